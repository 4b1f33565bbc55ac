"""Words of a passage with what they have in common with other forms of themselves.

A stem is cut by rule (the first steps of Porter 1980) after a table of irregular verbs and nouns; it is good enough to
find "rescued" in "rescue" and is never shown to anybody.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from accordingto.records import Span
from accordingto.text.folding import fold
from accordingto.text.lists import lists, word_set

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’](?:t|s|re|ve|ll|d|m)\b)?")
_IRREGULAR = {
    form: forms.split()[0] for forms in lists("accordingto.text", "words.txt")["irregular"] for form in forms.split()
}
_NOT_PAST = word_set("accordingto.text", "words.txt", "no past")
_LITTLE = word_set("accordingto.text", "words.txt", "says little")
_PLAIN = word_set("accordingto.text", "words.txt", "ends in -eed")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands. `low` has no apostrophe-s; `content` is false for words that carry no matter."""

    span: Span
    raw: str
    low: str
    stem: str
    content: bool

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.raw[0].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` in text order."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [_word(match[0], match.start()) for match in found]


def stemmed(found: Iterable[str]) -> frozenset[str]:
    """The stems of words in small letters."""
    return frozenset(map(stem, found))


def overlap(one: Set[str], other: Set[str]) -> float:
    """The share of the poorer side's words that both have; 0 where one has fewer than two."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer > 1 else 0.0


def _word(raw: str, start: int) -> Word:
    low, stemmed, content = _known(raw)
    return Word(Span(start, start + len(raw)), raw, low, stemmed, content)


@lru_cache(maxsize=1 << 15)
def _known(raw: str) -> tuple[str, str, bool]:
    low = raw.lower().replace("’", "'")
    low = low.removesuffix("'s") or low
    if not raw[0].isalpha() or "." in low:
        return low, low, True
    stemmed = stem(low)
    return low, stemmed, not (stemmed in _LITTLE or low in _LITTLE or low.endswith("n't"))


def is_past(low: str) -> bool:
    """It looks like a past tense or participle: "visited", "met"."""
    if low in _IRREGULAR:
        return low != _IRREGULAR[low] and low not in _NOT_PAST and not low.endswith("s")
    return low.endswith("ed") and len(low) > 4 and low not in _PLAIN


@lru_cache(maxsize=1 << 15)
def stem(low: str) -> str:
    """The stem of a word in small letters: "shelling", "shelled" and "shells" have one; so have two spellings."""
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    low = fold(low) if not low.isascii() else low
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    return _spelling(_uninflected(low))


def _uninflected(low: str) -> str:
    if len(low) < 4:
        return low
    if low.endswith("eed"):
        return low if low in _PLAIN else low[:-1]
    if low.endswith("men") and len(low) > 5:
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-2] if low.endswith(("sses", "ches", "shes", "xes", "zes")) else low[:-1]
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            low = _DOUBLED.sub(r"\1", low[: -len(ending)])
            break
    return low


def _spelling(low: str) -> str:
    """British and American as one, and no silent e."""
    if low.endswith("re") and len(low) > 4 and low[-3] in "tb":
        low = low[:-2] + "er"
    if low.endswith("our") and len(low) > 4:
        low = low[:-3] + "or"
    low = low.removesuffix("e") if len(low) > 3 else low
    if low.endswith("is") and len(low) > 5:
        low = low[:-2] + "iz"
    if low.endswith("y") and len(low) > 3:
        low = low[:-1] + "i"
    return _DOUBLED.sub(r"\1", low) if len(low) > 4 else low


_DOUBLING = frozenset("rebut abhor demur plan".split())  # the last letter doubles: rebutted


def inflected(lemmas: str) -> frozenset[str]:
    """The lemmas, space between them, with their regular forms in -s, -ed and -ing."""
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma))


def _forms(lemma: str) -> Iterable[str]:
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return lemma, lemma + ending, stem + "ed", (lemma if lemma.endswith("ee") else stem) + "ing"
