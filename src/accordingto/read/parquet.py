"""Parquet tables: one article a row, batch by batch."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow.parquet as pq
from pyarrow import types

from accordingto.read.draft import Item
from accordingto.read.streams import Opened
from accordingto.read.tables import article_rows

BATCH = 256


def items(opened: Opened) -> Iterator[Item]:
    """The articles of a table; columns of bytes are left out."""
    with opened.seekable() as content, pq.ParquetFile(content) as file:
        names = [field.name for field in file.schema_arrow if not types.is_binary(field.type)]
        yield from article_rows(names, enumerate(_rows(file, names), 1), opened, opened.path, opened.stem)


def _rows(file: pq.ParquetFile, names: Sequence[str]) -> Iterator[Sequence[Any]]:
    for batch in file.iter_batches(BATCH, columns=names):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
