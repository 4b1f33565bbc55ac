"""Who speaks, counted: the names that a ledger joins are one source."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from accordingto.ledger.browse_rows import Tally
from accordingto.records import Source, Stance


@dataclass(frozen=True, slots=True)
class Person:
    """A source with what is counted of it; `names` are all that are joined, most used first, `outlets` likewise.

    An outlet that is only suggested says so. `unplaced` of the statements stand in articles of no outlet at all.
    """

    source: Source
    names: tuple[str, ...]
    outlets: tuple[str, ...]
    statements: int
    stances: Counter[Stance]
    unplaced: int

    @property
    def also(self) -> list[str]:
        """The names that are not only another spelling of the first."""
        by_letters = {_letters(name): name for name in reversed(self.names)}
        return [name for name in self.names if by_letters[_letters(name)] == name][1:]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def people(tallies: Iterable[Tally], key_of: Callable[[str], str]) -> list[Person]:
    """Sources, those first with most statements; statements of unknown origin belong to nobody."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for one in tallies:
        if one.source is not None:
            groups[key_of(one.source.name)].append(one)
    return sorted(map(_person, groups.values()), key=lambda one: (-one.statements, one.source.name.casefold()))


def find(among: Iterable[Person], name: str, key_of: Callable[[str], str]) -> Person | None:
    """The source of that name, or of a name joined with it."""
    wanted = key_of(name)
    return next((one for one in among if key_of(one.source.name) == wanted), None)


def _person(tallies: list[Tally]) -> Person:
    sources, stances = Counter[Source](), Counter[Stance]()
    for one in tallies:
        assert one.source is not None
        sources[one.source] += one.statements
        stances[one.stance] += one.statements
    ordered = [source for source, _ in sources.most_common()]
    names = Counter[str]()
    for source, count in sources.items():
        names[source.name] += count
    name = names.most_common(1)[0][0]
    called = next(source for source in ordered if source.name == name)
    roles = tuple(dict.fromkeys(role for source in ordered for role in source.roles))
    body = next((source.body for source in ordered if source.body), None)
    return Person(
        replace(called, roles=roles, body=body),
        tuple(name for name, _ in names.most_common()),
        tuple(_outlets(tallies)),
        stances.total(),
        stances,
        sum(one.statements for one in tallies if not one.outlet),
    )


def _outlets(tallies: Iterable[Tally]) -> list[str]:
    """The outlets, most statements first, those that are only suggested marked."""
    outlets, known = Counter[str](), set[str]()
    for one in tallies:
        if one.outlet:
            outlets[one.outlet] += one.statements
            known |= set() if one.suggested else {one.outlet}
    return [name if name in known else f"{name} (suggested)" for name, _ in outlets.most_common()]


@dataclass(frozen=True, slots=True)
class Rest:
    """What the statements of one outlet rest on; the outlet is empty where it is not known.

    `suggested`: it is only suggested in all of these.
    """

    outlet: str
    suggested: bool
    named: int
    unnamed: int
    untold: int


def rests(tallies: Sequence[Tally]) -> list[Rest]:
    """Named, unnamed and untold sources of each outlet's statements, most statements first."""
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    known = {one.outlet for one in tallies if not one.suggested}
    for one in tallies:
        how = "untold" if one.source is None else "named" if one.source.named else "unnamed"
        outlets[one.outlet or ""][how] += one.statements
    ordered = sorted(outlets.items(), key=lambda one: -one[1].total())
    return [
        Rest(name, bool(name) and name not in known, of["named"], of["unnamed"], of["untold"]) for name, of in ordered
    ]
