"""Copies of a ledger in use, and forgotten bytes that could not go at once."""

import multiprocessing
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.errors import LedgerError
from accordingto.ledger import Erased, Ledger, connect
from accordingto.ledger.upkeep import Upkeep

from .samples import MODEL, harbour
from .test_forget import left, secret

FORK = multiprocessing.get_context("fork")


class Refusing:
    """A connection that refuses one command."""

    def __init__(self, connection: sqlite3.Connection, command: str, name: str) -> None:
        self._connection, self._command, self._name = connection, command, name

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        if sql == self._command:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode, error.sqlite_errorname = getattr(sqlite3, self._name), self._name
            raise error
        return self._connection.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


def test_without_room_to_write_it_anew_it_says_so_and_does_it_later(ledger: Ledger, path: Path) -> None:
    of, said = secret()
    ledger.add(of, said, MODEL)
    whole = ledger._connection
    ledger._connection = Refusing(whole, "VACUUM", "SQLITE_FULL")  # type: ignore[assignment]
    assert ledger.forget(of.name).erased is Erased.FULL
    assert [one.what for one in ledger.check()] == ["file: bytes of what was forgotten may still be in it"]
    ledger._connection = whole
    assert ledger.finish_erasing() is Erased.DONE
    assert left(path) == set() and ledger.check() == []


def test_killed_after_it_was_forgotten_the_bytes_go_with_the_next_command(run, ledger: Ledger, path: Path) -> None:
    of, said = secret()
    ledger.add(of, said, MODEL)
    ledger.add(*harbour(), MODEL)
    ledger.close()
    process = FORK.Process(target=_forget_and_die, args=(path, of.name))
    process.start()
    process.join()
    assert process.exitcode == 9 and left(path)
    assert run("check", "--ledger", path).code == 1
    assert run("said-by", harbour()[1][0].id, "Zoë Marlowe", "--ledger", path).code == 0
    assert left(path) == set()
    assert run("check", "--ledger", path).code == 0


def _forget_and_die(path: Path, name: str) -> None:
    Upkeep.erase = lambda self: os._exit(9)  # type: ignore[assignment, return-value]
    Ledger.open(path).forget(name)


def test_a_copy_of_a_ledger_that_is_written_to(run, ledger: Ledger, path: Path) -> None:
    ledger.add(*harbour("one"), MODEL)
    with connect.transaction(ledger._connection):
        ledger._connection.execute("UPDATE article SET name = 'half done'")
        done = run("backup", path.with_name("copy.db"), "--ledger", path)
    assert done.code == 0 and "1 articles" in done.out
    with Ledger.open(path.with_name("copy.db")) as copy:
        assert [kept.article.name for kept in copy.articles()] == ["one"]
        assert copy.check() == []
    assert {one.name for one in path.parent.iterdir()} == {path.name, f"{path.name}-wal", f"{path.name}-shm", "copy.db"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_who_may_not_read_the_ledger_may_not_read_its_copy(run, ledger: Ledger, path: Path, mode: int) -> None:
    ledger.add(*harbour("one"), MODEL)
    path.chmod(mode)
    assert run("backup", path.with_name("copy.db"), "--ledger", path).code == 0
    assert path.with_name("copy.db").stat().st_mode & 0o777 == mode


def test_a_copy_replaces_nothing_unasked(run, ledger: Ledger, path: Path) -> None:
    ledger.add(*harbour("one"), MODEL)
    kept = path.with_name("kept.txt")
    kept.write_text("mine")
    refused = run("backup", kept, "--ledger", path)
    assert refused.code == 1 and "--force" in refused.err and kept.read_text() == "mine"
    assert run("backup", path, "--ledger", path, "--force").code == 1
    assert run("backup", kept, "--ledger", path, "--force").code == 0
    assert run("articles", "--ledger", kept).code == 0


def test_a_copy_is_a_file_of_its_own(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    ledger.add(*harbour("one"), MODEL)
    target = tmp_path / "made.db"
    ledger.backup(target)
    with Ledger.open(target) as copy:
        assert copy.counts() == ledger.counts()
    with pytest.raises(LedgerError, match=r"made\.db: the file holds something already"):
        ledger.backup(target)
    with pytest.raises(LedgerError, match=r"made\.db: no copy can be made \(No such file or directory\)"):
        ledger.backup(tmp_path / "nowhere/made.db")


def test_a_damaged_ledger_is_not_copied(ledger: Ledger, path: Path) -> None:
    ledger.add(*harbour("one"), MODEL)
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'span'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(data)
    target = path.with_name("copy.db")
    with Ledger.open(path) as damaged, pytest.raises(LedgerError, match=r"story\.db: damaged \("):
        damaged.backup(target)
