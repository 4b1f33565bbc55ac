"""An article without a date, dated from its words or its neighbours: an interval with its reason, never a fact."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.records import DateMention, Evidence, Span
from accordingto.text.dates.days import plain_date
from accordingto.text.dates.tense import Tense, tense_at
from accordingto.text.dates.tokens import tokens
from accordingto.text.sentences import sentences

_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d|XXXX-WXX-[1-7]")
_WEEK = timedelta(days=7)
_END = date.max - 2 * _WEEK
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = 0.5  # share of the shorter sentence's words that the other must have too


def dated_from_words(text: str, mentions: Sequence[DateMention]) -> tuple[str, Evidence] | None:
    """The days in which `text` was probably written, "2023-08-30/2023-09-13", with the words that say so.

    `mentions` are those of `dates(text)` without a day of publication. News is written after the latest day that it
    tells in the past tense. Where it also says "Tuesday" for a day of the past week and leaves the year out of a day
    of the month, two weeks are allowed from there; without both, the end is not known and None is given.
    """
    tenses = [(m, _tense(text, m)) for m in mentions if _DAY.fullmatch(m.value)]
    past = [m for m, tense in tenses if tense == Tense.PAST]
    told = [m for m, tense in tenses if tense != Tense.FUTURE and _has_year(text, m)]  # captions: present tense
    full = max(((date.fromisoformat(m.value), m.span) for m in told), default=None)
    if full is None or full[0] >= _END or not any("W" in m.value for m in past):
        return None
    yearless = [_since(full[0], m) for m in past if "W" not in m.value and not _has_year(text, m)]
    if not yearless:
        return None
    first, shown = max(yearless)
    words, year = text[shown.start : shown.end], text[full[1].start : full[1].end]
    because = f"“{words}” is told as past, after “{year}”, with days of the week but no year: written within two weeks"
    return f"{first}/{first + 2 * _WEEK}", Evidence("published", shown, because)


def _has_year(text: str, mention: DateMention) -> bool:
    return mention.value[0] != "X" and mention.value[:4] in text[mention.span.start : mention.span.end]


def _since(start: date, mention: DateMention) -> tuple[date, Span]:
    """The first such day that is not before `start`."""
    month, day = int(mention.value[5:7]), int(mention.value[8:])
    days = [plain_date(start.year + more, month, day) for more in (0, 1, 2, 3, 4, 8)]
    return next((d for d in days if d and start <= d < _END), start), mention.span


def _tense(text: str, mention: DateMention) -> Tense | None:
    """The tense of the mention's sentence."""
    start = max(text.rfind("\n", 0, mention.span.start) + 1, mention.span.start - 1000)
    sentence = next((s for s in sentences(text, start, mention.span.end + 300) if s.end >= mention.span.end), None)
    if sentence is None:
        return None
    found = tokens(text, sentence.start, sentence.end)
    inside = [i for i, at in enumerate(found.starts) if mention.span.holds(at)]
    return tense_at(found.raw, inside[0], inside[-1], 0, len(found.raw)) if inside else None


def dated_from_neighbours(
    weekdays: Sequence[tuple[int, str]], neighbours: Sequence[tuple[date, str]]
) -> tuple[date, date, str] | None:
    """First and last day on which an article may have been written that tells known events by their weekday.

    `weekdays` are its past weekdays (1 Monday) with the sentences they stand in, `neighbours` the dated sentences of
    other articles. Where one of each tells the same on the same weekday, the article was written on that day or in
    the six days after it. None where no two are alike, or where what they say cannot all hold.
    """
    first, last, reasons = date.min, date.max, []
    for number, words in weekdays:
        day = _same_event(number, words, neighbours)
        if day:
            first, last = max(first, day), min(last, day + _WEEK - timedelta(days=1))
            reasons.append(f"{day:%A} is {day}")
    return (first, last, "; ".join(reasons)) if reasons and first <= last else None


def _same_event(number: int, words: str, neighbours: Sequence[tuple[date, str]]) -> date | None:
    mine = _content(words)
    scored = [
        (len(mine & theirs) / min(len(mine), len(theirs)), day)
        for day, told in neighbours
        if day.isoweekday() == number and day < _END and mine and (theirs := _content(told))
    ]
    share, day = max(scored, default=(0.0, date.min))
    rivals = {d for s, d in scored if s == share}
    return day if share >= _ALIKE and len(rivals) == 1 else None


def _content(words: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(words)}
