"""accordingto: who said what, on whose word, with the passage behind every line.

    from accordingto import Article, Ledger, analyse, read, version

    with Ledger.create("story.db") as ledger:
        for item in read("saved/"):  # Article or Skipped
            if isinstance(item, Article):
                found = analyse(item)
                ledger.add(found.article, found.tellings, version(), found.fresh)
        for entry in ledger.claims():
            print(entry.claim.wording, entry.claim.origins)

`analyse` is the stages in a row that need nothing but the article: `attribute`, `resolve`, and `prepare`, the part of
stage `match` that takes time. The ledger, which knows the neighbours, does the rest.

What is named here is the library; everything else may change.
"""

import importlib
import os
import signal
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

_IS_COMMAND = sys.argv[:1] == ["-m"] or PurePath(*sys.argv[:1]).stem == "accordingto"
if _IS_COMMAND:
    # The matrices are small: threads that wait for each other make them many times slower on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
if _IS_COMMAND and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until `main` says more, Ctrl-C ends the command as any program, and not with a traceback of its imports.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from accordingto.attribute import attribute
from accordingto.errors import AccordingtoError, InputError, LedgerError, ModelError
from accordingto.match import prepare
from accordingto.read import Memory, Reading, ReadOptions, WebOptions, read
from accordingto.read.memory import Validators
from accordingto.records import (
    UNKNOWN,
    Agent,
    Article,
    Attribution,
    Basis,
    Chain,
    Claim,
    Conflict,
    DateMention,
    Differs,
    Evidence,
    Hyperlink,
    Judgement,
    Kind,
    Known,
    Link,
    Mode,
    Origin,
    OriginCount,
    Paragraph,
    Provenance,
    Reason,
    Side,
    Skipped,
    Source,
    Span,
    Stance,
    Statement,
    Story,
    Told,
    Verdict,
    Way,
)
from accordingto.release import VERSION
from accordingto.resolve import resolve

__version__ = VERSION

if TYPE_CHECKING:
    from accordingto.attribute.model import Attributed
    from accordingto.ledger import (
        Added,
        ClaimEntry,
        Counts,
        Damage,
        Decision,
        Dispute,
        Entry,
        Erased,
        Forgotten,
        Kept,
        Ledger,
        MemberEntry,
        Mend,
        Passage,
        Round,
        Sourcing,
        Speaker,
        Utterance,
        Variant,
    )
    from accordingto.match.copies import Shared
    from accordingto.match.stage import Fresh
    from accordingto.match.wording import Piece
    from accordingto.pipeline import Analysed, analyse, version
    from accordingto.text.dates import dates
    from accordingto.text.doc import Doc
    from accordingto.text.quotations import Quotation
    from accordingto.text.wordforms import Word
else:
    _ROOMS = {
        "attribute.model": ("Attributed",),
        "ledger": (
            *("Added", "ClaimEntry", "Counts", "Damage", "Decision", "Dispute", "Entry", "Erased", "Forgotten", "Kept"),
            *("Ledger", "MemberEntry", "Mend", "Passage", "Round", "Sourcing", "Speaker", "Utterance", "Variant"),
        ),
        "match.copies": ("Shared",),
        "match.stage": ("Fresh",),
        "match.wording": ("Piece",),
        "pipeline": ("Analysed", "analyse", "version"),
        "text.dates": ("dates",),
        "text.doc": ("Doc",),
        "text.quotations": ("Quotation",),
        "text.wordforms": ("Word",),
    }
    _LATER = {name: f"accordingto.{room}" for room, names in _ROOMS.items() for name in names}

    def __getattr__(name: str) -> Any:
        """What takes long to import is imported when it is first named, so that `--help` stays quick."""
        if name in _LATER:
            return getattr(importlib.import_module(_LATER[name]), name)
        raise AttributeError(f"module 'accordingto' has no attribute {name!r}")


__all__ = [
    "UNKNOWN",
    "AccordingtoError",
    "Added",
    "Agent",
    "Analysed",
    "Article",
    "Attributed",
    "Attribution",
    "Basis",
    "Chain",
    "Claim",
    "ClaimEntry",
    "Conflict",
    "Counts",
    "Damage",
    "DateMention",
    "Decision",
    "Differs",
    "Dispute",
    "Doc",
    "Entry",
    "Erased",
    "Evidence",
    "Forgotten",
    "Fresh",
    "Hyperlink",
    "InputError",
    "Judgement",
    "Kept",
    "Kind",
    "Known",
    "Ledger",
    "LedgerError",
    "Link",
    "MemberEntry",
    "Memory",
    "Mend",
    "Mode",
    "ModelError",
    "Origin",
    "OriginCount",
    "Paragraph",
    "Passage",
    "Piece",
    "Provenance",
    "Quotation",
    "ReadOptions",
    "Reading",
    "Reason",
    "Round",
    "Shared",
    "Side",
    "Skipped",
    "Source",
    "Sourcing",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Story",
    "Told",
    "Utterance",
    "Validators",
    "Variant",
    "Verdict",
    "Way",
    "WebOptions",
    "Word",
    "analyse",
    "attribute",
    "dates",
    "prepare",
    "read",
    "resolve",
    "version",
]
