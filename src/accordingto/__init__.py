"""accordingto: who said what, on whose word, with the passage behind every line.

    from accordingto import Article, Ledger, analyse, read, version

    with Ledger.create("story.db") as ledger:
        for item in read(["saved/"]):  # Article or Skipped
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
from accordingto.read import ReadOptions, read
from accordingto.records import Article, Attribution, Claim, Conflict, Paragraph, Skipped, Span, Statement
from accordingto.resolve import resolve

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.pipeline import analyse, version
    from accordingto.text.dates import dates
    from accordingto.text.doc import Doc

__all__ = [
    "AccordingtoError",
    "Article",
    "Attribution",
    "Claim",
    "Conflict",
    "Doc",
    "InputError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "Paragraph",
    "ReadOptions",
    "Skipped",
    "Span",
    "Statement",
    "analyse",
    "attribute",
    "dates",
    "prepare",
    "read",
    "resolve",
    "version",
]


_LATER = {
    "Ledger": "ledger",
    "dates": "text.dates",
    "Doc": "text.doc",
    "analyse": "pipeline",
    "version": "pipeline",
}


def __getattr__(name: str) -> Any:
    """What takes long to import is imported when it is first named, so that `--help` stays quick."""
    if name in _LATER:
        return getattr(importlib.import_module(f"accordingto.{_LATER[name]}"), name)
    raise AttributeError(f"module 'accordingto' has no attribute {name!r}")
