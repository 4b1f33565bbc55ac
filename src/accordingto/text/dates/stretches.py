"""Durations, sets, times of day, and the vague past, present and future."""

from dataclasses import replace

from accordingto.text.counting import WEEKDAYS
from accordingto.text.dates.absolute import day_in_month
from accordingto.text.dates.context import Here, Rule, Value
from accordingto.text.dates.days import duration, durations, moved, shifted
from accordingto.text.dates.lexicon import FREQUENCIES, LONG, NUMBERS, PARTS, UNITS
from accordingto.text.dates.quantity import quantity
from accordingto.text.dates.relative import AGO, BACK, deictic, offset, weekday
from accordingto.text.lists import word_set

# After these a bare "a week" is how long something lasts; elsewhere it is a rate or a figure of speech.
_LASTING = word_set("accordingto.text", "dates.txt", "before how long")
_LASTING_PLURAL = word_set("accordingto.text", "dates.txt", "before how long, plural")
_OLD = ("old", "olds", "older")
_PROGRAMMES = frozenset(("60 minutes", "48 hours"))  # American news programmes
_AT = word_set("accordingto.text", "dates.txt", "before a time")


def rolling(here: Here) -> Value | None:
    """The past two years, the next few weeks, recent days."""
    found = quantity(here.words)
    if here.words[-2:-1] == ["first"] or (here.has("final", "latest", "first", "following") and found.count is None):
        return None
    if here.words[-1] in ("seconds",) and here.classes[-1] == here.classes[0]:
        return None
    return Value("DURATION", duration(found.unit, found.count))


def long(here: Here) -> Value:
    """Day-long, decades-long, yearlong."""
    if here.words[0] in LONG:
        return Value("DURATION", duration(LONG[here.words[0]], 1))
    found = quantity(here.words)
    count = 1 if found.count is None and here.find("UNIT") >= 0 else found.count
    return Value("DURATION", duration(found.unit, count))


def of_duration(here: Here) -> Value | None:
    """Three days, a five-hour flight, weeks; "a day" after a number is a rate: a set."""
    after = here.after(2) if here.after() == "-" else here.after()
    if after in _OLD or (after == "of" and here.after(2) == "age"):
        return None
    found = quantity(here.words)
    if _is_name(here):
        return None
    if len(here.words) == 1:
        if here.before() not in _LASTING_PLURAL or here.words[0] in ("quarters", "weekends"):
            return None
        return Value("DURATION", duration(found.unit, None))
    if here.find("SECOND", "QUARTER") >= 0 and not here.has("-", "consecutive", "straight", "successive"):
        return None
    if here.has("quarters") and not here.has("consecutive", "straight", "successive", "more", "full"):
        return None
    if here.words[0] in ("a", "an", "one") and len(here.words) == 2:
        return _one(here, found.unit)
    return Value("DURATION", duration(found.unit, found.count), found.mod)


def parts(here: Here) -> Value | list[Value] | None:
    """A month and two days, a month and two days ago; "30 days, 60 days" are two."""
    ends = [i for i, word in enumerate(here.words) if word in UNITS]
    starts = [0, *(end + 2 + (here.words[end + 1 : end + 3] == [",", "and"]) for end in ends[:-1])]
    found = [quantity(here.words[first : last + 1]) for first, last in zip(starts, ends, strict=True)]
    whole = durations([(one.unit, one.count) for one in found])
    if whole is None:
        pieces = [here.part(first, last) for first, last in zip(starts, [*ends[:-1], len(here.words) - 1], strict=True)]
        told = [(of_duration if piece.words[-1] in UNITS else offset)(piece) for piece in pieces]
        return [replace(one, first=at.first, last=at.last) for one, at in zip(told, pieces, strict=True) if one]
    if here.after() in _OLD:
        return None
    last = offset(here.part(starts[-1], len(here.words) - 1)) if here.words[-1] not in UNITS else None
    if last is None or last.type == "DURATION":
        return Value("DURATION", whole, found[0].mod, None, here.first + ends[-1])
    base = here.published if here.words[-1] in AGO else here.story.anchor("day")
    sign = -1 if here.words[-1] in BACK else 1
    day = moved(base, [(one.unit, sign * (one.count or 0)) for one in found]) if base else None
    return Value("DATE", (shifted(found[-1].unit, day, 0) if day else None) or last.value)


def _is_name(here: Here) -> bool:
    """Is it a programme or a war: "60 Minutes", "the Thirty Years War"?"""
    raw = here.line.tokens.raw
    if not here.capital(len(here.words) - 1) or here.before() == "":
        return False
    return " ".join(here.words) in _PROGRAMMES or any(word[0].isupper() for word in raw[here.last + 1 : here.last + 3])


def _one(here: Here, unit: str) -> Value | None:
    if unit == "weekend" or here.after() == "of":
        return None
    if here.before() in _LASTING:
        return Value("DURATION", duration(unit, 1))
    if here.words[0] == "one":
        return None
    if any(_counts(here.before(back)) for back in range(1, 5)):
        return Value("SET", duration(unit, 1))
    return None


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBERS or word in ("times", "once", "twice", "%", "percent", "$", "hundreds")


