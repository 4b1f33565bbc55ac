"""A line of text as tokens, each with a one-character class: the grammar is regular expressions over the classes.

So a rule is blind to spacing ("Sept. 5, 2023" and "Sept . 5 , 2023" are the same to it) and every pass is linear.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from accordingto.records import Span
from accordingto.text.dates.lexicon import CLASSES

TOKEN = re.compile(
    r"(?:(?<=\d)|\b)[AaPp]\.\s?[Mm]\b\.?"
    r"|[^\W\d_]+"
    r"|(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)"
    r"|(?<!\d)\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])"
    r"|(?<!\d)\d{1,2}:\d\d(?!\d)"
    r"|(?<!\d)\d{1,3}(?:st|nd|rd|th)\b"
    r"|(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)?"
    r"|[^\w\s]"
)
_SIGNS = {
    "'": "APOS",
    "\u2019": "APOS",
    "\u2018": "APOS",
    "-": "DASH",
    "\u2010": "DASH",
    "\u2011": "DASH",
    "\u2013": "DASH",
    "\u2014": "DASH",
    "_": "DASH",
    ".": "DOT",
    ",": "COMMA",
    "(": "OPEN",
    ")": "CLOSE",
    "am": "AMPM",
    "pm": "AMPM",
    **{f"{half}.{gap}m{dot}": "AMPM" for half in "ap" for gap in ("", " ") for dot in ("", ".")},
}
_names: dict[str, str] = {}
_of_word: dict[str, str] = {}
OTHER = " "


def sign(name: str) -> str:
    """The character that stands for a class."""
    return _names.setdefault(name, chr(0x4E00 + len(_names)))


def literal(word: str) -> str:
    """The character of a word that a rule names; the word becomes a class of its own unless it has one."""
    if word not in _of_word:
        _of_word[word] = sign(word)
    return _of_word[word]


def words_of(classes: str) -> list[str]:
    """All words that have one of these classes."""
    return [word for word, one in _of_word.items() if one in classes]


for _word, _class in (CLASSES | _SIGNS).items():
    _of_word[_word] = sign(_class)


@dataclass(frozen=True)
class Tokens:
    """The tokens of one line, and their classes as one string; where they stand is worked out if it is asked for."""

    text: str
    begin: int
    stop: int
    raw: list[str]
    words: list[str]  # the same in lower case
    classes: str

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in the text."""
        return [m.start() for m in TOKEN.finditer(self.text, self.begin, self.stop)]

    def end(self, index: int) -> int:
        """Where token `index` ends in the text."""
        return self.starts[index] + len(self.raw[index])

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, that one included."""
        return Span(self.starts[first], self.end(last))


def tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    raw = TOKEN.findall(text, start, end)
    words = [word.lower() for word in raw]
    known = _of_word
    classes = [known.get(w) or (_number(w) if "0" <= w[0] <= "9" else OTHER) for w in words]
    return Tokens(text, start, end, raw, words, "".join(classes))


def _number(word: str) -> str:
    """The class of what begins with a digit."""
    if not word.isascii():
        return OTHER
    if word.isdigit():
        if len(word) <= 2:
            return sign("SMALL")
        return sign("YEAR") if len(word) == 4 and "1000" <= word <= "2999" else sign("LARGE")
    return sign(_shape(word))


def _shape(word: str) -> str:
    if word[-1].isalpha() and "T" not in word.upper()[:-2]:
        return "NTH"
    if "/" in word:
        return "SLASHED"
    if word.count("-") == 2:
        return "ISO"
    return "CLOCK" if ":" in word else "LARGE"
