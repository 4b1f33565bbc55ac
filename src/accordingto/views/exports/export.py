"""From a ledger to a file."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from accordingto.errors import InputError
from accordingto.ledger import Entry, Ledger
from accordingto.views.exports.target import STANDARD_OUTPUT, writing


def export(ledger: Ledger, form: str, path: Path, *, replace: bool = False) -> int:
    """Write all statements of the ledger to `path` in the format `form`, one of `FORMATS`; how many there were.

    A file appears whole or not at all. `-` is standard output, for all formats but parquet.

    Raises:
        InputError: there is a file already and `replace` is false, nothing can be written there, or parquet was asked
            for and pyarrow is not installed.

    """
    if form == "parquet" and path == STANDARD_OUTPUT:
        raise InputError("parquet is no text and does not go to standard output. Name a file: -o statements.parquet")
    with writing(path, ledger.path, replace=replace) as stream:
        return write(ledger, form, stream)


def write(ledger: Ledger, form: str, stream: BinaryIO) -> int:
    """Write all statements of the ledger into `stream`, as `export` does.

    Raises:
        InputError: parquet was asked for and pyarrow is not installed.

    """
    entries = _Counted(ledger.statements())
    importlib.import_module(f"accordingto.views.exports.{form}").write(entries, stream, ledger.people())
    return entries.count


class _Counted:
    """An iterator that knows how many it gave."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._entries = entries
        self.count = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.count += 1
            yield entry
