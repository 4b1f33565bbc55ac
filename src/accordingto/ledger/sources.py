"""Who speaks, over the whole ledger: its sources, and how far each outlet rests on unnamed ones.

A source here is the origin of a chain. Two of equal name are one, case and spacing aside, and two of different names
are two: `speakers` takes the function that gives a name its key, and nothing else here joins names.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from accordingto.ledger.schema import ORIGIN, OUTLETS
from accordingto.records import UNKNOWN, Agent, Chain, Link, Source, Stance, Statement, Verdict

Joined = Callable[[str], str]
"""The key of a name: sources whose names have one key are one source."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements one source makes in one outlet with one stance; what is not known is None.

    `suggested`: the outlet is only suggested. `bare`: in their words no source stands at all.
    """

    source: Source | None
    outlet: str | None
    suggested: bool
    stance: Stance
    bare: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source with what it says, over the whole ledger.

    `source` has the name, the kind and the body that most of its statements have, and all of the roles. `outlets` are
    those of the articles that carry it, most statements first; an article whose outlet is not known adds none: so many
    of the statements are `unplaced`. `suggested` are outlets that are only suggested, in whatever article carries it.
    `names` are all that are joined, most used first.
    """

    source: Source
    statements: int
    outlets: tuple[str, ...]
    affirm: int
    deny: int
    decline: int
    suggested: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unplaced: int = 0

    @property
    def also(self) -> list[str]:
        """The names that are not only another spelling of the first."""
        by_letters = {_letters(name): name for name in reversed(self.names)}
        return [name for name in self.names if by_letters[_letters(name)] == name][1:]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the statements in the articles of one outlet rest on; `outlet` is None where it is not known.

    `statements` is the sum of `named`, `unnamed` and `unknown` origins; `no_source` are those of the last in whose
    words no source stands at all. Of all, `suggested` stand in articles of which the outlet is only suggested.
    """

    outlet: str | None
    statements: int
    named: int
    unnamed: int
    unknown: int
    no_source: int
    suggested: int = 0

    @property
    def share(self) -> float | None:
        """Unnamed among the known origins, from 0 to 1; None where no origin is known."""
        known = self.named + self.unnamed
        return self.unnamed / known if known else None


class Renamed:
    """What users said of statements: who said them, and which are none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            'SELECT h.statement, j.verdict, j."right" FROM held h CROSS JOIN judgement j ON j.key = h.judgement'
            " WHERE j.verdict IN ('not_a_statement', 'said_by') AND h.side = 'left' AND h.statement IS NOT NULL"
            " ORDER BY j.key"
        )
        self.names: dict[int, str] = {}
        self.hidden: set[int] = set()
        for statement, verdict, name in rows:
            if verdict == Verdict.SAID_BY:
                self.names[statement] = name
                self.hidden.discard(statement)  # who names its speaker takes it for a statement
            else:
                self.hidden.add(statement)

    def statement(self, key: int, found: Statement) -> Statement:
        """The statement, its origin named as a user names it."""
        name = self.names.get(key)
        if name is None or (found.chain and found.chain[-1].source.name == name):
            return found
        old = found.chain[-1].source if found.chain else None
        kind = Agent.PERSON if old is None or old.name == UNKNOWN or not old.named else old.kind
        link = Link(Source(name, kind, named=True), found.chain[-1].span if found.chain else None, "a user says so")
        return replace(found, chain=(*found.chain[:-1], link))


def spelling(name: str) -> str:
    """A name without its case and its spacing."""
    return " ".join(name.casefold().split())


def origin(chain: Chain) -> Source | None:
    """The source at the end of a chain, None where the text does not tell it."""
    source = chain[-1].source if chain else None
    return source if source and source.name != UNKNOWN else None


def tallies(connection: sqlite3.Connection, within: str = "1", *values: object) -> list[Tally]:
    """All statements, counted by source, outlet and stance; `within` is SQL for: statement `s` is among them."""
    renamed = Renamed(connection)
    found: Counter[tuple[Any, ...]] = Counter()
    rows = connection.execute(
        "SELECT s.key, l.name, l.kind, l.named, l.roles, l.body, m.outlet, m.suggested, s.stance,"
        f" coalesce(l.name, '{UNKNOWN}') = '{UNKNOWN}'"
        " AND NOT EXISTS (SELECT 1 FROM span x WHERE x.statement = s.key AND x.role = 'source')"
        f" FROM statement s LEFT JOIN link l ON l.statement = s.key AND {ORIGIN}"
        f" LEFT JOIN {OUTLETS} m ON m.article = s.article WHERE s.told = 'attributed' AND {within} ORDER BY s.key",
        values,
    )
    for key, name, kind, named, roles, body, outlet, suggested, stance, bare in rows:
        if key not in renamed.hidden:
            by_user = renamed.names.get(key)
            known = bool(named) or (by_user is not None and by_user != name)
            found[by_user or name, kind, known, roles, body, outlet, suggested, stance, bare and not by_user] += 1
    return [
        Tally(_source(*source), outlet, bool(suggested), Stance(stance), bool(bare), times)
        for (*source, outlet, suggested, stance, bare), times in found.items()
    ]


