"""Where a claim comes from: the ways that articles give, the origins at their ends, and who stopped saying whence.

The unit is the article, as for a reader who asks "so many articles, how many sources?". Of each the longest ways are
taken that it gives for the claim; ways that end at one origin are merged (`merging`). Whoever is only spoken of is no
source: what somebody plans or thinks is a way only where no article has another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from accordingto.match import merging
from accordingto.match.merging import MOST, End, reason
from accordingto.names.agents import canonical, describe
from accordingto.records import UNKNOWN, Agent, Chain, Mode, Origin, Provenance, Stance, Statement, Told, Way


@dataclass(frozen=True, slots=True)
class Telling:
    """A member of a claim as it is counted: the outlet that printed it, and the day, where they are known.

    `rejected`: its article tells it only to reject it. `around` is the first that the article says through each source,
    by its name in one spelling.
    """

    statement: Statement
    outlet: str | None = None
    day: str | None = None
    rejected: bool = False
    around: Mapping[str, Statement] = field(default_factory=dict)

    @property
    def article(self) -> str:
        """The article's id."""
        return self.statement.article


@dataclass(frozen=True, slots=True)
class Interval:
    """At least and at most so many origins, with what the count rests on."""

    at_least: int
    at_most: int
    because: tuple[str, ...]


Decided = Callable[[str, str], bool | None]
"""What users decided of two names: one source, two, or nothing."""


def provenance(
    tellings: Sequence[Telling], copied: Callable[[str], str] = str, decided: Decided = lambda _, __: None
) -> tuple[Provenance, Interval]:
    """The provenance of a claim with its interval.

    `copied` gives the article that stands for all that are copies of one text.
    """
    rejected = dict.fromkeys(one.article for one in tellings if one.rejected)
    affirmed = [one for one in tellings if one.statement.stance is Stance.AFFIRM and one.article not in rejected]
    ways = _ways(affirmed)
    ends = [End.of(way) for way in _traced(ways, copied)]
    origins, interval = _origins(ends, decided)
    sourceless = [article for article, found in ways.items() if not found]
    dropped = tuple(_dropped(affirmed, sourceless)) if origins else ()
    hardened, first = tuple(_hardened(affirmed)), _first(affirmed)
    found = Provenance(origins, tuple(sourceless), dropped, hardened, first, tuple(rejected))
    return found, _widened(interval, sourceless, rejected)


# Ways


def _ways(tellings: Sequence[Telling]) -> dict[str, list[Way]]:
    """The ways of each article, the articles in the order given; none that is part of a longer one."""
    shown: dict[str, list[Way]] = defaultdict(list)
    thought: dict[str, list[Way]] = defaultdict(list)
    for one in tellings:
        shown[one.article] += []
        chain = _beyond(one.statement.chain, one.outlet)
        if chain:
            private = one.statement.mode is Mode.PRIVATE_STATE and one.statement.told is Told.ATTRIBUTED
            (thought if private else shown)[one.article].append(Way(one.article, one.statement.id, chain))
    if not any(shown.values()):
        shown |= thought
    known = {canonical(link.source.name) for ways in shown.values() for way in ways for link in way.chain}
    for one in tellings:
        if not shown[one.article]:
            shown[one.article] += _elsewhere(one, known)
    return {article: _longest(ways) for article, ways in shown.items()}


def _elsewhere(one: Telling, known: Collection[str]) -> Iterator[Way]:
    """The way of the first that its article says through somebody from whom others have the claim."""
    found = sorted((said.attribution.content[0].start, name) for name in known if (said := one.around.get(name)))
    for _, name in found[:1]:
        chain = _beyond(one.around[name].chain, one.outlet)
        through = next((link.source.name for link in chain if canonical(link.source.name) == name), None)
        if through:
            why = f"others have it from {through}, through whom the article tells something else"
            yield Way(one.article, one.statement.id, tuple(replace(link, because=why) for link in chain))


def _beyond(chain: Chain, outlet: str | None) -> Chain:
    """The chain without the article's own outlet and without an end that is not known."""
    own = canonical(outlet) if outlet else None
    known = tuple(link for link in chain if link.source.name != UNKNOWN)
    return known[1:] if known and own and canonical(known[0].source.name) == own else known


def _longest(ways: Sequence[Way]) -> list[Way]:
    """The ways without repeats and without those whose links all stand in another."""
    by_names = {tuple(canonical(link.source.name) for link in way.chain): way for way in reversed(ways)}
    kept = [names for names in by_names if not any(set(names) < set(other) for other in by_names)]
    return [by_names[names] for names in reversed(kept)]


