"""What stage `resolve` found of a statement, to rows and back: the links of its chain, and the evidence."""

import json
import sqlite3
from dataclasses import replace

from accordingto.ledger.texts import storable
from accordingto.records import Agent, Evidence, Link, Source, Span, Statement


def insert(connection: sqlite3.Connection, key: int, statement: Statement) -> None:
    """Write chain and evidence of the statement of that key."""
    connection.executemany(
        'INSERT INTO link (statement, number, name, kind, named, roles, body, start, "end", because)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, number, *_source(link.source), *_ends(link.span), storable(link.because))
            for number, link in enumerate(statement.chain)
        ),
    )
    connection.executemany(
        'INSERT INTO evidence (statement, number, field, start, "end", because) VALUES (?, ?, ?, ?, ?, ?)',
        (
            (key, number, shown.of, *_ends(shown.span), storable(shown.because))
            for number, shown in enumerate(statement.evidence)
        ),
    )


def date(connection: sqlite3.Connection, key: int, statement: Statement, time: tuple[str, Evidence] | None) -> None:
    """Write when a statement was said, now that the days are known from which its article counts."""
    connection.execute("UPDATE statement SET said = ? WHERE key = ?", (time[0] if time else None, key))
    shown = [one for one in statement.evidence if one.of != "said"]
    if time:
        shown.append(replace(time[1], because=f"{time[1].because}; {COUNTED}"))
    delete(connection, key)
    insert(connection, key, replace(statement, evidence=tuple(shown)))


COUNTED = "counted from the days on which the article was written, by what others of its story tell or a user says"


def delete(connection: sqlite3.Connection, key: int) -> None:
    """Delete chain and evidence of the statement of that key."""
    for table in ("link", "evidence"):
        connection.execute(f"DELETE FROM {table} WHERE statement = ?", (key,))


def chains(connection: sqlite3.Connection, which: str, *values: object) -> dict[int, list[Link]]:
    """The chains of statements, by the key of the statement, none where a chain is empty; `which` is SQL on `s`."""
    found: dict[int, list[Link]] = {}
    rows = connection.execute(
        'SELECT l.statement, l.name, l.kind, l.named, l.roles, l.body, l.start, l."end", l.because'
        f" FROM statement s JOIN link l ON l.statement = s.key WHERE {which} ORDER BY l.statement, l.number",
        values,
    )
    for key, name, kind, named, roles, body, start, end, because in rows:
        source = Source(name, Agent(kind), bool(named), tuple(json.loads(roles)), body)
        found.setdefault(key, []).append(Link(source, _span(start, end), because))
    return found


def evidence(connection: sqlite3.Connection, which: str, value: object) -> dict[int, list[Evidence]]:
    """The evidence of statements, likewise."""
    found: dict[int, list[Evidence]] = {}
    rows = connection.execute(
        'SELECT e.statement, e.field, e.start, e."end", e.because'
        f" FROM statement s JOIN evidence e ON e.statement = s.key WHERE {which} ORDER BY e.statement, e.number",
        (value,),
    )
    for key, field, start, end, because in rows:
        found.setdefault(key, []).append(Evidence(field, _span(start, end), because))
    return found


def _source(source: Source) -> tuple[str, str, bool, str, str | None]:
    roles = json.dumps(source.roles, ensure_ascii=False)  # JSON's own escape for half a surrogate pair is `storable`'s
    return storable(source.name), source.kind, source.named, storable(roles), storable(source.body)


def _ends(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    return (span.start, span.end) if span else (None, None)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
