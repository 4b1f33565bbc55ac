"""A participle borrows its subject: in "Claiming a plot, Ada Quill told CNN …" the source of both is Ada Quill."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.records import Attribution, Span

_PARTICIPLE = re.compile(r"\w+ing\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’']*\s+[\"“‘']?[A-Z]|[\r\n]")
_NEAR = 400
"""Characters within which a sentence holds its participle."""


def borrowed(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions; one whose cue is a participle without source takes the nearest source of its sentence."""
    for one in found:
        lone = not one.source and one.cue and _PARTICIPLE.match(text, one.cue[0].start, one.cue[-1].end)
        yield replace(one, source=_nearest(text, one.cue[0], found)) if lone else one


def _nearest(text: str, cue: Span, found: Sequence[Attribution]) -> tuple[Span, ...]:
    sources = [
        (abs(other.source[0].start - cue.start), other.source)
        for other in found
        if other.source
        and _one_sentence(text, cue, other.source[0])
        and not any(c.start <= cue.start < c.end for c in other.content)
    ]
    return min(sources, default=(0, ()))[1]


def _one_sentence(text: str, cue: Span, source: Span) -> bool:
    first, last = sorted((cue, source))
    return last.start - first.end <= _NEAR and not _SENTENCE_END.search(text, first.end, last.start + 2)
