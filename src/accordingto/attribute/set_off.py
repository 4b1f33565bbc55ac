"""Words set off as somebody's, without quotation marks: letters, posts, statements, and an interviewee's answers.

The network reads them as if marks stood round them (see `windows`). Who says them it finds, or the words that lead in
to them tell ("From Ms. Quill:"), or those that sign them ("— Ada Quill").
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise

from accordingto.attribute.windows import Unmarked
from accordingto.names.agents import describe
from accordingto.records import DRAWN, Agent, Article, Attribution, Kind, Paragraph, Span
from accordingto.text.doc import Doc
from accordingto.text.lists import alternation

_any = partial(alternation, "accordingto.attribute", "words.txt")
SCORE = 0.8
"""Of what a rule of this file finds: of the variants in its tests, made before it, more were right."""
FIRST_PERSON = re.compile(r"\bI(?:[’'](?:m|ve|d|ll))? [a-z]|\b(?:[Mm]y|me|mine|[Ww]e|[Oo]ur|us)\b")
_SAYS = (
    rf"\b(?:{_any('says, before a colon')}|put\s+it)\b"
    rf"(?:,?\s+(?:{_any('after such a verb')}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^.!?:;\"“”\n]{{0,100}})?"
)
_ANNOUNCES = re.compile(rf"{_SAYS}:\Z")
_IN_LINE = re.compile(rf"{_SAYS}:\s+(?=[A-Z])")
_SUBJECT = re.compile(
    rf".*?\b(?P<source>(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*))(?: later| also| then)? {_SAYS}:\Z"
)
_FROM = re.compile(
    r".*?\b(?:from|(?:statement|answer|reply|response|remarks|words?|message|letter|comments?|view)\s+(?:of|by))\s+"
    r"(?P<source>[^:;!?]{2,120}):\Z",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:Said|Wrote|Posted|Tweeted|Added|Asked|Replied|Answered|Declared)\s+(?P<source>[^:;!?]{2,120}):\Z"
)
_STATES = re.compile(
    r"(?:(?:A|The|This|Here\s+is|Here[’']s|In\s+full,)\s+)*(?:(?:an?|the|full|written|joint|short)\s+)*"
    r"(?:statement|answer|reply|response|message|letter|comment|post)\s+(?:from|by|of)\s[^:;!?]{2,120}:\Z",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?P<source>[^:;!?]{2,80}?)[’'](?:s\b)?\s+[^:;!?]{2,60}:\Z")
_NAMED = re.compile(
    r"(?P<source>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|of|the|and|for|de|van|von)){0,6}(?:,[^:;!?]{2,60})?)"
    r"(?:\s(?:after|before|on|about)\s[^:;!?]{2,60}|\s\([^()]{1,40}\))?:\Z"
)
_SIGNED = re.compile(
    r"(?:[-–—]{1,2}\s*|(?=[^(\n]{3,60}\(@))(?P<source>[A-Z][^\n(,|·@]{1,60}?)(?:,[^\n(]{2,60}?)?"
    r"\s*(?:\(@?\w{1,30}\)|@\w{1,30})?[\s,|·]*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})?[\s.]*\Z"
)
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|der|al|el|bin)){1,5}"
_ALONE = re.compile(rf"(?P<source>{_NAME})(?:, [^.!?:;\n]{{2,60}})?\Z")
_AFTER = tuple(
    re.compile(words)
    for words in (
        r"(?:So|Thus)\s+(?P<cue>wrote|writes|said|says|spoke)\s+(?P<source>[^.!?:;\n]{2,120}?)(?=[.]|\s(?:on|in|to|at)\s)",
        r"(?:That|This)(?:\s+(?:is|was)|[’']s)\s+(?:what|how)\s+(?P<source>[A-Z][^.!?:;\n]{2,120}?),?\s+"
        r"(?P<cue>wrote|writes|said|says|told|put|puts)\b",
        r"(?:These|Those)\s+(?:are|were)\s+(?P<cue>the\s+words)\s+of\s+(?P<source>[^.!?:;\n]{2,120}?)(?=[.])",
    )
)
_SPOKEN_OF = re.compile(r"(?:He|She|They|The\s+(?:post|letter|message|statement|tweet|note|comment|email))\b")
_SELF = re.compile(r"(?:I|[Mm]e|[Ww]e|[Mm]y|[Oo]ur|us)\Z")


@dataclass(frozen=True, slots=True)
class SetOff:
    """What one speaker says, a span a paragraph.

    `speaker` is a name that signs or labels it, with the `cue` after it, if any; `lead` is the sentence before that
    announces it. `marked` where it has quotation marks all the same. An `answer` is the interviewee's.
    """

    spans: tuple[Span, ...]
    lead: Span | None = None
    speaker: Span | None = None
    cue: tuple[Span, ...] = ()
    marked: bool = False
    answer: bool = False
    score: float = SCORE

    @property
    def unmarked(self) -> list[Unmarked]:
        """What is to be read as if it had quotation marks, the last paragraph alone with a closing one."""
        return [] if self.marked else [Unmarked(s.start, s.end, s == self.spans[-1]) for s in self.spans]


def set_off(doc: Doc, answers: Sequence[SetOff] = ()) -> list[SetOff]:
    """The answers; and the words that markup, a line that leads in to them, or a colon sets off. In text order."""
    found = list(answers)
    for drawn in _stretches(doc.article, {s.end for one in answers for s in one.spans}):
        at = 0
        while at < len(drawn):
            one, at = _from(doc, drawn, at)
            found += [one] if one else []
    return sorted(found, key=lambda one: one.spans[0])


def _stretches(article: Article, taken: Container[int]) -> Iterator[Sequence[Paragraph]]:
    """The drawn paragraphs between questions and answers: nobody's words run on over these."""

    def parts(p: Paragraph) -> bool:
        return p.kind is Kind.QUESTION or p.span.end in taken

    for between, stretch in groupby(article.paragraphs, parts):
        if not between:
            yield [p for p in stretch if p.kind in DRAWN]


