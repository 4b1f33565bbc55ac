"""Stories as one reads them, and what a user's decision makes stale."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from accordingto.errors import InputError
from accordingto.records import Story


def load(connection: sqlite3.Connection) -> list[Story]:
    """All stories, most articles first; the title is that of the oldest article that has one."""
    members: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    rows = connection.execute(
        "SELECT p.story, a.id, m.value FROM placed p JOIN article a ON a.key = p.article LEFT JOIN metadata m"
        " ON m.article = a.key AND m.suggested = 0 AND m.field = 'title' AND m.number = 0"
        " ORDER BY p.day IS NULL, p.day, a.key"
    )
    for story, article, title in rows:
        members[story].append((article, title))
    anchors = dict(connection.execute("SELECT t.key, a.id FROM story t JOIN article a ON a.key = t.anchor").fetchall())
    found = [
        Story(anchors[story], next((title for _, title in of if title), ""), tuple(article for article, _ in of))
        for story, of in members.items()
    ]
    return sorted(found, key=lambda one: -len(one.articles))


def key(connection: sqlite3.Connection, article: int, ref: str) -> int:
    """The key of the story that the article of that key is in.

    Raises:
        InputError: the article is in no story.

    """
    row = connection.execute("SELECT story FROM placed WHERE article = ?", (article,)).fetchone()
    if row is None:
        raise InputError(f"{ref}: in no story, since its language is not English")
    return int(row[0])


def identity(connection: sqlite3.Connection, story: int) -> str:
    """The id of the story of that key: that of its oldest article."""
    query = "SELECT a.id FROM story t JOIN article a ON a.key = t.anchor WHERE t.key = ?"
    return str(connection.execute(query, (story,)).fetchone()[0])


def touch(connection: sqlite3.Connection, on: str, both: Iterable[str]) -> None:
    """Let the claims be computed anew that a decision on these two may change."""
    queries = {
        # with those it makes a claim with: what is no statement any more leads to them no longer; and those beside it,
        # which may be counted as from whoever says it
        "statement": "SELECT o.key FROM statement s JOIN statement o ON o.article = s.article WHERE s.id = ?1"
        " UNION SELECT o.statement FROM statement s"
        " JOIN member m ON m.statement = s.key JOIN member o ON o.claim = m.claim WHERE s.id = ?1",
        "article": "SELECT s.key FROM statement s JOIN article a ON a.key = s.article WHERE a.id = ?",
        "outlet": "SELECT s.key FROM statement s JOIN metadata m ON m.article = s.article"
        " WHERE m.suggested = 0 AND m.field = 'outlet' AND m.value = ?",
        "source": "SELECT statement FROM link WHERE name = ?",
    }
    for one in both:
        connection.execute(f"INSERT OR IGNORE INTO stale {queries[on]}", (one,))
