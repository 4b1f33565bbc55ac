"""Documents to drafts: paragraphs with what their layout says of them, and the document's own properties."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from accordingto.read.dates import iso_date
from accordingto.read.decode import clean
from accordingto.read.lines import key_of
from accordingto.records import Basis, Kind, Known, Span

_PARAGRAPH = re.compile(r"[^\n]+")
TITLE_WITHIN = 12
"""Paragraphs from the top among which the title that a document states must stand, or it is another's."""


def composed(paragraphs: Iterable[tuple[str, Kind | None]], stated: str = "") -> dict[str, Any]:
    """Fields of a `Draft`: the text, one paragraph a line with a blank line between, its kinds and its title.

    The title is the paragraph that is laid out as one, else what the document states, if that stands at the top, else
    a heading with which the text begins.
    """
    cleaned = [(clean(" ".join(text.split())), kind) for text, kind in paragraphs]
    kept = [(text, kind) for text, kind in cleaned if text]
    title = next((Known(text, Basis.MARKUP, "title style") for text, kind in kept if kind is Kind.HEADLINE), None)
    stated = clean(" ".join(stated.split()))
    if title is None and stated and any(key_of(text) == key_of(stated) for text, _ in kept[:TITLE_WITHIN]):
        title = Known(stated, Basis.MARKUP, "document property title")
    if title is None and kept and kept[0][1] is Kind.SUBHEAD:
        title = Known(kept[0][0], Basis.MARKUP, "heading at the top")
        kept[0] = kept[0][0], None
    text = "\n\n".join(text for text, _ in kept)
    kinds = [(span, Kind.SUBHEAD) for span, (_, kind) in zip(spans_of(text), kept, strict=True) if kind is Kind.SUBHEAD]
    return {"text": text, "kinds": kinds, "title": title}


def spans_of(text: str) -> Iterator[Span]:
    """Where the paragraphs of a composed text stand."""
    return (Span(*found.span()) for found in _PARAGRAPH.finditer(text))


def created(when: str | None) -> tuple[tuple[str, Known], ...]:
    """When a document was made suggests when its article came out."""
    day = iso_date(when) if when else None
    return (("published", Known(day, Basis.INFERRED, "document property created")),) if day else ()
