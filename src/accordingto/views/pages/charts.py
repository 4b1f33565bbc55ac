"""What the charts draw. A chart is drawn from the table beside it, so the two cannot differ."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.ledger import Entry
from accordingto.records import Stance
from accordingto.views.pages.material import Material, origin
from accordingto.views.pages.phrases import outlet

_FLOWS = 10
"""Claims, or else origins, that the Sankey shows: those that most outlets carry."""
_ORIGINS = 14
"""Origins that the Sankey tells apart."""
UNTOLD = "origin not told"


@dataclass(frozen=True, slots=True)
class Flow:
    """Statements that come from an origin through an outlet to a claim (its id and wording), where there is one.

    `node` is what the picture calls the origin: those with few statements stand there as one.
    """

    origin: str
    node: str
    named: bool
    outlet: str
    claim: str | None
    kind: str | None
    wording: str
    statements: int


@dataclass(frozen=True, slots=True)
class OnDay:
    """Statements in the articles of one day, by stance."""

    day: str
    affirm: int
    deny: int
    decline: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What the statements of one outlet rest on."""

    outlet: str
    named: int
    unnamed: int
    untold: int

    @property
    def statements(self) -> int:
        """All of them."""
        return self.named + self.unnamed + self.untold


def flows(material: Material) -> list[Flow]:
    """From origins through outlets to the claims that most outlets carry; to no claim where there is none yet."""
    tally: Counter[tuple[str, bool, str, str | None, str | None, str]] = Counter()
    for claim in material.wide[:_FLOWS]:
        for member in claim.members:
            tally[(*_ends(member), claim.claim.id, claim.claim.kind.value, claim.claim.wording)] += 1
    if not tally:
        most = {id(entry) for person in material.people[:_FLOWS] for entry in person.entries}
        tally.update((*_ends(entry), None, None, "") for entry in material.entries if id(entry) in most)
    origins = Counter[str]()
    for (name, *_), count in tally.items():
        origins[name] += count
    shown = dict(origins.most_common(_ORIGINS))
    others = f"{len(origins) - len(shown)} other origins"
    ordered = sorted(tally.items(), key=lambda one: -one[1])
    return [
        Flow(name, name if name in shown else others, named and name in shown, through, claim, kind, wording, count)
        for (name, named, through, claim, kind, wording), count in ordered
    ]


def by_day(material: Material) -> list[OnDay]:
    """Statements by the day on which their article appeared; articles without a date are left out."""
    days: dict[str, list[Entry]] = defaultdict(list)
    for entry in material.entries:
        if entry.article.published:
            days[entry.article.published.value[:10]].append(entry)
    found = []
    for day, entries in sorted(days.items()):
        stances = Counter(entry.statement.stance for entry in entries)
        articles = tuple(dict.fromkeys(entry.article.id for entry in entries))
        found.append(OnDay(day, stances[Stance.AFFIRM], stances[Stance.DENY], stances[Stance.DECLINE], articles))
    return found


def by_outlet(entries: Sequence[Entry]) -> list[Rest]:
    """Named, unnamed and untold origins of each outlet's statements, most statements first."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        source = origin(entry)
        tally[outlet(entry.article)]["untold" if source is None else "named" if source.named else "unnamed"] += 1
    found = [Rest(name, one["named"], one["unnamed"], one["untold"]) for name, one in tally.items()]
    return sorted(found, key=lambda one: -one.statements)


def _ends(entry: Entry) -> tuple[str, bool, str]:
    source = origin(entry)
    return (source.name if source else UNTOLD, bool(source and source.named), outlet(entry.article))
