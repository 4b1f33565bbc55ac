"""When was it said? The day, or the days, that a date beside the cue gives; never one inside what is said.

A date tells when a statement was made only where it stands with the act of saying ("said on Tuesday", "On Sept. 5,
Kirby said", "asked on Sept. 5, he said"). It holds on while the same source keeps speaking.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.records import Attribution, DateMention, Evidence, Span
from accordingto.resolve.cuewords import any_of
from accordingto.text.dates.days import interval, within

Said = tuple[str, Evidence]
"""An ISO day "2023-09-05" or an interval "2023-08-11/2023-08-20", both ends included, and the words that show it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One attribution in its sentence; `speaker` is the same for the same source, however it is worded."""

    attribution: Attribution
    sentence: Span
    speaker: str


_SPEAKING = rf"(?:{any_of('asked or speaking')})"
_EVENT = rf"(?:{any_of('where things are said')}|town\s+hall)"
# A date after these words is the beginning or the end of something, or belongs to what they head.
_AWAY = re.compile(rf"\b(?:{any_of('before a date of something else')})\s+\Z", re.IGNORECASE)
_OF = re.compile(r"\bof\s+\Z", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:morning|afternoon|evening|night|start|end|day)\s+of\s+\Z", re.IGNORECASE)
_ADJECTIVAL = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s+\Z", re.IGNORECASE)
_EVENT_NEXT = re.compile(rf"(?:['\u2019]s)?\s+(?:\w+\s+)?{_EVENT}\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_AT_EVENT = re.compile(rf"\W*(?:during|in|at)\s+[^,;:\u201c\u201d]*\b{_EVENT}s?\b[^,;:\u201c\u201d]*", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|expected|scheduled|set|due|going|plans?)\b", re.IGNORECASE)
# Another clause begins here, so that a date after it has another verb.
_BREAK = re.compile(rf"\b(?:{any_of('opens a clause with a verb')})\b|[;:]", re.IGNORECASE)
_ASKED = re.compile(rf"\b(?:when|as|after\s+being|while|if)?\s*{_SPEAKING}\b", re.IGNORECASE)
_PUT_OUT = re.compile(
    rf"\b(?:{any_of('put out')}|{_EVENT})\s+"
    r"(?:(?:on|in|late|early|online|earlier)\s+){0,2}\Z",
    re.IGNORECASE,
)
_LATER_COMMA = re.compile(r",(?!\s*(?:in|at|during|on|late|early|speaking|writing|also)\b)[^,]*\Z", re.IGNORECASE)
_OPENING = re.compile(
    r"\W*(?:(?:but|and|then|also|earlier|later|only|just|as\s+recently\s+as|as\s+early\s+as|as\s+late\s+as)\s+)?"
    r"(?:(?:on|in|at|during|late|early|over)\s+){0,2}",
    re.IGNORECASE,
)
_SPEAKING_OPENING = re.compile(
    rf"\W*(?:(?:but|and|then|also)\s+)?(?:(?:when|as|after\s+being|while)\s+)?{_SPEAKING}\b[^;:\u201c\u201d\"]*"
    rf"|\W*(?:in|at|during|on)\s+[^,;:\u201c\u201d\"]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\W*(?:(?:{any_of('between source and date')})\b\s*){{0,3}}"
    rf"|,\s*(?:{_SPEAKING}|in|at|during|on)\b[^;:\u201c\u201d\"]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"\W*(?:\w+\W+){{0,2}}|,?\s*(?-i:(?:[A-Z][\w.'\u2019-]*|of|the|for)\s+){{0,8}}"
    rf"|,\s*(?:{any_of('opens an aside')}|{_SPEAKING})\b[^;:]*,\s*",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:previously|earlier|later|once|repeatedly|long|has|have|had|in\s+the\s+past|will|would)\b", re.IGNORECASE
)
_REACH = 160  # characters between cue and date: further off, something else has come between


def said(
    text: str, attribution: Attribution, sentence: Span, mentions: Sequence[DateMention], published: date | None
) -> Said | None:
    """When the attribution's own sentence says that it was said; None where it does not.

    `mentions` are those of `dates` for the whole text, in text order. No day later than `published` is given.
    """
    found = [
        (distance, mention)
        for mention in within(mentions, _near(attribution, sentence))
        if (distance := _distance(text, attribution, sentence, mention)) is not None
    ]
    for _, mention in sorted(found, key=lambda pair: pair[0]):
        days = _days(mention, published)
        if days:
            words = text[mention.span.start : mention.span.end]
            return days, Evidence("said", mention.span, f"“{words}” stands with the act of saying")
    return None


def said_in_turn(
    text: str, turns: Sequence[Turn], mentions: Sequence[DateMention], published: date | None
) -> list[Said | None]:
    """`said` for the turns of an article in text order, a date carried over while the same source keeps speaking.

    A day ends with another source, or with another date outside what is said, or where the cue tells of another time
    ("has previously said").
    """
    out: list[Said | None] = []
    before: Turn | None = None
    for turn in turns:
        own = said(text, turn.attribution, turn.sentence, mentions, published)
        last = out[-1] if out else None
        same = before is not None and before.speaker == turn.speaker and _goes_on(text, before, turn, mentions)
        if own is None and last and same:
            shown = last[1].span or turn.sentence
            words = text[shown.start : shown.end]
            own = last[0], Evidence("said", last[1].span, f"“{words}” holds on: the same source keeps speaking")
        out.append(own)
        before = turn
    return out


def _goes_on(text: str, before: Turn, turn: Turn, mentions: Sequence[DateMention]) -> bool:
    cue = " ".join(text[s.start : s.end] for s in turn.attribution.cue)
    if _OTHER_TIME.search(cue):
        return False
    if before.sentence == turn.sentence:
        return True
    between = Span(before.sentence.end, max(turn.sentence.end, before.sentence.end))
    contents = turn.attribution.content
    return not any(interval(m.value) and not any(map(m.span.meets, contents)) for m in within(mentions, between))


def _near(attribution: Attribution, sentence: Span) -> Span:
    """The sentence, as far as a date could matter."""
    verb = attribution.cue or attribution.source
    if not verb:
        return Span(sentence.start, sentence.start)
    return Span(max(sentence.start, verb[0].start - 3 * _REACH), min(sentence.end, verb[-1].end + 3 * _REACH))


def _days(mention: DateMention, published: date | None) -> str | None:
    stretch = interval(mention.value, mention.mod)
    if stretch is None or (published and stretch[0] > published):
        return None
    first, last = stretch[0], min(stretch[1], published) if published else stretch[1]
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _distance(text: str, attribution: Attribution, sentence: Span, mention: DateMention) -> int | None:
    """How far the date is from the cue it qualifies, in characters; None where it qualifies another verb."""
    at = mention.span
    if mention.type not in ("DATE", "TIME") or any(map(at.meets, attribution.content)):
        return None
    before = text[max(sentence.start, at.start - _REACH) : at.start]
    if any(map(at.meets, attribution.source)):
        return 0 if _PUT_OUT.search(before) else None
    if not _is_time_of(before, text[at.end : at.end + 60]):
        return None
    verb = attribution.cue or attribution.source
    if not verb or _AHEAD.search(text[verb[0].start : verb[-1].end]):
        return None
    if any(map(at.meets, verb)):
        return 0
    if at.start >= verb[0].end:
        return _after_cue(text, attribution, verb[-1 if at.start >= verb[-1].end else 0], at)
    return _before_cue(text, attribution, sentence, verb[0], at)


def _is_time_of(before: str, after: str) -> bool:
    """Could the date be when something happened, by the words on both sides of it?"""
    if _AWAY.search(before) or (_OF.search(before) and not _PART_OF.search(before)):
        return False
    if _POSSESSIVE.match(after) or _ADJECTIVAL.search(before):
        return bool(_EVENT_NEXT.match(after))
    return True


def _after_cue(text: str, attribution: Attribution, cue: Span, at: Span) -> int | None:
    between = text[cue.end : at.start]
    if len(between) > _REACH:
        return None
    inside = [c for c in attribution.content if cue.end <= c.start < at.start]
    if inside:
        return len(between) if _AT_EVENT.fullmatch(text[inside[-1].end : at.start]) else None
    told = [s for s in attribution.source if cue.end <= s.start and s.end <= at.start]
    rest = text[told[-1].end : at.start] if told else between
    if _LATER_COMMA.search(rest) or (_BREAK.search(rest) and not _ASKED.search(rest)):
        return None
    return len(between)


def _before_cue(text: str, attribution: Attribution, sentence: Span, cue: Span, at: Span) -> int | None:
    sources = [s for s in attribution.source if s.end <= cue.start]
    gap = cue.start - at.end
    if sources and sources[-1].end <= at.start:
        between, rest = text[sources[-1].end : at.start], text[at.end : cue.start]
        fits = _BETWEEN.fullmatch(between) and not _BREAK.search(rest) and " and " not in rest
        return gap if fits else None
    start = sources[0].start if sources else cue.start
    quoted = [c for c in attribution.content if at.end <= c.start < start]
    if quoted:
        if text[quoted[0].start] not in "\u201c\"\u2018'":
            return None
        start = quoted[0].start
    return gap if _opens(text[sentence.start : at.start], text[at.end : start]) else None


def _opens(before: str, after: str) -> bool:
    """Is the date the sentence's opening phrase, with nothing but an aside between it and the speaker?"""
    if len(before) > _REACH or len(after) > _REACH or " and " in after:
        return False
    if not _OPENING.fullmatch(before):
        asked = _ASKED.search(before)
        if not _SPEAKING_OPENING.fullmatch(before) or (_BREAK.search(before) and not asked):
            return False
    return bool(_ASIDE.fullmatch(after))
