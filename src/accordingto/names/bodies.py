"""Do two names mean one body: a ministry, party, agency, outlet, company?

A body is the bag of its telling words, in American spelling, and the countries in its name: "Russia's Ministry of
Defence" and "Russian defense ministry" are both {defense, ministry} of Russia. Acronyms count where they are the
initials of the other name; other aliases only by the tables `data/bodies.txt` and `data/outlets.txt`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from accordingto.names.agents import PRODUCTS, outlet
from accordingto.names.countries import country, side
from accordingto.names.spelling import Likeness
from accordingto.text.folding import fold
from accordingto.text.lists import alternation, lists, word_set

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_APOSTROPHES = str.maketrans("’‘", "''")
_MARKS = str.maketrans({"’": "'", "‘": "'", "&": " and ", "/": " ", ",": " ", "(": " ", ")": " ", "-": " ", "–": " "})
_EMPTY = word_set("accordingto.names", "words.txt", "tells no body apart")
_TYPE = word_set("accordingto.names", "words.txt", "sort of body")
_COMMON_NOUN = _TYPE | word_set("accordingto.names", "words.txt", "common noun for a body")
_AMERICAN = {
    other: word
    for word, other in (line.split() for line in lists("accordingto.names", "words.txt")["spelled otherwise"])
}
_ISE = re.compile(r"(?<=[a-z]{3})is(?=ation|ations|ed|ing|er\Z)")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}|[A-Z][A-Za-z][A-Z]")
_QUALIFIED = r"(?:(?:annual|monthly|weekly|daily|quarterly|latest|new|own|recent|preliminary|[12]\d{3}) )*"
_PRODUCTS = "|".join(sorted(PRODUCTS, key=len, reverse=True))
_OF_A_BODY = re.compile(
    rf"(?:.*? )?{_QUALIFIED}(?:{_PRODUCTS})(?: [a-z]+ed| put out)? (?:by|from) (?P<maker>.+?)"
    rf"(?:,| (?:{alternation('accordingto.names', 'words.txt', 'after a product')}) .*)?"
    rf"|(?P<owner>.+?)(?P<own>'s?)? {_QUALIFIED}(?:{_PRODUCTS})"
    r"(?:,| (?:on|in|for|of|about|from|that|which|released|published) .*)?"
)
_LONGEST = 160  # characters; longer words are a description


@dataclass(frozen=True, slots=True)
class _Body:
    """A name made ready: its telling words, its countries, the initials it may go by, what it is an acronym of."""

    words: frozenset[str]
    countries: frozenset[str]
    initials: frozenset[str]
    acronym: str
    alias: int | None
    headed_of: bool


def maker(words: str) -> str | None:
    """The body whose own product some words name: of "figures from the Kelder Institute", "the Institute's report".

    What is about a body, or leaked from it, is none of its products.
    """
    found = _OF_A_BODY.fullmatch(words[:_LONGEST].translate(_APOSTROPHES).strip())
    if not found:
        return None
    body = _ARTICLE.sub("", found["maker"] or found["owner"])
    alone = found["owner"] and not found["own"] and " " not in body  # "Recent figures" are nobody's
    named = any(c.isupper() for c in body) and not (alone and not body.isupper() and not outlet(body))
    return body if named else None


def same_body(a: str, b: str) -> Likeness:
    """Whether two strings name one body, word order, spelling, acronyms and known other names aside.

    A body and its own product, "the Kelder Institute" and "Kelder Institute figures", are one: it speaks through them.
    A name without its country is the same as one with it at a lower score, being from the coverage of one story.
    """
    a, b = sorted((a, b))
    one, other = _body(a), _body(b)
    if not (one.words or one.countries) or not (other.words or other.countries):
        return Likeness("unknown", 0.5, "no name")
    if len(one.countries | other.countries) > max(len(one.countries), len(other.countries)):
        return Likeness("different", 0.03, "bodies of different countries")
    if one.words == other.words:
        return _same_words(one, other)
    if one.alias is not None and other.alias is not None:
        if one.alias == other.alias:
            return Likeness("same", 0.97, "two names of one body")
        return Likeness("different", 0.03, "names of two known bodies")
    return _by_acronym(one, other) or _by_parts(one, other) or _unlike(a, b)


def _same_words(one: _Body, other: _Body) -> Likeness:
    if one.countries == other.countries:
        return Likeness("same", 0.95, "the same words")
    if one.words <= _COMMON_NOUN:
        return Likeness("unknown", 0.5, "a common noun, which could be any such body")
    return Likeness("same", 0.7, "the same words; one leaves out the country")


def _by_acronym(one: _Body, other: _Body) -> Likeness | None:
    if (one.acronym and one.acronym in other.initials) or (other.acronym and other.acronym in one.initials):
        return Likeness("same", 0.8, "the initials of the other name")
    return None


def _by_parts(one: _Body, other: _Body) -> Likeness | None:
    """One has words that the other lacks: "Harvard University", "TASS news agency", "the Times"."""
    short, long = sorted((one, other), key=lambda body: len(body.words))
    if not short.words or not short.words < long.words:
        return None
    if long.words - short.words <= _TYPE and not long.headed_of and not short.words <= _COMMON_NOUN:
        return Likeness("same", 0.8, "one adds only what sort of body it is")
    return Likeness("unknown", 0.4, "one is a part of the other name")


def _unlike(a: str, b: str) -> Likeness:
    left, right = side(a), side(b)
    if left and right and left.country == right.country:
        return Likeness("unknown", 0.5, f"both stand for {left.country}: one side, not shown to be one body")
    if _body(a).words <= _COMMON_NOUN or _body(b).words <= _COMMON_NOUN:
        return Likeness("unknown", 0.4, "a common noun, which could be any such body")
    return Likeness("different", 0.05, "different words")


@lru_cache(maxsize=1 << 14)
def _body(words: str) -> _Body:
    text = (maker(words) or words[:_LONGEST]).translate(_MARKS)
    tokens = [token.removesuffix("'s").removesuffix("'") for token in text.split()]
    telling, countries, order = _taken_apart(tokens)
    bag = frozenset(telling)
    return _Body(
        words=bag,
        countries=countries,
        initials=_initials(order) | _initials(telling) | _initials(tokens),
        acronym=fold(telling_token) if (telling_token := _only_acronym(tokens)) else "",
        alias=_aliases().get((bag, countries), _aliases().get((bag, frozenset()))),
        headed_of="of" in tokens,
    )


def _taken_apart(tokens: list[str]) -> tuple[list[str], frozenset[str], list[str]]:
    """Telling words, countries, and the words with the country in its place, all as written in order."""
    telling: list[str] = []
    order: list[str] = []
    countries: set[str] = set()
    i = 0
    while i < len(tokens):
        length, land = _country_at(tokens, i)
        if land:
            countries.add(land)
            order += tokens[i : i + length]
            i += length
            continue
        word = fold(tokens[i])
        if word and word not in _EMPTY:
            telling.append(_AMERICAN.get(word) or _ISE.sub("iz", word))
            order.append(tokens[i])
        i += 1
    return telling, frozenset(countries), order


def _country_at(tokens: list[str], i: int) -> tuple[int, str | None]:
    """A country's name or adjective, or before other words its seat of government: how many tokens, which."""
    if not tokens[i][:1].isupper():
        return 0, None
    for length in (4, 3, 2, 1):
        words = " ".join(tokens[i : i + length])
        if i + length <= len(tokens) and (land := country(words)):
            return length, land
    words = " ".join(tokens[i : i + 2])
    seat = side(words) if i + 2 < len(tokens) else None
    return (2, seat.country) if seat and seat.seat else (0, None)


def _initials(words: list[str]) -> frozenset[str]:
    letters = "".join(fold(word)[:1] for word in words)
    return frozenset((letters,)) if len(letters) > 1 else frozenset()


def _only_acronym(tokens: list[str]) -> str:
    names = [token for token in tokens if fold(token) not in _EMPTY]
    return names[0] if len(names) == 1 and _ACRONYM.fullmatch(names[0]) else ""


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[frozenset[str], frozenset[str]], int]:
    """Number of the line of the tables, by telling words and countries."""
    found: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    folder = files("accordingto.names") / "data"
    lines = [line for name in ("bodies.txt", "outlets.txt") for line in (folder / name).read_text("utf-8").splitlines()]
    for number, line in enumerate(lines):
        for name in line.split(" = ") if not line.startswith("#") else ():
            telling, countries, _ = _taken_apart(name.translate(_MARKS).replace("'s", "").split())
            found.setdefault((frozenset(telling), countries), number)
    return found
