"""How much a word tells: the rarer in news at large, the more (inverse document frequency, Sparck Jones 1972)."""

import math
from functools import cache

from accordingto.text.lists import lists
from accordingto.text.wordforms import stem, words

PER = 10_000
"""Articles to which the counts of `data/rarity.txt` refer."""
RARE = 20.0
"""Articles of so many that have a word which is not listed, names among them."""
NEWS = 1000
"""Articles that news at large counts for beside those of a ledger."""


def rarity(word: str, articles: int = 0, holding: int = 0) -> float:
    """The weight of a word as `term` gives it, where `holding` of a ledger's `articles` have it."""
    share = _by_term().get(word, RARE) / PER
    return math.log((NEWS + articles + 1) / (NEWS * share + holding))


def listed(word: str) -> bool:
    """Whether it is a word of news at large, no name and none of the rarest."""
    return term(word) in _by_term()


def weights(text: str) -> dict[str, float]:
    """The stems of the words of content in a text, each with its rarity."""
    return {word.stem: math.log((PER + 1) / _by_stem().get(word.stem, RARE)) for word in words(text) if word.content}


def term(word: str) -> str:
    """A word as it is counted: small letters, a plural as its singular, a figure without commas."""
    if word[0].isdigit():
        return word.replace(",", "")
    found = word.lower().replace("\u2019", "'").removesuffix("'s")
    if len(found) > 4 and found.endswith("ies"):
        return found[:-3] + "y"
    if len(found) > 3 and found.endswith("s") and not found.endswith(("ss", "us", "is")):
        return found[:-1]
    return found


@cache
def _by_term() -> dict[str, float]:
    rows = (line.rsplit(" ", 1) for line in lists("accordingto.text", "rarity.txt")[""])
    return {word: float(count) for word, count in rows}


@cache
def _by_stem() -> dict[str, float]:
    found: dict[str, float] = {}
    for word, count in _by_term().items():
        found[stem(word)] = max(found.get(stem(word), 0.0), count)
    return found
