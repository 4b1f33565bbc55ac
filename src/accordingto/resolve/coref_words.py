"""The closed word classes that mentions are found by; the longer ones from `data/words.txt`."""

import re
from functools import lru_cache

from accordingto.names.parse import words_of
from accordingto.text.lists import lists, word_set

_LISTS = lists("accordingto.resolve", "words.txt")


def _words(section: str) -> frozenset[str]:
    return word_set("accordingto.resolve", "words.txt", section)


def _table(section: str) -> dict[str, frozenset[str]]:
    """Each line "noun: words" of a section."""
    parts = (line.partition(": ") for line in _LISTS[section])
    return {noun: frozenset(others.split()) for noun, _, others in parts}


PRONOUNS: dict[str, tuple[str | None, bool]] = {
    "he": ("he", False), "him": ("he", False), "his": ("he", False), "himself": ("he", False),
    "she": ("she", False), "her": ("she", False), "hers": ("she", False), "herself": ("she", False),
    "they": ("they", True), "them": ("they", True), "their": ("they", True), "theirs": ("they", True),
    "themselves": ("they", True), "it": ("it", False), "its": ("it", False), "itself": ("it", False),
}  # fmt: skip
"""Third person: which of he, she, they, it, and whether plural."""

POSSESSIVES = frozenset("his her its their my our your whose".split())
DETERMINERS = POSSESSIVES | word_set("accordingto.resolve", "words.txt", "determiner") - {"that"}
CONNECTORS = frozenset(("of", "for"))
PREPOSITIONS = CONNECTORS | frozenset(("to", "with", "by", "from", "in", "on", "at", "about", "against", "between"))
JOINERS = frozenset(("and", "or", "&"))
STOPS = _words("stop")
PARTICLES = (words_of("particle") | {"zu", "&", "-"}) - STOPS - DETERMINERS | {"ten"}
"""What joins two parts of a name, in small letters."""

VERBS = _words("verb")
SAYING = _words("saying")
TITLES = _words("title")
TITLE_COMPLEMENTS = _words("after a title")
ORGANISATION_WORDS = _words("body")
PLACES = _words("place") | frozenset(" ".join(_LISTS["place of several words"]).split(", "))
PEOPLES = _words("people")
NOT_NAMES = PEOPLES | STOPS | DETERMINERS | _words("no name")

_MODIFIERS = _words("modifier")
_ADJECTIVE = re.compile(
    r"(?:[A-Za-z-]{2,}(?:al|ic|an|ish|ous|ary|ive|ese|less|ful|ible|able|ory|ern|ant|ent|ied|ected|ned|based|backed|led|elected))|[A-Z][\w.&'’-]*|\d+"
)
_NOT_MODIFIERS = (
    STOPS
    | SAYING
    | word_set("accordingto.resolve", "words.txt", "ends in -an, no people")
    | (NOT_NAMES - PEOPLES) - {"human"}
)


@lru_cache(maxsize=8192)
def MODIFIER(word: str) -> bool:
    """May the word stand before a noun in a noun phrase?"""
    lower = word.lower()
    if lower in _MODIFIERS or lower in JOINERS:
        return True
    return lower not in _NOT_MODIFIERS and bool(_ADJECTIVE.fullmatch(word))


ALIKE = _table("also called")
"""What else a person may have been called who is later called by the noun."""
BODIES = _table("later called")
"""Words in the names of bodies that are later called by the noun."""
