"""A claim: each statement with its chain and its passage, the wordings side by side, and why it is one claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import ClaimEntry
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.ledger.quotes import quoted
from accordingto.match.wording import Piece
from accordingto.records import Article, Verdict
from accordingto.views.pages.aligned import against
from accordingto.views.pages.conflict_page import Dissent, Find, dissent
from accordingto.views.pages.excerpts import AROUND
from accordingto.views.pages.lines import Line, line

MOST = 200
"""Members shown; a claim of more says how many there are."""
REASONS = 12
"""Wordings that are aligned with the best one, and decisions shown, those of users first."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one member words it, set against the claim's wording piece by piece."""

    line: Line
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two members are one claim, by their places in the list (from 1): the program's reason, or who decided so."""

    left: int
    right: int
    pair: tuple[str, str]
    because: str
    likely: float | None
    author: str | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the page of a claim shows; `inner` are acts of saying inside it that several statements tell."""

    entry: ClaimEntry
    members: tuple[Line, ...]
    wordings: tuple[Wording, ...]
    joins: tuple[Joined, ...]
    reasons: int
    conflicts: tuple[Dissent, ...]
    inner: tuple[ClaimRow, ...]
    outlets: tuple[str, ...]
    others: tuple[ClaimRow, ...]

    @property
    def linked(self) -> set[int]:
        """The places of the members that the reasons tell of."""
        return {place for one in self.joins for place in (one.left, one.right)}

    @property
    def utterance(self) -> bool:
        """One act of saying, told by several."""
        return self.entry.claim.kind is Verdict.SAME_UTTERANCE


def claim_page(
    entry: ClaimEntry,
    find: Find,
    inner: Sequence[ClaimRow] = (),
    others: Sequence[ClaimRow] = (),
    *,
    most: int = REASONS,
    around: int = AROUND,
) -> ClaimPage:
    """The claim with all that it rests on, `most` wordings and reasons; `others` are what it may be the same as.

    `around` are the characters shown beside each passage.
    """
    places = {member.statement.id: at for at, member in enumerate(entry.members, 1)}
    articles: dict[str, Article] = {member.article.id: member.article for member in entry.members}
    members = tuple(line(member, (), around) for member in entry.members[:MOST])
    joins = _joins(entry, places)
    return ClaimPage(
        entry,
        members,
        tuple(_wordings(entry, members, most)),
        tuple(joins[:most]),
        len(joins),
        tuple(dissent(one, lambda ident: articles.get(ident) or find(ident)) for one in entry.claim.conflicts),
        tuple(inner),
        tuple(dict.fromkeys(one.article.outlet.value for one in entry.members if one.article.outlet)),
        tuple(others),
    )


def _joins(entry: ClaimEntry, places: Mapping[str, int]) -> list[Joined]:
    """Users' decisions first, then the surest; the wordings are left out, since these stand with the members."""
    exemplar = entry.claim.id
    found = []
    for one in entry.decisions:
        judged = one.judgement
        if judged.left in places and judged.right in places:
            pair = judged.left, judged.right
            found.append(Joined(places[pair[0]], places[pair[1]], pair, judged.because, None, judged.author))
    for member in entry.tellings:
        ident = member.entry.statement.id
        if member.sure and ident != exemplar and exemplar in places:
            why = member.because.partition("; “")[0]
            found.append(Joined(places[exemplar], places[ident], (exemplar, ident), why, member.likely, None))
    return found


def _wordings(entry: ClaimEntry, members: Sequence[Line], most: int) -> list[Wording]:
    """Each other wording that is near enough, once, against the claim's own; of one act of saying, the quotations."""
    said = [_said(entry, member) for member in members]
    best = next((words for words, member in zip(said, members, strict=True) if _best(entry, member)), "")
    base = best or next((words for words in said if words), "")
    found = {words: member for words, member in reversed(list(zip(said, members, strict=True))) if words}
    own = found.pop(base, None)
    ordered = sorted(found.items(), key=lambda pair: members.index(pair[1]))
    rest = [Wording(member, pieces) for words, member in ordered if (pieces := against(base, words))]
    if own is None or not rest:
        return []
    return [Wording(own, (Piece("same", base, base),)), *rest[: most - 1]]


def _said(entry: ClaimEntry, member: Line) -> str:
    quotation = quoted(member.entry) if entry.claim.kind is Verdict.SAME_UTTERANCE else ""
    return " ".join((quotation or member.entry.content).split())


def _best(entry: ClaimEntry, member: Line) -> bool:
    return member.entry.content == entry.claim.wording
