"""The words of English time expressions, each with the class that the grammar knows it by."""

from accordingto.text.lists import word_set

_MONTHS = "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct"
MONTHS = {
    name: number
    for number, names in enumerate(f"{_MONTHS},november nov,december dec".split(","), 1)
    for name in names.split()
}
_WEEKDAYS = "monday mon,tuesday tue tues,wednesday wed,thursday thu thur thurs,friday fri,saturday sat,sunday sun"
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS.split(","), 1) for name in names.split()}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_UNITS = (
    "second seconds,minute minutes,hour hours hr hrs,day days,week weeks,weekend weekends,fortnight fortnights,"
    "month months,quarter quarters,year years yr yrs,decade decades,century centuries"
)
UNITS = {form: forms.split()[0] for forms in _UNITS.split(",") for form in forms.split()}
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
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    **{word: n for n, word in enumerate(_ONES.split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {word: n for n, word in enumerate(_DECADES.split(), 2)}
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
