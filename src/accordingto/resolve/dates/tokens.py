"""A line of text as tokens, each with a one-character class: the grammar is regular expressions over the classes.

So a rule is blind to spacing ("Sept. 5, 2023" and "Sept . 5 , 2023" are the same to it) and every pass is linear.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from accordingto.records import Span
from accordingto.resolve.dates.lexicon import CLASSES

TOKEN = re.compile(
    r"(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d)"
    r"|(?<!\d)\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])"
    r"|(?<!\d)\d{1,2}:\d\d(?!\d)"
    r"|(?<!\d)\d{1,3}(?:st|nd|rd|th)\b"
    r"|(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)?"
    r"|(?:(?<=\d)|\b)[AaPp]\.\s?[Mm]\b\.?"
    r"|[^\W\d_]+"
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


for _word, _class in (CLASSES | _SIGNS).items():
    _of_word[_word] = sign(_class)


@dataclass(frozen=True)
class Tokens:
    """The tokens of one line: where they stand, their lower-case words, their classes as one string."""

    text: str
    starts: list[int]
    raw: list[str]

    @cached_property
    def words(self) -> list[str]:
        """The tokens in lower case."""
        return [word.lower() for word in self.raw]

    @cached_property
    def classes(self) -> str:
        """A character a token."""
        known = _of_word
        return "".join([known.get(word) or _number(word) for word in self.words])

    def end(self, index: int) -> int:
        """Where token `index` ends in the text."""
        return self.starts[index] + len(self.raw[index])

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, that one included."""
        return Span(self.starts[first], self.end(last))


def tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    found = [(m.start(), m[0]) for m in TOKEN.finditer(text, start, end)]
    return Tokens(text, [at for at, _ in found], [word for _, word in found])


def _number(word: str) -> str:
    """The class of what is no word of the grammar: a kind of number, or nothing."""
    if not word[0].isdigit():
        return sign("AMPM") if word[0] in "ap" and word[1:2] == "." else OTHER
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
