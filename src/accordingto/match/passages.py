"""A statement's passage made ready to be compared: what it says, the sentence around it, figures, dates, names.

Reading a passage costs far more than comparing two, so that it is done once a statement.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from accordingto.match.participants import Participant, participants
from accordingto.match.polarity import Assertion, clauses
from accordingto.match.wording import in_marks
from accordingto.records import DateMention, Source, Span, Stance, Statement
from accordingto.text.dates.days import interval, within
from accordingto.text.doc import Doc
from accordingto.text.numbers import Figure, figures, shares
from accordingto.text.wordforms import Word, words

_LONGEST = 4000  # characters of one paragraph that are read around a content
_MOST = 250  # words of a content that are compared
_QUOTES = 10  # quotations of a content that are compared
_UP_TO = re.compile(r"(?:\bbefore|\bby|\bprior to)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM_ON = re.compile(r"\bafter\s+(?:the\s+)?$|\b(?:no|not|n['’]t)\b[^.;]{0,60}\buntil\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A date told, with its first and last possible day."""

    span: Span
    first: date
    last: date
    mention: DateMention


@dataclass(frozen=True, slots=True)
class Zone:
    """Some of a passage's text: its words and what they hold."""

    words: tuple[Word, ...]
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[When, ...]
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a statement says (`said`) and the rest of its sentences, source and cue left out (`around`)."""

    article: str
    text: str
    span: Span
    sentences: tuple[Span, ...]
    said: Zone
    around: Zone
    clauses: tuple[Assertion, ...]
    quotes: tuple[Span, ...]
    cue: tuple[Word, ...]
    source: Source | None
    stance: Stance

    def words(self, span: Span) -> str:
        """What stands there."""
        return self.text[span.start : span.end]


def passage(doc: Doc, statement: Statement, mentions: Sequence[DateMention]) -> Parsed:
    """The passage of a statement; `mentions` are all time expressions of the article, in text order."""
    found = statement.attribution
    article, text = doc.article, doc.text
    content = found.content or found.cue or found.source
    whole = list(dict.fromkeys(s for piece in content for s in doc.sentences_of([piece])))
    near = [m for s in whole for m in within(mentions, s)]
    taken = sorted((*content, *found.source, *found.cue))
    said, rest = zone(text, content, near), zone(text, _outside(whole, taken), near)
    # A day told alike on both sides is no sign that two clauses tell the same.
    undated = [w for w in said.words if not any(d.span.holds(w.span.start) for d in said.dates)]
    return Parsed(
        article.id,
        text,
        Span(content[0].start, content[-1].end) if content else Span(0, 0),
        tuple(whole),
        said,
        rest,
        tuple(clauses(text, undated, statement.stance is Stance.DENY)),
        tuple(islice(in_marks(doc, content), _QUOTES)),
        tuple(w for s in found.cue for w in words(text, s.start, s.end)),
        statement.chain[-1].source if statement.chain else None,
        statement.stance,
    )


def _outside(whole: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """What of `whole` no span of `taken` covers."""
    rest = []
    for piece in whole:
        at = piece.start
        for span in taken:
            if span.end <= at or span.start >= piece.end:
                continue
            if span.start > at:
                rest.append(Span(at, span.start))
            at = max(at, span.end)
        if at < piece.end:
            rest.append(Span(at, piece.end))
    return rest


def zone(text: str, pieces: Iterable[Span], mentions: Iterable[DateMention]) -> Zone:
    """The words of these pieces of text, and what they hold; `mentions` are the dates near them."""
    pieces = list(pieces)
    inside = [m for m in mentions if any(p.holds(m.span.start) for p in pieces)]
    found = [w for p in pieces for w in words(text, p.start, min(p.end, p.start + _LONGEST))][:_MOST]
    amounts = sorted([*figures(text, found, inside), *shares(found)], key=lambda f: f.span)
    return Zone(
        tuple(found),
        frozenset(w.stem for w in found if w.content),
        tuple(amounts),
        tuple(when for m in inside if (when := told(text, m))),
        tuple(participants(text, found, inside)),
    )


def meet(one: When, other: When) -> bool:
    """Both can be right: one day, or a time that holds the other."""
    return one.first <= other.last and other.first <= one.last


def told(text: str, mention: DateMention) -> When | None:
    """The days that a mention may mean: "before Friday" and "by Friday" reach back, "after May" reaches on."""
    days = interval(mention.value, mention.mod) if mention.type in ("DATE", "TIME") else None
    if days is None and mention.type == "TIME":
        days = interval(mention.value[:10])
    if days is None:
        return None
    before = text[max(0, mention.span.start - 90) : mention.span.start]
    first, last = days
    if _UP_TO.search(before):
        first = date.min
    elif _FROM_ON.search(before):
        last = date.max
    return When(mention.span, first, last, mention)
