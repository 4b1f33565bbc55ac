"""Whether a text is a table, and what stands between its columns."""

import csv
import io
import re

from accordingto.read.columns import known_fields

DELIMITERS = "\t,;|"
RECORDS_TRIED = 60
LONGEST_NAME = 60
LEAST_RECORDS, LEAST_WIDTH = 3, 3
"""Rows of a table whose names are unknown; one less where it has so many columns."""
MOST_RAGGED, MOST_RAGGED_IF_NAMED = 0.1, 0.5
MOST_SPACED = 0.5
SEPARATOR = re.compile(r"sep=(?P<sign>[\t,;|])\r?\n", re.IGNORECASE)
HEADERLESS = {
    58: {1: "SQLDATE", 57: "SOURCEURL"},
    61: {1: "SQLDATE", 60: "SOURCEURL"},
    27: {1: "DATE", 3: "SourceCommonName", 4: "DocumentIdentifier"},
}
"""GDELT's files of events (1.0 and 2.0) and of its knowledge graph (2.1): the columns that matter, by their width."""
csv.field_size_limit(64 * 1024 * 1024)


def delimiter(head: str, *, whole: bool) -> str | None:
    """What separates the columns of a table that begins so; None where it is no table. `whole`: `head` is all of it.

    A table has a first row of usual names; or the same number of cells in every row, and no space after most commas
    as there is in prose.
    """
    stated = SEPARATOR.match(head)
    if stated:
        return stated["sign"]
    return next((sign for sign in DELIMITERS if _is_table(head, sign, whole=whole)), None) or _one_column(head)


def _is_table(head: str, sign: str, *, whole: bool) -> bool:
    first = head.split("\n", 1)[0]
    if sign not in first:
        return False
    records = _records(head, sign, whole=whole)
    if not records:
        return False
    names = [name.strip() for name in records[0]]
    fields = known_fields(names) if max(map(len, names)) <= LONGEST_NAME else set()
    width = len(names)
    certain = records[:-1] or records  # the last may be cut short
    odd = sum(len(record) != width for record in certain)
    if len(fields) >= 2 and fields & {"text", "title", "url"}:
        return odd <= MOST_RAGGED_IF_NAMED * len(certain)
    if sign == "\t" and width in HEADERLESS:
        return True
    least = LEAST_RECORDS - (width >= LEAST_WIDTH)
    return len(records) >= least and odd <= MOST_RAGGED * len(records) and not _is_prose(records)


def _records(head: str, sign: str, *, whole: bool) -> list[list[str]]:
    """The first rows; of a head that was cut, without the last."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=sign)
    records: list[list[str]] = []
    try:
        for record in reader:
            if record:
                records.append(record)
            if len(records) > RECORDS_TRIED:
                break
    except csv.Error:
        return []
    return records if whole or len(records) > RECORDS_TRIED else records[:-1]


def _is_prose(records: list[list[str]]) -> bool:
    """Whether a space follows most of what would separate cells, as it follows the commas of a sentence."""
    cells = [cell for record in records for cell in record[1:]]
    return sum(cell.startswith(" ") for cell in cells) > MOST_SPACED * len(cells)


def _one_column(head: str) -> str | None:
    """A single column: its name, then cells in quotation marks."""
    lines = head.split("\n", 2)
    named = len(lines) > 1 and lines[1].startswith('"') and bool(known_fields([lines[0].strip('"\r ')]) & {"text"})
    return "," if named else None
