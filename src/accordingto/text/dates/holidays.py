"""Holidays that fall on a fixed day or by a rule, from `data/holidays.txt`."""

from datetime import date, timedelta

from accordingto.text.dates.days import plain_date
from accordingto.text.lists import lists

HOLIDAYS = {
    name: rule
    for rule, *names in (line.split(" = ") for line in lists("accordingto.text", "holidays.txt")[""])
    for name in names
}
"""Name, as lower-case tokens, to the rule for its day."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm; Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The nth weekday (1 Monday) of a month, counted from its end where `number` is negative."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))


def day_of(name: str, year: int) -> date | None:
    """The day of the holiday in that year; None outside the calendar."""
    if not plain_date(year, 1, 1) or not 1583 <= year <= 9998:
        return None
    match HOLIDAYS[name].split():
        case ["election"]:
            return nth(year, 11, 1, 1) + timedelta(days=1)
        case ["easter", days]:
            return easter(year) + timedelta(days=int(days))
        case [fixed]:
            month, _, day = fixed.partition("/")
            return date(year, int(month), int(day))
        case rule:
            return nth(year, *map(int, rule))
