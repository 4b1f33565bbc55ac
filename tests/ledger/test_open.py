"""Creating and opening are two things, and what is no ledger is told in one line and left alone."""

import hashlib
import multiprocessing
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.errors import LedgerError
from accordingto.ledger import Ledger, connect, open_or_create, schema

from .samples import MODEL, harbour

FORK = multiprocessing.get_context("fork")


def test_create_then_open(path: Path) -> None:
    with Ledger.create(path) as ledger:
        ledger.add(*harbour(), MODEL)
        assert not ledger.read_only
    with Ledger.open(str(path)) as ledger:
        assert ledger.counts().articles == 1
        ledger.close()
    assert [beside.name for beside in path.parent.iterdir()] == ["story.db"]


def test_create_where_there_is_a_ledger(path: Path) -> None:
    Ledger.create(path).close()
    with pytest.raises(LedgerError, match=r"story\.db: there is a ledger already\. Open it, or name another file"):
        Ledger.create(path)


def test_open_or_create_says_which(path: Path) -> None:
    for made in (True, False):
        ledger, created = open_or_create(path)
        assert created is made
        ledger.close()


def test_file_head(path: Path) -> None:
    Ledger.create(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    tables = connection.execute("PRAGMA table_list").fetchall()
    ours = [row for row in tables if row[2] == "table" and not row[1].startswith("sqlite_")]
    assert ours
    assert all(row[5] for row in ours), "all STRICT"
    connection.close()


def test_what_is_committed_outlasts_a_loss_of_power(path: Path) -> None:
    """Whoever else holds the ledger: with less than FULL the log waits for the last of them to close it."""
    for connection in (connect.open_or_make(path).connection, connect.open_existing(path).connection):
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        connection.close()


@pytest.mark.parametrize("name", ["a b?c#d%e&mode=ro.db", ":memory:", "-x", "ü🚢.db"])
def test_any_name_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Ledger.create(name).close()
    Ledger.open(name).close()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def _mistyped(folder: Path) -> Path:
    Ledger.create(folder / "story.db").close()
    return folder / "storry.db"


def _folder(folder: Path) -> Path:
    (folder / "stories").mkdir()
    return folder / "stories"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _text(folder: Path) -> Path:
    (folder / "story.txt").write_text("Harbour to reopen in May, council says. " * 50)
    return folder / "story.txt"


def _other(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "other.db")) as connection:
        connection.execute("CREATE TABLE recipe (name)")
    return folder / "other.db"


def _empty(folder: Path) -> Path:
    (folder / "empty.db").touch()
    return folder / "empty.db"


def _newer(folder: Path) -> Path:
    Ledger.create(folder / "new.db").close()
    with closing(sqlite3.connect(folder / "new.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("UPDATE needs SET program = '9.1.0'")
        connection.commit()
    return folder / "new.db"


def _newer_and_odd(folder: Path) -> Path:
    """What it says to ask pip for is no version."""
    path = _newer(folder)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE needs SET program = '1; rm -r x'")
    return path


def _cut(folder: Path) -> Path:
    with Ledger.create(folder / "cut.db") as ledger:
        for number in range(20):
            ledger.add(*harbour(str(number)), MODEL)
    os.truncate(folder / "cut.db", 16384)
    return folder / "cut.db"


_MISTYPED = (
    r"storry\.db: no such file \(there is story\.db\)\. To start one: accordingto read … --ledger .*/storry\.db$"
)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(_mistyped, _MISTYPED, id="mistyped"),
        pytest.param(lambda folder: folder / "no" / "story.db", r"story\.db: no such file\. To start", id="no folder"),
        pytest.param(lambda folder: folder / ("x" * 300), r"cannot be opened \(File name too long\)", id="long name"),
        pytest.param(lambda folder: folder / "a\0b", r"cannot be opened \(embedded null byte\)", id="zero byte"),
        pytest.param(_folder, r"stories: a folder, not a ledger\. Name a file in it", id="folder"),
        pytest.param(_pipe, r"pipe: not a file", id="pipe"),
        pytest.param(_text, r"story\.txt: not a ledger \(no SQLite database\)", id="text"),
        pytest.param(
            _other, r"not a ledger \(the database of another program; tables: recipe\)", id="another database"
        ),
        pytest.param(_empty, r"empty\.db: not a ledger \(empty\)\. To start one", id="empty file"),
        pytest.param(
            _newer,
            r"newer accordingto \(ledger version 99, .*pip install --upgrade 'accordingto>=9\.1\.0'\Z",
            id="newer",
        ),
        pytest.param(_newer_and_odd, r"version 99, .*pip install --upgrade accordingto\Z", id="newer and odd"),
        pytest.param(_cut, r"cut\.db: damaged \(.*\), beyond what can be mended\. Take", id="cut off"),
    ],
)
def test_what_is_no_ledger(tmp_path: Path, make: Callable[[Path], Path], message: str) -> None:
    path = make(tmp_path)
    before = _contents(tmp_path)
    with pytest.raises(LedgerError, match=message) as told, Ledger.open(path) as ledger:
        list(ledger.statements())
    assert "\n" not in str(told.value)
    assert _contents(tmp_path) == before


