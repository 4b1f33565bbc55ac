"""Stage `resolve`: `Attribution`s → `Statement`s, each with an id that its passage alone decides."""

import hashlib
from collections.abc import Iterable, Iterator

from accordingto.records import Article, Attribution, Span, Statement


def resolve(article: Article, attributions: Iterable[Attribution]) -> Iterator[Statement]:
    """The statements of one article, each attribution once.

    Ids hash the article and the spans of source and content, so that a newer model that finds the same gives
    the same id.
    """
    seen = set()
    for attribution in attributions:
        key = ";".join(_offsets(s) for s in (attribution.source, attribution.content))
        identity = hashlib.sha256(f"{article.id}\0{key}".encode()).hexdigest()[:32]
        if identity not in seen:
            seen.add(identity)
            yield Statement(identity, article.id, attribution)


def _offsets(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{s.start}-{s.end}" for s in spans)
