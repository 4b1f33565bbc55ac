"""What SQLite refuses, told in one line that says what and what to do."""

import shlex
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from accordingto.errors import LedgerError

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}
_REFUSED = {
    sqlite3.SQLITE_BUSY: "another process has been using it all the while. Run this again once that is done",
    sqlite3.SQLITE_LOCKED: "another process has been using it all the while. Run this again once that is done",
    sqlite3.SQLITE_READONLY: "it cannot be written to. Make it and its folder writable, or work on a copy",
    sqlite3.SQLITE_PERM: "it cannot be written to. Make it and its folder writable, or work on a copy",
    sqlite3.SQLITE_NOTADB: "not a ledger (no SQLite database). Name another file; nothing was written to this one",
    sqlite3.SQLITE_TOOBIG: "one of the texts is larger than SQLite can keep. Split it",
}


def damaged(what: object, path: Path) -> str:
    """What to say of a ledger with rows or pages that cannot be."""
    check = f"accordingto check --ledger {shlex.quote(str(path))}"
    return f"damaged ({what}). To see what is, and what can be mended: {check}. Or take a copy from before"


def beyond_mending(what: object, path: Path) -> str:
    """What to say of one that `check` cannot open either, or not look through."""
    return (
        f"damaged ({what}), beyond what can be mended. Take a copy from before, or read the articles into a new ledger"
    )


@contextmanager
def refusing(
    path: Path,
    articles: Callable[[], int | None] = lambda: None,
    advise: Callable[[object, Path], str] = damaged,
) -> Iterator[None]:
    """Turn what SQLite refuses inside the block into a `LedgerError`.

    `articles` counts those kept so far; `advise` says what to do where the ledger is damaged.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # a message of SQLite's that quotes broken names
        raise LedgerError(f"{path}: {advise(error, path)}") from error
    except sqlite3.IntegrityError:
        raise  # a bug of ours
    except sqlite3.Error as error:
        reason = advise(error, path) if _of_damage(error) else _reason(error, articles)
        if reason is None:
            raise
        raise LedgerError(f"{path}: {reason}") from error


def _of_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "Could not decode" in str(error)
    return code & 0xFF == sqlite3.SQLITE_CORRUPT or "no such" in str(error)


def _reason(error: sqlite3.Error, articles: Callable[[], int | None]) -> str | None:
    """What happened and what to do; None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in _FULL:
        return f"the disk is full{_kept(articles())}. Free some space and run the same command again"
    primary = code & 0xFF
    if primary in _REFUSED:
        return _REFUSED[primary]
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return f"{error} ({error.sqlite_errorname}). Check the disk, its free space and the rights of the folder"
    return None


def _kept(articles: int | None) -> str:
    return "" if articles is None else f"; {articles} articles are kept, each of them whole"
