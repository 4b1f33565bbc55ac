"""What may be one claim, as questions: two passages side by side, and how likely they say the same."""

from dataclasses import dataclass

from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Page
from accordingto.views.pages.lines import ShownLine, line


@dataclass(frozen=True, slots=True)
class Question:
    """Do these two say the same? `likely` is the program's guess."""

    left: ShownLine
    right: ShownLine
    likely: float


def questions(browse: Browse, page: Page) -> list[Question]:
    """The likeliest of each claim that is only a question, beside what it was compared with; each pair once."""
    found: dict[frozenset[str], Question] = {}
    for own, other, likely in browse.questions(page):
        pair = frozenset((own.statement.id, other.statement.id))
        if pair not in found:
            found[pair] = Question(line(own), line(other), likely)
    return list(found.values())
