"""Who speaks, over the whole ledger: its sources, and how far each outlet rests on unnamed ones.

A source here is the origin of a chain. Two of equal name are one, case and spacing aside, and two of different names
are two: `speakers` takes the function that gives a name its key, and nothing else here joins names.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from accordingto.ledger.schema import ORIGIN, OUTLETS
from accordingto.records import UNKNOWN, Agent, Chain, Link, Source, Stance, Statement, Verdict

Joined = Callable[[str], str]
"""The key of a name: sources whose names have one key are one source."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source with what it says, over the whole ledger.

    `source` has the name, the kind and the body that most of its statements have, and all of the roles. `outlets` are
    those of the articles that carry it, most statements first; an article whose outlet is not known adds none.
    `suggested` are outlets that are only suggested, in whatever article carries it.
    """

    source: Source
    statements: int
    outlets: tuple[str, ...]
    affirm: int
    deny: int
    decline: int
    suggested: tuple[str, ...] = ()


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


def speakers(connection: sqlite3.Connection, joined: Joined = spelling) -> list[Speaker]:
    """All sources, most statements first; statements of unknown origin belong to none."""
    tallies: dict[str, _Tally] = {}
    outlets: dict[str, str] = {}
    rows = connection.execute(
        f"SELECT {_SAID_BY}, l.kind, l.named OR {_SAID_BY} <> l.name, l.roles, l.body, s.stance, m.outlet, m.suggested"
        f" FROM statement s JOIN link l ON l.statement = s.key AND {ORIGIN} {_OUTLET}"
        f" WHERE {_SAID_BY} <> '{UNKNOWN}' AND {_SHOWN} ORDER BY s.key"
    )
    for (name, kind, named, roles, body, stance, outlet, suggested), times in Counter(rows).items():
        source = Source(name, Agent(kind), bool(named), tuple(json.loads(roles)), body)
        carrier = None if outlet is None else outlets.setdefault(spelling(outlet), outlet)
        tally = tallies.setdefault(joined(name), _Tally())
        tally.add(source, Stance(stance), times)
        if carrier is not None:
            (tally.suggested if suggested else tally.outlets)[carrier] += times
    found = (tally.speaker() for tally in tallies.values())
    return sorted(found, key=lambda speaker: (-speaker.statements, spelling(speaker.source.name)))


def sourcing(connection: sqlite3.Connection) -> list[Sourcing]:
    """What each outlet's statements rest on, most statements first; where the outlet is not known, last."""
    outlets: dict[str, str] = {}
    tallies: dict[str | None, Counter[str]] = {}
    rows = connection.execute(
        "SELECT m.outlet, m.suggested,"
        f" CASE WHEN {_SAID_BY} = l.name THEN l.named ELSE {_SAID_BY} IS NOT NULL OR NULL END,"
        " EXISTS (SELECT 1 FROM span x WHERE x.statement = s.key AND x.role = 'source')"
        f" FROM statement s LEFT JOIN link l ON l.statement = s.key AND {ORIGIN} AND l.name <> '{UNKNOWN}'"
        f" {_OUTLET} WHERE {_SHOWN} ORDER BY s.key"
    )
    for (outlet, suggested, named, sourced), times in Counter(rows).items():
        known = None if outlet is None else outlets.setdefault(spelling(outlet), outlet)
        tally = tallies.setdefault(known, Counter())
        tally["unknown" if named is None else "named" if named else "unnamed"] += times
        tally["no_source"] += times if named is None and not sourced else 0
        tally["suggested"] += times if known and suggested else 0
    found = (_sourcing(outlet, tally) for outlet, tally in tallies.items())
    return sorted(found, key=lambda one: (one.outlet is None, -one.statements, one.outlet or ""))


_OUTLET = f"LEFT JOIN {OUTLETS} m ON m.article = s.article"


_DECIDED = (
    "SELECT {} FROM held h JOIN judgement j ON j.key = h.judgement WHERE h.statement = s.key AND h.side = 'left'"
    " AND j.verdict IN ({}) ORDER BY j.key DESC LIMIT 1"
)
_SAID_BY = f"""coalesce(({_DECIDED.format('j."right"', "'said_by'")}), l.name)"""
"""SQL for the name of the origin `l` of statement `s`, as a user names it."""
_HIDDEN = f"""coalesce(({_DECIDED.format("j.verdict = 'not_a_statement'", "'said_by', 'not_a_statement'")}), 0)"""
_SHOWN = f"s.told = 'attributed' AND NOT {_HIDDEN}"
"""SQL for: `s` is told through a source, and no user says that it is no statement."""


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

    def add(self, source: Source, stance: Stance, times: int) -> None:
        self.names[source.name] += times
        self.kinds[source.kind, source.named] += times
        self.roles.update(dict.fromkeys(source.roles))
        self.stances[stance] += times
        if source.body is not None:
            self.bodies[source.body] += times

    def speaker(self) -> Speaker:
        (kind, named), body = _most(self.kinds), _most(self.bodies) if self.bodies else None
        outlets = tuple(outlet for outlet, _ in self.outlets.most_common())
        affirm, deny, decline = (self.stances[stance] for stance in (Stance.AFFIRM, Stance.DENY, Stance.DECLINE))
        source = Source(_most(self.names), kind, named, tuple(self.roles), body)
        suggested = tuple(outlet for outlet, _ in self.suggested.most_common() if outlet not in self.outlets)
        return Speaker(source, self.stances.total(), outlets, affirm, deny, decline, suggested)


def _most(counted: Counter[Any]) -> Any:
    return counted.most_common(1)[0][0]


def _sourcing(outlet: str | None, tally: Counter[str]) -> Sourcing:
    named, unnamed, unknown = tally["named"], tally["unnamed"], tally["unknown"]
    return Sourcing(outlet, named + unnamed + unknown, named, unnamed, unknown, tally["no_source"], tally["suggested"])
