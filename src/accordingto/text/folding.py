"""Words without case, accents and marks, so that two spellings of one word meet."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
)
_PAIRS = (("“", "”"), ("‘", "’"), ("«", "»"), ("(", ")"), ("[", "]"))
_NOT_LETTERS = re.compile(r"[\W_]+")
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\s+(?=[a-z])(?!(?:and|or|nor|to|from|than|versus)\b)")
_BROKEN_NAME = re.compile(r"(?<=[a-z]-)\s+(?=[A-Z])")


def one_line(words: str) -> str:
    """The words with one space between them, without control characters and marks of direction."""
    if not words.isprintable():
        words = "".join(c for c in words if c.isprintable() or c.isspace())
    return " ".join(words.replace("\ufffd", "").split())


def mended(words: str) -> str:
    """`one_line`, words together that a line break parted: "harbour- master", not "pre- and post-war"."""
    return _BROKEN_NAME.sub("", _BROKEN_WORD.sub("", one_line(words)))


def paired(words: str) -> str:
    """The words without quotation marks and brackets whose partner stands outside them, or nowhere."""
    if words.count('"') % 2:
        words = words.replace('"', "")
    lone: set[int] = set()
    for left, right in _PAIRS:
        opened = []
        for at, letter in enumerate(words):
            if letter == left:
                opened.append(at)
            elif letter == right and opened:
                opened.pop()
            elif letter == right and right != "’":  # which is an apostrophe too
                lone.add(at)
        lone.update(opened)
    return " ".join("".join(letter for at, letter in enumerate(words) if at not in lone).split()) if lone else words


def fold(word: str) -> str:
    """Small letters of the Latin alphabet without marks; what is in another script keeps its letters."""
    if word.isascii():
        return _NOT_LETTERS.sub("", word.lower())
    word = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).lower().translate(_LETTERS))
    return _NOT_LETTERS.sub("", "".join(c for c in word if not unicodedata.combining(c)))
