"""The ledger: one SQLite file that keeps articles, what was said in them, and what could not be read.

    with Ledger.open("story.db") as ledger:
        for entry in ledger.statements(by="peskov"):
            print(entry.source, entry.cue, entry.content)

`Ledger.create` makes a ledger and `Ledger.open` opens one; a mistyped name is never an empty ledger. One article
is one transaction. Texts are kept once: every other row points into them.
"""

from accordingto.ledger.entries import Entry, Passage
from accordingto.ledger.schema import UNKNOWN
from accordingto.ledger.sources import Sourcing, Speaker
from accordingto.ledger.store import Added, Counts, Forgotten, Ledger, open_or_create
from accordingto.ledger.texts import Kept

__all__ = [
    "UNKNOWN",
    "Added",
    "Counts",
    "Entry",
    "Forgotten",
    "Kept",
    "Ledger",
    "Passage",
    "Sourcing",
    "Speaker",
    "open_or_create",
]
