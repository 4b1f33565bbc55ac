"""Speech that runs on over paragraphs: each opens with a quotation mark, and only the last closes it.

What the network leaves over of such a speech goes to whoever speaks the rest of it.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from accordingto.records import Attribution, Span
from accordingto.text.quotations import quotations

_OPENS = re.compile(r"[\"“„«‘']|``")


def continued(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with the contents that run on into neighbouring paragraphs."""
    out = list(found)
    pairs = [(one, other) for one, other in itertools.pairwise(paragraphs) if _joined(text, one, other)]
    for one, other in pairs:
        _give(text, out, _left_open(text, *one), _first(text, *other))
    for one, other in reversed(pairs):
        _give(text, out, _first(text, *other), _left_open(text, *one))
    return out


def _joined(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """The first leaves a quotation open and the second opens with one."""
    return bool(_OPENS.match(text, other[0])) and _left_open(text, *one) is not None


def _left_open(text: str, start: int, end: int) -> Span | None:
    """The quotation that a paragraph does not close."""
    pairs = quotations(text, start, end)
    return Span(pairs[-1].opening[0], end) if pairs and pairs[-1].closing is None else None


def _first(text: str, start: int, end: int) -> Span:
    """The quotation that a paragraph opens with, to its end where it is left open."""
    pairs = quotations(text, start, end)
    if pairs and pairs[0].opening[0] == start and pairs[0].closing:
        return Span(start, pairs[0].closing[1])
    return Span(start, end)


def _give(text: str, found: list[Attribution], spoken: Span | None, silent: Span | None) -> None:
    """Let the one who says `spoken` say `silent` too, where nobody else does."""
    if spoken is None or silent is None or any(reaches(a, silent) for a in found):
        return
    owners = [i for i, a in enumerate(found) if reaches(a, spoken)]
    if len(owners) == 1:
        owner = found[owners[0]]
        found[owners[0]] = replace(owner, content=tuple(sorted((*owner.content, silent))))


def reaches(one: Attribution, span: Span) -> bool:
    """Whether any part of an attribution lies in the span."""
    return any(map(span.meets, one.spans))
