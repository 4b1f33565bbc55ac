"""Putting right what `check` found, as far as the ledger itself still knows how; the caller holds the transaction."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from accordingto.ledger import judgements, matching
from accordingto.ledger.check import INDICES, Damage, Mend, expected
from accordingto.ledger.near import Near
from accordingto.records import Reason

READ_AGAIN = "damaged"
"""Stands in the place of the model that read an article, so that `read --again` takes it up."""
_MATCHED = (
    "conflict",
    "claim",
    "stale",
    "stale_story",
    "placed",
    "story",
    "term",
    "edge",
    "line",
    "fingerprint",
    "dated",
)


def mend(connection: sqlite3.Connection, near: Near, found: Sequence[Damage]) -> None:
    """Do what each finding asks for, in the order of `Mend`; what rows are taken out is computed anew without them."""
    articles: dict[Mend, list[int]] = defaultdict(list)
    for one in found:
        if one.mend and one.key is not None:
            articles[one.mend].append(one.key)
    connection.execute("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
    wanted = {one.mend for one in found if one.mend}
    if wanted - {Mend.SCHEMA, Mend.INDEX, Mend.WORDS, Mend.ERASE}:
        wanted |= {Mend.ORPHANS, Mend.CLAIMS, Mend.WORDS}
    steps: dict[Mend, Callable[[], None]] = {
        Mend.SCHEMA: lambda: _make_anew(connection),
        Mend.INDEX: lambda: _execute(connection, "REINDEX"),
        Mend.ARTICLE: lambda: _take_out(connection, near, set(articles[Mend.ARTICLE])),
        Mend.STATEMENTS: lambda: _draw_anew(connection, set(articles[Mend.STATEMENTS])),
        Mend.ORPHANS: lambda: _drop_orphans(connection),
        Mend.MATCHING: lambda: _match_anew(connection),
        Mend.CLAIMS: lambda: _compute_anew(connection),
        Mend.WORDS: lambda: _index_anew(connection),
    }
    for step in Mend:
        if step in wanted and step in steps:
            steps[step]()


def _execute(connection: sqlite3.Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(statement)


def _make_anew(connection: sqlite3.Connection) -> None:
    for (sort, name), sql in expected().items():
        if sort in ("view", "index"):
            _execute(connection, f"DROP {sort} IF EXISTS {name}", sql)


def _take_out(connection: sqlite3.Connection, near: Near, keys: Collection[int]) -> None:
    """Articles that cannot be read; where they came from is kept, so that they can be read again."""
    for key in keys:
        try:
            matching.remove(connection, near, key)
        except Exception:  # what matching kept of it cannot be read either
            _match_anew(connection)
        (path,) = connection.execute("SELECT CAST(path AS BLOB) FROM article WHERE key = ?", (key,)).fetchone()
        connection.execute("DELETE FROM article WHERE key = ?", (key,))
        row = (bytes(path).decode("utf-8", "replace"), Reason.DAMAGED, "damaged in the ledger. Read it again")
        connection.execute("INSERT OR REPLACE INTO skipped (path, reason, detail) VALUES (?, ?, ?)", row)


def _draw_anew(connection: sqlite3.Connection, keys: Collection[int]) -> None:
    for key in keys:
        connection.execute("DELETE FROM statement WHERE article = ?", (key,))
        connection.execute("UPDATE article SET model = ? WHERE key = ?", (READ_AGAIN, key))


def _drop_orphans(connection: sqlite3.Connection) -> None:
    """Rows whose parent is gone, until there are none; then the program's decisions on what is not there."""
    tables = [name for sort, name in expected() if sort == "table" and not name.startswith(INDICES)]
    for _ in tables:  # a row without its parent may be the parent of others
        if not sum(_without_parent(connection, table) for table in tables):
            break
    for table in ("statement", "article"):
        ids = f"SELECT id FROM {table}"
        connection.execute(
            'DELETE FROM judgement WHERE "on" = ? AND author = ?'
            f' AND ("left" NOT IN ({ids}) OR "right" NOT IN ({ids}))',
            (table, judgements.PROGRAM),
        )


def _without_parent(connection: sqlite3.Connection, table: str) -> int:
    changed = 0
    for _, _, parent, column, to, _, action, _ in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        where = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{to}" FROM {parent})'
        do = f'UPDATE {table} SET "{column}" = NULL' if action == "SET NULL" else f"DELETE FROM {table}"
        changed += connection.execute(f"{do} WHERE {where}").rowcount
    return changed


def _match_anew(connection: sqlite3.Connection) -> None:
    """Forget all that matching keeps, users' decisions aside; `read --again` finds it anew."""
    _execute(
        connection, *(f"DELETE FROM {table}" for table in _MATCHED), "DELETE FROM narration", "DELETE FROM name_key"
    )
    connection.execute("DELETE FROM judgement WHERE author = ?", (judgements.PROGRAM,))
    connection.execute("UPDATE article SET model = ?", (READ_AGAIN,))


def _compute_anew(connection: sqlite3.Connection) -> None:
    _execute(
        connection,
        "DELETE FROM conflict",
        "DELETE FROM claim",
        "INSERT OR IGNORE INTO stale SELECT key FROM statement",
        "INSERT OR IGNORE INTO stale_story SELECT key FROM story",
    )


def _index_anew(connection: sqlite3.Connection) -> None:
    for (_, name), sql in expected().items():
        if name in INDICES:
            _execute(connection, f"DROP TABLE IF EXISTS {name}", sql, f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
