"""Speech that runs on over paragraphs: each opens with a quotation mark, and only the last closes it.

What the network leaves over of such a speech goes to whoever speaks the rest of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from accordingto.records import Attribution, Span
from accordingto.text.doc import Doc

_OPENS = re.compile(r"[\"“„«‘']|``")


def continued(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the contents that run on into neighbouring paragraphs."""
    out = list(found)
    pairs = list(_joined(doc))
    for left_open, first in pairs:
        _give(out, left_open, first)
    for left_open, first in reversed(pairs):
        _give(out, first, left_open)
    return out


def _joined(doc: Doc) -> Iterator[tuple[Span, Span]]:
    """The quotation that a paragraph does not close, with the one that the next opens with."""
    for one, other in pairwise(p.span for p in doc.drawn):
        left = doc.quotations[one][-1:]
        if left and left[0].closing is None and _OPENS.match(doc.text, other.start):
            yield Span(left[0].opening[0], one.end), _first(doc, other)


def _first(doc: Doc, paragraph: Span) -> Span:
    """The quotation that a paragraph opens with, to its end where it is left open."""
    first = next(iter(doc.quotations[paragraph]), None)
    closed = first and first.opening[0] == paragraph.start and first.closing
    return Span(paragraph.start, closed[1] if closed else paragraph.end)


def _give(found: list[Attribution], spoken: Span, silent: Span) -> None:
    """Let the one who says `spoken` say `silent` too, where nobody else does."""
    owners = [i for i, a in enumerate(found) if _reaches(a, spoken)]
    if len(owners) == 1 and not any(_reaches(a, silent) for a in found):
        owner = found[owners[0]]
        found[owners[0]] = replace(owner, content=tuple(sorted((*owner.content, silent))))


def _reaches(one: Attribution, span: Span) -> bool:
    """Whether any part of an attribution lies in the span."""
    return any(map(span.meets, one.spans))
