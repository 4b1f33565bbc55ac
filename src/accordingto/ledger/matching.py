"""What an article's matching found, to rows; and what of it goes with the article.

Runs inside the transaction in which the article is written, so that no other process sees the one without the other,
and none writes between what was looked up and what is decided.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from accordingto.ledger import judgements, narrations, stories
from accordingto.ledger.near import HOLDERS, TOTAL, Near
from accordingto.ledger.schema import LIKELY
from accordingto.ledger.texts import storable
from accordingto.match.likeness import packed
from accordingto.match.stage import Edge, Fresh, Judged, Matched, match
from accordingto.match.stories import GROWN, KEPT, Gist, Placed, strongest


def add(connection: sqlite3.Connection, near: Near, key: int, fresh: Fresh) -> None:
    """Match the article of that key, which has its statements already, and keep what is found."""
    found = match(fresh, near)
    if found.placed is None or found.vector is None:
        return
    _keep_lines(connection, key, fresh)
    _keep_edges(connection, found.edges)
    _keep_judgements(connection, key, found.judged)
    _keep_prints(connection, key, fresh.prints)
    _count_terms(connection, [*fresh.terms, TOTAL], 1)
    _place(connection, near, key, found.placed, found.vector)
    narrations.keep(connection, key, fresh.material.narration)
    _keep_names(connection, fresh)
    _touch(connection, key, found)


def remove(connection: sqlite3.Connection, near: Near, key: int) -> None:
    """Take out what matching keeps of an article beside what goes with its row: its part in its story and in counts.

    The statements that it was matched with are to be counted anew.
    """
    near.forget()
    connection.execute(
        "INSERT OR IGNORE INTO stale SELECT statement FROM member WHERE claim IN (SELECT m.claim FROM member m"
        " JOIN statement s ON s.key = m.statement WHERE s.article = ?) AND statement NOT IN"
        " (SELECT key FROM statement WHERE article = ?)",
        (key, key),
    )
    connection.execute(
        "DELETE FROM claim WHERE key IN (SELECT m.claim FROM member m JOIN statement s ON s.key = m.statement"
        " WHERE s.article = ?)",
        (key,),
    )
    connection.execute(
        "DELETE FROM edge WHERE low IN (SELECT key FROM statement WHERE article = ?1)"
        " OR high IN (SELECT key FROM statement WHERE article = ?1)",
        (key,),
    )
    row = connection.execute("SELECT story, terms FROM placed WHERE article = ?", (key,)).fetchone()
    if row is not None:
        story, terms = row
        _count_terms(connection, [*json.loads(terms), TOTAL], -1)
        connection.execute("DELETE FROM placed WHERE article = ?", (key,))
        _shrink(connection, near, story)
    for table in ("fingerprint", "narration", "line", "dated"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))


def hand_on(connection: sqlite3.Connection, key: int) -> None:
    """Let other tellings in the words of an article that goes have its likenesses, as they would without it."""
    for mine, theirs in (("low", "high"), ("high", "low")):
        connection.execute(
            f"""INSERT OR IGNORE INTO edge (low, high, glance)
            SELECT min(o.statement, t.statement), max(o.statement, t.statement), x.glance
            FROM line m JOIN edge x ON x.{mine} = m.statement
            JOIN line t ON t.statement = x.{theirs} AND t.article <> m.article AND t.wording <> m.wording
            JOIN line o ON o.statement = (SELECT min(c.statement) FROM line c
                WHERE c.wording = m.wording AND c.article <> m.article)
            WHERE m.article = ?""",
            (key,),
        )


def forget_decisions(connection: sqlite3.Connection, key: int) -> None:
    """Delete what the program decided on an article and on its statements, before it is matched anew."""
    query = "DELETE FROM judgement WHERE author = ?2 AND (left_article = ?1 OR right_article = ?1)"
    connection.execute(query, (key, judgements.PROGRAM))


def forget_names(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take out names that no statement has any more, with the decisions on them."""
    for name in names:
        if connection.execute("SELECT 1 FROM link WHERE name = ?", (name,)).fetchone() is None:
            connection.execute("DELETE FROM name_key WHERE name = ?", (name,))
            connection.execute(
                """DELETE FROM judgement WHERE "on" = 'source' AND ("left" = ?1 OR "right" = ?1)""", (name,)
            )


# What an article is found by


def _keep_lines(connection: sqlite3.Connection, key: int, fresh: Fresh) -> None:
    keys = dict(connection.execute("SELECT id, key FROM statement WHERE article = ?", (key,)).fetchall())
    vectors = packed(fresh.vectors)
    denies = {one: keys[other] for one, other in fresh.denies.items()}
    connection.executemany(
        "INSERT INTO line (statement, article, wording, standing, denies, vector) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (keys[line.id], key, line.wording, line.standing, denies.get(line.id), vectors[at].tobytes())
            for at, line in enumerate(fresh.lines)
        ],
    )


def _keep_edges(connection: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    connection.executemany(
        """INSERT OR IGNORE INTO edge (low, high, glance) SELECT min(a.key, b.key), max(a.key, b.key), ?
        FROM statement a, statement b WHERE a.id = ? AND b.id = ?""",
        [(round(LIKELY * edge.glance), edge.left, edge.right) for edge in edges],
    )


def _keep_prints(connection: sqlite3.Connection, key: int, prints: Sequence[int]) -> None:
    for number in prints:
        (held,) = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM fingerprint WHERE hash = ? LIMIT ?)", (number, HOLDERS)
        ).fetchone()
        if held < HOLDERS:
            connection.execute("INSERT INTO fingerprint (hash, article) VALUES (?, ?)", (number, key))


