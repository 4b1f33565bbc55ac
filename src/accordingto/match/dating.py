"""When an undated article was probably written, from what others tell of the same events with a full date."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from accordingto.match.texts import Read
from accordingto.records import DateMention, Span
from accordingto.resolve.dates.tense import Tense, tense_at
from accordingto.resolve.dates.tokens import tokens
from accordingto.resolve.dates.undated import dated_from_neighbours
from accordingto.resolve.sentences import sentences

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def dated(undated: Read, others: Iterable[Read]) -> tuple[date, date, str] | None:
    """First and last day on which the article was probably written, and why; None where nothing tells."""
    weekdays = list(_weekdays(undated))
    return dated_from_neighbours(weekdays, [day for read in others for day in _days(read)]) if weekdays else None


def _weekdays(read: Read) -> Iterator[tuple[int, str]]:
    """Weekdays told as past, by number, with their sentences."""
    for mention, sentence in _placed(read, _WEEKDAY):
        if _past(read.article.text, mention, sentence):
            yield int(mention.value[-1]), read.article.text[sentence.start : sentence.end]


def _days(read: Read) -> Iterator[tuple[date, str]]:
    """Full dates, with their sentences."""
    for mention, sentence in _placed(read, _DAY):
        try:
            yield date.fromisoformat(mention.value), read.article.text[sentence.start : sentence.end]
        except ValueError:
            continue


def _placed(read: Read, pattern: re.Pattern[str]) -> Iterator[tuple[DateMention, Span]]:
    found = [mention for mention in read.mentions if pattern.match(mention.value)]
    split = list(sentences(read.article.text)) if found else []
    starts = [sentence.start for sentence in split]
    for mention in found:
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0:
            yield mention, split[at]


def _past(text: str, mention: DateMention, sentence: Span) -> bool:
    found = tokens(text, sentence.start, sentence.end)
    inside: Sequence[int] = [n for n, at in enumerate(found.starts) if mention.span.start <= at < mention.span.end]
    tense = tense_at(found.words, inside[0], inside[-1], 0, len(found.words)) if inside else None
    return tense == Tense.PAST
