"""Who and where a text names: proper names, countries, and common nouns of people and bodies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.names.agents import HEADS
from accordingto.names.countries import country, side
from accordingto.names.parse import words_of
from accordingto.records import Agent, DateMention, Span
from accordingto.text.lists import word_set
from accordingto.text.wordforms import Word, stem, stemmed


def _words(section: str) -> frozenset[str]:
    return word_set("accordingto.match", "words.txt", section)


_ACTORS = stemmed(_words("actor")) | stemmed(
    {w for w, kind in HEADS.items() if kind in (Agent.PERSON, Agent.GROUP, Agent.ORGANISATION)} - _words("no actor")
)
"""Stems of common nouns of people and bodies."""
_LOCATIVE = _words("leads in a place")
_COMPASS = _words("direction")
_PLACE_WORDS = _words("part of a place name")
_GENERIC = _words("part of many names")
_HONORIFICS = words_of("honorific")
_PHRASAL = frozenset("take hand win".split())  # "take over Ada" is no place
_JOINS = _words("joins a name")


@dataclass(frozen=True, slots=True)
class Participant:
    """Words that name somebody or some place, from word `first` to before word `end` of their zone.

    `keys` are what it is known by: distinctive words, a country's name; `before` the preposition that leads in.
    `kind` is "name", "actor" (a common noun, with `others`, what it is qualified by) or "compass".
    """

    span: Span
    first: int
    end: int
    keys: frozenset[str]
    kind: str
    before: str
    others: frozenset[str] = frozenset()
    place: bool = False
    says: str = ""


def participants(text: str, found: Sequence[Word], dated: Iterable[DateMention]) -> Iterator[Participant]:
    """Everybody and every place named, in text order."""
    days = [m.span for m in dated]
    at = 0
    while at < len(found):
        end = _name_end(text, found, at) if not any(d.holds(found[at].span.start) for d in days) else at
        if end > at:
            named = _named(text, found, at, end)
            if named:
                yield named
            at = end
            continue
        common = _common(found, at)
        if common:
            yield common
        at += 1


def _name_end(text: str, found: Sequence[Word], at: int) -> int:
    """The index after the name that begins at that word; the word itself where none does."""
    word = found[at]
    if (
        not word.capital
        or word.low.split("'")[0] in ("i", "we", "he", "she", "they", "it", "you")
        or (_opens(text, found, at) and not _known_opening(text, found, at))
    ):
        return at
    end = at + 1
    while end < len(found) and text[found[end - 1].span.end : found[end].span.start] in (" ", "-", ". ", " & "):
        if found[end].capital and not found[end - 1].raw.endswith(("’s", "'s")):
            end += 1
        elif found[end].low in _JOINS and end + 1 < len(found) and found[end + 1].capital:
            end += 2
        else:
            break
    return min(end, len(found))


def _opens(text: str, found: Sequence[Word], at: int) -> bool:
    """The first word of a sentence or of a quotation has a capital anyway."""
    before = text[max(0, found[at].span.start - 3) : found[at].span.start]
    return at == 0 or before.rstrip(" \n\"“‘'").endswith((".", "?", "!", ":")) or before.endswith(("“", '"', "‘", "\n"))


def _known_opening(text: str, found: Sequence[Word], at: int) -> bool:
    word = found[at]
    if word.low in _HONORIFICS:
        return True
    if not word.content:
        return False
    if stem(word.low) in _ACTORS and not (at + 1 < len(found) and found[at + 1].capital):
        return False
    joined = (
        at + 1 < len(found)
        and found[at + 1].capital
        and text[word.span.end : found[at + 1].span.start] in (" ", ". ", "-")
    )
    return joined or _country(word.raw) is not None or not _looks_common(word)


def _looks_common(word: Word) -> bool:
    """One capitalised word that opens a sentence is taken for a name only if no common ending speaks against it."""
    endings = ("s", "men", "ed", "ing", "ly", "ion", "er", "ty", "ment", "ce", "ness", "al", "ic")
    return len(word.low) < 5 or word.low.endswith(endings)


def _country(words: str) -> str | None:
    return country(words) or (stands_for.country if (stands_for := side(words)) else None)


def _named(text: str, found: Sequence[Word], at: int, end: int) -> Participant | None:
    span = Span(found[at].span.start, found[end - 1].span.end)
    keys = {w.stem for w in found[at:end] if w.stem not in _GENERIC and w.low not in _GENERIC and len(w.stem) > 1}
    nation = _country(text[span.start : span.end]) or (
        _country(found[at].raw.removesuffix("'s").removesuffix("’s")) if end - at <= 2 else None
    )
    if nation:
        keys.add(nation)
    before = _preposition(found, at)
    geographic = any(w.low in _PLACE_WORDS for w in found[at:end])
    if geographic and not keys and end - at > 1:
        keys = {" ".join(w.low for w in found[at:end])}  # the North Sea
    if not keys:
        return None
    hosts = any(w.stem == "host" for w in found[end : end + 3])
    place = geographic or hosts or before in _LOCATIVE
    says = text[span.start : span.end]
    return Participant(span, at, end, frozenset(keys), "name", before, place=place, says=says)


def _preposition(found: Sequence[Word], at: int) -> str:
    """The preposition that leads in: "in", for "in southern Varnia" and for "in the city of Varn"."""
    for back in range(at - 1, max(-1, at - 5), -1):
        low = found[back].low
        if low in _LOCATIVE and low not in _COMPASS:
            return "" if back and found[back - 1].stem in _PHRASAL else low
        if low in ("by", "for", "with", "and", "that", "said"):
            return low
        if not (low in _COMPASS or low in _PLACE_WORDS or low in ("the", "of", "a", "an") or low.endswith("ern")):
            return ""
    return ""


def _common(found: Sequence[Word], at: int) -> Participant | None:
    word = found[at]
    if word.low in _COMPASS:
        return Participant(word.span, at, at + 1, frozenset((word.low[:5],)), "compass", "in", place=True)
    following = found[at + 1] if at + 1 < len(found) else None
    heads = following and following.span.start == word.span.end + 1 and _is_actor(following)  # "the police chief"
    if heads or not _is_actor(word):
        return None
    return Participant(word.span, at, at + 1, frozenset((word.stem,)), "actor", "", _qualifiers(found, at))


def _is_actor(word: Word) -> bool:
    return word.stem in _ACTORS and not word.low.endswith(("ed", "ing"))


def _qualifiers(found: Sequence[Word], at: int) -> frozenset[str]:
    """What stands before a noun in its phrase, and in an "of" phrase after it."""
    others = set()
    for word in reversed(found[max(0, at - 2) : at]):
        if not word.content:
            break
        if word.raw[0].isalpha():
            others.add(country(word.raw) or word.stem)
    after = found[at + 1 : at + 4]
    if after and after[0].low in ("of", "for"):
        others |= {w.stem for w in after[1:] if w.content}
    return frozenset(others)
