"""Dates as pages and lines write them, to ISO days or times."""

import re
from datetime import UTC, date, datetime, timedelta

_MONTHS = "january february march april may june july august september october november december"
MONTHS = _MONTHS.split()
MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m[3:] else m for m in MONTHS) + r"|sept)\b\.?"
DAY = (
    r"(?:\d{4}-\d{2}-\d{2}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+(\d{{4}})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_EARLIEST = 1700
LONGEST = 100


def iso_date(value: str) -> str | None:
    """The ISO day or time that `value` states; None where it states none that can be.

    A time is kept where the value is ISO 8601 or RFC 2822; of other wordings the day is. The first of January
    1970 is what software writes for "unknown"; a day in the future is no publication date.
    """
    value = value.strip()[:LONGEST]
    for parse in (_iso_time, _mail_time, _worded_day):
        found = parse(value)
        if found:
            return found.isoformat() if _plausible(found) else None
    return None


def _plausible(found: date) -> bool:
    day = date(found.year, found.month, found.day)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return day.year >= _EARLIEST and day != date(1970, 1, 1) and day <= tomorrow


def _iso_time(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _mail_time(value: str) -> date | None:
    if not value[:3].isalpha() or ":" not in value:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  11 ms, and few dates need it

    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded_day(value: str) -> date | None:
    if found := _ISO_DAY.search(value):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
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
    return next((i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower())), 0)
