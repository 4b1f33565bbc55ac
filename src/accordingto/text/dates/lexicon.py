"""The words of English time expressions, each with the class that the grammar knows it by."""

from accordingto.text import counting
from accordingto.text.counting import MONTHS, WEEKDAYS, numbered
from accordingto.text.lists import lists, word_set

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
UNITS = {
    form: forms.split()[0]
    for forms in lists("accordingto.text", "counting.txt")["unit of time"]
    for form in forms.split()
}
LONG = {"daylong": "day", "weeklong": "week", "monthlong": "month", "yearlong": "year", "hourlong": "hour"}
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
}
NUMBERS = {word: n for word, n in counting.NUMBERS.items() if n} | {"hundred": 100, "thousand": 1000, "dozen": 12}
ORDINALS = numbered("ordinal")
DECADES = numbered("decade", 2)
VAGUE = frozenset(("few", "several", "many", "some", "couple", "numerous", "countless"))
ZONES = word_set("accordingto.text", "dates.txt", "time zone")

MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
}
"""TimeML's `mod` for the word before; "more than", "at least" and the like are pairs, see `quantity`."""
PAIRED_MODS = {
    ("more", "than"): "MORE_THAN",
    ("less", "than"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN",
    ("at", "least"): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS",
    ("close", "to"): "LESS_THAN",
}

AMBIGUOUS_MONTHS = frozenset(("may", "march"))
CLASSES: dict[str, str] = {
    **dict.fromkeys((w for w in MONTHS if len(w) > 4 or w in ("june", "july")), "FULLMONTH"),
    **dict.fromkeys((w for w in MONTHS if len(w) < 5 and w not in ("june", "july")), "ABBRMONTH"),
    **dict.fromkeys(AMBIGUOUS_MONTHS, "ODDMONTH"),
    **dict.fromkeys((w for w in WEEKDAYS if w.endswith("day")), "WEEKDAY"),
    **dict.fromkeys((w for w in WEEKDAYS if not w.endswith("day")), "ABBRDAY"),
    **dict.fromkeys((w + "s" for w in WEEKDAYS if w.endswith("day")), "WEEKDAYS"),
    **dict.fromkeys(SEASONS, "SEASON"),
    **dict.fromkeys(PARTS, "PART"),
    **dict.fromkeys((w for w in UNITS if w.endswith("s")), "UNITS"),
    **dict.fromkeys((w for w in UNITS if not w.endswith("s")), "UNIT"),
    **dict.fromkeys(LONG, "LONGTIME"),
    **dict.fromkeys(FREQUENCIES, "FREQUENCY"),
    **dict.fromkeys(NUMBERS, "NUMBER"),
    **dict.fromkeys(ORDINALS, "ORDINAL"),
    **dict.fromkeys(DECADES, "DECADEWORD"),
    **dict.fromkeys(VAGUE, "VAGUE"),
    **dict.fromkeys(ZONES, "ZONE"),
    "second": "SECOND",
    "quarter": "QUARTER",
    "weekend": "WEEKEND",
    "weekends": "WEEKENDS",
}
"""Word to class. A word that the grammar names itself ("last", "ago") is a class of its own."""
