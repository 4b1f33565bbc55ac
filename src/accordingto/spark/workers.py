"""What runs on executors for `extract`: files to rows, one article after the other. No ledger, no SQLite."""

from collections.abc import Iterable, Iterator
from functools import partial

import pyarrow as pa

from accordingto.pipeline import analyse
from accordingto.read import ReadOptions, read_stream
from accordingto.records import Article, Skipped
from accordingto.spark.files import opened, shown
from accordingto.spark.limits import limited, out_of_memory
from accordingto.spark.rows import Row, found_row, skipped_row
from accordingto.spark.schema import FOUND

BATCH = 4 * 1024 * 1024
"""Characters of text after which a batch is handed to Spark; with one article more it is in memory."""
A_STATEMENT = 1_000
"""What a statement counts among them."""


def files_to_rows(batches: Iterable[pa.RecordBatch], options: ReadOptions, model: str) -> Iterator[pa.RecordBatch]:
    """For `mapInArrow`: paths of files in, rows of `schema.FOUND` out."""
    paths = (path for batch in batches for path in batch.column(0).to_pylist())
    yield from batched((row for path in paths for row in rows_of(path, options, model)), FOUND)


def rows_of(path: str, options: ReadOptions, model: str) -> Iterator[Row]:
    """The articles of one file with their statements, and what in it is none."""
    try:
        for item in read_stream(shown(path), partial(opened, path), options):
            found = item if isinstance(item, Skipped) else limited(item.path, partial(_analysed, item, model))
            yield skipped_row(found) if isinstance(found, Skipped) else found
    except MemoryError:
        yield skipped_row(out_of_memory(shown(path)))


def _analysed(article: Article, model: str) -> Row:
    return found_row(analyse(article), model)


def batched(rows: Iterable[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches of bounded size."""
    waiting: list[Row] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += len(row.get("text") or "") + A_STATEMENT * (1 + len(row.get("statements") or ()))
        if size > BATCH:
            yield pa.RecordBatch.from_pylist(waiting, schema=schema)
            waiting, size = [], 0
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)
