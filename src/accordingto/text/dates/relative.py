"""Dates that hang on another day: on publication ("yesterday", "last week") or on the last date told ("that day")."""

from dataclasses import replace
from datetime import date, timedelta

from accordingto.text.counting import WEEKDAYS
from accordingto.text.dates.absolute import ordinal, phase
from accordingto.text.dates.context import Here, Rule, Value
from accordingto.text.dates.days import duration, interval, shifted
from accordingto.text.dates.lexicon import PARTS, UNITS
from accordingto.text.dates.quantity import quantity
from accordingto.text.dates.tense import Tense
from accordingto.text.dates.tokens import sign
from accordingto.text.lists import word_set

_ANCHORED = frozenset("previous prior preceding following same that".split())
AGO = frozenset(("ago", "hence", "now"))
"""Words that count from publication; the other offsets count from the last date told."""
BACK = frozenset(("ago", "earlier", "before", "previously", "prior", "beforehand"))
_CLOCK_UNITS = frozenset(("second", "minute", "hour"))
_NAMED_DAYS = frozenset("super black cyber bloody fat casual".split())
_BEFORE_ABBREVIATED = frozenset("on by until since from through late early".split())
_NEWSPAPERS = word_set("accordingto.text", "dates.txt", "newspaper")
_AFTER_DAY = (sign("PART"), sign("DOT"))
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _timed(here: Here, day: str) -> Value:
    """The day, or the part of it that the words name; early and late go to `mod`."""
    part = PARTS.get(here.word("PART")) or ("TNI" if here.has("tonight", "overnight") else "")
    return Value("TIME" if part else "DATE", day + part, phase(here))


def weekday(here: Here) -> Value | None:
    """The last one in the past tense, the next in the future tense, the day itself where it is that day."""
    place = here.find("WEEKDAY", "ABBRDAY")
    word = here.words[place]
    if here.before() in _NAMED_DAYS or (here.after() in _NEWSPAPERS and here.raw(1).istitle()) or here.is_person(place):
        return None  # Super Tuesday, the Sunday Times, Mr. Friday
    if not here.capital(place) or (here.find("ABBRDAY") >= 0 and here.before() not in _BEFORE_ABBREVIATED):
        return None  # "Sun." may be a newspaper
    number = WEEKDAYS[word]
    week = here.rest("UNIT")  # "Monday and Tuesday of last week"
    day = (_day_of_week(unit(week), number) if week else None) or _weekday(here, number)
    return _timed(here, day.isoformat() if day else f"XXXX-WXX-{number}")


def weekday_of(here: Here) -> Value | list[Value] | None:
    """Thursday of next week, last week on Wednesday; "Monday of last year" is two mentions."""
    place, end = here.find("WEEKDAY", "ABBRDAY"), here.find("UNIT", "QUARTER", "WEEKEND")
    start = 0
    if place < end:
        start = next(i for i in range(place + 1, end) if here.classes[i] not in _AFTER_DAY and here.words[i] != "of")
    day, week = here.part(0 if start else place, place), here.part(start, end)
    told, whole = weekday(day), unit(week)
    if told is None or whole is None:
        return None
    if whole.value[-3:-2] == "W":
        found = _day_of_week(whole, WEEKDAYS[here.words[place]])
        return _timed(here, found.isoformat() if found else told.value)
    both = (replace(value, first=at.first, last=at.last) for value, at in ((told, day), (whole, week)))
    return sorted(both, key=lambda value: value.first or 0)


def _day_of_week(week: Value | None, number: int) -> date | None:
    """That weekday of the week that was told."""
    stretch = interval(week.value) if week and week.value[-3:-2] == "W" else None
    return stretch[0] + timedelta(days=number - 1) if stretch else None


def _weekday(here: Here, number: int) -> date | None:
    anchored = here.has("following", "previous")
    base = here.story.day if anchored else here.published
    if base is None:
        return None
    back = (base.isoweekday() - number) % 7
    ahead = (number - base.isoweekday()) % 7
    try:
        if here.has("last", "past", "previous"):
            return base - timedelta(days=back or 7)
        if here.has("next", "coming", "following"):
            return base + timedelta(days=ahead or 7)
        return base + timedelta(days=ahead if _looks_ahead(here) else -back)
    except OverflowError:
        return None


