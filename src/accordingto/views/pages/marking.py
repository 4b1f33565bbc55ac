"""A paragraph cut where a mark begins or ends, so that marks may overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of a text: whose role ("source", "cue", "content"), in the statement of that number."""

    span: Span
    role: str
    statement: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `notes` are numbers of statements whose content ends with it."""

    text: str
    roles: tuple[str, ...] = ()
    statements: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


def segments(text: str, within: Span, marks: Iterable[Mark], notes: Sequence[tuple[int, int]]) -> list[Segment]:
    """The text of `within` in segments; `notes` are places (offsets) with the number that stands there.

    Time grows with the text and with the marks that lie over each other, no faster.
    """
    clipped = [
        Mark(Span(max(mark.span.start, within.start), min(mark.span.end, within.end)), mark.role, mark.statement)
        for mark in marks
        if mark.span.meets(within)
    ]
    placed = [(min(at, within.end), number) for at, number in notes if within.start < at <= within.end]
    cuts = {within.start, within.end, *(at for at, _ in placed)}
    cuts.update(edge for mark in clipped for edge in (mark.span.start, mark.span.end))
    ordered = sorted(cuts)
    found: list[Segment] = []
    active: list[Mark] = []
    waiting = sorted(clipped, key=lambda mark: mark.span.start, reverse=True)
    for start, end in pairwise(ordered):
        active = [mark for mark in active if mark.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            active.append(waiting.pop())
        ends = tuple(sorted(number for at, number in placed if at == end))
        found.append(_segment(text[start:end], active, ends))
    return found


def _segment(text: str, active: Sequence[Mark], notes: tuple[int, ...]) -> Segment:
    roles = tuple(sorted({mark.role for mark in active}))
    return Segment(text, roles, tuple(sorted({mark.statement for mark in active})), notes)