def of_set(here: Here) -> Value | None:
    """Every day, Tuesdays, twice a week, daily, annual."""
    if here.words[0] in FREQUENCIES:
        if here.capital(0) and here.after() and here.line.tokens.raw[here.last + 1][0].isupper():
            return None  # the Daily Courant
        return Value("SET", FREQUENCIES[here.words[0]])
    word = here.word("WEEKDAY", "WEEKDAYS")
    if word:
        if not here.capital(here.find("WEEKDAY", "WEEKDAYS")):
            return None
        number = WEEKDAYS[word if word in WEEKDAYS else word[:-1]]
        return Value("SET", f"XXXX-WXX-{number}{PARTS.get(here.word('PART'), '')}")
    if here.find("PART") >= 0:
        return Value("SET", f"XXXX-XX-XX{PARTS[here.word('PART')]}")
    return _every(here)


def _every(here: Here) -> Value | None:
    if here.has("of"):
        return None
    unit = UNITS[here.words[-1]]
    if unit == "weekend":
        return Value("SET", "XXXX-WXX-WE")
    found = quantity(["a", here.words[-1]] if here.has("times", "once", "twice") else here.words)
    count = 2 if here.has("other") else found.count or 1
    return Value("SET", duration(unit, count))


def clock(here: Here) -> Value | list[Value] | None:
    """9 a.m. Tuesday, 14:30 GMT, noon: on the day told beside it, else on the last day told.

    "9 a.m. on Tuesday" is two mentions, as TimeML wants it, the first with its day all the same.
    """
    minutes = _minutes(here)
    if minutes is None:
        return None
    day = _clock_day(here)
    time = f"{day[:10]}T{minutes // 60:02d}:{minutes % 60:02d}"
    if "on" not in here.words:
        return Value("TIME", time)
    at = here.first + here.words.index("on")
    named = here.part(at + 1 - here.first, len(here.words) - 1)
    on = (weekday(named) if named.find("WEEKDAY") >= 0 else None) or Value("DATE", day[:10])
    return [Value("TIME", time, None, here.first, at - 1), replace(on, first=at + 1, last=here.last)]


def _clock_day(here: Here) -> str:
    if here.find("FULLMONTH", "ODDMONTH", "ABBRMONTH") >= 0:
        found = day_in_month(Here(here.story, here.line, here.first + _date_in(here), here.last))
        return found[0].value if isinstance(found, list) and found else "XXXX-XX-XX"
    day = weekday(here) if here.find("WEEKDAY") >= 0 else None
    if here.has("today", "yesterday", "tomorrow"):
        day = deictic(here)
    if day:
        return day.value
    told = here.story.line_day or here.story.day
    return told.isoformat() if told else shifted("day", here.published, 0) or "XXXX-XX-XX"


def _date_in(here: Here) -> int:
    """Place of the first token of the date that follows the time."""
    if "on" in here.words:
        return here.words.index("on") + 1
    at = here.find("FULLMONTH", "ODDMONTH", "ABBRMONTH")
    return at - 1 if at > 1 and here.words[at - 1].isdigit() else at


def _minutes(here: Here) -> int | None:
    if here.words[0] in ("noon", "midday"):
        return 720
    if here.words[0] == "midnight":
        return 1440
    past = {"half": 30, "quarter": 15}.get(here.words[0], 0)
    hour, _, minute = here.words[2 if past else 0].replace(".", ":").partition(":")
    number = NUMBERS.get(hour) or (int(hour) if hour.isdigit() else 99)
    half, part = here.word("AMPM")[:1], here.word("PART")
    if not (half or past or here.find("ZONE") >= 0 or here.has("clock") or _is_at(here, part, minute)):
        return None
    if part:
        half = "a" if part == "morning" or (part == "night" and not 5 < number < 12) else "p"
    if number > (12 if half else 24) or int(minute or 0) > 59:
        return None
    if half:
        number = number % 12 + (12 if half == "p" else 0)
    return number * 60 + int(minute or past)


def _is_at(here: Here, part: str, minute: str) -> bool:
    """Is a number a time by what stands around it: "at 3", "was 3 in the afternoon", "from 3 to 5 in the afternoon"?"""
    if not part:
        return here.before() in _AT
    listed = here.before() in ("and", "to", "or")
    return bool(minute) or part == "night" or here.before(3 if listed else 1) in _AT | {"was", "is"}


def present(here: Here) -> Value | None:
    """Now, currently, these days."""
    if here.after() == "-":
        return None
    return Value("DATE", "PRESENT_REF") if here.words[0] != "these" or here.words[-1] == "days" else None


def past(here: Here) -> Value | None:
    """Recently; the past."""
    if here.words[-1] == "past" and (here.after()[:1].isalnum() and here.after() not in _AFTER_PAST):
        return None
    return Value("DATE", "PAST_REF")


_AFTER_PAST = word_set("accordingto.text", "dates.txt", "after the past")


def future(here: Here) -> Value | None:
    """Soon; the future."""
    if here.words == ["soon"] and here.after() in ("after", "as", "enough", "before", "-"):
        return None
    return Value("DATE", "FUTURE_REF")


RULES: dict[str, Rule] = {
    "rolling": rolling,
    "long": long,
    "duration": of_duration,
    "parts": parts,
    "set": of_set,
    "clock": clock,
    "present": present,
    "past": past,
    "future": future,
}