def _looks_ahead(here: Here) -> bool:
    direction = here.direction()
    return direction == Tense.FUTURE or (direction == Tense.PRESENT and here.before() == "on")


def deictic(here: Here) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    by = next(_DAY_WORDS[w] for w in here.words if w in _DAY_WORDS)
    if here.has("overnight") or _in_a_name(here):
        return None
    day = shifted("day", here.published, by)
    return _timed(here, day) if day else None


def _in_a_name(here: Here) -> bool:
    """True for "Today" of "Norrad Today" and for "This Morning" as a programme."""
    return here.capital(0) and here.raw(-1)[:1].isupper()


def part(here: Here) -> Value | None:
    """Last night, this morning, that evening."""
    if _in_a_name(here):
        return None
    anchored = here.has("that", "same", "next", "following", "previous")
    base = here.story.day if anchored else here.published
    by = -1 if here.has("last", "previous") else 1 if here.has("next", "following") else 0
    day = shifted("day", base, by)
    return _timed(here, day) if day else None


def unit(here: Here) -> Value | None:
    """Last week, next month, this year, the same day, the previous year, the weekend."""
    name = UNITS[here.words[-1]]
    if name in _CLOCK_UNITS or here.words[-2:] == ["this", "day"]:
        return None
    if name == "weekend" and (here.has("past") or here.words in (["the", "weekend"], ["weekend"])):
        return _weekend(here)
    if _lasts(here, name):
        return Value("DURATION", duration(name, 1))
    base = here.published
    if any(w in _ANCHORED for w in here.words) or (here.words[0] == "the" and here.has("next")):
        base = here.story.anchor(name) or (here.published if _step(here) < 0 else None)
    value = shifted(name, base, _step(here))
    return Value("DATE", value, phase(here)) if value else None


def _lasts(here: Here, name: str) -> bool:
    """Is it how long ("over the last year", "the past decade") rather than when ("last year")?"""
    if here.has("entire", "whole") or here.words[-2] == "past":
        return True
    if here.words[0] != "the" or not here.has("last", "coming"):
        return False
    spans = here.before() in ("over", "for", "during", "in", "within", "throughout")
    return spans or name in ("decade", "century")


def _step(here: Here) -> int:
    if here.has("last", "past", "previous", "prior", "preceding"):
        return -1
    return 1 if here.has("next", "coming", "following") else 0


def _weekend(here: Here) -> Value | None:
    if here.words[0] == "weekend" and here.before() not in ("over", "during", "this", "s"):
        return None
    base = here.published
    ahead = here.direction() == Tense.FUTURE
    value = shifted("weekend", base, -1 if base and base.isoweekday() < 6 and not ahead else 0)
    return Value("DATE", value, phase(here)) if value else None


def phase_unit(here: Here) -> Value | None:
    """The end of the year, later in the week, mid-week."""
    name = UNITS[here.word("UNIT", "QUARTER", "WEEKEND")]
    if name in _CLOCK_UNITS or (name == "day" and not here.has("later", "earlier")):
        return None
    if name in ("decade", "century") or (here.has("mid") and name == "day"):
        return None
    base = here.story.day or here.published if name == "day" else here.published
    value = shifted(name, base, _step(here))
    return Value("DATE", value, phase(here)) if value else None


def around_day(here: Here) -> Value | None:
    """The day before yesterday, the day after tomorrow."""
    if here.word("UNIT") != "day":
        return None
    value = shifted("day", here.published, -2 if here.has("yesterday") else 2)
    return Value("DATE", value) if value and here.has("before") == here.has("yesterday") else None


def the_unit(here: Here) -> Value | None:
    """The day before, next day, the year-ago quarter: from the last date told, where no event follows."""
    name = UNITS[here.word("UNIT", "QUARTER")]
    if name in _CLOCK_UNITS:
        return None
    if here.has("before", "after") and here.after().isalnum():
        return None
    if here.words == ["the", "quarter"]:
        return Value("DATE", here.story.value) if "-Q" in here.story.value and here.after() != "of" else None
    if here.words[0] == "next" and name != "day":
        return Value("DATE", shifted(name, here.published, 1) or "")
    return _told(here, name, -1 if here.has("before", "earlier", "ago") else 1)


