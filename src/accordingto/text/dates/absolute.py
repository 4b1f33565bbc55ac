"""Dates that name their place in the calendar: days, months, years, quarters, seasons, decades, holidays."""

import re
from datetime import date
from itertools import pairwise

from accordingto.text.counting import MONTHS
from accordingto.text.dates.context import Here, Rule, Value, nearest
from accordingto.text.dates.days import plain_date, shifted
from accordingto.text.dates.holidays import HOLIDAYS, day_of
from accordingto.text.dates.lexicon import AMBIGUOUS_MONTHS, DECADES, MODS, NUMBERS, ORDINALS, SEASONS, UNITS
from accordingto.text.dates.tokens import sign
from accordingto.text.lists import word_set

_BEFORE_A_YEAR = word_set("accordingto.text", "dates.txt", "before a year")
_BEFORE_A_MONTH = _BEFORE_A_YEAR | frozenset("for this last next every each mid end the".split())
_NO_YEAR_BEFORE = word_set("accordingto.text", "dates.txt", "before a number that is no year")
_NO_YEAR_AFTER = word_set("accordingto.text", "dates.txt", "after a number that is no year")
_DAYS = frozenset((sign("SMALL"), sign("NTH")))
_ATTACKS = frozenset("attack attacks terror terrorist hijackers hijackings commission".split())
_START_OF_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def phase(here: Here) -> str | None:
    """START, MID or END for early, mid, late and their like."""
    return next((MODS[w] for w in here.words if MODS.get(w) in ("START", "MID", "END")), None)


def ordinal(word: str) -> int:
    """3 for "third" and "3rd"; 0 for anything else."""
    return ORDINALS.get(word) or int(re.match(r"\d{0,3}", word)[0] or 0)  # type: ignore[index]


def _year(here: Here) -> int:
    return int(here.word("YEAR") or 0)


def _year_of_month(here: Here) -> int:
    """Its own, or what the last of several tells: 2015 for "June 4" in "June 4 and July 9, 2015"; "June last year"."""
    rest = here.rest("YEAR")
    if _year(here) or rest is None:
        return _year(here)
    if rest.find("YEAR") < 0 and not (here.published and rest.has("last", "this", "next")):
        return 0
    told = int(_year_named(rest) or 0)
    listed = here.line.tokens.words[here.last + 1 : rest.first]
    months = [_month(here), *(MONTHS[word] for word in listed if word in MONTHS)]
    return told and told - sum(one > following for one, following in pairwise(months))


def _month(here: Here) -> int:
    return MONTHS[here.word("FULLMONTH", "ODDMONTH", "ABBRMONTH")]


def _is_month(here: Here) -> bool:
    """Months are capitalised; "may", "march" and "dec" often are not months."""
    return here.capital(here.find("FULLMONTH", "ODDMONTH", "ABBRMONTH"))


def iso(here: Here) -> Value | None:
    """2023-09-05, 2023-09-05T14:30."""
    word = here.line.tokens.raw[here.first].rstrip("Z")
    year, month, day = (int(part) for part in word[:10].split("-"))
    if not plain_date(year, month, day) or word[11:13] > "24" or word[14:16] > "59" or word[17:19] > "60":
        return None
    return Value("TIME" if len(word) > 10 else "DATE", word)


def slashed(here: Here) -> Value | None:
    """09/05/2023, the month first as in the United States unless that month does not exist; 9/11 is a name."""
    parts = here.words[0].split("/")
    if len(parts) == 2:
        return Value("DATE", "2001-09-11") if here.words[0] == "9/11" else None
    month, day, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year = _century(year)
    found = (plain_date(year, month, day) or plain_date(year, day, month)) if year >= 1000 else None
    return Value("DATE", found.isoformat()) if found else None


def dashed(here: Here) -> Value | None:
    """16-JUL-2020, 6-Aug-21."""
    year = int(here.words[-1])
    found = plain_date(year if year > 99 else _century(year), _month(here), ordinal(here.word("SMALL", "NTH")))
    return Value("DATE", found.isoformat()) if found else None


def _century(year: int) -> int:
    """A year of two digits in full: 1970 to 2069."""
    return year + (2000 if year < 70 else 1900)


def day_in_month(here: Here) -> Value | list[Value] | None:
    """Sept. 5; Tuesday, Sept. 5, 2023; 5 September; April 24 and 25; Sept. 5-7; 4, 11 and 18 May."""
    if not _is_month(here):
        return None
    numbers = [i for i in range(len(here.words)) if here.classes[i] in _DAYS]
    found = [_day(here, ordinal(here.words[i])) for i in numbers]
    values = [Value("DATE", value) for value in found if value]
    if len(values) < len(numbers):
        return []  # "Feb. 30"
    if len(values) == 1:
        return values
    return _several_days(here, values, numbers)


