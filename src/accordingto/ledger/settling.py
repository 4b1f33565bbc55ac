"""What settles a ledger: claims, days and conflicts of what is stale, computed while others may write."""

import sqlite3

from accordingto.ledger import conflicts, dating, people
from accordingto.ledger.near import Near
from accordingto.ledger.recompute import ROUNDS, Recompute
from accordingto.ledger.side_by_side import SideBySide, Transaction


def settle(connection: sqlite3.Connection, near: Near, reading: Transaction, writing: Transaction, jobs: int) -> None:
    """Compute anew what articles or decisions touched; `reading` and `writing` open a transaction each."""
    _claims_anew(connection, near, reading, writing, jobs)
    with reading():
        stories = [key for (key,) in connection.execute("SELECT story FROM stale_story ORDER BY story")]
    for story in stories:
        with writing():
            dating.of_story(connection, near, story)
    _claims_anew(connection, near, reading, writing, jobs)  # of articles that are dated now, or otherwise
    for story in stories:
        with writing():
            conflicts.of_story(connection, story, people.Names(connection))
            connection.execute("DELETE FROM stale_story WHERE story = ?", (story,))


def _claims_anew(
    connection: sqlite3.Connection, near: Near, reading: Transaction, writing: Transaction, jobs: int
) -> None:
    """Draft, read what the drafts ask for, make claims ready, and only then write."""
    for _ in range(ROUNDS):
        with reading():
            parts = list(Recompute(connection, near).parts())
        SideBySide(connection, near, reading, writing, jobs).read(parts)
        with reading():
            made, done = Recompute(connection, near).made(unread=False)
            seen = _written(connection)
        with writing():
            if _written(connection) == seen:
                Recompute(connection, near).write(made)
                if done:
                    return
    with writing():
        recompute = Recompute(connection, near)
        recompute.write(recompute.made(unread=True)[0])


def _written(connection: sqlite3.Connection) -> int:
    """A number that is another one when another process has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