def _count_terms(connection: sqlite3.Connection, terms: Iterable[str], by: int) -> None:
    connection.executemany(
        "INSERT INTO term (term, articles) VALUES (?1, ?2) ON CONFLICT (term) DO UPDATE SET articles = articles + ?2",
        [(term, by) for term in terms],
    )
    if by < 0:
        connection.executemany("DELETE FROM term WHERE term = ? AND articles <= 0", [(term,) for term in terms])


def _keep_names(connection: sqlite3.Connection, fresh: Fresh) -> None:
    rows = ((key, storable(source.name)) for source, keys in fresh.names for key in keys)
    connection.executemany("INSERT OR IGNORE INTO name_key (key, name) VALUES (?, ?)", rows)


# Decisions


_WITNESSES = 5
"""Articles that show two outlets to be one newsroom and are kept, so that it stays shown when one is forgotten."""


def _keep_judgements(connection: sqlite3.Connection, key: int, judged: Sequence[Judged]) -> None:
    """Append decisions, but not the same one on the same two again; what is drawn from the article goes with it."""
    for one in judged:
        found = one.judgement
        (known,) = connection.execute(
            'SELECT count(*) FROM judgement WHERE "left" = ? AND "right" = ? AND verdict = ? AND author = ?'
            " AND score = ?",
            (storable(found.left), storable(found.right), found.verdict, found.author, found.score),
        ).fetchone()
        if known < (_WITNESSES if one.on == "outlet" else 1):
            drawn_from = key if one.on == "outlet" else None
            articles = [judgements.article_of(connection, one.on, each) for each in (found.left, found.right)]
            judgements.insert(connection, one.on, found, [articles[0] or drawn_from, articles[1]])


def _touch(connection: sqlite3.Connection, key: int, found: Matched) -> None:
    """List what is to be computed anew: claims of the article's tellings, and what a new newsroom prints."""
    connection.execute("INSERT OR IGNORE INTO stale SELECT statement FROM line WHERE article = ?", (key,))
    for one in found.judged:
        if one.on == "outlet":
            stories.touch(connection, "outlet", (one.judgement.left, one.judgement.right))


# Stories


def _place(connection: sqlite3.Connection, near: Near, key: int, placed: Placed, vector: Gist) -> None:
    """Put stories in the place of others; the largest part of each keeps its row, so that few articles are moved."""
    before = {story.anchor: near.key_of(story.anchor) for story in placed.instead_of}
    whole = {story.anchor for story in placed.instead_of if story.count > GROWN}
    moved: dict[int, list[int]] = {}
    free = set(before.values())
    plans = []
    for story, anchors in placed.stories:
        grown = [before[anchor] for anchor in anchors if anchor in whole]
        plans.append((story, [near.article_key(anchor) for anchor in anchors if anchor not in whole], grown))
    plans.sort(key=lambda plan: -plan[0].count)
    for story, articles, grown in plans:
        keep = grown[0] if grown else _row_of(connection, articles, free)
        free.discard(keep)
        moved[keep] = articles
        _write(connection, near, keep, story)
        for other in grown[1:]:
            connection.execute("UPDATE placed SET story = ? WHERE story = ?", (keep, other))
    for story_key, articles in moved.items():
        for article in articles:
            connection.execute("UPDATE placed SET story = ? WHERE article = ?", (story_key, article))
            if article == key:
                row = (key, story_key, vector.first, json.dumps(vector.terms))
                connection.execute("INSERT INTO placed (article, story, day, terms) VALUES (?, ?, ?, ?)", row)
    gone = set(before.values()) - set(moved)
    connection.executemany("DELETE FROM story WHERE key = ?", [(story,) for story in gone])


def _row_of(connection: sqlite3.Connection, articles: Sequence[int], free: set[int]) -> int:
    """The row of a story that is taken apart, of which most articles are among these; else a new one."""
    rows = [connection.execute("SELECT story FROM placed WHERE article = ?", (one,)).fetchone() for one in articles]
    most = Counter(row[0] for row in rows if row and row[0] in free).most_common(1)
    if most:
        return int(most[0][0])
    query = "INSERT INTO story (anchor, articles, terms) VALUES (?, 0, '')"
    key = connection.execute(query, (articles[0],)).lastrowid
    assert key is not None
    return key


def _write(connection: sqlite3.Connection, near: Near, key: int, story: Gist) -> None:
    connection.execute(
        "UPDATE story SET anchor = ?, articles = ?, first = ?, last = ?, terms = ? WHERE key = ?",
        (near.article_key(story.anchor), story.count, story.first, story.last, json.dumps(story.terms), key),
    )
    connection.execute("DELETE FROM story_term WHERE story = ?", (key,))
    connection.executemany(
        "INSERT INTO story_term (term, story, weight) VALUES (?, ?, ?)",
        [(term, key, story.terms[term] / story.count) for term in strongest(story.terms)],
    )
    connection.execute("INSERT OR IGNORE INTO stale_story (story) VALUES (?)", (key,))


def _shrink(connection: sqlite3.Connection, near: Near, key: int) -> None:
    """Write a story anew from the articles that are left of it."""
    rows = connection.execute("SELECT article, terms, day FROM placed WHERE story = ?", (key,)).fetchall()
    if not rows:
        connection.execute("DELETE FROM story WHERE key = ?", (key,))
        return
    total: Counter[str] = Counter()
    for _, terms, _ in rows:
        total.update(json.loads(terms))
    days = [day for _, _, day in rows if day is not None]
    anchor = min(rows, key=lambda row: (row[2] is None, row[2], near.id_of(row[0])))[0]
    terms = dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT])
    story = Gist(near.id_of(anchor), len(rows), terms, min(days, default=None), max(days, default=None))
    _write(connection, near, key, story)