def _several_days(here: Here, values: list[Value], numbers: list[int]) -> list[Value]:
    """A mention each."""
    end = len(here.words) - 1
    cuts = [(0, numbers[0]), *((at, at) for at in numbers[1:-1]), (numbers[-1], end)]
    return [
        Value("DATE", v.value, None, here.first + a, here.first + b) for v, (a, b) in zip(values, cuts, strict=True)
    ]


def _day(here: Here, number: int) -> str | None:
    month, year = _month(here), _year_of_month(here)
    if year:
        found = plain_date(year, month, number)
        return found.isoformat() if found else None
    if not plain_date(2000, month, number):
        return None
    if (month, number) == (9, 11) and here.after() in _ATTACKS and here.published and here.published.year > 2001:
        return "2001-09-11"
    near = nearest(here, lambda y: plain_date(y, month, number))
    return near.isoformat() if near else f"XXXX-{month:02d}-{number:02d}"


def month(here: Here) -> Value | None:
    """May 2022; in May; late July; last November; every March."""
    if not _is_month(here):
        return None
    number, year = _month(here), _year_of_month(here)
    if here.has("every", "each"):
        return Value("SET", f"XXXX-{number:02d}")
    if year:
        return Value("DATE", f"{year:04d}-{number:02d}", phase(here))
    if not _stands_for_a_month(here):
        return None
    near = nearest(here, lambda y: plain_date(y, number, 1), 28)
    return Value("DATE", near.isoformat()[:7] if near else f"XXXX-{number:02d}", phase(here))


def _stands_for_a_month(here: Here) -> bool:
    word = here.word("FULLMONTH", "ODDMONTH", "ABBRMONTH")
    if len(here.words) > 1 and here.words[-1] != ".":
        return True
    if word in AMBIGUOUS_MONTHS and here.before() == "the" and here.after() in ("on", "for", "of"):
        return False  # the March on the palace
    if word == here.words[-1] and len(word) < 4 and word != "may" and here.raw(1).istitle():
        return False  # "by Jan Vos"
    if word in AMBIGUOUS_MONTHS or len(word) < 4:
        return here.before() in _BEFORE_A_MONTH and here.before() not in ("to", "and", "or")
    return not here.is_person(0)


def year(here: Here) -> Value | None:
    """A bare year, where nothing says that it is a quantity."""
    at = here.find("YEAR")
    number = int(here.words[at])
    value = Value("DATE", f"{number:04d}", phase(here))
    if len(here.words) > 1:
        return value
    before, after = here.before(), here.after()
    if before in _NO_YEAR_BEFORE or after in _NO_YEAR_AFTER or (after in UNITS and after[-1] == "s"):
        return None
    if before == "-" and here.before(2).isalnum() and not here.before(2).startswith(("mid", "pre", "post")):
        return None
    if number % 100 == 0 and after.endswith("s") and len(after) > 3 and here.before() != "in":
        return None
    if 1900 <= number <= 2040:
        return value
    return value if before in _BEFORE_A_YEAR and not after.endswith("s") else None


def year_range(here: Here) -> list[Value] | None:
    """1994-1997, 2016-17: a mention each."""
    first = here.words.index(here.word("YEAR"))
    one, two = here.words[first], here.words[-1]
    two = one[: 4 - len(two)] + two
    if not 1500 <= int(one) < int(two) <= 2100 or (len(here.words[-1]) < 4 and int(two) - int(one) > 30):
        return None
    if here.before() in _NO_YEAR_BEFORE or here.after() in _NO_YEAR_AFTER:
        return None
    return [Value("DATE", one, None, here.first, here.first + first), Value("DATE", two, None, here.last, here.last)]


def decade(here: Here) -> Value | None:
    """The 1990s, the '90s, the late eighties."""
    if here.find("DECADEWORD") >= 0:
        if here.words[0] != "the":
            return None
        return Value("DATE", f"19{DECADES[here.word('DECADEWORD')]}", phase(here))
    number = int(here.word("YEAR", "SMALL"))
    if number % 10:
        return None
    if here.has("'", "\u2019") and number > 99 and "the" not in (here.words[0], here.before()):
        return None  # "1990's best film" is a year
    if number < 100:
        number += 2000 if number < 30 else 1900
    return Value("DATE", f"{number // 10}", phase(here))


def century(here: Here) -> Value | None:
    """The 19th century is 18, the years 1800 to 1899."""
    number = sum(ordinal(w) or NUMBERS.get(w, 0) for w in here.words)
    if here.words[-1] != "century":
        return None
    return Value("DATE", f"{number - 1:02d}", phase(here)) if 1 <= number <= 30 else None


