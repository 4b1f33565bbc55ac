"""accordingto: who said what, on whose word, with the passage behind every line.

    from accordingto import Article, Ledger, attribute, prepare, read, resolve

    articles = (item for item in read(["saved/"]) if isinstance(item, Article))
    with Ledger.create("story.db") as ledger:
        for article, found in attribute(articles):
            statements = list(resolve(article, found))
            ledger.add(article, statements, "shipped", prepare(article, statements))
        for entry in ledger.claims():
            print(entry.claim.wording, entry.claim.origins)

`prepare` is the part of stage `match` that takes time; the ledger, which knows the neighbours, does the rest.

What is named here is the library; everything else may change.
"""

import signal
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

_IS_COMMAND = sys.argv[:1] == ["-m"] or PurePath(*sys.argv[:1]).stem == "accordingto"
if _IS_COMMAND and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until `main` says more, Ctrl-C ends the command as any program, and not with a traceback of its imports.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from accordingto.attribute import attribute
from accordingto.errors import AccordingtoError, InputError, LedgerError, ModelError
from accordingto.match import prepare
from accordingto.read import ReadOptions, read
from accordingto.records import Article, Attribution, Claim, Conflict, Paragraph, Skipped, Span, Statement
from accordingto.resolve import resolve

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.text.dates import dates

__all__ = [
    "AccordingtoError",
    "Article",
    "Attribution",
    "Claim",
    "Conflict",
    "InputError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "Paragraph",
    "ReadOptions",
    "Skipped",
    "Span",
    "Statement",
    "attribute",
    "dates",
    "prepare",
    "read",
    "resolve",
]


def __getattr__(name: str) -> Any:
    """The ledger and the dates are imported when they are first named, so that `--help` stays quick."""
    if name == "Ledger":
        from accordingto.ledger import Ledger  # noqa: PLC0415

        return Ledger
    if name == "dates":
        from accordingto.text.dates import dates  # noqa: PLC0415

        return dates
    raise AttributeError(f"module 'accordingto' has no attribute {name!r}")
