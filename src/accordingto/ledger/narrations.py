"""What articles tell in their own voice, to rows and back; the passage itself stays in the article's text."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from accordingto.match.events import Narration


def keep(connection: sqlite3.Connection, key: int, told: Iterable[Narration]) -> None:
    """Write what the article of that key tells with a date or a figure, in place of what was kept of it."""
    connection.execute("DELETE FROM narration WHERE article = ?", (key,))
    connection.executemany(
        'INSERT INTO narration (article, start, "end", what, first, last, day_start, day_end, own, told)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(key, one.span.start, one.span.end, one.what, *_when(one), one.own, _written(one)) for one in told],
    )


def load(connection: sqlite3.Connection, articles: Iterable[int]) -> list[Narration]:
    """What these articles tell, in the order of the articles and of their texts."""
    query = (
        'SELECT n.told, substr(a.text, n.start + 1, n."end" - n.start) FROM narration n'
        " JOIN article a ON a.key = n.article WHERE n.article = ? ORDER BY n.key"
    )
    rows = (row for key in articles for row in connection.execute(query, (key,)))
    return [replace(msgspec.msgpack.decode(told, type=Narration), says=says) for told, says in rows]


def _when(one: Narration) -> tuple[str | None, str | None, int | None, int | None]:
    if one.when is None:
        return None, None, None, None
    return one.when.first.isoformat(), one.when.last.isoformat(), one.when.span.start, one.when.span.end


def _written(one: Narration) -> bytes:
    return msgspec.msgpack.encode(replace(one, says=""))
