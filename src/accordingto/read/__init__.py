"""Files, pages and rows to articles: what was read, paragraph by paragraph, and how each thing is known.

    reading = read(["clippings/", "feed.jsonl", "-"], ReadOptions(outlet="Harbour Ledger"))
    for item in reading:            # Article or Skipped, one at a time
        print(reading.done, reading.total, item)

A bad input never raises: it is a `Skipped` with a reason. Only a bad option does (`InputError`).
"""

from accordingto.read.dates import iso_date, unread_date
from accordingto.read.options import ReadOptions
from accordingto.read.reading import Reading, read

__all__ = ["ReadOptions", "Reading", "iso_date", "read", "unread_date"]
