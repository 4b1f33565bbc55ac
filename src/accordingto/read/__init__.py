"""Files, addresses, archives, mails and tables to articles: paragraph by paragraph, and how each thing is known.

    reading = read(["clippings/", "https://ledger.example/feed", "-"], ReadOptions(outlet="Harbour Ledger"))
    for item in reading:            # Article or Skipped, one at a time
        print(reading.done, reading.total, item)

A bad input never raises: it is a `Skipped` with a reason. Only a bad option does (`InputError`).
"""

from accordingto.read.dates import iso_date, unread_date
from accordingto.read.memory import NOTHING, Memory
from accordingto.read.options import ReadOptions, WebOptions
from accordingto.read.reading import Reading, checked, read, read_stream

__all__ = [
    "NOTHING",
    "Memory",
    "ReadOptions",
    "Reading",
    "WebOptions",
    "checked",
    "iso_date",
    "read",
    "read_stream",
    "unread_date",
]
