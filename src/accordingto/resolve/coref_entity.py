"""What several mentions mean, and which names may be one person's: first names, two surnames, particles, Jr. and Sr."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from accordingto.names import genders
from accordingto.names.parse import words_of
from accordingto.records import Agent
from accordingto.resolve.coref_text import Mention
from accordingto.resolve.coref_words import PARTICLES

SUFFIXES = words_of("after")
_YOUNG = frozenset(("son", "daughter", "grandson", "granddaughter"))


@dataclass(slots=True, eq=False)
class Entity:
    """What several mentions mean: the fullest name, and what its mentions show."""

    number: int
    agent: Agent | None = None
    plural: bool = False
    place: bool = False
    gender: str | None = None
    assumed: str | None = None
    speaks: bool = False
    lemmas: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    roles: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    name: tuple[str, ...] = ()
    full: list[int] = field(default_factory=list)
    short: int = 0
    last_short: int = -1

    def add(self, mention: Mention) -> None:
        """Take in one more mention."""
        mention.entity = self.number
        self.mentions.append(mention)
        if mention.form == "name":
            self.forms[mention.name] += 1
            if not self.name or self._fullness(mention.name) > self._fullness(self.name):
                self.name = mention.name
            if len(mention.name) > 1:
                self.full.append(mention.first)
            else:
                self.short, self.last_short = self.short + 1, mention.first
        if mention.form != "pronoun":
            self.speaks = self.speaks or mention.speaker
            self.agent = self.agent or mention.agent
            self.plural = self.plural or mention.plural
            self.place = self.place or mention.place
            self.gender = self.gender or mention.gender
            if mention.role and mention.role not in self.roles:
                self.roles.append(mention.role)
            if mention.lemma:
                self.lemmas.add(mention.lemma)
            self.lemmas |= mention.roles

    def _fullness(self, name: tuple[str, ...]) -> tuple[bool, int, int]:
        """A form that opens with a known first name before others, then the longest, then the most used."""
        return len(name) > 1 and bool(genders.of_first_name(name[0])), len(name), self.forms[name]


def is_younger(entity: Entity) -> bool:
    """Is it the son, the daughter or the Jr. of two who share a name?"""
    return suffix(entity.name) not in ("", "sr") or not _YOUNG.isdisjoint(entity.lemmas)


def suffix(parts: Sequence[str]) -> str:
    """The "jr", "sr" or "iii" that ends a name, else nothing."""
    last = parts[-1].rstrip(".").lower()
    return last if last in SUFFIXES else ""


def shortness(parts: Sequence[str]) -> int:
    """0 for a name with a first name, 1 for a surname with its particle, 2 for one word."""
    kept = [p.lower() for p in _without_suffix(parts) if p[0].isalpha()]
    return 2 if len(kept) < 2 else int(PARTICLES.issuperset(kept[:-1]))


def surname(parts: Sequence[str]) -> str:
    """The last part of a name, by which names are indexed: without Jr. or Roman numeral, and without a joined "al-"."""
    last = _without_suffix(parts)[-1]
    particle, mark, rest = last.partition("-")
    return squash([rest if mark and particle.lower() in PARTICLES else last])


def first_surname(parts: Sequence[str]) -> str:
    """Of two surnames the first, which may stand alone: "perez" of "Fernando Perez Noriega"; else nothing."""
    first = "".join(_without_suffix(parts)[1:][-2:-1])
    given = len(first) < 3 or first.lower() in PARTICLES or genders.of_first_name(first)
    return "" if given else squash([first])


def squash(parts: Sequence[str]) -> str:
    """The letters and digits alone, in small letters."""
    return re.sub(r"[^\w]|_", "", "".join(parts)).lower()


def _without_suffix(parts: Sequence[str]) -> Sequence[str]:
    return parts[:-1] if len(parts) > 1 and suffix(parts) else parts


def of_two_genders(mention: Mention, entity: Entity) -> bool:
    """Are both known, and not the same?"""
    return bool(mention.gender and entity.gender and mention.gender != entity.gender)


def agrees(entity: Entity, mention: Mention) -> bool:
    """Does nothing in title or kind speak against the mention's meaning the entity?"""
    if mention.role and (of_two_genders(mention, entity) or entity.agent not in (None, Agent.PERSON)):
        return False
    if suffix(mention.name) and _other_generation(entity, mention):
        return False
    return not (mention.determiner and entity.agent is Agent.PERSON)


def _other_generation(entity: Entity, mention: Mention) -> bool:
    """One is Jr., the other is not; Sr. is added only where there is a Jr., and may be left out."""
    return suffix(entity.name).replace("sr", "") != suffix(mention.name).replace("sr", "")


def fits(entity: Entity, mention: Mention, kin: bool) -> bool:
    """Two names with one surname: equal or shortened first names, middle names and initials left out.

    Who has no Jr. where the same name with Jr. came before is the same, unless named as a relative (`kin`).
    """
    if entity.agent is Agent.ORGANISATION or of_two_genders(mention, entity):
        return False
    mine, theirs = mention.name[0].rstrip("."), entity.name[0].rstrip(".")
    if surname(entity.name) != surname(mention.name):
        return False
    if mine == theirs:
        return not ((kin or suffix(mention.name)) and _other_generation(entity, mention))
    words, others = ({part.lower() for part in name} for name in (mention.name, entity.name))
    return (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0]) or words <= others or others <= words
