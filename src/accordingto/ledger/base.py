"""What every part of the ledger rests on: the open file, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.ledger import connect
from accordingto.ledger.near import Near
from accordingto.ledger.refusal import refusing


class Base:
    """A ledger file that is open."""

    def __init__(self, path: Path, opened: connect.Opened) -> None:
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
        self.close()

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
