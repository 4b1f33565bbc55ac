"""Where accounts differ, the passages side by side."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accordingto.ledger import Dispute
from accordingto.records import Article, Conflict
from accordingto.views.conflicts import conflict_line
from accordingto.views.pages.excerpts import AROUND, Excerpt, excerpt

Find = Callable[[str], Article]
"""The article of an id."""


@dataclass(frozen=True, slots=True)
class Dissent:
    """A conflict in a line of words, with the passage on every side and what it says there."""

    conflict: Conflict
    head: str
    sides: tuple[tuple[str, Excerpt], ...]
    claim: str | None = None


def dissent(conflict: Conflict, find: Find, claim: str | None = None, around: int = AROUND) -> Dissent:
    """One conflict, with so many characters around each passage."""
    head = conflict_line(conflict)
    sides = tuple((side.says, excerpt(find(side.article), side.span, around)) for side in conflict.sides)
    return Dissent(conflict, head[:1].upper() + head[1:], sides, claim)


def dissents(disputes: Iterable[Dispute], find: Find, around: int = AROUND) -> list[Dissent]:
    """All conflicts, as the ledger has them."""
    return [dissent(one.conflict, find, one.claim, around) for one in disputes]
