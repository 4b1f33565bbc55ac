"""Two processes may read into one ledger, and one may be killed at any moment."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.ledger import Added, Ledger, connect, open_or_create

from .killing import FORK, killed_at_moments
from .samples import MODEL, harbour
from .test_keep import check_words


def test_several_processes_start_at_once(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.db"
        gate = FORK.Barrier(4)
        results = FORK.SimpleQueue()
        processes = [FORK.Process(target=_start, args=(path, gate, results, own)) for own in range(4)]
        for process in processes:
            process.start()
        answers = [results.get() for _ in processes]
        for process in processes:
            process.join()
        assert sorted(answer[0] for answer in answers) == [False, False, False, True]
        assert sorted(added for answer in answers for added in answer[1]) == [Added.KNOWN] * 15 + [Added.NEW] * 25
        _check(path, 25)


def _start(path: Path, gate: object, results: object, own: int) -> None:
    gate.wait()  # type: ignore[attr-defined]
    ledger, created = open_or_create(path)
    with ledger:
        shared = [harbour(f"shared {number}") for number in range(5)]
        its_own = [harbour(f"{own} {number}") for number in range(5)]
        added = [str(ledger.add(*each, MODEL)) for each in shared + its_own]
    results.put((created, added))  # type: ignore[attr-defined]


def test_killed_at_any_moment_the_ledger_holds_whole_articles(path: Path, tmp_path: Path) -> None:
    kept = []
    for _ in killed_at_moments(_add_some, path, tmp_path / "whole.db", 15):
        kept.append(_check(path) if path.exists() and _made(path) else 0)
    assert kept == sorted(kept), "what was kept stays"
    assert len({*kept} - {0, SOME}) > 1, "killed amid the work"
    _add_some(path)
    _check(path, SOME)


def _made(path: Path) -> bool:
    """Whether the tables are there: a process that is killed while it makes them leaves none."""
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("SELECT 1 FROM sqlite_schema").fetchall())


SOME = 90
"""Articles that are added while a process is killed."""


def _add_some(path: Path) -> None:
    ledger, _ = open_or_create(path)
    with ledger:
        for number in range(SOME):
            ledger.add(*harbour(str(number)), MODEL)


def _check(path: Path, articles: int | None = None) -> int:
    """Every article is whole; how many there are."""
    with Ledger.open(path) as ledger:
        kept = {row.article.name: row for row in ledger.articles()}
        for name, row in kept.items():
            of, said = harbour(name)
            assert row.article == of
            assert row.statements == len(said)
        assert len(list(ledger.statements(by="quill", search="ferry"))) == len(kept)
        assert ledger._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not ledger._connection.execute("PRAGMA foreign_key_check").fetchall()
    check_words(path)
    assert articles is None or len(kept) == articles
    return len(kept)


def test_a_writer_waits_for_another(path: Path) -> None:
    Ledger.create(path).close()
    process = FORK.Process(target=_hold, args=(path, 0.4))
    process.start()
    while not (path.parent / "held").exists():
        time.sleep(0.01)
    with Ledger.open(path) as ledger:
        assert ledger.add(*harbour(), MODEL) is Added.NEW
    process.join()
    assert process.exitcode == 0


def _hold(path: Path, seconds: float) -> None:
    ledger = Ledger.open(path)
    with connect.transaction(ledger._connection):
        (path.parent / "held").touch()
        time.sleep(seconds)
    ledger.close()


def test_reading_sees_one_state_while_others_write(path: Path) -> None:
    with Ledger.create(path) as ledger, Ledger.open(path) as other:
        for number in range(3):
            ledger.add(*harbour(str(number)), MODEL)
        with connect.snapshot(other._connection):
            before = other.counts()
            ledger.add(*harbour("more"), MODEL)
            assert other.counts() == before
        assert other.counts().articles == 4


def test_foreign_keys_hold(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        ledger._connection.execute("INSERT INTO span VALUES (99, 'cue', 0, 0, 1)")
