"""Conflicts to rows, and those of a story as a whole: over events dated or counted differently, and people's posts."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from accordingto.ledger import narrations, people
from accordingto.match.conflicts import source_conflicts
from accordingto.match.events import Narration, event_conflicts
from accordingto.records import Agent, Conflict, Source, Span

TOLD = 300
"""Dated or counted sentences of a story that are compared: the first read."""


def keep(connection: sqlite3.Connection, of: str, key: int, found: Iterable[Conflict]) -> None:
    """Write conflicts; `of` is "claim" or "story", `key` which."""
    for one in found:
        owner = (key, None) if of == "claim" else (None, key)
        row = (*owner, one.kind, one.on, one.what)
        query = 'INSERT INTO conflict (claim, story, kind, "on", what) VALUES (?, ?, ?, ?, ?)'
        conflict = connection.execute(query, row).lastrowid
        connection.executemany(
            'INSERT INTO side (conflict, number, article, start, "end", says)'
            " VALUES (?, ?, (SELECT key FROM article WHERE id = ?), ?, ?, ?)",
            [
                (conflict, number, side.article, side.span.start, side.span.end, side.says)
                for number, side in enumerate(one.sides)
            ],
        )


def of_story(connection: sqlite3.Connection, story: int, names: people.Names) -> None:
    """Compute anew where a story's articles differ over an event or over a person's post."""
    connection.execute("DELETE FROM conflict WHERE story = ?", (story,))
    query = "SELECT article FROM placed WHERE story = ? ORDER BY day IS NULL, day, article"
    articles = [key for (key,) in connection.execute(query, (story,))]
    told = _distinct(narrations.load(connection, articles))
    keep(connection, "story", story, event_conflicts(list(islice(told, TOLD))))
    people_named: dict[str, list[tuple[str, Source, Span]]] = defaultdict(list)
    for mention in _mentions(connection, articles):
        people_named[names.fullest(mention[1].name)].append(mention)
    for mentions in people_named.values():
        keep(connection, "story", story, source_conflicts(mentions))


def _mentions(connection: sqlite3.Connection, articles: Iterable[int]) -> Iterator[tuple[str, Source, Span]]:
    """The people named in chains with their roles, where they are named; each role of a name once."""
    seen = set()
    for article in articles:
        rows = connection.execute(
            'SELECT a.id, l.name, l.roles, l.body, min(l.start), l."end" FROM statement s JOIN article a'
            " ON a.key = s.article JOIN link l ON l.statement = s.key WHERE s.article = ? AND l.kind = ?"
            " AND l.named AND l.roles <> '[]' AND l.start IS NOT NULL GROUP BY l.name, l.roles ORDER BY l.start",
            (article, Agent.PERSON),
        )
        for ident, name, roles, body, start, end in rows:
            if (name, roles) not in seen:
                seen.add((name, roles))
                source = Source(name, Agent.PERSON, named=True, roles=tuple(json.loads(roles)), body=body)
                yield ident, source, Span(start, end)


def _distinct(told: Iterable[Narration]) -> Iterator[Narration]:
    """Of the same words with the same date in them the first."""
    seen = set()
    for one in told:
        words = one.says, one.what, one.when.span.start - one.span.start if one.when else -1
        if words not in seen:
            seen.add(words)
            yield one
