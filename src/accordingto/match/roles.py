"""One person given two roles, and whether two sources speak with one voice."""

import re

from accordingto.names.countries import side
from accordingto.names.persons import same_person
from accordingto.records import Agent, Source
from accordingto.text.lists import lists, word_set
from accordingto.text.wordforms import stem, stemmed, words

_HEADS = {
    stem(w): names.split()[0] for names in lists("accordingto.match", "words.txt")["posts"] for w in names.split()
}
ALIKE = 6
"""First letters of two words of a body that are one."""
_VAGUE = stemmed(word_set("accordingto.match", "words.txt", "part of many posts"))
_NAME = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*")
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|campaign|office|administration|aide|lawyer|attorney)\b"
)


def role_apart(one: Source, other: Source) -> tuple[str, str] | None:
    """The two roles of one person where they name one post in two bodies: spokesman of this, spokesman of that."""
    people = one.kind is Agent.PERSON and other.kind is Agent.PERSON
    if not people or same_person(one.name, other.name).verdict != "same":
        return None
    return next(((a, b) for a in one.roles for b in other.roles if _posts_apart(a, b)), None)


def _posts_apart(a: str, b: str) -> bool:
    (head, body), (other_head, other_body) = _post(a), _post(b)
    if not head or head != other_head or not body or not other_body:
        return False
    if " in " in a or " in " in b:  # "ambassador in Port Lissane" tells where, not of whom
        return False
    return not _meet(body, other_body) and _initials(body) != _initials(other_body)


def _meet(body: frozenset[str], other: frozenset[str]) -> bool:
    """A word in common, spelling and the adjective of a place aside: "Mavenna's", "Mavennan"; "defence", "defense"."""
    return any(a[:ALIKE].replace("c", "s") == b[:ALIKE].replace("c", "s") for a in body for b in other)


def _post(role: str) -> tuple[str, frozenset[str]]:
    """Of "Harbour Council spokesperson", the post spokesman and the stems of the body; capitals as countries."""
    head = next((_HEADS[w.stem] for w in reversed(words(role)) if w.stem in _HEADS), "")
    role = _NAME.sub(lambda name: stands.country if (stands := side(name[0])) else name[0], role)
    return head, frozenset(w.stem for w in words(role) if w.content and w.stem not in _HEADS and w.stem not in _VAGUE)


def _initials(body: frozenset[str]) -> str:
    return "".join(sorted(w[0] for w in body)) if len(body) > 2 else " ".join(sorted(body))


def one_voice(one: Source, other: Source) -> bool:
    """They may be one speaker, or one speaks for the other. Only two persons told apart by name are two for sure."""
    if not (one.named and other.named and one.kind is Agent.PERSON and other.kind is Agent.PERSON):
        return True
    if _SPEAKS_FOR.search(one.name.lower()) or _SPEAKS_FOR.search(other.name.lower()):
        return True
    return same_person(one.name, other.name).verdict != "different"
