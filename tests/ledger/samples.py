"""Articles of invented people, places and outlets, made from a line or two."""

import hashlib
import re

from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Basis,
    Chain,
    Kind,
    Known,
    Link,
    Paragraph,
    Source,
    Span,
    Statement,
)
from accordingto.records.identity import identity

MODEL = "attribution-1"

HARBOUR = """Vale council spokeswoman Zoë Marlowe said the harbour would reopen in May.

The ferry company had no comment, harbour master Tobias Quill told The Vale Post.

Sign up for our newsletter."""


def digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def given(value: str) -> Known:
    return Known(value, Basis.GIVEN, "option")


def article(name: str, text: str = HARBOUR, **fields: object) -> Article:
    """An article whose paragraphs are the lines with text in them."""
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"\S[^\n]*", text)]
    paragraphs = tuple(Paragraph(span, Kind.BODY) for span in lines)
    values: dict[str, object] = {"path": f"saved/{name}.txt", "given_text": True} | fields
    return Article(id=digest(name, text), name=name, text=text, paragraphs=paragraphs, **values)  # type: ignore[arg-type]


def statement(of: Article, source: str, cue: str, content: str, score: float = 0.9, **found: object) -> Statement:
    """A statement of those words; pieces are parted by " … ", an empty role has none.

    Its chain is its source as written, named, and `found` is what else stage `resolve` finds.
    """
    roles = [tuple(_span(of.text, piece) for piece in role.split(" … ") if piece) for role in (source, cue, content)]
    said = Attribution(roles[0], roles[1], roles[2], score)
    values: dict[str, object] = {"chain": chain(source) if source else ()} | found
    return Statement(identity(of.id, said), of.id, said, **values)  # type: ignore[arg-type]


def chain(*names: str) -> Chain:
    """Links of those names, nearest to the writer first; a name in round brackets is unnamed."""
    return tuple(_link(name) for name in names)


def _link(name: str) -> Link:
    named, bare = not name.startswith("("), name.strip("()")
    return Link(Source(bare, Agent.PERSON if named else Agent.GROUP, named), None, "as the text names it")


def harbour(name: str = "harbour", **fields: object) -> tuple[Article, list[Statement]]:
    """The sample story with its two statements."""
    of = article(name, **fields)
    return of, [
        statement(of, "Vale council spokeswoman Zoë Marlowe", "said", "the harbour would reopen in May"),
        statement(of, "harbour master Tobias Quill", "told", "The ferry company had no comment"),
    ]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
