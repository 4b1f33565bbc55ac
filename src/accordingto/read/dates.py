"""Dates as pages and lines write them, to ISO days or times."""

import re
from datetime import UTC, date, datetime, timedelta

from accordingto.read.columns import plain, usual
from accordingto.records import Article
from accordingto.text.counting import MONTH_NAMES

MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m[3:] else m for m in MONTH_NAMES) + r"|sept)\b\.?"
DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+(\d{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_SECONDS, _MILLISECONDS = range(10**8, 10**11), range(10**11, 10**14)
_EARLIEST = 1700
LONGEST = 100


def iso_date(value: str | float, today: date | None = None) -> str | None:
    """The ISO day or time that `value` states; None where it states none that can be.

    A time is kept where the value is ISO 8601, RFC 2822, or seconds or milliseconds since 1970; of other wordings
    the day is. 3/4/2024 is no day that can be told. The first of January 1970 is what software writes for
    "unknown"; a day in the future, by this machine's clock or as another calls it `today`, is no publication date.
    """
    value = str(value).strip()[:LONGEST]
    for parse in (_iso_time, _since_1970, _mail_time, _worded_day):
        found = parse(value)
        if found:
            return found.isoformat() if _plausible(found, today or datetime.now(UTC).date()) else None
    return None


def day_of(moment: str) -> date | None:
    """The day of a header of mail or HTTP, however far ahead."""
    found = _mail_time(moment)
    return date(found.year, found.month, found.day) if found else None


def unread_date(article: Article) -> str | None:
    """Which row or page has a date of publication that cannot be one, and what to do; None where all is well."""
    usually = {part for parts in usual()["published"] for part in parts}
    name = next((name for name in article.extra if plain(name) in usually), None)
    if article.published or name is None:
        return None
    value = " ".join(str(article.extra[name])[:LONGEST].split())
    return f"{article.path}: field '{name}' is {value}, not a date that can be; read without. Write it as 2023-09-06"


def _plausible(found: date, today: date) -> bool:
    day = date(found.year, found.month, found.day)
    return day.year >= _EARLIEST and day != date(1970, 1, 1) and day - today <= timedelta(days=1)


def _iso_time(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _since_1970(value: str) -> date | None:
    whole = value.partition(".")[0]
    number = int(whole) if whole.isascii() and whole.isdigit() else 0
    if number not in _SECONDS and number not in _MILLISECONDS:
        return None
    return datetime.fromtimestamp(number if number in _SECONDS else number // 1000, UTC)


def _mail_time(value: str) -> date | None:
    if not value[:3].isalpha() or ":" not in value:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  11 ms, and few dates need it

    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded_day(value: str) -> date | None:
    if found := _YEAR_FIRST.search(value):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _YEAR_LAST.search(value):
        month, day, year = int(found[1]), int(found[3]), int(found[4])
        if month > 12 or found[2] == ".":
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    elif found := _MONTH_FIRST.search(value):
        year, month, day = int(found[3]), _month(found[1]), int(found[2])
    elif found := _DAY_FIRST.search(value):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its first three letters, 0 for none."""
    return next((i for i, month in enumerate(MONTH_NAMES, 1) if month.startswith(name[:3].lower())), 0)
