"""The days on which undated articles of a story were probably written, kept beside them."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.ledger import entries, narrations, resolved
from accordingto.ledger.near import Near
from accordingto.match.dating import dated_by_others
from accordingto.records import Told, Verdict
from accordingto.resolve.stage import said_between

DATED_BY = 24
"""Articles of a story that may date another, at most."""


def of_story(connection: sqlite3.Connection, near: Near, story: int) -> None:
    """Date the undated articles of a story by the others, and read what they tell anew."""
    rows = connection.execute(
        "SELECT p.article, p.day, d.first FROM placed p LEFT JOIN dated d ON d.article = p.article"
        " WHERE p.story = ? ORDER BY p.article DESC",
        (story,),
    ).fetchall()
    by = [key for key, day, _ in rows if day is not None][:DATED_BY]
    for key, day, before in rows:
        if day is None and by:
            _date(connection, near, key, by, before)


def _date(connection: sqlite3.Connection, near: Near, key: int, by: Sequence[int], before: str | None) -> None:
    found = dated_by_others(near.undated(key), [near.material(other) for other in by], _said_elsewhere(connection, key))
    first = found[0].isoformat() if found and _one_month(*found[:2]) else None
    if first == before:
        return
    connection.execute("DELETE FROM dated WHERE article = ?", (key,))
    if found and first:
        row = (key, first, found[1].isoformat(), found[2])
        connection.execute("INSERT INTO dated (article, first, last, because) VALUES (?, ?, ?, ?)", row)
    _count_anew(connection, near, key, *(found[:2] if first and found else (None, None)))


def tell(connection: sqlite3.Connection, near: Near, key: int, day: date | None) -> None:
    """Let a user's day, or None for what the article says, hold for an article; its dates are counted from it anew."""
    near.forget()
    connection.execute("DELETE FROM dated WHERE article = ?", (key,))
    day = day or near.undated(key).day
    connection.execute("UPDATE placed SET day = ? WHERE article = ?", (day.toordinal() if day else None, key))
    connection.execute("INSERT OR IGNORE INTO stale_story SELECT story FROM placed WHERE article = ?", (key,))
    _count_anew(connection, near, key, day, day)


def _count_anew(connection: sqlite3.Connection, near: Near, key: int, first: date | None, last: date | None) -> None:
    """What hangs on the days on which an article was written: when things happened, and when they were said."""
    material = near.material(key)
    narrations.keep(connection, key, material.narration)
    statements = [(at, one) for at, one in entries.load(connection, key) if one.told is Told.ATTRIBUTED]
    times = said_between(material.doc, [one for _, one in statements], first, last)
    for (at, one), time in zip(statements, times, strict=True):
        if (time[0] if time else None) != one.said:
            resolved.date(connection, at, one, time)
    near.forget_article(key)  # which was read above, with the days that its statements had before
    connection.execute("INSERT OR IGNORE INTO stale SELECT statement FROM line WHERE article = ?", (key,))


def _said_elsewhere(connection: sqlite3.Connection, key: int) -> dict[str, list[date]]:
    """The days on which other articles date what the article's statements report, by the statement's id."""
    rows = connection.execute(
        "SELECT s.id, o.said FROM statement s JOIN member m ON m.statement = s.key JOIN claim c ON c.key = m.claim"
        " JOIN member n ON n.claim = c.key JOIN statement o ON o.key = n.statement"
        " WHERE s.article = ? AND o.article <> s.article AND c.kind = ? AND m.sure AND n.sure AND length(o.said) = 10",
        (key, Verdict.SAME_UTTERANCE),
    )
    found: dict[str, list[date]] = defaultdict(list)
    for ident, day in rows:
        found[ident].append(date.fromisoformat(day))
    return found


def _one_month(first: date, last: date) -> bool:
    return first.month == last.month and last - first < timedelta(days=31)
