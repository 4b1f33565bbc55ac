"""Where accounts differ, the passages side by side: who says so, through whom, and when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accordingto.ledger import Dispute, Entry
from accordingto.records import Article, Conflict, Side, Span
from accordingto.views.claim_rows import Find
from accordingto.views.conflicts import conflict_line
from accordingto.views.pages.excerpts import AROUND, Excerpt, excerpt
from accordingto.views.pages.lines import Step, steps
from accordingto.views.phrases import capital, said_on

SIDES = 6
"""Sides shown, each wording once."""
Teller = Callable[[str, Span], Entry | None]
"""The statement that holds these words of an article; None where the article tells them itself."""


@dataclass(frozen=True, slots=True)
class Account:
    """One side: what it says, the passage, the chain from the outlet to whoever says so, and when that was said."""

    says: str
    passage: Excerpt
    chain: tuple[Step, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """A conflict in a line of words, with its sides; `more` of them are not shown."""

    conflict: Conflict
    head: str
    sides: tuple[Account, ...]
    claim: str | None = None
    more: int = 0


def dissent(conflict: Conflict, find: Find, teller: Teller, claim: str | None = None, around: int = AROUND) -> Dissent:
    """One conflict, with so many characters around each passage."""
    shown = tuple({side.says: side for side in reversed(conflict.sides)}.values())[::-1][:SIDES]
    sides = tuple(_account(side, find(side.article), teller, around) for side in shown)
    return Dissent(conflict, capital(conflict_line(conflict)), sides, claim, len(conflict.sides) - len(sides))


def dissents(disputes: Iterable[Dispute], find: Find, teller: Teller, around: int = AROUND) -> list[Dissent]:
    """All conflicts, as the ledger has them."""
    return [dissent(one.conflict, find, teller, one.claim, around) for one in disputes]


def _account(side: Side, article: Article, teller: Teller, around: int) -> Account:
    entry = teller(side.article, side.span)
    chain = steps(entry) if entry else ()
    when = f"said {said_on(entry.statement.said)}" if entry and entry.statement.said else ""
    return Account(side.says, excerpt(article, side.span, around), chain, when)
