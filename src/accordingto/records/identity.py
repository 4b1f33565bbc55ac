"""What the id of a statement is made of: the article, and the spans of source and content as they were attributed."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from accordingto.records.articles import Span
from accordingto.records.statements import Attribution, Statement


def identity(article: str, one: Attribution) -> str:
    """The id of an attribution, 32 hex digits; a newer model that finds the same in the article gives the same."""
    key = ";".join(",".join(f"{s.start}-{s.end}" for s in spans) for spans in (one.source, one.content))
    return hashlib.sha256(f"{article}\0{key}".encode()).hexdigest()[:32]


def is_own(statement: Statement) -> bool:
    """Whether a statement has the id of its words."""
    return any(identity(statement.article, one) == statement.id for one in _as_attributed(statement))


def _as_attributed(statement: Statement) -> Iterator[Attribution]:
    """The attribution as it is; then with the addressee put back that was taken off its content."""
    found = statement.attribution
    yield found
    for told in (one.span for one in statement.evidence if one.of == "addressee" and one.span):
        yield replace(found, content=tuple(sorted((*found.content, told), key=lambda span: span.start)))
        yield replace(found, content=tuple(_with(piece, told) for piece in found.content))


def _with(piece: Span, told: Span) -> Span:
    """A piece of content with the addressee that stands beside it, with no more than spaces between them."""
    start = told.start if 0 <= piece.start - told.end <= _APART else piece.start
    return Span(start, told.end if 0 <= told.start - piece.end <= _APART else piece.end)


_APART = 3
