"""TimeML values and the calendar: from a day to a value of any grain, and from a value back to days."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.records import DateMention, Span

LETTER = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""What a value of that grain is while the day it hangs on is not known."""
_SIZES = ("second", "minute", "hour", "day", "week", "month", "year")
_MULTIPLES = {"decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2)}
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M"}
_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def duration(unit: str, count: float | None) -> str:
    """A duration as TimeML writes it: P3D, PT5H, P1.5Y; PXW where nobody counts."""
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    letter, times = _MULTIPLES.get(unit, (LETTER.get(unit, ""), 1))
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if count is None:
        return f"P{clock}X{letter}"
    return f"P{clock}{count * times:.10g}{letter}" if count * times < 1e9 else f"P{clock}X{letter}"


def durations(parts: Sequence[tuple[str, float | None]]) -> str | None:
    """A duration in several units, P1M2D; None where they do not go from large to small."""
    sizes = [_SIZES.index(unit) if unit in _SIZES else -1 for unit, _ in parts]
    if -1 in sizes or sizes != sorted({*sizes}, reverse=True):
        return None
    values = [duration(unit, count)[1:] for unit, count in parts]
    clock = "".join(value[1:] for value in values if value[0] == "T")
    return "P" + "".join(value for value in values if value[0] != "T") + (f"T{clock}" if clock else "")


def shifted(unit: str, day: date | None, by: int) -> str | None:
    """The unit (a day, week, month …) that holds `day`, moved on by that many; None outside the calendar."""
    if day is None:
        return UNKNOWN.get(unit)
    try:
        return _shifted(unit, day, by)
    except (ValueError, OverflowError):
        return None


def _shifted(unit: str, day: date, by: int) -> str | None:
    if unit == "day":
        return (day + timedelta(days=by)).isoformat()
    if unit in ("week", "weekend", "fortnight"):
        year, week, _ = (day + timedelta(weeks=by * (2 if unit == "fortnight" else 1))).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        year, part = divmod(day.year * (12 // size) + (day.month - 1) // size + by, 12 // size)
        return date(year, 1, 1).isoformat()[:5] + (f"{part + 1:02d}" if unit == "month" else f"Q{part + 1}")
    if unit not in UNKNOWN:
        return None
    size, digits = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}[unit]
    number = day.year // size + by
    date(max(1, number * size), 1, 1)
    return f"{number:0{digits}d}" if number >= 0 else None


def moved(day: date, steps: Sequence[tuple[str, float]]) -> date | None:
    """The day so many years, months, weeks and days on, the last of a month too short; None outside the calendar."""
    months = sum(int(count * {"month": 1, "year": 12}.get(unit, 0)) for unit, count in steps)
    days = sum(int(count * {"day": 1, "week": 7}.get(unit, 0)) for unit, count in steps)
    try:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, _last_day(year, month + 1).day)) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def plain_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none ("Feb. 30")."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[0-9A-Z:]{2,8})?)?"
    r"|W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def interval(value: str, mod: str | None = None) -> tuple[date, date] | None:
    """First and last day of a TimeML value; None for one that is no stretch of the calendar ("PXD", "XXXX-09-05").

    `mod` START, MID and END take a third of it: days 1 to 10, 11 to 20, 21 to the last of a month; four months
    of a year; early, middle and late years of a decade.
    """
    found = _VALUE.fullmatch(value)
    whole = found and _whole(found)
    if not whole or mod not in ("START", "MID", "END"):
        return whole or None
    return _third(*whole, mod)


def _whole(found: re.Match[str]) -> tuple[date, date] | None:
    try:
        if found["week"]:
            return _week(int(found["year"]), int(found["week"]), found["weekday"])
        if found["part"]:
            return _part(int(found["year"]), found["part"])
        if found["year"]:
            return _month_or_day(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
        first, size = (int(found["decade"]) * 10, 10) if found["decade"] else (int(found["century"]) * 100, 100)
        return date(first, 1, 1), date(first + size - 1, 12, 31)
    except (ValueError, OverflowError):
        return None


def _week(year: int, week: int, weekday: str | None) -> tuple[date, date]:
    first, last = {None: (1, 7), "WE": (6, 7)}.get(weekday) or (int(weekday or 1),) * 2
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)


def _part(year: int, part: str) -> tuple[date, date]:
    first, last = _QUARTERS.get(part) or _SEASONS[part]
    return date(year, first, 1), _last_day(year + (last < first), last)


def _month_or_day(year: int, month: int, day: int) -> tuple[date, date]:
    if day:
        return (date(year, month, day),) * 2
    return date(year, month or 1, 1), _last_day(year, month or 12)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _third(first: date, last: date, mod: str) -> tuple[date, date]:
    days = (last - first).days + 1
    if days < 3:
        return first, last
    size = days / 3
    if 28 <= days <= 31:  # a month is cut at its 10th and 20th
        size = 10
    one, two = first + timedelta(days=round(size)), first + timedelta(days=round(2 * size))
    ends = {"START": (first, one - timedelta(days=1)), "MID": (one, two - timedelta(days=1)), "END": (two, last)}
    return ends[mod]


def within(mentions: Sequence[DateMention], span: Span) -> Sequence[DateMention]:
    """The mentions, which come in text order, that begin in the span."""
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    return mentions[first : bisect_left(mentions, span.end, key=lambda m: m.span.start)]
