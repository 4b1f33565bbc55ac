"""Spreadsheets (.xlsx): one article a row, of each sheet that has the columns."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import Any
from zipfile import ZipFile

import openpyxl

from accordingto.read.columns import empty
from accordingto.read.draft import Item
from accordingto.read.streams import Opened
from accordingto.read.tables import table


def sheets(archive: ZipFile, opened: Opened) -> Iterator[Item]:
    """The articles of a workbook; formulas count by their last values."""
    book = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True)
    try:
        several = len(book.worksheets) > 1
        for sheet in book.worksheets:
            path, stem = (
                (f"{opened.path}/{sheet.title}", f"{opened.stem}-{sheet.title}")
                if several
                else (opened.path, opened.stem)
            )
            records = (cells for cells in sheet.iter_rows(values_only=True) if not all(map(empty, cells)))
            yield from table(dropwhile(_is_caption, records), opened, path, stem)
    finally:
        book.close()


def _is_caption(cells: Sequence[Any]) -> bool:
    """Whether a row above the columns' names says what the table is: one cell, the others empty."""
    return len(cells) > 1 and sum(not empty(cell) for cell in cells) == 1