def anniversary(here: Here) -> Value | None:
    """The 70th anniversary: the time that has passed, P70Y. The day itself hangs on the event."""
    number = sum(ordinal(w) or NUMBERS.get(w, 0) for w in here.words)
    return Value("DURATION", f"P{number}Y") if number else None


def quarter(here: Here) -> Value | None:
    """The third quarter of 2012 is 2012-Q3; without a year, the nearest on the verb's side."""
    number = ordinal(here.word("ORDINAL", "SECOND", "NTH", "SMALL"))
    if not number:
        by = -1 if here.has("last", "previous", "latest") else 1 if here.has("next") else 0
        value = shifted("quarter", here.published, by)
        return Value("DATE", value) if value else None
    if number > 4 or (here.words[0] == "q" and not here.capital(0)):
        return None
    year = _year_named(here)
    if year is None:
        near = nearest(here, lambda y: plain_date(y, 3 * number - 2, 1), 90)
        year = f"{near.year:04d}" if near else "XXXX"
    return Value("DATE", f"{year}-Q{number}")


def half(here: Here) -> Value | None:
    """The first half of 2012."""
    year = _year_named(here)
    number = ordinal(here.word("ORDINAL", "SECOND"))
    return (
        Value("DATE", f"{year}-H{number}") if year and number in (1, 2) and here.word("YEAR", "UNIT") != "day" else None
    )


def _year_named(here: Here) -> str | None:
    if _year(here):
        return f"{_year(here):04d}"
    if here.word("UNIT") != "year":
        return None
    return shifted("year", here.published, -1 if here.has("last") else 1 if here.has("next") else 0)


def season(here: Here) -> Value | None:
    """The summer of 2012 is 2012-SU; a winter has the year in which it begins."""
    code = SEASONS[here.word("SEASON")]
    at = here.find("SEASON")
    if here.has("every", "each"):
        return Value("SET", f"XXXX-{code}")
    year = _year_named(here)
    if year:
        return Value("DATE", f"{year}-{code}", phase(here))
    if not here.has("last", "next", "this", "previous", "following") and not _bare_season(here, at):
        return None
    day = _season_near(here, code)
    return Value("DATE", f"{day.year:04d}-{code}" if day else f"XXXX-{code}", phase(here))


def _bare_season(here: Here, at: int) -> bool:
    """True for "in the fall" and "by summer", false for "the fall of the city" and "a spring"."""
    word = here.words[at]
    leads = here.words[0] in ("in", "by", "until", "since") or here.before(1) in (
        "in",
        "by",
        "until",
        "since",
        "during",
    )
    return (
        bool(leads or phase(here)) and here.after() != "of" and not (word == "fall" and here.after() in ("from", "in"))
    )


def _season_near(here: Here, code: str) -> date | None:
    start = _START_OF_SEASON[code]
    if here.has("last") and here.published:
        base = here.published
        year = base.year if (base.month, base.day) >= ((start + 2) % 12 + 1, 1) and code != "WI" else base.year - 1
        return plain_date(year if code != "WI" or base.month > 2 else year - (base.month <= 2), start, 1)
    return nearest(here, lambda y: plain_date(y, start, 1), 90)


def holiday(here: Here) -> Value | None:
    """Christmas Eve, Thanksgiving, Easter Monday; with the year told, or the nearest."""
    words = [w for w in here.words if w not in ("last", "next", "this", ",", "week", "weekend") and not w.isdigit()]
    name = " ".join(words).replace("\u2019", "'")
    if name not in HOLIDAYS or not here.capital(here.words.index(words[0])):
        return None
    year = _year(here)
    unit = UNITS[here.words[-1]] if here.words[-1] in ("week", "weekend") else "day"
    day = day_of(name, year) if year else nearest(here, lambda y: day_of(name, y))
    if day is None and not year:
        fixed = day_of(name, 2001), day_of(name, 2002)
        same = fixed[0] and fixed[1] and fixed[0].isoformat()[4:] == fixed[1].isoformat()[4:]
        return Value("DATE", f"XXXX{fixed[0].isoformat()[4:]}" if same and fixed[0] else "XXXX-XX-XX")
    return Value("DATE", shifted(unit, day, 0) or "") if day else None


RULES: dict[str, Rule] = {
    "iso": iso,
    "slashed": slashed,
    "dashed": dashed,
    "full": day_in_month,
    "european": day_in_month,
    "month": month,
    "year": year,
    "year_range": year_range,
    "decade": decade,
    "century": century,
    "anniversary": anniversary,
    "quarter": quarter,
    "half": half,
    "season": season,
    "holiday": holiday,
}
