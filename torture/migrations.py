"""A ledger of 10,000 articles of an older version, brought up to date and killed: it is the old one or the new one."""

import gzip
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from accordingto.ledger import Ledger, connect, schema
from torture.children import finish, kill_after

OLD = Path(__file__).parent.parent / "tests" / "ledger" / "data" / "demo-0.1.0.db.gz"
TIMES, APART = 1_666, 100_000
"""How often the six articles of that ledger are in the larger one, and how far apart the keys of each time are."""
KILLS = 8
KEPT = (
    "SELECT count(*), sum(key), sum(length(text)), sum(length(name)) FROM article",
    "SELECT count(*), sum(key), sum(article), sum(score) FROM statement",
    'SELECT count(*), sum(statement), sum(start), sum("end") FROM span',
    "SELECT count(*), sum(statement), sum(length(name)) FROM link",
    "SELECT count(*) FROM judgement WHERE author <> 'program'",
    "SELECT count(*), sum(article), sum(story) FROM placed",
)


def attack(seed: int, folder: Path) -> list[str]:
    """Kill it again and again, then let it finish; what it held before is there after each."""
    chance, path, other = random.Random(seed), folder / "story.db", folder / "other.db"
    multiplied(path, TIMES)
    other.write_bytes(path.read_bytes())
    before = rows_of(path)
    code, said, took = finish(lambda: opened(other), folder / "told")
    faults = [f"it fails: {said[-300:]}"] if code else list(unlike(other, before))
    for left in folder.glob("other.db*"):
        left.unlink()
    for _ in range(KILLS):
        kill_after(chance.uniform(0, took), lambda: opened(path), folder / "told")
        faults += unlike(path, before)
    code, said, _ = finish(lambda: opened(path), folder / "told")
    faults += [f"what was killed is not finished: {said[-300:]}"] if code else unlike(path, before)
    if _rows(path, ["PRAGMA user_version"]) != [[(len(schema.MIGRATIONS),)]]:
        faults.append("it is not of the newest version")
    left_over = [one.name for one in folder.glob("*.part")]
    return [*faults, *([f"{left_over} are left"] if left_over else [])]


def opened(path: Path) -> int:
    """Bring it up to date."""
    Ledger.open(path).close()
    return 0


def unlike(path: Path, before: list[list[tuple[object, ...]]]) -> Iterator[str]:
    """What the ledger, or the copy that is kept of it, has lost."""
    copy = connect.copy_from_before(path, 1)
    for one in (path, copy) if copy.exists() else (path,):
        if rows_of(one) != before:
            yield f"{one.name} has not what was in it before"
        if _rows(one, ["PRAGMA quick_check", "PRAGMA foreign_key_check"]) != [[("ok",)], []]:
            yield f"{one.name} is damaged"
    (((version,),),) = _rows(path, ["PRAGMA user_version"])
    if version != 1 and (not copy.exists() or _rows(copy, ["PRAGMA user_version"]) != [[(1,)]]):
        yield "it is newer, and no copy from before is kept"


def rows_of(path: Path) -> list[list[tuple[object, ...]]]:
    """What must not be lost."""
    return _rows(path, KEPT)


def _rows(path: Path, queries: "tuple[str, ...] | list[str]") -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(query).fetchall() for query in queries]


def multiplied(path: Path, times: int) -> None:
    """The old ledger over and over, each time with ids and keys of its own."""
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
        for (table,) in connection.execute(tables).fetchall():
            keys = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            if not keys and table != "article":
                continue  # shared by all articles
            values = ", ".join(
                _value(name, name in keys or (name == "key" and kind == "INTEGER")) for _, name, kind, *_ in columns
            )
            numbers = f"WITH n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {times})"
            connection.execute(f"INSERT INTO {table} {numbers} SELECT {values} FROM {table}, n")
        connection.execute("COMMIT")


def _value(column: str, is_key: bool) -> str:
    if is_key:
        return f'"{column}" + n * {APART}'
    if column == "id":
        return "printf('%08x', n) || substr(id, 9)"
    return f'"{column}"'