def _source(name: str | None, kind: str | None, named: bool, roles: str | None, body: str | None) -> Source | None:
    if name is None or name == UNKNOWN:
        return None
    return Source(name, Agent(kind) if kind else Agent.PERSON, named, tuple(json.loads(roles or "[]")), body)


def speakers(counted: Iterable[Tally], joined: Joined = spelling) -> list[Speaker]:
    """All sources, most statements first; statements of unknown origin belong to none."""
    found: dict[str, _Tally] = {}
    outlets: dict[str, str] = {}
    for one in counted:
        if one.source:
            carrier = outlets.setdefault(spelling(one.outlet), one.outlet) if one.outlet else None
            found.setdefault(joined(one.source.name), _Tally()).add(one.source, one, carrier)
    return sorted((one.speaker() for one in found.values()), key=lambda it: (-it.statements, spelling(it.source.name)))


def sourcing(counted: Iterable[Tally]) -> list[Sourcing]:
    """What each outlet's statements rest on, most statements first; where the outlet is not known, last."""
    outlets: dict[str, str] = {}
    tallies: dict[str | None, Counter[str]] = {}
    for one in counted:
        known = outlets.setdefault(spelling(one.outlet), one.outlet) if one.outlet else None
        tally = tallies.setdefault(known, Counter())
        tally["unknown" if one.source is None else "named" if one.source.named else "unnamed"] += one.statements
        tally["no_source"] += one.statements if one.bare else 0
        tally["suggested"] += one.statements if known and one.suggested else 0
    found = (_sourcing(outlet, tally) for outlet, tally in tallies.items())
    return sorted(found, key=lambda one: (one.outlet is None, -one.statements, one.outlet or ""))


@dataclass(slots=True)
class _Tally:
    """What is counted of one source; of values that are equally frequent, the first met is taken."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[Agent, bool]] = field(default_factory=Counter)
    bodies: Counter[str | None] = field(default_factory=Counter)
    roles: dict[str, None] = field(default_factory=dict)
    outlets: Counter[str] = field(default_factory=Counter)
    suggested: Counter[str] = field(default_factory=Counter)
    stances: Counter[Stance] = field(default_factory=Counter)
    unplaced: int = 0

    def add(self, source: Source, counted: Tally, carrier: str | None) -> None:
        times = counted.statements
        self.names[source.name] += times
        self.kinds[source.kind, source.named] += times
        self.roles.update(dict.fromkeys(source.roles))
        self.stances[counted.stance] += times
        if source.body is not None:
            self.bodies[source.body] += times
        if carrier is not None:
            (self.suggested if counted.suggested else self.outlets)[carrier] += times
        else:
            self.unplaced += times

    def speaker(self) -> Speaker:
        (kind, named), body = _most(self.kinds), _most(self.bodies) if self.bodies else None
        outlets = tuple(outlet for outlet, _ in self.outlets.most_common())
        affirm, deny, decline = (self.stances[stance] for stance in (Stance.AFFIRM, Stance.DENY, Stance.DECLINE))
        source = Source(_most(self.names), kind, named, tuple(self.roles), body)
        suggested = tuple(outlet for outlet, _ in self.suggested.most_common() if outlet not in self.outlets)
        names = tuple(name for name, _ in self.names.most_common())
        total = self.stances.total()
        return Speaker(source, total, outlets, affirm, deny, decline, suggested, names, self.unplaced)


def _most(counted: Counter[Any]) -> Any:
    return counted.most_common(1)[0][0]


def _sourcing(outlet: str | None, tally: Counter[str]) -> Sourcing:
    named, unnamed, unknown = tally["named"], tally["unnamed"], tally["unknown"]
    return Sourcing(outlet, named + unnamed + unknown, named, unnamed, unknown, tally["no_source"], tally["suggested"])
