"""Whom a place name stands for: "Moscow", "the Kremlin" and "Russia" are one side of the news (metonymy).

Only by the table `data/countries.txt`, and only where the words as a whole are a name in it: "Washington" is the
United States, "George Washington" and "the American League" are nobody's side. A word that two countries claim
("Dominican") is neither's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from accordingto.text.folding import fold
from accordingto.text.lists import alternation

_GOVERNMENT = (
    rf"(?:{alternation('accordingto.names', 'words.txt', 'speaks for a country')}|armed forces|government officials)"
)
_OF = re.compile(rf"(?:central |federal )?{_GOVERNMENT} (?:of|in) (?:the )?(?P<place>.+)")
_AFTER = re.compile(rf"(?P<whose>.+?)(?:'s?)? (?:central |federal )?{_GOVERNMENT}")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "`": "'"})
_SPACE = re.compile(r"\s+")
_ALSO_A_STATE = frozenset(("georgia",))  # "Georgia officials" are as likely those of the state
_LONGEST = 80  # characters; longer words are no name of a side


@dataclass(frozen=True, slots=True)
class StandsFor:
    """A country, by its usual English name, how the words come to stand for it, and whether they name its seat."""

    country: str
    because: str
    seat: bool = False


@lru_cache(maxsize=1 << 14)
def side(words: str) -> StandsFor | None:
    """The country that `words`, taken as a whole, stand for; None where they stand for none, or for several.

    Names, capitals, seats of government, the people, and "the … government", "… officials".
    """
    if len(words) > _LONGEST:
        return None
    plain = _SPACE.sub(" ", words.translate(_MARKS)).strip(' .,;:"“”').removesuffix("'s").removesuffix("'")
    plain = plain.removeprefix("the ").removeprefix("The ")
    if plain[:1].islower():
        found = _OF.fullmatch(plain)
        return _as_government(found["place"], ("name", "capital")) if found else None
    known = _known(plain, ("name", "capital", "seat", "people"))
    if known:
        return known
    found = _AFTER.fullmatch(plain)
    return _as_government(found["whose"], ("adjective", "name")) if found else None


def country(words: str) -> str | None:
    """The country that a name or an adjective belongs to, for words inside a longer name: "Russian", "U.S."."""
    known = _known(words, ("name", "adjective"))
    return known.country if known else None


def named_country(words: str) -> str | None:
    """The country that has this name, also in short: "US", "Britain"."""
    known = _known(words, ("name",))
    return known.country if known else None


def _as_government(words: str, kinds: tuple[str, ...]) -> StandsFor | None:
    if _key(words) in _ALSO_A_STATE:
        return None
    known = _known(words, kinds)
    return StandsFor(known.country, f"its government or people; {known.because}") if known else None


def _known(words: str, kinds: tuple[str, ...]) -> StandsFor | None:
    name, claimed = _table().get(_key(words), ("", ()))
    kind = next((kind for kind in claimed if kind in kinds), None)
    return StandsFor(name, f"“{words}”: {kind} of {name}", kind == "seat") if kind else None


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Country and kinds of word, by folded word; a word with two countries is left out."""
    countries: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, list[str]] = defaultdict(list)
    for word, name, kind in _rows():
        countries[_key(word)].add(name)
        kinds[_key(word)].append(kind)
    return {key: (next(iter(names)), tuple(kinds[key])) for key, names in countries.items() if len(names) == 1}


def _rows() -> Iterator[tuple[str, str, str]]:
    """Word, country, kind of word; the kind that says most comes first."""
    text = (files("accordingto.names") / "data" / "countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        names, adjectives, people, capitals, seats = (column.strip() for column in line.split("|"))
        name, _, others = names.partition(" = ")
        columns = {"name": f"{name}, {others}", "capital": capitals, "seat": seats, "adjective": adjectives}
        for kind, words in columns.items():
            yield from ((word, name, kind) for word in words.split(", ") if word)
        plural = people or ", ".join(word + "s" for word in adjectives.split(", ") if word)
        yield from ((word, name, "people") for word in plural.split(", ") if word)


def _key(words: str) -> str:
    return " ".join(fold(word) for word in words.split())
