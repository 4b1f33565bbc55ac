"""Whose a quotation is that stands right before a verb of saying and its subject: “I was,” Mr. Quill said.

Where several people speak in one paragraph the network may give it to the one before, or lose it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.attribute.set_off import SCORE
from accordingto.records import Attribution, Span
from accordingto.text.doc import Doc
from accordingto.text.quotations import last_before

_BEFORE_CLOSING = frozenset(",?!-–—…")
_BEFORE_SENTENCE = frozenset(("", ".", "?", "!", ":", '"', "”", "’"))

_VERB = r"(?:said|says|told|[a-z]{3,12}ed)(?:\s+back)?(?!\s+(?:by|in|at|on|to|for|with|from|of)\b)"
_NAME = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}"
_WHO = (
    rf"(?:(?:the|an?|his|her|their|its|our|one|another)\s(?:[\w’'-]+\s){{0,6}}?[\w’'-]+(?:,\s{_NAME})?|"
    rf"(?:[a-z][\w’'-]+\s){{0,3}}{_NAME})"
)
_TAGS = tuple(
    re.compile(rf"\s+{words}(?=[.,;]\s|[.,;]\Z)")
    for words in (rf"(?P<cue>{_VERB})\s+(?P<source>{_WHO})", rf"(?P<source>{_WHO})\s+(?P<cue>{_VERB})")
)
NEAR = 4
"""Attributions before and after one that can have a quotation of its sentence."""


def beside(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the quotation that opens its own sentence, taken from whoever else has it."""
    text = doc.text
    quoted = {span.end: span for p in doc.drawn for span in _opening(doc, p.span)}
    out = list(found)
    for number, one in enumerate(found):
        own = quoted.get(_end_before(text, one)) if one.cue and one.source else None
        near = range(max(0, number - NEAR), min(len(out), number + NEAR + 1))
        if own is None or not _goes_on(text, own, one) or any(_has(out[i], one.source, own) for i in near):
            continue
        for i in near:
            out[i] = _without(out[i], own)
        out[number] = replace(out[number], content=tuple(sorted((*out[number].content, own))))
    return _tagged(doc, [one for one in out if one.content])


def _tagged(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; a quotation given to one who spoke before goes to the subject that follows it."""
    out = list(found)
    cues = {one.cue[0].start: number for number, one in enumerate(out) if one.cue}
    owners = sorted((c.start, number) for number, one in enumerate(out) for c in one.content)
    opening = ((own, _tag(doc.text, own, p.span.end)) for p in doc.drawn for own in _opening(doc, p.span))
    for own, tag in ((own, tag) for own, tag in opening if tag):
        source, cue = (Span(*tag.span("source")),), (Span(*tag.span("cue")),)
        number = cues.get(cue[0].start)
        if number is not None:
            one = out[number]
            if one.source and one.source[-1].end <= own.start and own in one.content:
                out[number] = replace(one, source=source)
            continue
        last = bisect_right(owners, (own.end, 0))
        having = [i for _, i in owners[max(0, last - NEAR) : last] if any(map(own.meets, out[i].content))]
        for i in having:
            out[i] = _without(out[i], own)
        if having:
            out.append(Attribution(source, cue, (own,), SCORE))
    return [one for one in out if one.content]


def _tag(text: str, own: Span, end: int) -> re.Match[str] | None:
    """Subject and verb right behind a quotation, either first."""
    return next((found for pattern in _TAGS if (found := pattern.match(text, own.end, end))), None)


def _has(one: Attribution, source: tuple[Span, ...], own: Span) -> bool:
    """Whether the same source says it already: “…,” he said, adding. The nearer verb has it."""
    return one.source == source and any(map(own.meets, one.content))


def _goes_on(text: str, own: Span, one: Attribution) -> bool:
    """“Why?” he asked. But: “Why?” He had no answer."""
    after = max(one.cue[-1], one.source[-1]).end
    return text[own.end - 2] not in "?!" or text[after : after + 1] in ".,;:"


def _end_before(text: str, one: Attribution) -> int:
    """Where the words before source and cue end."""
    at = min(one.cue[0], one.source[0]).start
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _opening(doc: Doc, paragraph: Span) -> Iterator[Span]:
    """Quotations that open a sentence which goes on behind them."""
    for one in doc.quotations[paragraph]:
        opens = last_before(doc.text, paragraph.start, one.opening[0]) in _BEFORE_SENTENCE
        if one.closing and opens and doc.text[one.closing[0] - 1] in _BEFORE_CLOSING:
            yield Span(one.opening[0], one.closing[1])


def _without(one: Attribution, taken: Span) -> Attribution:
    content: list[Span] = []
    for c in one.content:
        if c.end <= taken.start or taken.end <= c.start:
            content.append(c)
        else:
            rest = (Span(c.start, max(c.start, taken.start)), Span(min(c.end, taken.end), c.end))
            content += [r for r in rest if r.start < r.end]
    return replace(one, content=tuple(content))
