"""What a date is read against: the day of publication, the dates before it, and the sentence it stands in."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from accordingto.records import DateMention, Span
from accordingto.text.dates.days import interval
from accordingto.text.dates.grammar import shared
from accordingto.text.dates.persons import is_person
from accordingto.text.dates.tense import Tense, opens, tense_at
from accordingto.text.dates.tokens import Tokens, sign
from accordingto.text.sentences import sentences

_FINE_ENOUGH = {
    "day": ("day",),
    "week": ("day", "week"),
    "weekend": ("day", "week"),
    "month": ("day", "week", "month"),
    "quarter": ("day", "week", "month", "quarter"),
}


@dataclass(slots=True)
class LineTokens:
    """One line's tokens, and where its sentences begin among them."""

    tokens: Tokens
    span: Span
    _starts: list[int] | None = None

    def sentence(self, index: int) -> tuple[int, int]:
        """First token of the sentence that token `index` is in, and of the next."""
        if self._starts is None:
            found = sentences(self.tokens.text, self.span.start, self.span.end)
            self._starts = [bisect_right(self.tokens.starts, s.start - 1) for s in found] or [0]
        at = bisect_right(self._starts, index)
        end = self._starts[at] if at < len(self._starts) else len(self.tokens.raw)
        return self._starts[max(0, at - 1)], end


@dataclass(slots=True)
class SoFar:
    """What is known so far while a text is read from top to bottom.

    `value` is the last date told; `day` the last full one, and `line_day` the same within the present line.
    """

    published: date | None
    value: str = ""
    day: date | None = None
    line_day: date | None = None

    def tell(self, mention: DateMention) -> None:
        """Remember a date for "three days later" and "that year"."""
        stretch = interval(mention.value) if mention.type in ("DATE", "TIME") else None
        if stretch:
            self.value = mention.value
            if stretch[0] == stretch[1]:
                self.day = self.line_day = stretch[0]

    def anchor(self, unit: str) -> date | None:
        """A day within the last date told, where that date is fine enough to tell which `unit` is meant."""
        stretch = interval(self.value)
        if unit in _FINE_ENOUGH and _grain(self.value) not in _FINE_ENOUGH[unit]:
            return self.day if unit == "day" else None
        return stretch[0] if stretch else None


def _grain(value: str) -> str:
    if len(value) == 7 and value[5] != "Q":
        return "month"
    if "W" in value:
        return "week"
    if "Q" in value:
        return "quarter"
    return "day" if len(value) >= 10 else "year"


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means; `first` and `last` are its tokens where it is narrower than what was matched."""

    type: str
    value: str
    mod: str | None = None
    first: int | None = None
    last: int | None = None


@dataclass(slots=True)
class Here:
    """An expression that a rule has matched: tokens `first` to `last` of a line, both included."""

    story: SoFar
    line: LineTokens
    first: int
    last: int
    words: list[str] = field(init=False)
    classes: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.line.tokens.words[self.first : self.last + 1]
        self.classes = self.line.tokens.classes[self.first : self.last + 1]

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return self.story.published

    def has(self, *words: str) -> bool:
        """Is one of these words in the expression?"""
        return any(word in self.words for word in words)

    def find(self, *names: str) -> int:
        """Place in the expression of the first token of these classes, -1 without."""
        places = [self.classes.find(sign(name)) for name in names]
        return min((at for at in places if at >= 0), default=-1)

    def word(self, *names: str) -> str:
        """The first token of these classes in lower case, "" without."""
        at = self.find(*names)
        return self.words[at] if at >= 0 else ""

    def before(self, back: int = 1) -> str:
        """The word that many tokens before the expression."""
        at = self.first - back
        return self.line.tokens.words[at] if at >= 0 else ""

    def raw(self, by: int) -> str:
        """The word that many tokens before (below 0) or after the expression, as it is written."""
        at = self.first + by if by < 0 else self.last + by
        return self.line.tokens.raw[at] if 0 <= at < len(self.line.tokens.raw) else ""

    def after(self, on: int = 1) -> str:
        """The word that many tokens after the expression."""
        at = self.last + on
        return self.line.tokens.words[at] if at < len(self.line.tokens.raw) else ""

    def part(self, first: int, last: int) -> "Here":
        """Tokens `first` to `last` of the expression alone."""
        return Here(self.story, self.line, self.first + first, self.first + last)

    def rest(self, name: str) -> "Here | None":
        """The YEAR, or the UNIT, that the end of a list tells for all of it, where the expression opens such a list."""
        found = shared(name).match(self.line.tokens.classes, self.last + 1)
        return Here(self.story, self.line, found.start(found.lastindex or 0), found.end() - 1) if found else None

    def capital(self, place: int) -> bool:
        """Does token `place` of the expression begin with a capital letter?"""
        return self.line.tokens.raw[self.first + place][0].isupper()

    def inside_a_number(self) -> bool:
        """Does it begin in the middle of one, as "400 days" does in "10^400 days" and in "1e400 days"?"""
        tokens, before = self.line.tokens, self.before()
        if not before or not self.words[0][0].isdigit():
            return False
        return before in "^*" or (before[-1].isalnum() and tokens.end(self.first - 1) == tokens.starts[self.first])

    def tense(self) -> Tense | None:
        """Which way the sentence looks."""
        begin, end = self.line.sentence(self.first)
        return tense_at(self.line.tokens.raw, self.first, self.last, begin, end)

    def is_person(self, place: int) -> bool:
        """Is the month or weekday at token `place` of the expression somebody's name?"""
        return is_person(self.line.tokens.raw, self.first + place, *self.line.sentence(self.first))

    def direction(self) -> Tense | None:
        """`tense`, unless a word beside the date is clearer: "since March", "by Tuesday", "as early as June"."""
        if self.before() in ("since",) or self.has("last", "past"):
            return Tense.PAST
        if self.has("next", "coming") or (self.before() == "as" and self.before(3) == "as"):
            return Tense.FUTURE
        if self.before() in ("by", "until", "till") and not opens(self.line.tokens.words, self.first, self._begin()):
            return Tense.FUTURE
        return self.tense()

    def _begin(self) -> int:
        return self.line.sentence(self.first)[0]


Rule = Callable[[Here], Value | list[Value] | None]
"""What a rule's words mean; None where the match is no date after all, [] where it is one that cannot be."""
_WEIGHTS = {Tense.PAST: (1.0, 4.0), Tense.FUTURE: (6.0, 1.0), Tense.PRESENT: (1.5, 1.0), None: (1.0, 1.5)}


def nearest(here: Here, of_year: Callable[[int], date | None], size: int = 1) -> date | None:
    """The day without its year: the one nearest to publication, days on the side the verb shuns counting more.

    `size` is the length of the stretch that begins that day; a stretch that holds publication is at no distance.
    """
    base = here.published or here.story.line_day
    if base is None:
        return None
    # "the Oct. 23 slaying": the verb of the sentence tells nothing about what the date is part of
    direction = None if here.before() == "the" and here.after().isalpha() else here.direction()
    back, ahead = _WEIGHTS[direction]
    best: tuple[float, date] | None = None
    for year in (base.year - 1, base.year, base.year + 1):
        day = of_year(year)
        if day is None:
            continue
        gap = (day - base).days
        if (here.has("last") and gap >= 0) or (here.has("next") and gap + size <= 0):
            continue
        cost = gap * ahead if gap > 0 else max(0, -gap - size + 1) * back
        if best is None or cost < best[0]:
            best = (cost, day)
    return best[1] if best else None
