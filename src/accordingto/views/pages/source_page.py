"""A source: what they said, when, to whom, through whom, and how it changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import ClaimEntry, Dispute, Entry, Utterance
from accordingto.ledger.quotes import Variant, utterance
from accordingto.records import Stance, Verdict
from accordingto.views.pages.conflict_page import Dissent, Find, dissents
from accordingto.views.pages.lines import Line, line
from accordingto.views.pages.material import Person

MOST = 200
"""Acts of saying shown on one page."""


@dataclass(frozen=True, slots=True)
class Said:
    """One act of saying: the statements that report it, and the wordings that differ."""

    lines: tuple[Line, ...]
    variants: tuple[Variant, ...]
    claim: str | None

    @property
    def when(self) -> str | None:
        """The day it was said, as far as told; else the day of the oldest report."""
        told = [one.entry.statement.said for one in self.lines if one.entry.statement.said]
        printed = [one.entry.article.published.value for one in self.lines if one.entry.article.published]
        return min(told or printed, default=None)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of a source shows, earliest first."""

    person: Person
    said: tuple[Said, ...]
    counts: Mapping[Stance, int]
    conflicts: tuple[Dissent, ...]


def source_page(
    person: Person,
    utterances: Sequence[Utterance],
    disputes: Sequence[Dispute],
    find: Find,
    claims_of: Callable[[str], Sequence[ClaimEntry]],
) -> SourcePage:
    """The source; of the conflicts, those with one of its statements on a side."""
    said = [_said(one, claims_of) for one in utterances]
    counts = {stance: sum(entry.statement.stance is stance for entry in person.entries) for stance in Stance}
    theirs = [one for one in disputes if _concerns(one, person.entries)]
    ordered = sorted(said, key=lambda one: (one.when is None, one.when or ""))[:MOST]
    return SourcePage(person, tuple(ordered), counts, tuple(dissents(theirs, find)))


def utterances(entries: Sequence[Entry], claims_of: Callable[[str], Sequence[ClaimEntry]]) -> list[Utterance]:
    """The statements of one source by acts of saying, as `Ledger.quotes` has them, from claims that are at hand."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        ident = entry.statement.id
        one = next((c.claim.id for c in claims_of(ident) if c.claim.kind is Verdict.SAME_UTTERANCE), None)
        groups.setdefault(one or ident, []).append(entry)
    return [utterance(of, ident if len(of) > 1 else None) for ident, of in groups.items()]


def _said(one: Utterance, claims_of: Callable[[str], Sequence[ClaimEntry]]) -> Said:
    lines = tuple(line(entry, claims_of(entry.statement.id)) for entry in one.entries)
    return Said(lines, one.variants, one.claim)


def _concerns(dispute: Dispute, entries: Sequence[Entry]) -> bool:
    """A side of it lies in a statement of theirs."""
    for side in dispute.conflict.sides:
        for entry in entries:
            roles = entry.statement.attribution
            spans = roles.source + roles.cue + roles.content
            if entry.article.id == side.article and any(
                span.start < side.span.end and side.span.start < span.end for span in spans
            ):
                return True
    return False
