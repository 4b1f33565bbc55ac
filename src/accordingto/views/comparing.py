"""Two articles set side by side."""

from dataclasses import dataclass

from accordingto.errors import InputError
from accordingto.ledger import Decision, Dispute, Entry, Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.match.copies import Shared
from accordingto.records import Article


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles share, where they differ, and what only one of them has.

    `claims` have a member in each, `disputes` a side in each; `newsroom` is why their outlets are one, else None.
    """

    left: Article
    right: Article
    newsroom: Decision | None
    text: tuple[Shared, ...]
    claims: tuple[ClaimRow, ...]
    disputes: tuple[Dispute, ...]
    only_left: tuple[Entry, ...]
    only_right: tuple[Entry, ...]


def compare(ledger: Ledger, browse: Browse, one: str, other: str) -> Comparison:
    """Set two articles side by side; each is named by its name, or by its id or the first characters of it.

    Raises:
        InputError: a reference names no article, or several, or both name one article.

    """
    left, right = ledger.article(one), ledger.article(other)
    if left.id == right.id:
        raise InputError(f"{one} and {other}: one article ({left.id[:8]}). Name two")
    ids = browse.told_by_both(left.id, right.id)
    return Comparison(
        left,
        right,
        _newsroom(ledger, left, right),
        tuple(ledger.copies(left.id, right.id)),
        tuple(browse.claims_between(left.id, right.id)),
        tuple(browse.conflicts_between(left.id, right.id)),
        _others(browse, left, ids),
        _others(browse, right, ids),
    )


def _newsroom(ledger: Ledger, left: Article, right: Article) -> Decision | None:
    one, other = left.likely_outlet, right.likely_outlet
    return ledger.affiliated(one, other) if one and other else None


def _others(browse: Browse, article: Article, shared: set[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in browse.entries(article.id) if entry.statement.id not in shared)
