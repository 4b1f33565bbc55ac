"""Opening and creating the file: what is there is looked at before anything is written."""

import difflib
import os
import re
import shlex
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from accordingto.errors import LedgerError
from accordingto.ledger import schema
from accordingto.ledger.refusal import beyond_mending, refusing

WAIT_SECONDS = 30.0
"""How long to wait for another process that is writing."""


class OpenFile(NamedTuple):
    """A connection, and what was found on the way."""

    connection: sqlite3.Connection
    read_only: bool
    created: bool


class _Found(NamedTuple):
    application: int
    version: int
    tables: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Nothing in it yet: what a process leaves that was killed while it created the ledger."""
        return not (self.application or self.version or self.tables)


def open_existing(path: Path) -> OpenFile:
    """Open a ledger, for writing where the file system lets us.

    Raises:
        LedgerError: no file there, no ledger, one of a newer version, or one that cannot be read.

    """
    _check_file(path)
    with refusing(path, advise=beyond_mending):
        connection, read_only = _connect(path)
        with _closing_on_error(connection):
            found = _look(connection)
            _check_ledger(connection, path, found)
            _bring_up_to_date(connection, path, found, read_only)
    return OpenFile(connection, read_only, created=False)


def open_or_make(path: Path) -> OpenFile:
    """Open a ledger, or make it where there is none; of several processes that start at once, one makes it.

    Raises:
        LedgerError: something else is there, or the folder cannot be written to.

    """
    if _stat(path) is not None:
        _check_file(path)
    _check_folder(path)
    with refusing(path, advise=beyond_mending):
        connection = _configured(f"{path.absolute().as_uri()}?mode=rwc")
        with _closing_on_error(connection):
            if not _look(connection).empty:
                connection.close()
                return open_existing(path)
            created = _make(connection)
            _write_ahead(connection)
    return OpenFile(connection, read_only=False, created=created)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block, or nothing; waits for other writers first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the reads of the block see one state of the ledger, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _make(connection: sqlite3.Connection) -> bool:
    """Create the tables, unless another process has just done so."""
    with transaction(connection):
        found = _look(connection)
        if found.empty:
            schema.migrate(connection, 0)
        return found.empty


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, found: _Found, read_only: bool) -> None:
    if found.version < len(schema.MIGRATIONS):
        if read_only:
            raise LedgerError(
                f"{path}: of an older version ({found.version}; this program writes {len(schema.MIGRATIONS)}) and "
                f"it cannot be written to. Make it and its folder writable, or work on a copy"
            )
        try:
            with transaction(connection):
                version = _look(connection).version  # another process may have been faster
                if version < len(schema.MIGRATIONS):
                    _keep_copy(path, version)
                    schema.migrate(connection, version)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise LedgerError(f"{path}: {beyond_mending(error, path)}") from error  # its tables are not of its version
    if not read_only:
        _write_ahead(connection)


def copy_from_before(path: Path, version: int) -> Path:
    """Where the copy of a ledger of an older version is kept when it is brought up to date."""
    return path.with_name(f"{path.name}.version-{version}")


def _keep_copy(path: Path, version: int) -> None:
    """Keep the ledger as it is; it has its name when it is whole. The caller holds the lock, so nobody else does."""
    target = copy_from_before(path, version)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)  # of a process that was killed
    part.touch(mode=path.stat().st_mode & 0o777)
    try:
        with (
            closing(
                _configured(f"{path.absolute().as_uri()}?mode=rw")
            ) as ledger,  # nothing copies what it writes itself
            closing(sqlite3.connect(part, isolation_level=None)) as copy,
        ):
            copy.execute("PRAGMA journal_mode = OFF")  # it would outlive a kill
            ledger.backup(copy)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open for writing where that can be, else for reading only."""
    uri = path.absolute().as_uri()
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return _configured(f"{uri}?mode=rw"), False
    try:
        connection = _configured(f"{uri}?mode=ro")
        with _closing_on_error(connection):
            _look(connection)
    except sqlite3.OperationalError as error:
        if _has_log(path) or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # A write-ahead ledger needs two files beside it. Nobody can write here, so it can be read as it lies.
        connection = _configured(f"{uri}?mode=ro&immutable=1")
    return connection, True


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _configured(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    with _closing_on_error(connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what is committed outlasts a loss of power
    return connection


@contextmanager
def _closing_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the write-ahead log on. The switch does not wait for other processes by itself, so we do."""
    until = time.monotonic() + WAIT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _look(connection: sqlite3.Connection) -> _Found:
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEAD)
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name LIMIT 4")
    return _Found(application, version, tuple(name for (name,) in tables))


_HEAD = ("application_id", "user_version")


def _check_ledger(connection: sqlite3.Connection, path: Path, found: _Found) -> None:
    if found.empty:
        raise LedgerError(f"{path}: not a ledger (empty). {_start(path)}")
    if found.application != schema.APPLICATION_ID:
        tables = ", ".join(found.tables) or "none"
        raise LedgerError(
            f"{path}: not a ledger (the database of another program; tables: {tables}). Name another file; "
            f"nothing was written to this one"
        )
    if found.version > len(schema.MIGRATIONS):
        raise LedgerError(
            f"{path}: written by a newer accordingto (ledger version {found.version}, this one knows up to "
            f"{len(schema.MIGRATIONS)}). Upgrade: pip install --upgrade {_needed(connection)}"
        )


def _needed(connection: sqlite3.Connection) -> str:
    """What to ask pip for: the version that a ledger says it needs, where that is one."""
    with suppress(sqlite3.Error):
        for (program,) in connection.execute("SELECT program FROM needs"):
            if re.fullmatch(r"\d+(\.\d+){1,3}", str(program)):
                return f"'accordingto>={program}'"
    return "accordingto"


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise LedgerError(f"{path}: cannot be opened ({reason}). Name another file") from error


def _check_file(path: Path) -> None:
    found = _stat(path)
    if found is None:
        raise LedgerError(f"{path}: no such file{_near(path)}. {_start(path)}")
    if stat.S_ISDIR(found.st_mode):
        raise LedgerError(f"{path}: a folder, not a ledger. Name a file in it, such as {path / 'story.db'}")
    if not stat.S_ISREG(found.st_mode):
        raise LedgerError(f"{path}: not a file. Name a file on a disk")
    if not os.access(path, os.R_OK):
        raise LedgerError(f"{path}: you may not read it. Ask its owner, or name another file")


def _check_folder(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise LedgerError(f"{path}: no folder {folder}. Make it first: mkdir -p {shlex.quote(str(folder))}")
    if not os.access(folder, os.W_OK):
        raise LedgerError(f"{path}: the folder {folder} cannot be written to. Name a file in another one")


def _near(path: Path) -> str:
    """Names beside it that it may have been meant to be."""
    try:
        beside = os.listdir(path.absolute().parent)
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, beside, n=3, cutoff=0.8)
    return f" (there is {', '.join(sorted(near))})" if near else ""


def _start(path: Path) -> str:
    return f"To start one: accordingto read … --ledger {shlex.quote(str(path))}"
