"""What may be one claim, as questions: two passages side by side, and how likely they say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.ledger import ClaimEntry
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Page
from accordingto.views.pages.lines import Line, line


@dataclass(frozen=True, slots=True)
class Question:
    """Do these two say the same? `likely` is the program's guess."""

    left: Line
    right: Line
    likely: float


def questions(browse: Browse, page: Page) -> list[Question]:
    """The likeliest of each claim that is only a question, beside what it was compared with; each pair once."""
    return list(_questions(browse.questions(page)))


def _questions(entries: Iterable[ClaimEntry]) -> Iterator[Question]:
    seen: set[frozenset[str]] = set()
    for entry in entries:
        own = next((one.entry for one in entry.tellings if one.sure), None)
        other = next((one for one in entry.tellings if not one.sure), None)
        pair = frozenset((own.statement.id, other.entry.statement.id)) if own and other else frozenset()
        if own and other and pair not in seen:
            seen.add(pair)
            yield Question(line(own), line(other.entry), other.likely)
