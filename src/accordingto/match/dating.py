"""When an undated article was probably written, from what others tell of the same events with a full date."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from accordingto.match.material import Material
from accordingto.records import DateMention, Span
from accordingto.text.dates.tense import Tense, tense_at
from accordingto.text.dates.tokens import tokens
from accordingto.text.dates.undated import dated_from_neighbours

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


Days = tuple[date, date, str]
"""First and last possible day, and why."""

_SIX_DAYS = timedelta(days=6)


def dated_by_others(undated: Material, others: Iterable[Material], said: Mapping[str, Iterable[date]]) -> Days | None:
    """The days on which the article was probably written; None where nothing tells, or not all of it can hold.

    `others` are dated articles on the same events. `said` are, by the statement's id, the days on which others date
    the same act of saying: what was said "on Tuesday" was written of within the week.
    """
    weekdays = list(_weekdays(undated))
    if not weekdays:
        return None
    days = [day for read in others for day in _days(read)]
    told = dated_from_neighbours([(number, words) for number, words, _ in weekdays], days)
    found = [*([told] if told else []), *_from_utterances(undated, weekdays, said)]
    first, last = max((one[0] for one in found), default=date.max), min((one[1] for one in found), default=date.min)
    return (first, last, "; ".join(dict.fromkeys(one[2] for one in found))) if first <= last else None


def _from_utterances(
    undated: Material, weekdays: Sequence[tuple[int, str, Span]], said: Mapping[str, Iterable[date]]
) -> Iterator[Days]:
    for one in undated.tellings:
        at = (one.attribution.cue or one.attribution.content)[0].start
        numbers = {number for number, _, sentence in weekdays if sentence.holds(at)}
        for day in said.get(one.id, ()):
            if {day.isoweekday()} == numbers and day < date.max - _SIX_DAYS:
                speaker = one.chain[-1].source.name if one.chain else "somebody"
                yield day, day + _SIX_DAYS, f"{day:%A}, when {speaker} said what others report too, is {day}"


def _weekdays(read: Material) -> Iterator[tuple[int, str, Span]]:
    """Weekdays told as past, by number, with their sentences."""
    for mention, sentence in _placed(read, _WEEKDAY):
        if _past(read.article.text, mention, sentence):
            yield int(mention.value[-1]), read.article.text[sentence.start : sentence.end], sentence


def _days(read: Material) -> Iterator[tuple[date, str]]:
    """Full dates, with their sentences."""
    for mention, sentence in _placed(read, _DAY):
        try:
            yield date.fromisoformat(mention.value), read.article.text[sentence.start : sentence.end]
        except ValueError:
            continue


def _placed(read: Material, pattern: re.Pattern[str]) -> Iterator[tuple[DateMention, Span]]:
    found = (mention for mention in read.mentions if pattern.match(mention.value))
    return ((mention, read.doc.sentence(mention.span.start)) for mention in found)


def _past(text: str, mention: DateMention, sentence: Span) -> bool:
    found = tokens(text, sentence.start, sentence.end)
    inside: Sequence[int] = [n for n, at in enumerate(found.starts) if mention.span.holds(at)]
    tense = tense_at(found.words, inside[0], inside[-1], 0, len(found.words)) if inside else None
    return tense == Tense.PAST
