"""Ledgers damaged in the file or in their rows: every question is answered, or told in one line that it cannot be."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from accordingto import cli
from accordingto.ledger import Ledger
from accordingto.views.pages.live import Maker, Query
from accordingto.views.server import _PAGES, Server
from torture.children import command, finish
from torture.running import accordingto

PAGE = 4096
SECONDS = 60
"""Of one question after which it hangs."""
GARBAGE = (
    "''",
    "'x'",
    "'{'",
    "'[1'",
    "'2031-02-31'",
    "-1",
    "0",
    "99999999",
    "9e999",
    "CAST(x'ff80' AS TEXT)",
    "x'00ff'",
    "NULL",
)
LISTING = (
    "articles", "articles --json", "articles --skipped", "statements", "statements --json", "statements --by Vayle",
    "statements --search strait", "statements --unnamed", "sources", "sources --outlets", "claims", "claims --json",
    "claim {statement}", "conflicts", "conflicts --json", "quotes Vayle", "quotes Vayle --json",
    "compare {one} {other}", "stories", "timeline", "timeline --json",
    "export --format jsonl -o - ", "export --format csv -o -",
    "export --format prov -o -", "export --format ftm -o -", "export --format webannotation -o -", "dossier -o -",
    "check", "backup {folder}/copy.db --force", "same {statement} {second}", "not-a-statement {second}",
    "check --mend", "forget {one}",
)  # fmt: skip


def attack(seed: int, folder: Path) -> list[str]:
    """One ledger, damaged, and every question."""
    chance = random.Random(seed)
    given = _sound(folder)
    path = folder / "story.db"
    what = _damage(chance, folder / "sound.db", path)
    faults = []
    for question, ask in _questions(path, given):
        found = _fault(ask, folder / "told")
        if found:
            faults.append(f"{what}; {question}: {found}")
    for left in folder.glob("story.db*"):
        left.unlink()
    return faults


def _sound(folder: Path) -> dict[str, str]:
    """A ledger of the shipped story, made once; ids to ask for."""
    path = folder / "sound.db"
    if not path.exists():
        accordingto("demo", "--ledger", path)
    with Ledger.open(path) as ledger:
        articles = [kept.article.id for kept in ledger.articles()]
        claim = next(iter(ledger.claims()))
    one, other = claim.claim.members[:2]
    return {"one": articles[0], "other": articles[1], "statement": one, "second": other, "folder": str(folder)}


def _damage(chance: random.Random, sound: Path, path: Path) -> str:
    shutil.copyfile(sound, path)
    how = chance.choice((_bytes, _bytes, _pages, _swapped, _cut, _row, _row, _row))
    return how(chance, path)


def _bytes(chance: random.Random, path: Path) -> str:
    data, many = bytearray(path.read_bytes()), chance.choice((1, 1, 3, 30, 300))
    for _ in range(many):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    return f"{many} bytes"


def _pages(chance: random.Random, path: Path) -> str:
    data, at = bytearray(path.read_bytes()), chance.randrange(path.stat().st_size // PAGE) * PAGE
    data[at : at + PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))
    path.write_bytes(data)
    return f"page {at // PAGE + 1} overwritten"


def _swapped(chance: random.Random, path: Path) -> str:
    data = bytearray(path.read_bytes())
    a, b = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[a : a + PAGE], data[b : b + PAGE] = data[b : b + PAGE], data[a : a + PAGE]
    path.write_bytes(data)
    return f"pages {a // PAGE + 1} and {b // PAGE + 1} swapped"


def _cut(chance: random.Random, path: Path) -> str:
    size = path.stat().st_size
    left = chance.choice(
        (size - 1, size - PAGE, PAGE, 100, chance.randrange(size), chance.randrange(size) // PAGE * PAGE)
    )
    os.truncate(path, left)
    return f"cut to {left} of {size} bytes"


def _row(chance: random.Random, path: Path) -> str:
    """A value that cannot be, or a row that is gone, in any table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
            connection.execute(f"PRAGMA {pragma}")
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name"
        while True:
            table = chance.choice([name for (name,) in connection.execute(tables)])
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            where = " AND ".join(f'"{name}" = ?' for name in columns[:2])
            row = connection.execute(f"SELECT * FROM {table} ORDER BY random() LIMIT 1").fetchone()
            if row is None:
                continue
            change = f'UPDATE {table} SET "{chance.choice(columns)}" = {chance.choice(GARBAGE)}'
            change = f"DELETE FROM {table}" if chance.random() < 0.25 else change
            with contextlib.suppress(sqlite3.Error):
                connection.execute(f"{change} WHERE {where}", row[:2])
                return f"{change} WHERE {where} {row[:2]}"


def _questions(path: Path, given: dict[str, str]) -> Iterator[tuple[str, Callable[[], int]]]:
    for line in LISTING:
        words = [word.format(**given) for word in line.split()]
        if words[0] in cli.COMMANDS:
            yield line, command(*words, "--ledger", path)
    server = Server(path, "tester")
    for page, maker in _PAGES.items():
        of_article = page.startswith(("/article/", "/story/"))
        query = Query(given["one" if of_article else "statement"] if "{ref}" in page else "", {"name": "Vayle"})
        yield page, partial(_page, server, maker, query)


def _page(server: Server, maker: Maker, query: Query) -> int:
    return int(server._answer(maker, query, "/").status_code >= 500)


def _fault(ask: Callable[[], int], told: Path) -> str | None:
    """What went wrong: a traceback, a crash, a hang, or several lines of error."""
    code, said, _ = finish(ask, told, SECONDS)
    lines = said.splitlines()
    if code < 0:
        return "hangs" if -code == signal.SIGALRM else f"crashes ({-code})"
    if code > 1:
        return lines[-1][:300] if lines else f"ends with {code}"
    return f"says {len(lines)} lines: {lines[0]}" if len(lines) > 3 else None
