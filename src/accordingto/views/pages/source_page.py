"""A source: what they said, when, to whom, through whom, and how it changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.ledger import Entry, Speaker, Utterance
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.ledger.quotes import Variant, utterance
from accordingto.records import Verdict
from accordingto.views.pages.aligned import both
from accordingto.views.pages.conflict_page import Dissent
from accordingto.views.pages.lines import ShownLine, line
from accordingto.views.wordings import differs

_AROUND = 50
"""Characters beside a passage: whom it is about is known here."""
ClaimsOf = Mapping[str, Sequence[ClaimRow]]
"""The claims that a statement is in, by its id."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: the statements that report it, the wordings that differ, and the claims it belongs to."""

    lines: tuple[ShownLine, ...]
    variants: tuple[Variant, ...]

    @property
    def claims(self) -> tuple[ClaimRow, ...]:
        """The claims that its statements are in, each once."""
        return tuple({(one.claim.id, one.claim.kind): one for of in self.lines for one in of.claims[:1]}.values())

    @property
    def when(self) -> str | None:
        """The day it was said, as far as told; else the day of the oldest report."""
        told = [one.entry.statement.said for one in self.lines if one.entry.statement.said]
        printed = [one.entry.article.published.value for one in self.lines if one.entry.article.published]
        return min(told or printed, default=None)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of a source shows, earliest first."""

    person: Speaker
    said: tuple[Saying, ...]
    conflicts: tuple[Dissent, ...]


def source_page(
    person: Speaker, entries: Iterable[Entry], conflicts: Iterable[Dissent], claims_of: ClaimsOf
) -> SourcePage:
    """The source with these statements of theirs, and the conflicts that they are on a side of."""
    said = [_said(one, claims_of) for one in _utterances(entries, claims_of)]
    ordered = sorted(said, key=lambda one: (one.when is None, one.when or ""))
    return SourcePage(person, tuple(ordered), tuple(conflicts))


def _utterances(entries: Iterable[Entry], claims_of: ClaimsOf) -> list[Utterance]:
    """The statements by acts of saying."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        ident = entry.statement.id
        kinds = (one.claim.id for one in claims_of.get(ident, ()) if one.claim.kind is Verdict.SAME_UTTERANCE)
        groups.setdefault(next(kinds, ident), []).append(entry)
    return [utterance(of, None) for of in groups.values()]


def _said(one: Utterance, claims_of: ClaimsOf) -> Saying:
    lines = tuple(line(entry, claims_of.get(entry.statement.id, ()), _AROUND) for entry in one.entries)
    variants = (replace(each, pieces=both(each.pieces)) for each in one.variants if any(map(differs, each.pieces)))
    return Saying(lines, tuple(variants))