@pytest.mark.parametrize("left", [100, 4096, 8192, 16384])
def test_of_what_nothing_can_open_no_command_is_advised(tmp_path: Path, run, left: int) -> None:
    with Ledger.create(tmp_path / "cut.db") as ledger:
        ledger.add(*harbour("one"), MODEL)
    os.truncate(tmp_path / "cut.db", left)
    for command in ("statements", "check", "check --mend"):
        said = run(*command.split(), "--ledger", tmp_path / "cut.db").err
        assert "damaged" in said and "accordingto check" not in said


@pytest.mark.parametrize("make", [_folder, _pipe, _text, _other, _newer])
def test_nothing_is_made_over_something_else(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    before = _contents(tmp_path)
    for create in (Ledger.create, open_or_create):
        with pytest.raises(LedgerError, match=re.escape(str(path))):
            create(path)
    assert _contents(tmp_path) == before


def test_nothing_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no folder .*/no\. Make it first: mkdir -p "):
        Ledger.create(tmp_path / "no" / "story.db")


def test_what_a_killed_process_left_is_made_anew(path: Path) -> None:
    path.touch()
    ledger, created = open_or_create(path)
    ledger.close()
    assert created
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size
    Ledger.create(path).close()


def _contents(folder: Path) -> dict[str, str]:
    files = [each for each in folder.rglob("*") if each.is_file()]
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


# Versions


def test_a_ledger_of_an_older_version_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of, said = harbour()
    with Ledger.create(path) as ledger:
        ledger.add(of, said, MODEL)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _add_column, _fill_column))
    with Ledger.open(path) as ledger:
        assert ledger.article(of.id) == of
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT desk FROM article").fetchone() == ("news",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer accordingto"):
        Ledger.open(path)


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.create(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _add_column, _fail))
    with pytest.raises(ZeroDivisionError):
        Ledger.open(path)
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        columns = ledger._connection.execute("SELECT name FROM pragma_table_info('article')").fetchall()
    assert ("desk",) not in columns


def _add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE article ADD COLUMN desk TEXT")


def _fill_column(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE article SET desk = 'news'")


def _fail(connection: sqlite3.Connection) -> None:
    _ = 1 // 0


# Disks and locks


def test_a_full_disk_says_how_much_is_kept(ledger: Ledger) -> None:
    pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {pages + 8}")
    kept = 0
    message = (
        r"the disk is full; \d+ articles are kept, each of them whole\. Free some space and run the same command again"
    )
    with pytest.raises(LedgerError, match=message) as told:
        while True:
            ledger.add(*harbour(f"harbour {kept}"), MODEL)
            kept += 1
    assert f"{kept} articles" in str(told.value)
    assert ledger.counts().articles == kept
    ledger._connection.execute("PRAGMA max_page_count = 100000")
    ledger.add(*harbour(f"harbour {kept}"), MODEL)
    assert ledger._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_lock_held_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0.1)
    with Ledger.create(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"another process has been using it all the while"):
            ledger.add(*harbour(), MODEL)
        assert not list(ledger.statements()), "reading goes on"
        other.execute("COMMIT")
        other.close()
        ledger.add(*harbour(), MODEL)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can read."""
    folder = Path(tempfile.mkdtemp(prefix="accordingto-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_what_cannot_be_written_to_can_be_read(open_folder: Path) -> None:
    path = open_folder / "story.db"
    with Ledger.create(path) as ledger:
        ledger.add(*harbour(), MODEL)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    assert as_nobody(_read_and_write, path) == (
        [True, 2, f"{path}: it cannot be written to. Make it and its folder writable, or work on a copy"]
    )
    assert as_nobody(_create, open_folder / "new.db") == (
        f"{open_folder}/new.db: the folder {open_folder} cannot be written to. Name a file in another one"
    )


def test_what_may_not_be_read(open_folder: Path) -> None:
    path = open_folder / "story.db"
    Ledger.create(path).close()
    path.chmod(0)
    assert as_nobody(_read_and_write, path) == f"{path}: you may not read it. Ask its owner, or name another file"


def as_nobody(work: Callable[[Path], object], path: Path) -> object:
    """What the work gives in a process without root's rights."""
    answers = FORK.SimpleQueue()
    process = FORK.Process(target=_as_nobody, args=(work, path, answers))
    process.start()
    answer = answers.get()
    process.join()
    return answer


def _as_nobody(work: Callable[[Path], object], path: Path, answers: "multiprocessing.SimpleQueue[object]") -> None:
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 65534)
    try:
        answers.put(work(path))
    except Exception as error:
        answers.put(str(error))


def _read_and_write(path: Path) -> object:
    with Ledger.open(path) as ledger:
        read = [ledger.read_only, len(list(ledger.statements()))]
        try:
            ledger.add(*harbour("more"), MODEL)
        except LedgerError as error:
            return [*read, str(error)]
    return read


def _create(path: Path) -> object:
    return open_or_create(path)[1]