def _from(doc: Doc, drawn: Sequence[Paragraph], at: int) -> tuple[SetOff | None, int]:
    """What is set off from paragraph number `at` on, and the number of the paragraph after it."""
    text, own = doc.text, drawn[at].span
    lead = _lead(doc, drawn[at - 1]) if at else None
    if drawn[at].kind is Kind.QUOTE:
        return _by_markup(text, drawn, at, lead)
    if drawn[at].kind is not Kind.BODY:
        return None, at + 1
    end = _quoted_to(doc, drawn, at) if lead else at
    if end > at:
        return SetOff(tuple(p.span for p in drawn[at:end]), lead, marked=True), end
    if lead and _announces(text, lead) and text[own.start].isalpha():
        end = at + 1
        while end < len(drawn) and drawn[end].kind is Kind.BODY and in_first_person(doc, drawn[end].span):
            end += 1
        return SetOff(tuple(p.span for p in drawn[at:end]), lead), end
    return _in_line(doc, own), at + 1


def _lead(doc: Doc, before: Paragraph) -> Span | None:
    """The last sentence of a paragraph, where it announces what follows."""
    if before.kind is not Kind.BODY or doc.text[before.span.end - 1] != ":":
        return None
    return doc.sentences_of([before.span])[-1]


def _announces(text: str, lead: Span) -> bool:
    """Whether words without quotation marks may follow: "… wrote on Monday:", "A statement from Ms. Quill:"."""
    found = _ANNOUNCES.search(text, lead.start, lead.end)
    return any((found, *(one.match(text, lead.start, lead.end) for one in (_STATES, _INVERTED))))


def _by_markup(text: str, drawn: Sequence[Paragraph], at: int, lead: Span | None) -> tuple[SetOff | None, int]:
    """Paragraphs that markup sets off, to the first that signs them; or whose writer stands right after them."""
    spans: list[Span] = []
    while at < len(drawn) and drawn[at].kind is Kind.QUOTE:
        own = drawn[at].span
        at += 1
        sign = (_SIGNED.match(text, own.start, own.end) or _alone(text, own)) if spans else None
        if sign:
            return SetOff(tuple(spans), lead, Span(*sign.span("source"))), at
        spans.append(own)
    after = _told_after(text, drawn[at]) if at < len(drawn) and not lead else None
    if after:
        cue = (Span(*after.span("cue")),) if "cue" in after.re.groupindex else ()
        return SetOff(tuple(spans), None, Span(*after.span("source")), cue), at + (not cue)
    return SetOff(tuple(spans), lead), at


def _told_after(text: str, after: Paragraph) -> re.Match[str] | None:
    """Whose words they were: a caption that is a name, or a paragraph that begins "So wrote Ada Quill on Monday."."""
    if after.kind is Kind.CAPTION:
        return _alone(text, after.span)
    return next((found for one in _AFTER if (found := one.match(text, after.span.start, after.span.end))), None)


def _alone(text: str, own: Span) -> re.Match[str] | None:
    """A paragraph that is nothing but a person's name, and who that is."""
    found = _ALONE.match(text, own.start, own.end)
    told = describe(found["source"]) if found else None
    return found if told and told.named and told.kind is Agent.PERSON else None


def _quoted_to(doc: Doc, drawn: Sequence[Paragraph], at: int) -> int:
    """The number of the paragraph after those, from `at` on, that are one quotation from edge to edge."""
    while at < len(drawn):
        own = drawn[at].span
        found = doc.quotations[own]
        if len(found) != 1 or found[0].opening[0] > own.start or (found[0].closing or (0, own.end))[1] < own.end:
            break
        at += 1
        if found[0].closing:
            break
    return at


