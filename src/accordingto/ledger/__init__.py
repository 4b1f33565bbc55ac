"""The ledger: one SQLite file that keeps articles, what was said in them, and what could not be read.

    with Ledger.open("story.db") as ledger:
        for entry in ledger.statements(by="peskov"):
            print(entry.source, entry.cue, entry.content)

`Ledger.create` makes a ledger and `Ledger.open` opens one; a mistyped name is never an empty ledger. One article
is one transaction. Texts are kept once: every other row points into them.
"""

from accordingto.ledger.browse_rows import Moment
from accordingto.ledger.check import Damage, Mend
from accordingto.ledger.claims import ClaimEntry, Dispute, MemberEntry
from accordingto.ledger.entries import Entry, Passage
from accordingto.ledger.judgements import Decision
from accordingto.ledger.quotes import Utterance, Variant
from accordingto.ledger.rounds import Round
from accordingto.ledger.sources import Sourcing, Speaker
from accordingto.ledger.store import Added, Counts, Forgotten, Ledger, open_or_create
from accordingto.ledger.texts import Kept
from accordingto.ledger.upkeep import Erased
from accordingto.records import UNKNOWN

__all__ = [
    "UNKNOWN",
    "Added",
    "ClaimEntry",
    "Counts",
    "Damage",
    "Decision",
    "Dispute",
    "Entry",
    "Erased",
    "Forgotten",
    "Kept",
    "Ledger",
    "MemberEntry",
    "Mend",
    "Moment",
    "Passage",
    "Round",
    "Sourcing",
    "Speaker",
    "Utterance",
    "Variant",
    "open_or_create",
]
