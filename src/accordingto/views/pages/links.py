"""Where a page is: an address of its own when served, a place in the file in a dossier."""

import hashlib
from typing import Protocol
from urllib.parse import quote, urlencode

from accordingto.ledger.sources import spelling
from accordingto.records import Verdict


class Links(Protocol):
    """Addresses of pages. Ids are those of the ledger; `story` is None for all that the ledger or dossier holds."""

    def story(self, story: str | None) -> str:
        """The story's own page."""

    def part(self, name: str, story: str | None) -> str:
        """A list of the story: "claims", "conflicts", "timeline", "sources" or "articles"."""

    def statements(self, story: str | None, **asked: str) -> str:
        """Statements that were asked for."""

    def claim(self, ident: str, kind: Verdict) -> str:
        """A claim; an act of saying has a page of its own."""

    def source(self, name: str) -> str:
        """A source, by any of its names."""

    def article(self, ident: str) -> str:
        """An article to read."""

    def place(self, article: str, anchor: str) -> str:
        """A place in an article: see `statement_anchor` and `paragraph_anchor`."""


def statement_anchor(ident: str) -> str:
    """The element that holds a statement in its article."""
    return f"s-{_short(ident)}"


def paragraph_anchor(article: str, number: int) -> str:
    """The element that holds a paragraph of an article."""
    return f"p-{_short(article)}-{number}"


class Served:
    """Addresses below one server."""

    def story(self, story: str | None) -> str:
        """`/story/ID`."""
        return "/" if story is None else f"/story/{story}"

    def part(self, name: str, story: str | None) -> str:
        """`/claims?story=ID` and so on."""
        return f"/{name}" + (f"?story={story}" if story else "")

    def statements(self, story: str | None, **asked: str) -> str:
        """`/statements?by=…`."""
        query = urlencode(({"story": story} if story else {}) | asked)
        return "/statements" + (f"?{query}" if query else "")

    def claim(self, ident: str, kind: Verdict) -> str:
        """`/claim/ID` or `/utterance/ID`."""
        return f"/{_claim(kind)}/{ident}"

    def source(self, name: str) -> str:
        """`/source?name=…`."""
        return "/source?" + urlencode({"name": name})

    def article(self, ident: str) -> str:
        """`/article/ID`."""
        return f"/article/{quote(ident, safe='')}"

    def place(self, article: str, anchor: str) -> str:
        """`/article/ID#…`."""
        return f"{self.article(article)}#{anchor}"


class InFile:
    """Places in one file."""

    def story(self, story: str | None) -> str:
        """The front page: a dossier has one story."""
        return "#front"

    def part(self, name: str, story: str | None) -> str:
        """`#claims` and so on."""
        return f"#{name}"

    def statements(self, story: str | None, **asked: str) -> str:
        """There is no list of statements in a file: the sources have them, one by one."""
        return "#sources"

    def claim(self, ident: str, kind: Verdict) -> str:
        """`#claim-ID` or `#utterance-ID`."""
        return f"#{_claim(kind)}-{_short(ident)}"

    def source(self, name: str) -> str:
        """By a digest of the name, since a name may hold anything."""
        return "#source-" + hashlib.sha256(spelling(name).encode("utf-8", "replace")).hexdigest()[:12]

    def article(self, ident: str) -> str:
        """`#article-ID`."""
        return f"#article-{_short(ident)}"

    def place(self, article: str, anchor: str) -> str:
        """The place itself: it stands once in the file."""
        return f"#{anchor}"


def _short(ident: str) -> str:
    """Enough of an id to be one of its kind in a file."""
    return ident[:12]


def _claim(kind: Verdict) -> str:
    return "utterance" if kind == Verdict.SAME_UTTERANCE else "claim"
