"""Where a page is: an address of its own when served, a place in the file in a dossier."""

import hashlib
from typing import Protocol
from urllib.parse import quote, urlencode

from accordingto.ledger import Entry
from accordingto.ledger.sources import spelling
from accordingto.records import Told
from accordingto.views.tree import Node


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

    def claim(self, ident: str, part: str = "") -> str:
        """A claim, or a part of its page: "articles", "sources", "source-1", "none", "deny", "why" and so on."""

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


def telling_anchor(one: Entry) -> str:
    """The element that shows a telling in its article: its note, or the paragraph where the article tells it itself."""
    if one.statement.told is Told.NARRATED and one.passages:
        return paragraph_anchor(one.article.id, one.passages[0].number)
    return statement_anchor(one.statement.id)


def node_href(to: Links, claim: str, node: Node) -> str:
    """Where a node of a claim's tree leads: to the passage that shows it, or to a part of the claim's page."""
    if node.telling and node.kind != "origin":
        return to.place(node.telling.article.id, telling_anchor(node.telling))
    return to.claim(claim, node.part)


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

    def claim(self, ident: str, part: str = "") -> str:
        """`/claim/ID#none`."""
        return f"/claim/{ident}" + (f"#{part}" if part else "")

    def correct(self, statement: str, back: str) -> str:
        """`/correct/ID?back=…`: where a statement is corrected, and where its reader was."""
        return f"/correct/{statement}?" + urlencode({"back": back})

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
    """Places in one file."""

    def story(self, story: str | None) -> str:
        """The front page: a dossier has one story."""
        return "#front"

    def part(self, name: str, story: str | None, **asked: str) -> str:
        """`#claims`, `#claims-one` and so on."""
        return "-".join((f"#{name}", *asked.values()))

    def statements(self, story: str | None, **asked: str) -> str:
        """`#find`: a file has no list of statements, but finds words."""
        return "#find"

    def claim(self, ident: str, part: str = "") -> str:
        """`#claim-ID`, or `#none-ID`."""
        return f"#{part or 'claim'}-{_short(ident)}"

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
