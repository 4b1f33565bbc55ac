"""What a time expression looks like: patterns over token classes, tried in order at each token.

A pattern is written in words. Names in capitals are classes of `lexicon` or macros below, words in small
letters stand for themselves, the signs are those of regular expressions, and spaces only part the names.
"""

import re
from functools import cache

from accordingto.text.dates.holidays import HOLIDAYS
from accordingto.text.dates.tokens import literal, sign, tokens, words_of

_MACROS = {
    "MONTH": "(?:FULLMONTH|ODDMONTH|ABBRMONTH DOT?)",
    "DAYNUM": "(?:SMALL|NTH)",
    "DAYNAME": "(?:WEEKDAY|ABBRDAY DOT?)",
    "NUMERAL": "(?:NUMBER(?: DASH? NUMBER){0,6}|SMALL|YEAR|LARGE)",
    "ANYUNIT": "(?:UNIT|UNITS|SECOND|QUARTER|WEEKEND|WEEKENDS)",
    "ONEUNIT": "(?:UNIT|QUARTER|WEEKEND)",
    "NTHWORD": "(?:ORDINAL|SECOND|NTH)",
    "PHASE": "(?:(?:the very?)? (?:early|late|mid|middle|beginning|start|end) (?:DASH|of|in)?)",
    "ROUND": (
        "(?:about|around|roughly|approximately|nearly|almost|some"
        "|(?:more|less|fewer) than|at (?:least|most)|up to|close to)"
    ),
    "YEARNAME": "(?:(?:fiscal year?|fy)? YEAR|(?:last|this|next|the|that) (?:fiscal|calendar)? UNIT)",
    "OFFSET": "(?:ago|earlier|later|before|after|afterward|afterwards|hence|previously|prior|from now|beforehand)",
    "ADDED": "(?:more|full|straight|consecutive|additional|extra|whole|long|solid|successive)",
    "COUNT": "(?:half (?:a|an)|(?:a|an)? (?:VAGUE|half|NUMERAL)(?: of)?(?: ANDHALF)?|a|an)",
    "ANDHALF": "(?:DASH? and DASH? (?:a DASH?)? half)",
    "WHICHDAY": "(?:last|next|this (?:past|coming)?|the (?:following|previous|next))",
    "WHICHPART": "(?:this|last|that|the (?:next|following|same|previous))",
    "WHATPART": "(?:in the|this|that|at|yesterday|tomorrow|on? DAYNAME) PART",
    "WHICHUNIT": (
        "(?:(?:the|this|that|its|his|her|their)? (?:last|next|past|coming|previous|prior|following|same|very next"
        "|current|preceding|entire|whole) (?:fiscal|calendar|academic|school)? ONEUNIT|(?:this|that) ONEUNIT)"
    ),
    "WHICHQUARTER": "(?:fiscal DASH?)? (?:NTHWORD|last|this|next|latest|current|previous)",
    "WHICHSEASON": (
        "(?:last|next|this (?:past|coming)?|the (?:following|previous)?|every|each|in|of|by|until|since|for)"
    ),
    "ROLLING": "(?:past|last|next|coming|previous|preceding|following|final|latest|recent|first)",
    "FULLDAY": "(?:DAYNAME COMMA?)? (?:MONTH DAYNUM|DAYNUM MONTH)(?: COMMA? YEAR)?",
    "LISTED": "(?:COMMA|COMMA? (?:and|or|to|through|until|till)|DASH)",
    "UNTIL": "(?:DASH|to|and|through|or|until)",
}
_MACROS["QUANTITY"] = "(?:ROUND? COUNT ADDED? DASH? ANYUNIT(?: and a half)?)"
_CLASS = re.compile(r"[A-Z]{2,}|[a-z]+")

