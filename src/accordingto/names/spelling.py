"""Are two written names one name? Folding, nicknames, transliteration.

A link needs one of three grounds, strongest first: the same letters without their diacritics; a set in
`data/variants.txt` that holds both (nicknames, Dmitry and Dmytro, Mohammed and Muhammad); the same sound, by the
few rules below, for names that are not common English ones: nobody transliterates Allen into Ellen.
The sound rules are of the family of Kölner Phonetik and Daitch–Mokotoff Soundex, but keep the vowels apart, since
in names that come from Cyrillic, Arabic and Hebrew the vowel is what tells Zelensky from Zelenska.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from accordingto.text.folding import fold
from accordingto.text.lists import lists, word_set

_DIGRAPHS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("đ", "dj"), ("ё", "yo"))
_LONGEST = 40  # letters of one name; more is not a name

_SOUND = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"\Aabd(?:ou|[aeou])l", "abdal"),
        (r"(?<=[a-z]{3})i?(?:[aeuo][ld])?d(?:ee?n|ine?)\Z", "din"),  # Nur al-Din, Noureddine
        (r"shch|sch|sz", "sh"),
        (r"tch|tsch|cz", "ch"),
        (r"dzh|dj|zh", "j"),
        (r"kh", "h"),
        (r"gu(?=[ei])|gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"tz|ts", "z"),
        (r"ck|c(?![hei])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"x", "ks"),
        (r"[yij]?[eo](?:v|w|ff)\Z", "ov"),  # Aliyev, Aliev; Solovyov, Solovev
        (r"w", "v"),
        (r"([^aeiouy])\1", r"\1"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"ee", "i"),
        (r"oo|ou|oe|u", "o"),
        (r"[ae][yij]+(?![aeo])", "E"),  # Seif, Saif, Sayf
        (r"(?<=[aeo])[yij]+|[yij]+(?=[aeo])", ""),
        (r"[yi]+|(?<![aeo])j(?![aeo])\Z", "i"),
        (r"([aeio])\1+", r"\1"),
    )
)
_NEAR = frozenset(pair for x, y in ("ae", "ei", "Ea", "Ee", "qg", "qk", "gh") for pair in ((x, y), (y, x)))
_ONE_STEP = str.maketrans("qgh", "kkk")
_VOWELS = re.compile(r"[aeioE]+")


def folds(word: str) -> tuple[str, ...]:
    """`fold(word)`, and where it has an umlaut the form with two letters: Schröder, Schroeder."""
    plain = fold(word)
    if word.isascii():
        return (plain,)
    other = unicodedata.normalize("NFKC", word).lower()
    for letter, pair in _DIGRAPHS:
        other = other.replace(letter, pair)
    return (plain,) if fold(other) == plain else (plain, fold(other))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two names are of one bearer: "same", "different" or "unknown"; how surely (0 to 1, same is 1); why."""

    verdict: Literal["same", "different", "unknown"]
    score: float
    because: str


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """A folded name as it roughly sounds, however it was transliterated: Zelenskyy and Zelensky are "zelenski"."""
    name = name[:_LONGEST]
    for pattern, to in _SOUND:
        name = pattern.sub(to, name)
    return name


@lru_cache(maxsize=1 << 16)
def consonants(name: str) -> str:
    """The sound without its vowels, but for a sign where one stands first: what all spellings share."""
    heard = sound(name)
    return ("a" if heard[:1] in "aeioE" else "") + _VOWELS.sub("", heard).translate(_ONE_STEP)


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str, section: str = "given") -> float:
    """How surely two folded names are one: 1 the same, 0 not; `section` is "given" or "family"."""
    if one == other:
        return 1.0
    sets, others = variants(section).get(one), variants(section).get(other)
    if sets and others:
        return 0.92 if sets & others else 0.0
    if one in common(section) or other in common(section) or min(len(one), len(other)) < 3:
        return 0.0
    return 0.9 if _near(sound(one), sound(other)) else 0.0


def _near(one: str, other: str) -> bool:
    """The same sounds; two at most may differ, and those by one step (Hussein, Hussain; Qasemi, Ghasemi;
    Ukrainian Hrytsenko, Russian Gritsenko).
    """
    if len(one) != len(other):
        return False
    apart = [(i, pair) for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(apart) > 2 or any(pair not in _NEAR for _, pair in apart):
        return False
    first = _VOWELS.search(one)
    return not any(first and i == first.start() and {*pair} == {"a", "e"} for i, pair in apart)  # Levin is not Lavin


@cache
def variants(section: str) -> dict[str, frozenset[int]]:
    """The sets of `data/variants.txt`, by number, that a name is in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lists("accordingto.names", "variants.txt")[section]):
        for name in line.split():
            found[fold(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def common(section: str) -> frozenset[str]:
    """Names that stand for themselves only: frequent in the US Census, and in no set of variants."""
    return word_set("accordingto.names", "common_names.txt", section)


@cache
def surnames_first() -> frozenset[str]:
    """East Asian family names that are written before the given one."""
    return word_set("accordingto.names", "variants.txt", "surname first")


@cache
def called_by_the_last() -> frozenset[str]:
    """Family names whose bearers are called by the last of their given names."""
    return word_set("accordingto.names", "variants.txt", "called by the last")


@lru_cache(maxsize=1 << 12)
def korean(one: str, other: str) -> bool:
    """Whether two syllables of Korean names are one, as the North, the South and the press write it."""
    syllables = variants("korean")
    return one == other or bool(syllables.get(one, frozenset()) & syllables.get(other, frozenset()))
