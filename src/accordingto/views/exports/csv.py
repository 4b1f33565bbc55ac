"""CSV for spreadsheets (RFC 4180): one statement a row, and no cell that a spreadsheet would execute."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined
from accordingto.views.exports.table import COLUMNS, table_row
from accordingto.views.screen import plain

_MOST = 32_767
"""Characters that a cell of Excel holds; it breaks the table where one has more."""

_UNSEEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What shows nothing and spreadsheets pass over (Unicode: Default_Ignorable_Code_Point), and the blank of Braille."""

_STARTS = re.compile(rf"^(?=[\t\n])|(?:^|(?<=[;\n\t]))(?=(?:[^\S\n\t]|[{_UNSEEN}])*+[=+\-@＝＋－＠])")
"""Where a formula could begin (OWASP, CSV injection): a cell, or what a spreadsheet takes for one: a line of a cell,
or what follows a semicolon or a tab, which part cells where a comma is the decimal mark."""


def write(entries: Iterable[Entry], stream: BinaryIO, _: Joined) -> None:
    """A byte-order mark, the names of the columns, the rows.

    Without the mark Excel reads UTF-8 as the encoding of the machine's own country. pandas and DuckDB pass over it.
    """
    stream.write(codecs.BOM_UTF8)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for entry in entries:
        stream.write(_taken(text))
        rows.writerow([_cell(value) for value in table_row(entry).values()])
    stream.write(_taken(text))


def safe(words: str) -> str:
    """Words that a spreadsheet shows and never executes: an apostrophe before what could begin a formula.

    A control character or bidirectional override is shown as U+FFFD, each end of line is a line feed, and what is
    longer than a cell ends in "…".
    """
    lines = plain(words.replace("\r\n", "\n").replace("\r", "\n"))
    found = _STARTS.sub("'", lines[:_MOST])
    return found if len(found) <= _MOST and len(lines) <= _MOST else f"{found[: _MOST - 1]}…"


def _cell(value: Any) -> str | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value)
    return safe(value) if isinstance(value, str) else value


def _taken(text: io.StringIO) -> bytes:
    """What was written so far, which is then forgotten."""
    found = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return found