RULES = {
    "iso": "ISO",
    "slashed": "SLASHED",
    "clock": (
        "(?:(?:(?:half|quarter) past)? (?:CLOCK|LARGE|(?:SMALL|NUMBER)(?: o APOS clock)?) WHATPART|CLOCK AMPM?"
        "|(?:SMALL|NUMBER|LARGE) AMPM|noon|midday|midnight|(?:SMALL|NUMBER) o APOS clock"
        "|(?:half|quarter) past (?:SMALL|NUMBER))"
        "(?: OPEN? ZONE{1,2} time? CLOSE?)?(?: (?:on|COMMA)? (?:FULLDAY|WEEKDAY|today|yesterday|tomorrow))?"
    ),
    "dashed": "(?:DAYNUM DASH MONTH|MONTH DASH DAYNUM) DASH (?:YEAR|SMALL)",
    "nth_of": "(?:the NTHWORD|NTH)(?: (?:DASH|to|and) the? NTH)? of WHICHUNIT(?! APOS)",
    "full": (
        "(?:last|next|this)? (?:DAYNAME COMMA?)? MONTH DAYNUM(?: (?:COMMA|of)? YEAR)?"
        "(?:(?:UNTIL|(?:COMMA DAYNUM){1,6} COMMA? (?:and|or)) DAYNUM(?: COMMA? YEAR)?"
        "(?=[COMMA DOT CLOSE DASH and or in at on for after when]|$))?"
    ),
    "european": (
        "(?:DAYNAME COMMA?)? the? DAYNUM(?:(?:DASH|to|and|(?:COMMA DAYNUM){1,6} COMMA? (?:and|or)) DAYNUM)? of? MONTH"
        "(?: (?:COMMA|of)? YEAR)?"
    ),
    "month": "PHASE? (?:last|next|this (?:past|coming)?|every|each)? MONTH(?: (?:COMMA|of|in)? YEAR)?",
    "anniversary": "(?:NTHWORD|NUMBER(?: DASH? NTHWORD)) DASH? anniversary",
    "quarter": (
        "(?:the|its|their)? WHICHQUARTER DASH? (?:fiscal|calendar)? DASH? QUARTER"
        "(?: (?:of|in|COMMA)? YEARNAME)?|q SMALL (?:of|COMMA)? YEARNAME?"
    ),
    "half": "(?:ORDINAL|SECOND) half of YEARNAME",
    "century": "the? PHASE? (?:NTHWORD|NUMBER DASH NTHWORD) DASH? century",
    "decade": "the? PHASE? (?:YEAR APOS? s|APOS SMALL APOS? s|DECADEWORD)|the PHASE? SMALL APOS? s",
    "season": "PHASE? WHICHSEASON? SEASON(?: (?:of|COMMA)? YEARNAME)?",
    "holiday": "(?:last|next|this)? HOLIDAY(?: UNIT| WEEKEND)?(?: COMMA? YEAR)?",
    "year_range": "(?:fiscal)? YEAR (?:DASH|to|and|through|until) YEAR|YEAR DASH SMALL",
    "set": (
        "(?:every|each) (?:other|single)? (?:NUMERAL|VAGUE|NTHWORD)? (?:ANYUNIT|WEEKDAY PART?|PART)(?: of the UNIT)?"
        "|WEEKDAYS PART?|(?:once|twice|NUMERAL times) (?:a|an|every|each|per) ONEUNIT|per ONEUNIT|FREQUENCY"
    ),
    "rolling": (
        "(?:the|this|his|her|its|their)? ROLLING (?:(?:VAGUE|NUMERAL)(?: of)?(?: ANDHALF)? (?:DASH? ANYUNIT)|UNITS)"
    ),
    "around_day": "(?:the|a|one) UNIT (?:before|after) (?:yesterday|tomorrow)",
    "parts": "QUANTITY (?:(?:COMMA|COMMA? and) QUANTITY){1,2}(?: DASH? OFFSET)?",
    "offset": "QUANTITY (?:DASH? OFFSET)|UNITS (?:ago|earlier|later)",
    "weekdays_ago": "NUMERAL WEEKDAYS ago",
    "weekday_of": (
        "(?:(?:early|late)? DAYNAME PART? (?:of|in)? WHICHUNIT|WHICHUNIT (?:COMMA? on|APOS s)? DAYNAME PART?)(?! APOS)"
    ),
    "weekday": "(?:early|late|earlier|later)? WHICHDAY? DAYNAME PART?",
    "deictic": "(?:early|late|earlier|later)? (?:today|yesterday|tomorrow|tonight|overnight) (?:PART(?! of))?",
    "part": "(?:early|late|earlier|later)? WHICHPART PART",
    "unit": "(?:PHASE|earlier|later)? WHICHUNIT|(?:PHASE|earlier|later)? the? WEEKEND",
    "phase_unit": (
        "the? (?:end|start|beginning|middle) of (?:the|next|last|this) ONEUNIT"
        "|(?:later|earlier) in? the (?:UNIT|WEEKEND)|mid DASH UNIT"
    ),
    "the_unit": (
        "(?:the|a|one) (?:UNIT|QUARTER) (?:before|after|earlier|later)|next UNIT|UNIT DASH (?:ago|earlier)|the QUARTER"
    ),
    "long": "(?:COUNT DASH?)? (?:UNIT|UNITS) DASH? (?:long)|LONGTIME",
    "duration": "QUANTITY|UNITS",
    "present": "(?:right)? now|currently|at (?:present|the moment|this (?:time|moment))|presently|nowadays|these UNITS",
    "past": "(?:more|most)? recently|lately|the (?:recent|distant|not so distant)? past",
    "future": "the (?:near|foreseeable|distant|immediate)? future|soon|future",
    "year": "PHASE? (?:fiscal year?|fy)? YEAR",
}