def _told(here: Here, name: str, count: float) -> Value | None:
    """So many units from the last date told."""
    value = here.story.value
    if name == "year" and ("-Q" in value or len(value) == 7) and (stretch := interval(value)):
        grain = "quarter" if "-Q" in value else "month"
        return Value("DATE", shifted(grain, stretch[0], int(count * (4 if grain == "quarter" else 12))) or "")
    base = here.story.anchor(name)
    if base is None and count < 0 and not value:
        base = here.published
    moved = _moved(name, base, count)
    return Value("DATE", moved) if moved else None


def _moved(name: str, base: date | None, count: float) -> str | None:
    if abs(count) > 1e6:
        return None
    if count != int(count):
        if name == "year":
            months = shifted("month", base, int(count * 12))
            return months[:4] if months else None
        return shifted("week" if name == "month" else "day", base, int(count * (30 / 7 if name == "month" else 7)))
    return shifted(name, base, int(count))


def weekdays_ago(here: Here) -> Value | None:
    """Two Sundays ago: the last one is one Sunday ago."""
    number = WEEKDAYS[here.word("WEEKDAYS")[:-1]]
    count = quantity([*here.words[:1], "week"]).count
    if here.published is None or not count or count > 1e6:
        return Value("DATE", f"XXXX-WXX-{number}")
    back = (here.published.isoweekday() - number) % 7 or 7
    return Value("DATE", shifted("day", here.published, -back - 7 * int(count - 1)) or "PAST_REF")


def offset(here: Here) -> Value | None:
    """Two years ago, three days later, a year earlier; "two days before the vote" is a duration."""
    found = quantity(here.words)
    word = here.words[-1]
    ago = word in AGO
    if word in ("before", "after", "prior") and (here.after().isalnum() or found.count is None):
        if here.words[0] == "a" and found.unit not in ("hour", "minute") and here.words[1] not in ("few", "couple"):
            return Value("DURATION", duration(found.unit, 1), None, here.first, here.last - 1)
        return Value("DURATION", duration(found.unit, found.count), found.mod, here.first, here.last - 1)
    if found.count is None:
        return _vaguely(here, ago, found.unit)
    sign = -1 if word in BACK else 1
    if found.unit in _CLOCK_UNITS:
        return Value("DURATION", duration(found.unit, found.count), found.mod)
    if not ago:
        told = _told(here, found.unit, sign * found.count)
        if told and "X" not in told.value:
            return told
        return Value("DURATION", duration(found.unit, found.count), found.mod) if told else None
    value = _moved(found.unit, here.published, sign * found.count)
    if value is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Value("DATE", value, found.mod)


def _vaguely(here: Here, ago: bool, unit: str) -> Value | None:
    """Years ago, several days later."""
    if ago:
        return Value("DATE", "PAST_REF" if here.words[-1] == "ago" else "FUTURE_REF")
    return Value("DURATION", duration(unit, None))


def nth_of(here: Here) -> list[Value] | None:
    """The 2nd of this month, the 5th and 6th of next month: a mention each."""
    at = next(i for i in range(len(here.words)) if here.words[i] == "of")
    whole = unit(here.part(at + 1, len(here.words) - 1))
    if whole is None or UNITS[here.words[-1]] != "month":
        return None
    places = [i for i in range(at) if ordinal(here.words[i])]
    days = [f"{whole.value}-{ordinal(here.words[i]):02d}" for i in places]
    cuts = [(0, places[1] - 2), (places[1], len(here.words) - 1)] if len(places) > 1 else [(0, len(here.words) - 1)]
    return [
        Value("DATE", day, None, here.first + first, here.first + last)
        for day, (first, last) in zip(days, cuts, strict=True)
        if interval(day) or whole.value[0] == "X"
    ]


RULES: dict[str, Rule] = {
    "weekday": weekday,
    "weekday_of": weekday_of,
    "nth_of": nth_of,
    "deictic": deictic,
    "part": part,
    "unit": unit,
    "phase_unit": phase_unit,
    "around_day": around_day,
    "the_unit": the_unit,
    "offset": offset,
    "weekdays_ago": weekdays_ago,
}
