"""Figures of a text: how much of what, how roughly; and whether two can both be right.

A figure is a range of amounts. "34" is one amount; "more than 30" runs from 30 to twice that (nobody says it of
300); "about 1,200" takes in a tenth on either side. A figure that is another one rounded agrees with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.records import DateMention, Span
from accordingto.text.counting import NUMBERS
from accordingto.text.lists import lists
from accordingto.text.wordforms import Word

_WORDS = {word: float(number) for word, number in NUMBERS.items()}
_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0} | {
    "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
_SHARES = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "tenth": 10.0,
    "eighth": 12.5,
    "sixth": 100 / 6,
}
_COUNTED = {"twice": 2.0, "thrice": 3.0, "pair": 2.0}
_UNITS = {
    word: (kind, float(size))
    for kind, size, *names in (line.split() for line in lists("accordingto.text", "counting.txt")["unit of measure"])
    for word in names
}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ROUGH = frozenset("about around roughly approximately some nearly almost circa estimated".split())
_LEAST = frozenset("over exceeding least".split())
_MOST = frozenset("under below most".split())
_TOLERANCE = 0.1  # of a rough figure, either way
_CONVERTED = 0.08  # between units, even where nobody says "about"
_NOUN_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """From `low` to `high` of `unit` ("percent", "length" in metres, "time" in seconds, "count" …).

    `nouns` are the stems that follow, what is counted among them. `stated` is the amount as written, before units.
    """

    span: Span
    low: float
    high: float
    unit: str
    size: float
    stated: float
    nouns: tuple[str, ...]
    rough: bool


def figures(text: str, words: list[Word], mentions: Iterable[DateMention] = ()) -> list[Figure]:
    """The figures among `words` of `text`; those inside a date or a time of day are none."""
    dated = [m.span for m in mentions if m.type in ("DATE", "TIME", "SET")]
    found = []
    at = 0
    while at < len(words):
        amount, end = _amount(text, words, at)
        if amount is None:
            at += 1
            continue
        span = Span(words[at].span.start, words[end - 1].span.end)
        if not any(map(span.meets, dated)):
            found.append(_figure(text, words, at, end, amount))
        at = end
    return list(_joined(text, found))


def _amount(text: str, words: list[Word], at: int) -> tuple[float | None, int]:
    """The number that begins at that word, and the index after it."""
    word = words[at]
    if word.raw[0].isdecimal():
        if "." in word.raw and word.raw.count(".") > 1:
            return None, at + 1
        number, end = float(word.raw.replace(",", "")) if len(word.raw) < 20 else 0.0, at + 1
        if (
            end < len(words)
            and text[word.span.end : words[end].span.start] == ""
            and words[end].low in ("st", "nd", "rd", "th")
        ):
            return None, at + 1
    elif word.low in _COUNTED:
        return _COUNTED[word.low], at + 1
    elif word.low in _WORDS:
        if word.low == "one" and not (at + 1 < len(words) and words[at + 1].low in _TIMES):
            return None, at + 1
        number, end = _spoken(text, words, at)
    elif word.low in ("dozen", "hundred", "thousand", "million", "billion") and at and words[at - 1].low in ("a", "an"):
        number, end = 1.0, at
    else:
        return None, at + 1
    while (
        end < len(words)
        and words[end].low in _TIMES
        and text[words[end - 1].span.end : words[end].span.start] in ("", " ", "-")
    ):
        number *= _TIMES[words[end].low]
        end += 1
    return number, end


def _spoken(text: str, words: list[Word], at: int) -> tuple[float, int]:
    """A number in words: "forty-one", "fourteen"."""
    tens = _WORDS[words[at].low]
    following = words[at + 1] if at + 1 < len(words) else words[at]
    ones = _WORDS.get(following.low, 0.0)
    if tens >= 20 and 0 < ones < 10 and text[words[at].span.end : following.span.start] in ("-", " "):
        return tens + ones, at + 2
    return tens, at + 1


def _figure(text: str, words: list[Word], at: int, end: int, amount: float) -> Figure:
    span = Span(words[at].span.start, words[end - 1].span.end)
    unit, size, after = _unit(text, words, span, end)
    low, high, rough = _range(words, at, amount)
    if after < len(words) and words[after].low == "others":  # with the one told before
        high += 1
    nouns = tuple(
        w.stem for w in words[after : after + _NOUN_WINDOW] if w.content and w.raw[0].isalpha() and w.low not in _WORDS
    )
    return Figure(span, low * size, high * size, unit, size, amount, nouns, rough)


def _unit(text: str, words: list[Word], span: Span, end: int) -> tuple[str, float, int]:
    sign = _SIGNS.get(text[span.start - 1 : span.start])
    if sign:
        return sign, 1.0, end
    if text[span.end : span.end + 1] == "%" or text[span.end : span.end + 2] == " %":
        return "percent", 1.0, end
    following = words[end].low if end < len(words) else ""
    if following == "per" and end + 1 < len(words) and words[end + 1].low == "cent":
        return "percent", 1.0, end + 2
    if following in _UNITS:
        kind, size = _UNITS[following]
        return kind, size, end + 1
    if following in ("of",) and end + 1 < len(words) and words[end + 1].low in ("the",):
        return "count", 1.0, end + 2
    return "count", 1.0, end


def _range(words: list[Word], at: int, amount: float) -> tuple[float, float, bool]:
    before = [w.low for w in words[max(0, at - 3) : at]]
    while before and before[-1] in ("a", "an", "the"):
        before.pop()
    last = before[-1] if before else ""
    if last == "than":
        return (amount, 2 * amount, False) if "more" in before[-2:] else (amount / 2, amount, False)
    if before[-2:] == ["up", "to"]:
        return amount / 2, amount, False
    if last in ("nearly", "almost"):
        return amount * (1 - _TOLERANCE), amount, True
    if last in _LEAST:
        return amount, 2 * amount, False
    if last in _MOST:
        return amount / 2, amount, False
    if last in _ROUGH:
        return amount * (1 - _TOLERANCE), amount * (1 + _TOLERANCE), True
    return amount, amount, False


def _joined(text: str, found: list[Figure]) -> Iterator[Figure]:
    """A range is one figure: "10 to 20", "between 10 and 20"."""
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        if two and _is_range(text, one, two):
            yield Figure(
                Span(one.span.start, two.span.end),
                one.stated * two.size,
                two.high,
                two.unit,
                two.size,
                two.stated,
                two.nouns,
                one.rough,
            )
            at += 1
        else:
            yield one
        at += 1


def _is_range(text: str, one: Figure, two: Figure) -> bool:
    between = text[one.span.end : two.span.start]
    if one.unit not in ("count", two.unit) or one.stated >= two.stated:
        return False
    lead = text[max(0, one.span.start - 8) : one.span.start].lower()
    return between.strip(" $€£") in ("to", "-", "–") or (between.strip(" $€£") == "and" and lead.endswith("between "))


def shares(words: list[Word]) -> list[Figure]:
    """Shares of a whole, in percent: "half of the voters", "by a fifth"."""
    found = []
    for at, word in enumerate(words):
        before = words[at - 1].low if at else ""
        share = _SHARES.get(word.low.removesuffix("s"))
        if share and (word.low == "half" or before in ("a", "one")):
            low, high, rough = _range(words, at - (word.low != "half"), share)
            if not (
                at + 1 < len(words) and words[at + 1].low in ("of", "an", "a", "hour", "year") and word.low == "quarter"
            ):
                found.append(Figure(word.span, low, high, "percent", 1.0, share, (), rough))
    return found


def agree(one: Figure, other: Figure) -> bool:
    """Both can be right: their ranges meet, or one is the other rounded."""
    if one.unit != other.unit:
        return False
    low, high = max(one.low, other.low), min(one.high, other.high)
    if low <= high * (1 + 1e-9):
        return True
    if one.size != other.size and low <= high * (1 + _CONVERTED):
        return True
    return _rounded(one, other) or _rounded(other, one)


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether the coarse one is the fine one cut to its digits, two at least: "1,200" for 1,214."""
    if coarse.size != fine.size or coarse.stated < 10 or coarse.stated == fine.stated:
        return False
    digits = f"{coarse.stated:.10g}".replace(".", "").rstrip("0") or "0"
    if "e" in digits or len(digits) < 2 or coarse.stated % 10:
        return False
    return float(f"{fine.stated:.{len(digits)}g}") == coarse.stated
