"""What every part of the ledger rests on: the open file, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from accordingto.errors import AccordingtoError, LedgerError
from accordingto.ledger import connect
from accordingto.ledger.refusal import damaged, refusing
from accordingto.read.failures import place

if TYPE_CHECKING:
    from accordingto.ledger.near import Near


class Base:
    """A ledger file that is open."""

    def __init__(self, path: Path, opened: connect.OpenFile) -> None:
        """For this package only: use `Ledger.create`, `Ledger.open` or `open_or_create`."""
        self.path = path
        self.read_only = opened.read_only
        self._connection = opened.connection

    @cached_property
    def _near(self) -> "Near":
        """The neighbours; what compares is loaded when it is first needed, and a list of what is kept needs none."""
        from accordingto.ledger.near import Near  # noqa: PLC0415

        return Near(self._connection)

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
        from accordingto.ledger.check import damages  # noqa: PLC0415

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
                self.__dict__.pop("_near", None)  # what it has at hand may be of rows that are taken back
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
