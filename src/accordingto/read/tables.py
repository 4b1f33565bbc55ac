"""Tables in text, CSV and the like: one article a row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from accordingto.read.columns import Columns, columns, empty
from accordingto.read.decode import decode, is_utf8, wide_encoding
from accordingto.read.dialects import HEADERLESS, SEPARATOR, delimiter
from accordingto.read.draft import Item
from accordingto.read.failures import guarded
from accordingto.read.rows import row
from accordingto.read.streams import Opened
from accordingto.records import Reason, Skipped

SHOWN = 8


def items(opened: Opened) -> Iterator[Item]:
    """The articles of a table, row by row in bounded memory."""
    head = decode(opened.head)
    sign = delimiter(head.lstrip("\ufeff \t\r\n"), whole=opened.complete) or ","
    lines = io.TextIOWrapper(opened.stream, _encoding(opened), "replace", newline="")
    quotes = _Quotes(lines)
    try:
        records = csv.reader(quotes, delimiter=sign)
        if SEPARATOR.match(head.lstrip("\ufeff")):
            next(records)
        yield from table((record for record in records if record and not quotes.open), opened, opened.path, opened.stem)
        if quotes.open:
            detail = f"a table that breaks off at line {records.line_num}, within quotation marks. Export it again"
            yield Skipped(opened.path, Reason.DAMAGED, detail)
    except csv.Error as error:
        detail = f"a table that breaks off at line {records.line_num} ({error}). Export it again"
        yield Skipped(opened.path, Reason.DAMAGED, detail)
    finally:
        lines.detach()  # or it would close standard input


class _Quotes(Iterator[str]):
    """The lines of a table; `open` once it has ended within quotation marks."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._odd = False
        self.open = False

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.open = self._odd
            raise StopIteration
        self._odd ^= line.count('"') % 2 == 1
        return line


def _encoding(opened: Opened) -> str:
    wide = wide_encoding(opened.head)
    if wide or is_utf8(opened.head):
        return wide or "utf-8-sig"
    return opened.charset or "cp1252"


def table(records: Iterable[Sequence[Any]], opened: Opened, path: str, stem: str) -> Iterator[Item]:
    """The articles of records of which the first has the columns' names."""
    records = iter(records)
    first = next(records, None)
    if first is None:
        yield Skipped(path, Reason.NO_ARTICLES, "a table without rows. Export it again")
        return
    names = [str(name).strip().lstrip("\ufeff") if name is not None else "" for name in first]
    known = HEADERLESS.get(len(names), {})
    if known and all(_is_value(names[at]) for at in known):
        names = [known.get(at, f"column {at + 1}") for at in range(len(names))]
        yield from article_rows(names, enumerate(chain((first,), records), 1), opened, path, stem)
    else:
        yield from article_rows(names, enumerate(records, 2), opened, path, stem)


def _is_value(cell: str) -> bool:
    """Whether it is a number, a host or an address, and so no column's name."""
    return cell.isdigit() or "." in cell


def article_rows(
    names: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]], opened: Opened, path: str, stem: str
) -> Iterator[Item]:
    """The articles of numbered rows; which column was taken for what is noted before the first."""
    found = columns(names, opened.options.columns)
    wrong = _wrong(found, names, opened.options.columns)
    if wrong:
        yield Skipped(path, Reason.NO_TEXT, wrong)
        return
    opened.options.note(f"{path}: {found}")
    count = 0
    for number, cells in rows:
        count += 1
        if not all(map(empty, cells[len(names) :])):
            detail = f"{len(cells)} cells, in a table of {len(names)} columns. Mend its quotation marks"
            yield Skipped(f"{path}:{number}", Reason.BAD_ROW, detail)
            continue
        fields = {
            name or f"column {at}": _cell(cell) for at, (name, cell) in enumerate(zip(names, cells, strict=False), 1)
        }
        place = f"{path}:{number}"
        yield guarded(place, partial(row, fields, place, f"{stem}-{number}", found))
    if not count:
        yield Skipped(path, Reason.NO_ARTICLES, "a table without rows. Export it again")


def _wrong(found: Columns, names: Sequence[str], given: Mapping[str, str]) -> str | None:
    """Why no article can be read by these columns."""
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    missing = [name for field in given for name in found.of.get(field, ()) if name not in names]
    if missing:
        return f"a table without a column '{missing[0]}' (columns: {shown}). Name one of these: --column FIELD=NAME"
    if not {"text", "url"} & found.of.keys():
        return f"a table without a column for text that is known (columns: {shown}). Name it: --column text=NAME"
    return None


def _cell(value: Any) -> Any:
    """What a cell holds, None for nothing; dates as they are written."""
    if empty(value):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
