"""Two articles set side by side."""

from dataclasses import dataclass

from accordingto.errors import InputError
from accordingto.ledger import ClaimEntry, Decision, Dispute, Entry, Ledger
from accordingto.match.copies import Shared
from accordingto.match.material import outlet
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
    claims: tuple[ClaimEntry, ...]
    disputes: tuple[Dispute, ...]
    only_left: tuple[Entry, ...]
    only_right: tuple[Entry, ...]


def compare(ledger: Ledger, one: str, other: str) -> Comparison:
    """Set two articles side by side; each is named by its name, or by its id or the first characters of it.

    Raises:
        InputError: a reference names no article, or several, or both name one article.

    """
    left, right = ledger.article(one), ledger.article(other)
    if left.id == right.id:
        raise InputError(f"{one} and {other}: one article ({left.id[:8]}). Name two")
    claims = tuple(
        claim
        for claim in ledger.claims(article=left.id)
        if any(member.article.id == right.id for member in claim.members)
    )
    both = {left.id, right.id}
    shared = {member.statement.id for claim in claims for member in claim.members}
    return Comparison(
        left,
        right,
        _newsroom(ledger, left, right),
        tuple(ledger.copies(left.id, right.id)),
        claims,
        tuple(one for one in ledger.conflicts() if both <= {side.article for side in one.conflict.sides}),
        _others(ledger, left, shared),
        _others(ledger, right, shared),
    )


def _newsroom(ledger: Ledger, left: Article, right: Article) -> Decision | None:
    one, other = outlet(left), outlet(right)
    return ledger.affiliated(one, other) if one and other else None


def _others(ledger: Ledger, article: Article, shared: set[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in ledger.statements(within=article.id) if entry.statement.id not in shared)