_SHARED = {
    "YEAR": (
        "(?:LISTED (?:PHASE|from|the|on|in)? (?:MONTH DAYNUM?|DAYNUM of? MONTH|DAYNUM)){1,11}"
        " (?:COMMA|of)? (YEAR|WHICHUNIT)|of? (WHICHUNIT)"
    ),
    "UNIT": "(?:LISTED DAYNAME){1,4} (?:of|in)? (WHICHUNIT)(?! APOS)",
}
"""What stands after the first items of a list whose last one tells the year, or the week, of all."""


def _holiday_names() -> str:
    """All names in token classes, longest first."""
    names = []
    for name in sorted(HOLIDAYS, key=len, reverse=True):
        found = tokens(name, 0, len(name))
        names.append("".join(re.escape(literal(word)) for word in found.words))
    return "(?:" + "|".join(names) + ")"


def _compiled(pattern: str) -> str:
    """Words to class characters, macros opened first."""
    while any(name in _MACROS for name in _CLASS.findall(pattern)):
        pattern = _CLASS.sub(lambda m: _MACROS.get(m[0], m[0]), pattern)
    pattern = _CLASS.sub(lambda m: sign(m[0]) if m[0].isupper() else literal(m[0]), pattern)
    return pattern.replace(" ", "")


# Every expression has one of these tokens, after nothing but words that the grammar knows.
_CORE = (
    "FULLMONTH ODDMONTH ABBRMONTH WEEKDAY WEEKDAYS ABBRDAY SEASON PART UNIT UNITS SECOND QUARTER WEEKEND WEEKENDS "
    "LONGTIME FREQUENCY DECADEWORD SMALL YEAR ISO SLASHED CLOCK AMPM clock noon midday midnight today yesterday "
    "tomorrow tonight overnight now currently presently nowadays present moment time recently lately past future soon "
    "anniversary christmas easter thanksgiving halloween juneteenth"
)


@cache
def pattern() -> re.Pattern[str]:
    """All rules, the earliest in the table first; `lastgroup` of a match names the rule.

    Compiled when it is first needed (30 ms), so that `--help` stays quick.
    """
    cores, holidays = _compiled(_CORE), _holiday_names()
    rules = {name: _compiled(rule).replace(sign("HOLIDAY"), holidays) for name, rule in RULES.items()}
    for name in _SHARED:
        shared(name)  # it makes classes of its words
    anyone = "|".join(f"(?P<{name}>{rule})" for name, rule in rules.items())
    return re.compile(f"(?=[^ {cores}]{{0,12}}[{cores}])(?:{anyone})")


@cache
def shared(name: str) -> re.Pattern[str]:
    """The rest of a list whose end tells the YEAR, or the UNIT, for what stands before it."""
    return re.compile(_compiled(_SHARED[name]))


def _trie(words: list[str]) -> str:
    """One pattern for many words that looks at each letter once."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    branches = "|".join(head + _trie(tails) for head, tails in sorted(heads.items()) if head)
    return f"(?:{branches}){'?' if '' in heads else ''}" if branches else ""


@cache
def trigger() -> re.Pattern[str]:
    """What a line in lower case has somewhere if it has a time expression: most lines are told by it alone."""
    pattern()  # it makes classes of the words that the rules name
    words = [word for word in words_of(_compiled(_CORE)) if word.isalpha()]
    return re.compile(r"\d{4}|\d0['\u2019]?s|\d\s?[:/ap]|q[1-4]|\b" + _trie(words) + r"\b")
