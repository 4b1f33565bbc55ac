"""Which of he and she a name, a title or a noun takes; None where it may be either.

First names are facts of usage (US Census 1990, public domain, and names common in world news); a name that a fair share
of men and of women bear is in neither list.
"""

from functools import lru_cache
from importlib.resources import files

from accordingto.text.lists import word_set

HE_WORDS = word_set("accordingto.names", "titles.txt", "he")
SHE_WORDS = word_set("accordingto.names", "titles.txt", "she")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """The pronoun, "he" or "she", by first name."""
    found = {}
    for line in (files("accordingto.names") / "data" / "first_names.txt").read_text(encoding="utf-8").splitlines():
        pronoun, _, names = line.partition(": ")
        if not line.startswith("#"):
            found.update(dict.fromkeys(names.split(), pronoun))
    return found


def of_noun(noun: str) -> str | None:
    """By a noun or title, without regard to capitals and a final full stop: "spokeswoman", "Mrs."."""
    plain = noun.lower().rstrip(".")
    return "he" if plain in HE_WORDS else "she" if plain in SHE_WORDS else None


def of_first_name(name: str) -> str | None:
    """By a first name; of a double one ("Jean-Claude") the first half decides where the whole is not known."""
    names = first_names()
    return names.get(name) or names.get(name.partition("-")[0])