def _in_line(doc: Doc, own: Span) -> SetOff | None:
    """What follows a colon after a verb of saying, to the paragraph's end or where the writer speaks again."""
    found = _IN_LINE.search(doc.text, own.start, own.end)
    if not found or any(q.opening[0] < found.end() for q in doc.quotations[own] if not q.closing):
        return None
    split = doc.sentences_of([Span(found.end(), own.end)])
    end = next((before.end for before, s in pairwise(split) if _SPOKEN_OF.match(doc.text, s.start)), own.end)
    return SetOff((Span(found.end(), end),), Span(own.start, found.end()))


def in_first_person(doc: Doc, span: Span) -> bool:
    """Whether somebody speaks of themselves in this paragraph, outside quotation marks."""
    quoted = doc.quotations[doc.article.paragraphs[doc.paragraph_at(span.start)].span]
    return any(
        not any(q.opening[0] < found.start() < (q.closing or (0, span.end))[1] for q in quoted)
        for found in FIRST_PERSON.finditer(doc.text, span.start, span.end)
    )


# ---- who says it


def attributed(text: str, told: Sequence[SetOff], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with all that is set off given to the one who says it. `told` is in text order."""
    cues = {cue.start for one in told for cue in one.cue if cue > one.spans[-1]}
    out = {i: one for i, one in enumerate(found) if cues.isdisjoint(cue.start for cue in one.cue)}
    owners = []
    for one, near in zip(told, _near(told, found), strict=True):
        owner = _take(text, one, out, near)
        owners += [owner] if owner else []
    return [*out.values(), *owners]


def _near(told: Sequence[SetOff], found: Sequence[Attribution]) -> list[list[int]]:
    """For each that is set off, the numbers of the attributions that reach into it."""
    starts = [one.spans[0].start for one in told]
    near: list[list[int]] = [[] for _ in told]
    for number, one in enumerate(found):
        for span in one.spans:
            at = max(0, bisect_right(starts, span.start) - 1)
            while at < len(told) and starts[at] < span.end:
                if span.start < told[at].spans[-1].end and number not in near[at][-1:]:
                    near[at].append(number)
                at += 1
    return near


def _take(text: str, one: SetOff, out: dict[int, Attribution], near: Sequence[int]) -> Attribution | None:
    """Who says it; what the network gives in part to others is cut out of `out`, what others say inside stays."""
    whole = Span(one.spans[0].start, one.spans[-1].end)
    inside = [i for i in near if i in out and _within(whole, out[i])]
    across = {i: out[i] for i in near if i in out and i not in inside and _shares(one, out[i].content)}
    owner = _owner(text, one, list(across.values()))
    if one.marked and (owner is None or any(text[a.cue[0].start : a.cue[-1].end] != ":" for a in across.values())):
        return None
    for i, other in across.items() if owner else ():
        rest = tuple(c for c in other.content if not _shares(one, [c]))
        out[i] = replace(other, content=rest)
        if not rest or (owner and other.source == owner.source):
            del out[i]
    for i in inside if owner is None else ():
        if out[i].source and _SELF.match(text, out[i].source[0].start, out[i].source[-1].end):
            del out[i]
    return owner


def _owner(text: str, one: SetOff, across: Sequence[Attribution]) -> Attribution | None:
    """The interviewee, the one who signed, the one whom the network found, or the one whom the lead names."""
    if one.answer or one.speaker:
        return Attribution((one.speaker,) if one.speaker else (), one.cue, one.spans, one.score)
    if across and not one.marked:
        best = max(across, key=lambda a: _shares(one, a.content))
        rest = (c for c in best.content if not _shares(one, [c]))
        return replace(best, content=tuple(sorted((*rest, *one.spans))))
    source = _announced(text, one.lead) if one.lead else None
    if one.lead is None or source is None:
        return None
    return Attribution((source,), (Span(one.lead.end - 1, one.lead.end),), one.spans, one.score)


def _announced(text: str, lead: Span) -> Span | None:
    """Whose words a lead says will follow: "From Ms. Quill:", "The union's answer:", "Ada Quill, the pilot:"."""
    for pattern in (_SUBJECT, _INVERTED, _FROM, _OWN, _NAMED):
        found = pattern.match(text, lead.start, lead.end)
        if found and any(_can_say(words) for words in (found["source"], found["source"].rpartition(", ")[2])):
            return Span(*found.span("source"))
    return None


def _can_say(words: str) -> bool:
    """Whether the words name somebody: "the choir's chair, Ada Quill" does by what follows the comma."""
    told = describe(words)
    return told.named or told.kind is not Agent.GROUP


def _within(whole: Span, one: Attribution) -> bool:
    """Whether somebody is quoted inside what is set off."""
    spans = one.cue or one.source or one.content
    return all(whole.start <= s.start and s.end <= whole.end for s in spans)


def _shares(one: SetOff, spans: Sequence[Span]) -> int:
    """How many characters of the spans are set off."""
    return sum(max(0, min(s.end, o.end) - max(s.start, o.start)) for s in spans for o in one.spans)
