"""Where a page is: an address of its own when served, a place in the file in a dossier."""

import hashlib
from typing import Protocol
from urllib.parse import quote, urlencode

from accordingto.ledger.sources import spelling


class Links(Protocol):
    """Addresses of pages. Ids are those of the ledger; `story` is None for all that the ledger or dossier holds."""

    def story(self, story: str | None) -> str:
        """The story's own page."""

    def part(self, name: str, story: str | None, **asked: str) -> str:
        """A list of the story: "claims", "conflicts", "timeline", "statements", "sources" or "articles".

        `asked` narrows it down: claims by origins="one", articles by date="none".
        """

    def statements(self, story: str | None, **asked: str) -> str:
        """Statements that were asked for."""

    def claim(self, ident: str) -> str:
        """A claim."""

    def conflict(self, story: str | None, number: int) -> str:
        """A conflict of the story, by its place in the list, from 1."""

    def source(self, name: str, stance: str = "") -> str:
        """A source, by any of its names; with a stance, what it says with that."""

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

    def part(self, name: str, story: str | None, **asked: str) -> str:
        """`/claims?story=ID` and so on."""
        query = urlencode(({"story": story} if story else {}) | asked)
        return f"/{name}" + (f"?{query}" if query else "")

    def statements(self, story: str | None, **asked: str) -> str:
        """`/statements?by=…`."""
        return self.part("statements", story, **asked)

    def claim(self, ident: str) -> str:
        """`/claim/ID`."""
        return f"/claim/{ident}"

    def conflict(self, story: str | None, number: int) -> str:
        """`/conflicts#conflict-3`, for those on the first page."""
        return f"{self.part('conflicts', story)}#conflict-{number}"

    def source(self, name: str, stance: str = "") -> str:
        """`/source?name=…`."""
        return "/source?" + urlencode({"name": name} | ({"stance": stance} if stance else {}))

    def article(self, ident: str) -> str:
        """`/article/ID`."""
        return f"/article/{quote(ident, safe='')}"

    def place(self, article: str, anchor: str) -> str:
        """`/article/ID#…`."""
        return f"{self.article(article)}#{anchor}"


class InFile:
    """Places in one file; `asked` are the questions of statements that lead somewhere, by the place of the answer."""

    def __init__(self) -> None:
        self.asked: dict[str, dict[str, str]] = {}

    def story(self, story: str | None) -> str:
        """The front page: a dossier has one story."""
        return "#front"

    def part(self, name: str, story: str | None, **asked: str) -> str:
        """`#claims`, `#claims-one` and so on."""
        return "-".join((f"#{name}", *asked.values()))

    def statements(self, story: str | None, **asked: str) -> str:
        """`#statements`, or by a digest of what is asked."""
        if not asked:
            return "#statements"
        anchor = f"statements-{_digest(repr(sorted(asked.items())))}"
        self.asked[anchor] = asked
        return f"#{anchor}"

    def claim(self, ident: str) -> str:
        """`#claim-ID`."""
        return f"#claim-{_short(ident)}"

    def conflict(self, story: str | None, number: int) -> str:
        """`#conflict-3`."""
        return f"#conflict-{number}"

    def source(self, name: str, stance: str = "") -> str:
        """By a digest of the name, since a name may hold anything."""
        return f"#source-{_digest(spelling(name))}" + (f"-{stance}" if stance else "")

    def article(self, ident: str) -> str:
        """`#article-ID`."""
        return f"#article-{_short(ident)}"

    def place(self, article: str, anchor: str) -> str:
        """The place itself: it stands once in the file."""
        return f"#{anchor}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]


def _short(ident: str) -> str:
    """Enough of an id to be one of its kind in a file."""
    return ident[:12]
