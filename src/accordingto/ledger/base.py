"""What every part of the ledger rests on: the open file, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.errors import AccordingtoError, LedgerError
from accordingto.ledger import connect
from accordingto.ledger.check import damages
from accordingto.ledger.near import Near
from accordingto.ledger.refusal import damaged, refusing
from accordingto.read.failures import place


class Base:
    """A ledger file that is open."""

    def __init__(self, path: Path, opened: connect.OpenFile) -> None:
        """For this package only: use `Ledger.create`, `Ledger.open` or `open_or_create`."""
        self.path = path
        self.read_only = opened.read_only
        self._connection = opened.connection
        self._near = Near(opened.connection)

    def close(self) -> None:
        """Close it; more than once does no harm."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            told = isinstance(error, AccordingtoError | OSError | MemoryError)
            if isinstance(error, Exception) and not told and place(error):
                self._blame_damage(error)
        finally:
            self.close()

    def _blame_damage(self, error: Exception) -> None:
        """Raise `LedgerError` in the place of what damaged rows made other code raise; a fault of ours stays one."""
        with suppress(sqlite3.Error), refusing(self.path):
            if isinstance(error, sqlite3.Error):
                raise error  # what SQLite says by itself is told as it is
        with refusing(self.path):
            found = next(damages(self._connection), None)
        if found:
            raise LedgerError(f"{self.path}: {damaged(found.what, self.path)}") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with refusing(self.path, self._articles_kept), connect.transaction(self._connection):
            try:
                yield
            except BaseException:
                self._near.forget()  # what it has at hand may be of rows that are taken back
                raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with refusing(self.path), connect.snapshot(self._connection):
            yield

    def _articles_kept(self) -> int | None:
        try:
            return int(self._connection.execute("SELECT count(*) FROM article").fetchone()[0])
        except sqlite3.Error:
            return None
