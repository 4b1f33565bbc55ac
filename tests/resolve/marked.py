"""Articles for tests, with attributions given as words."""

import re
from collections.abc import Iterable

from accordingto.records import Article, Attribution, Basis, Kind, Known, Paragraph, Span

Words = tuple[str | None, str | None, str]
"""Source, cue and content of one attribution, each as it stands in the text."""


def article(text: str, outlet: str | None = None, credits: tuple[str, ...] = ()) -> Article:
    """An article of one paragraph a line."""
    lines = re.finditer(r"\S(?:[^\n]*\S)?", text)
    paragraphs = [Paragraph(Span(line.start(), line.end()), Kind.BODY) for line in lines]
    known = tuple(Known(c, Basis.TEXT, "line 1") for c in credits)
    return Article(
        "a" * 32, "test", "test.txt", text, tuple(paragraphs), True,
        outlet=Known(outlet, Basis.GIVEN, "row field outlet") if outlet else None, credits=known,
    )  # fmt: skip


def attributions(text: str, found: list[Words]) -> list[Attribution]:
    """Each source and cue is looked for from where the attribution before began, so that "he" may come twice."""
    out, at = [], 0
    for source, cue, content in found:
        content_span = _at(text, content, 0)
        near = min(at, content_span.start)
        cue_span = _at(text, cue, near) if cue else None
        source_span = (
            _at(text, source, max(0, (cue_span or content_span).start - 200 if near == 0 else near)) if source else None
        )
        out.append(
            Attribution((source_span,) if source_span else (), (cue_span,) if cue_span else (), (content_span,), 0.9)
        )
        at = max(s.end for s in (content_span, cue_span or content_span, source_span or content_span))
    return out


def by_id(found: Iterable[Attribution]) -> dict[str, Attribution]:
    """Attributions by ids of their own."""
    return {f"{number:032x}": one for number, one in enumerate(found)}


def _at(text: str, words: str, start: int) -> Span:
    first = text.find(words, start)
    if first < 0:
        first = text.index(words)
    return Span(first, first + len(words))
