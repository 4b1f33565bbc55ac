"""Holidays that fall on a fixed day or by a rule. US, British and Christian ones, as English news names them."""

from collections.abc import Callable
from datetime import date, timedelta

from accordingto.text.dates.days import plain_date


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


def nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The nth weekday (1 Monday) of a month, counted from its end where `number` is negative."""

    def of(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
        last = date(year, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))

    return of


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _election(year: int) -> date:
    return nth(11, 1, 1)(year) + timedelta(days=1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year ' s day": _fixed(1, 1),
    "new year ' s eve": _fixed(12, 31),
    "valentine ' s day": _fixed(2, 14),
    "st . patrick ' s day": _fixed(3, 17),
    "st patrick ' s day": _fixed(3, 17),
    "april fools ' day": _fixed(4, 1),
    "april fool ' s day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "martin luther king day": nth(1, 1, 3),
    "martin luther king jr . day": nth(1, 1, 3),
    "presidents day": nth(2, 1, 3),
    "presidents ' day": nth(2, 1, 3),
    "mother ' s day": nth(5, 7, 2),
    "memorial day": nth(5, 1, -1),
    "father ' s day": nth(6, 7, 3),
    "labor day": nth(9, 1, 1),
    "columbus day": nth(10, 1, 2),
    "thanksgiving day": nth(11, 4, 4),
    "thanksgiving": nth(11, 4, 4),
    "election day": _election,
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
}
"""Name, as lower-case tokens, to the day of a year. Left out: what differs by country and what the moon decides."""


def day_of(name: str, year: int) -> date | None:
    """The day of the holiday in that year; None outside the calendar."""
    return HOLIDAYS[name](year) if plain_date(year, 1, 1) and 1583 <= year <= 9998 else None
