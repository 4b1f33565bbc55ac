"""Parquet: the table of csv, typed and exact, for pandas, DuckDB and Spark. Needs pyarrow (extra `parquet`)."""

import itertools
from collections.abc import Iterable
from typing import Any, BinaryIO

from accordingto.errors import InputError
from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined
from accordingto.views.exports.table import COLUMNS, table_row

try:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter
except ImportError as error:
    raise InputError(
        "parquet needs pyarrow, which is not installed. To install it: pip install 'accordingto[parquet]'"
    ) from error

_ROWS = 5_000
"""Rows of a row group: as many are in memory at once."""

_SPANS = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
_TYPES = {"text": pa.string(), "flag": pa.bool_(), "number": pa.float64(), "spans": _SPANS}
SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in COLUMNS.items()])


def write(entries: Iterable[Entry], stream: BinaryIO, _: Joined) -> None:
    """Row groups, then the footer; text as it stands in the article, spans as lists of `start` and `end`."""
    rows = (_typed(table_row(entry)) for entry in entries)
    with ParquetWriter(stream, SCHEMA, compression="zstd") as writer:
        while group := list(itertools.islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its spans as structs."""
    spans = (name for name, kind in COLUMNS.items() if kind == "spans")
    return row | {name: [{"start": start, "end": end} for start, end in row[name]] for name in spans}
