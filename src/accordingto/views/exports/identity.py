"""What is one thing for another program: the ids of sources, and addresses that are safe to follow."""

import hashlib
import re

from accordingto.ledger.sources import Joined
from accordingto.records import Article, Source

_ADDRESS = re.compile(
    r'https?://[^\s\x00-\x20\x7f-\x9f"<>\\^`{|}\u200e\u200f\u202a-\u202e\u2066-\u2069]+', re.IGNORECASE
)


def source_id(source: Source, article: str, key_of: Joined) -> str:
    """32 hex digits that a source has wherever it speaks.

    What has a name is one source across articles, as the ledger joins names. "Officials" of two articles may be two
    sets of people, so what has no name is one source only within the article of that id.
    """
    return _digest(key_of(source.name)) if source.named else _digest(article, key_of(source.name))


def web_address(article: Article) -> str | None:
    """The article's URL where it is one of the web; never a `javascript:` link, nor one with odd characters."""
    return article.url if article.url and _ADDRESS.fullmatch(article.url) else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
