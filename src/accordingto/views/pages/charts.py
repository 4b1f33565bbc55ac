"""What the charts draw. A chart is drawn from the table beside it, so the two cannot differ."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger.browse_rows import ClaimRow, Flow, Tally
from accordingto.records import Stance

CLAIMS = 10
"""Claims that the Sankey shows: those that most outlets carry."""
_ORIGINS = 14
"""Origins that the Sankey tells apart."""
UNTOLD, NO_OUTLET = "origin not told", "outlet not known"


@dataclass(frozen=True, slots=True)
class Stream:
    """Statements that come from an origin through an outlet to a claim, where there is one.

    `node` is what the picture calls the origin: those with few statements stand there as one.
    """

    origin: str | None
    node: str
    named: bool
    outlet: str
    claim: ClaimRow | None
    statements: int


@dataclass(frozen=True, slots=True)
class OnDay:
    """Statements in the articles of one day, by stance."""

    day: str
    affirm: int
    deny: int
    decline: int


@dataclass(frozen=True, slots=True)
class Rest:
    """What the statements of one outlet rest on."""

    outlet: str
    named: int
    unnamed: int
    untold: int


def streams(
    flows: Sequence[Flow], claims: Sequence[ClaimRow], tallies: Sequence[Tally], called: Mapping[str, str]
) -> list[Stream]:
    """From origins through outlets to claims; where there is no claim yet, from the busiest origins to outlets."""
    rows_of: Mapping[str, ClaimRow] = {one.claim.id: one for one in claims}
    tally: Counter[tuple[str | None, bool, str, str | None]] = Counter()
    for one in flows or tallies:
        name = called.get(one.source.name, one.source.name) if one.source else None
        claim = one.claim if isinstance(one, Flow) else None
        tally[name, bool(one.source and one.source.named), one.outlet or NO_OUTLET, claim] += one.statements
    origins = Counter[str | None]()
    for (name, *_), count in tally.items():
        origins[name] += count
    shown = dict(origins.most_common(_ORIGINS))
    others = f"{len(origins) - len(shown)} other origins"
    rows = [
        Stream(name, (name or UNTOLD) if name in shown else others, named and name in shown, outlet, claim, count)
        for (name, named, outlet, which), count in tally.most_common()
        for claim in [rows_of.get(which) if which else None]
    ]
    return [one for one in rows if flows or one.origin in shown]


def by_day(tallies: Sequence[Tally]) -> list[OnDay]:
    """Statements by the day on which their article appeared; articles without a date are left out."""
    days: dict[str, Counter[Stance]] = defaultdict(Counter)
    for one in tallies:
        if one.day:
            days[one.day][one.stance] += one.statements
    return [
        OnDay(day, *(of[each] for each in (Stance.AFFIRM, Stance.DENY, Stance.DECLINE)))
        for day, of in sorted(days.items())
    ]


def by_outlet(tallies: Sequence[Tally]) -> list[Rest]:
    """Named, unnamed and untold origins of each outlet's statements, most statements first."""
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tallies:
        how = "untold" if one.source is None else "named" if one.source.named else "unnamed"
        outlets[one.outlet or NO_OUTLET][how] += one.statements
    ordered = sorted(outlets.items(), key=lambda one: -one[1].total())
    return [Rest(name, of["named"], of["unnamed"], of["untold"]) for name, of in ordered]