def _traced(ways: Mapping[str, Sequence[Way]], copied: Callable[[str], str]) -> list[Way]:
    """The ways that count: a copy adds none, and "reports" only where nothing else is named."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    found = []
    for way in (way for of_one in ways.values() for way in of_one):
        names = copied(way.article), tuple(canonical(link.source.name) for link in way.chain)
        if names not in seen:
            seen.add(names)
            found.append(way)
    named = [way for way in found if not _only_reports(way)]
    return named or found[:1]


_REPORTS = frozenset(("reports", "rumors", "rumours"))


def _only_reports(way: Way) -> bool:
    """All that is told is that it is reported, or rumoured: nobody is named on the way."""
    source = way.chain[-1].source
    nobody = not any(link.source.named for link in way.chain)
    return nobody and (source.kind is Agent.OUTLET or describe(source.name).head.lower() in _REPORTS)


# Origins


def _origins(ends: list[End], decided: Decided) -> tuple[tuple[Origin, ...], Interval]:
    if not ends:
        return (), Interval(0, 0, ("no article says where it has it from",))
    weights = merging.shipped()
    compared = ends[:MOST]
    likely = _as_decided(weights.likely(compared), compared, decided)
    found = weights.groups(likely)
    at_least, at_most = weights.interval(compared, found, np.clip(likely, 0, 1))
    groups = weights.groups(likely, at_most)
    _by_name(groups, ends)
    origins = [_origin(ends, group, likely) for group in groups]
    because = tuple(f"{origin.who}: {why}" for origin in origins for why in origin.because)
    ordered = sorted(origins, key=lambda origin: (-len(origin.articles), origin.who))
    return tuple(ordered), Interval(at_least, len(origins), because)


def _as_decided(likely: np.ndarray, ends: Sequence[End], decided: Decided) -> np.ndarray:
    """What users said of two names, and that figures are two bodies', outweighs whatever it is averaged with."""
    found = likely.copy()
    for i, one in enumerate(ends):
        for j, other in enumerate(ends[:i]):
            said = decided(one.source.name, other.source.name)
            if said is None and merging.of_two_bodies(one.source, other.source):
                said = False
            if said is not None:
                found[i, j] = found[j, i] = 1e9 if said else -np.inf
    return found


def _by_name(groups: list[list[int]], ends: Sequence[End]) -> None:
    """Add the ends beyond those that were compared, each to the first group that has its name."""
    named: dict[str, list[int]] = {}
    for group in groups:
        for at in group:
            named.setdefault(ends[at].name, group)
    for at in range(MOST, len(ends)):
        if ends[at].name not in named:
            named[ends[at].name] = []
            groups.append(named[ends[at].name])
        named[ends[at].name].append(at)


def _origin(ends: Sequence[End], group: Sequence[int], likely: np.ndarray) -> Origin:
    """A group as one origin, with why each end is one with the likest of those before it.

    Not by who only passes it on; by the name that most articles have for it, if it has one; of several by the one most
    like the others, then fullest.
    """
    because = []
    for place, at in enumerate(group[1:], 1):
        told_by_name = at >= len(likely)
        other = at if told_by_name else max(group[:place], key=lambda before: float(likely[at, before]))
        because.append(reason(ends[other], ends[at], 1.0 if told_by_name else float(likely[at, other])))
    told = Counter(name for _, name in {(ends[at].way.article, ends[at].name) for at in group})
    known = [at for at in group if at < len(likely)]
    like = {at: round(float(np.clip(likely[at, known], 0, 1).sum())) for at in known}
    passing = {name for at in group for name in ends[at].outer}

    def worth(at: int) -> tuple[bool, bool, int, float, int, int]:
        end = ends[at]
        return end.name not in passing, end.source.named, told[end.name], like.get(at, 0), len(end.stems), -at

    best = max(group, key=worth)
    source = ends[best].source
    ways, why = tuple(ends[at].way for at in group), tuple(dict.fromkeys(because))
    return Origin(_described(ends[best]), source.kind, source.named, ways, why)


def _described(end: End) -> str:
    """The name; people who are not named with whom they talked to, for "sources" tells nothing."""
    if end.source.named or len(end.way.chain) == 1:
        return end.source.name
    return f"{end.source.name}, through {end.way.chain[-2].source.name}"


def _widened(interval: Interval, sourceless: Sequence[str], rejected: Collection[str]) -> Interval:
    """With a word on the articles that show no further origin: they may have it from anybody, or only reject it."""
    told = [f"{len(sourceless)} of the articles give no source"] if sourceless and interval.at_most else []
    told += [f"{len(rejected)} of the articles tell it only to reject it"] if rejected else []
    return Interval(interval.at_least, interval.at_most, (*interval.because, *told))


# Who dropped what


def _dropped(tellings: Sequence[Telling], sourceless: Sequence[str]) -> Iterable[str]:
    """Those without a source whose tellings do not hedge: they state as fact what others have from somebody."""
    hedging = {one.article for one in tellings if one.statement.hedge}
    return (article for article in sourceless if article not in hedging)


def _hardened(tellings: Sequence[Telling]) -> Iterable[tuple[str, str]]:
    """A telling that hedges with each of another article, not older, whose tellings never do."""
    hedging = {one.article for one in tellings if one.statement.hedge}
    hedged = next((one for one in tellings if one.statement.hedge), None)
    seen: set[str] = set()
    for one in tellings if hedged else ():
        later = not (one.day and hedged and hedged.day and one.day < hedged.day)
        if hedged and later and one.article not in hedging and one.article not in seen:
            seen.add(one.article)
            yield hedged.statement.id, one.statement.id


def _first(tellings: Sequence[Telling]) -> str | None:
    """The article of the earliest day, where it is the only one of that day."""
    days = {one.article: one.day for one in tellings if one.day}
    earliest = min(days.values(), default=None)
    articles = [article for article, day in days.items() if day == earliest]
    return articles[0] if len(articles) == 1 else None
