"""Interviews: what stands below the questions is said by the interviewee, whom `resolve` finds in the introduction."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from accordingto.attribute.set_off import SetOff, in_first_person
from accordingto.records import DRAWN, Kind, Span
from accordingto.text.doc import Doc

_ANSWER = re.compile(r"(?:A|Answer)\s?[.:]\s+(?=\S)")
_NAME = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
_OTHER = re.compile(r"[A-Z][A-Z .,’'-]{2,60}(?:\([^)]*\))?:\s")
_TELLS = re.compile(
    r"\b(?:interview\w*|conversation|(?:spoke|speaks|talk\w*|sat\s+down|minutes|met|meets)\s+(?:to|with|about)|we\s+met|"
    r"(?:ask|answer)\w*\s+(?:him|her|them|our|my|a\s+few|some|\w+\s+questions)|questions\s+(?:for|to)|Q&A)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|says|according to)\b")
LEAST_OWN = 0.2
"""The share of paragraphs in which those who answer speak of themselves."""
MOST_PARAGRAPHS = 8
"""Of one answer."""


def answers(doc: Doc) -> list[SetOff]:
    """The answers, where they are labelled, or where questions and answers are those of two who talk.

    In an explainer nobody says "I" below the questions; where they ask "you", no introduction tells of an interview.
    """
    text, paragraphs = doc.text, doc.article.paragraphs
    asked = [i for i, p in enumerate(paragraphs) if p.kind is Kind.QUESTION]
    found = list(_below(doc, asked))
    said = [s for one in found for s in one.spans]
    if not asked or any(_ANSWER.match(text, p.span.start, p.span.end) for p in paragraphs):
        return found
    own = sum(in_first_person(doc, s) for s in said) >= LEAST_OWN * len(said)
    you = any(_YOU.search(text, paragraphs[i].span.start, paragraphs[i].span.end) for i in asked)
    told = any(_TELLS.search(text, p.span.start, p.span.end) for p in paragraphs[: asked[0]])
    reported = any(_REPORTED.search(text, s.start, s.end) for s in said)
    return found if own or (you and told and not reported) else []


def _below(doc: Doc, asked: Sequence[int]) -> Iterator[SetOff]:
    text, paragraphs = doc.text, doc.article.paragraphs
    longest = 1
    for question, after in pairwise([*asked, len(paragraphs)]):
        below = [p.span for p in paragraphs[question + 1 : after] if p.kind is Kind.BODY][:MOST_PARAGRAPHS]
        spans = below[:1] + list(takewhile(lambda s: not _OTHER.match(text, s.start, s.end), below[1:]))
        if after == len(paragraphs):  # below the last answer the writer may speak again
            spans = [s for i, s in enumerate(spans[:longest]) if not i or in_first_person(doc, s)]
        longest = max(longest, len(spans))
        if spans:
            name = _NAME.match(text, spans[0].start, spans[0].end)
            label = _ANSWER.match(text, spans[0].start, spans[0].end) or name
            said = (Span(label.end() if label else spans[0].start, spans[0].end), *spans[1:])
            speaker = Span(*name.span("name")) if name and name is label else None
            for run in _runs(said, [p.span for p in paragraphs[question + 1 : after] if p.kind in DRAWN]):
                yield SetOff(run, speaker=speaker, answer=speaker is None)


def _runs(said: Sequence[Span], drawn: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """What is said without the words of others between, as a blockquote's."""
    ends = {s.end: s for s in said}
    for own, run in groupby(drawn, lambda s: s.end in ends):
        if own:
            yield tuple(ends[s.end] for s in run)
