"""Names: runs of capitalised words, their titles and roles taken off, sorted into persons, bodies and places."""

from abc import ABC, abstractmethod

from accordingto.names import genders
from accordingto.names.agents import outlet
from accordingto.names.parse import is_name_word
from accordingto.names.spelling import common
from accordingto.records import Agent
from accordingto.resolve.coref_entity import SUFFIXES
from accordingto.resolve.coref_text import AFTER_NOUN, LONGEST, Mention, Noun, Words, loosely_plural, noun_of
from accordingto.resolve.coref_words import (
    CONNECTORS,
    DETERMINERS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PEOPLES,
    PLACES,
    PRONOUNS,
    SAYING,
    STOPS,
    TITLE_COMPLEMENTS,
    TITLES,
    VERBS,
)  # fmt: skip
from accordingto.text.counting import MONTHS, WEEKDAYS
from accordingto.text.dates.persons import is_person

PARTIES = frozenset(
    "republicans democrats conservatives liberals greens tories labourites socialists communists islamists".split()
)
_SENSES = TITLES | ORGANISATION_WORDS | PEOPLES | PLACES
_ALSO_GIVEN = MONTHS.keys() | WEEKDAYS.keys() | {"will"}
_DESCRIBES = "-year-old", "-based", "-born"
"""How a word ends that only describes whom the next names: "Velmar-based Coast Wire"."""
QUOTES = frozenset("\"“”'‘’«»")


class NameFinder(ABC):
    """Finds the name that begins at a token, and the plural that only looks like one."""

    def __init__(self, words: Words) -> None:
        self.w = words.words
        self.words = words
        self.size = len(self.w)
        self.found: list[Mention] = []
        self.small = {w for w in self.w if w[0].islower()}
        openers = words.openers
        self.capitals = {w for i, w in enumerate(self.w) if w[0].isupper() and i not in openers}
        self.borne = {i for i in range(1, self.size) if self._ends_name(i)}
        self.surnames = {self.w[i] for i in self.borne}

    def _begins_name(self, at: int) -> bool:
        """Is there a capital, "al-Sadri", or a particle before such a word: "de la Croix"?"""
        if at and self.w[at - 1] in ("#", "@"):
            return False
        if self.w[at] in PARTICLES and self.w[at].isalpha():
            end = self._end_of_sentence(at) - 1
            while at < end and self.w[at] in PARTICLES:
                at += 1
        return is_name_word(self.w[at])

    def _ends_name(self, i: int) -> bool:
        """Is a word with a sense of its own a surname here, as in "Martin King", "Zelda Judge, a cook"?"""
        if not (self.w[i][0].isupper() and is_name_word(self.w[i - 1])):
            return False
        lower, given, number = self.w[i].lower(), self.w[i - 1], self.words.sentence[i]
        usual = lower in common("family")
        if not (_has_a_sense(lower) or (usual and lower in self.small)):
            return False
        if self.words.sentence[i - 1] != number or self.words.title[number] or given.lower() in PLACES:
            return False
        following, then = (*self.w[i + 1 : i + 3], ".", ".")[:2]
        if is_name_word(following) and following.rstrip(".").lower() not in SUFFIXES:
            return False
        if (lower in ORGANISATION_WORDS and not usual) or given.lower() in DETERMINERS:
            return False
        if genders.of_first_name(given) or (usual and given.rstrip(".") in ("Mr", "Mrs", "Ms", "Miss")):
            return True
        introduced = following == "," and (then in ("who", "whose", "a", "an") or then.isdigit())
        ordinary = _has_a_sense(given.lower()) or given.lower() in NOT_NAMES or given.lower() in self.small
        before = self.w[i - 2].lower() if i > 1 else ""
        return (usual or introduced) and not ordinary and lower not in PLACES and before not in DETERMINERS

    def _end_of_sentence(self, at: int) -> int:
        number = self.words.sentence[at] + 1
        end = self.words.first[number] if number < len(self.words.first) else self.size
        return min(end, at + LONGEST)

    def _name(self, at: int, determiner: int = -1, role: int = -1) -> int:
        """A name from its first capitalised word on. `role`: where a role in small letters before it begins."""
        w, lower = self.w, self.w[at].lower()
        given = lower in _ALSO_GIVEN and self._is_given(at)
        if lower in STOPS | PRONOUNS.keys() and not given:
            return at + 1
        last = self._run(at)
        if last > at and lower.endswith(_DESCRIBES):
            return at + 1
        dated = lower in _ALSO_GIVEN and not given and last > at and w[at + 1][0].isupper()
        if determiner < 0 and role < 0 and dated and w[last].lower() not in ORGANISATION_WORDS:
            return at + 1  # "in April Quill left"
        if determiner < 0 and role < 0 and at in self.words.openers and not given:
            if last == at and not self._opens_as_name(at):
                return self._opening_plural(at)
            if last > at and ((lower in NOT_NAMES and lower not in PEOPLES) or lower.endswith("ly")):
                return at + 1
        elif last == at and lower in NOT_NAMES and role < 0 and not given and w[at] not in self.surnames:
            return at + 1
        if self.words.title[self.words.sentence[at]] and role < 0 and determiner < 0:
            return last + 1
        self._split(at, last, determiner, role)
        return last + 1

    def _is_given(self, at: int) -> bool:
        """Is the month, the weekday or "Will" somebody's first name: "April Quill", "Jan van der Berg"?"""
        begin, end = max(self.words.first[self.words.sentence[at]], at - 3), self._end_of_sentence(at)
        near = self.w[begin : at + 1] + [w for w in self.w[at + 1 : end] if w not in PARTICLES]
        return is_person(near, at - begin, 0, len(near))

    def _run(self, at: int) -> int:
        """The last token of the run of capitalised words from `at` on."""
        w, end, last = self.w, self._end_of_sentence(at), at
        organisation = w[at].lower() in ORGANISATION_WORDS
        i = at + 1
        while i < end:
            word = w[i]
            if is_name_word(word) and word.lower() not in PRONOUNS:
                organisation = organisation or word.lower() in ORGANISATION_WORDS
                last = i
            elif self._binds(i, organisation) and i + 1 < end and (is_name_word(w[i + 1]) or w[i + 1] in PARTICLES):
                pass
            elif word in CONNECTORS and organisation and i + 2 < end and w[i + 1] == "the" and w[i + 2][0].isupper():
                i += 1
            elif self._is_nickname(i) and i + 3 < end:
                i += 2  # Robert "Bobby" Scott
                last = i
            else:
                break
            i += 1
        return last

    def _is_nickname(self, i: int) -> bool:
        """Is the next word in quotation marks or brackets within a name: Robert (Bobby) Scott?"""
        mark, name, close, following = (self.w[i : i + 4] + [""] * 4)[:4]
        pair = mark in "(\"“”'‘’" and close in ")\"”’'" and (mark == "(") == (close == ")")
        return pair and name.istitle() and not outlet(name) and is_name_word(following)

    def _binds(self, i: int, organisation: bool) -> bool:
        """May the small word join two parts of one name: "van", or the "of" of a body or title?"""
        word = self.w[i]
        return word in PARTICLES or (word in CONNECTORS and (organisation or self.w[i - 1].lower() in TITLES))

    def _opening_plural(self, at: int) -> int:
        """Take "Officials said", "Machines take": a plural at the head of a sentence."""
        lower = self.w[at].lower()
        known = noun_of(lower)
        if (
            known is None
            and loosely_plural(lower)
            and lower not in NOT_NAMES
            and at + 1 < self.size
            and self.w[at + 1].lower() in AFTER_NOUN
        ):
            known = lower, None, True
        return self._bare_noun(at, known) if known else at + 1

    def _opens_as_name(self, at: int) -> bool:
        """Is a lone capitalised word at the head of a sentence a name rather than an ordinary word?"""
        word = self.w[at]
        lower = word.lower()
        if word in self.surnames:
            return True
        if lower in NOT_NAMES or lower in STOPS or len(word) == 1:
            return False
        if genders.of_first_name(word) or word.isupper() or lower in PLACES:
            return True
        if lower in self.small or noun_of(lower) or lower.endswith("ing"):
            return False
        following = self.w[at + 1] if at + 1 < self.size else "."
        return (
            following in ("'s", "’s")
            or following in VERBS
            or following in SAYING
            or following.endswith(("ed", "s"))
            or word in self.capitals
        )

    def _split(self, first: int, last: int, determiner: int, role: int) -> None:
        """Titles off the run; then what is left is a person, a body, a place or a title alone."""
        w = self.w
        title = (
            first if last > first + 1 and _is_party_or_people(w[first]) and genders.of_first_name(w[first + 1]) else -1
        )
        for i in range(first, last + 1):
            lower = w[i].lower().rstrip(".")
            if lower in TITLES and (i < last or title < 0) and not self._is_surname(i, first, last, determiner):
                title = i
        start = title + 1 if title >= 0 else first
        if title >= 0 and start < last and w[start] in CONNECTORS:
            start += 1
            while start < last and w[start] in TITLE_COMPLEMENTS:
                start += 1
        opening = determiner if determiner >= 0 else first
        if start > last or (title >= 0 and start <= last and w[start] in TITLE_COMPLEMENTS and start == last):
            self._title_alone(opening, first, title, last)
            return
        begin = role if role >= 0 else opening
        quoted = bool(first) and w[first - 1] in QUOTES and last + 1 < self.size and w[last + 1] in QUOTES
        clause = any(w[i].lower() in SAYING or w[i].lower() in VERBS for i in range(first + 1, last + 1))
        if last > first + 1 and (quoted or clause):  # a headline or a title of a work
            self.found.append(Mention("name", opening, last, last, Agent.DOCUMENT, name=tuple(w[first : last + 1])))
            return
        name = tuple(w[start : last + 1])
        mention = Mention("name", begin, last, last, name=name, determiner="the" if determiner >= 0 else "")
        if title >= 0 or role >= 0:
            mention.agent = Agent.PERSON
            mention.role = (role if role >= 0 else first, start - 1)
            mention.gender = genders.of_noun(w[title] if title >= 0 else w[start - 1]) or genders.of_first_name(name[0])
            mention.roles.update(w[i].lower().rstrip(".") for i in range(mention.role[0], start))
            if title >= 0 and role < 0 and any(t.lower() in ORGANISATION_WORDS for t in name[-1:]):
                mention.agent, mention.role, mention.name = Agent.ORGANISATION, None, tuple(w[first : last + 1])
        else:
            self._sort_of_name(mention)
        self.found.append(mention)

    def _is_surname(self, i: int, first: int, last: int, determiner: int) -> bool:
        """Is the word for a role the surname that it is elsewhere: "King said", but "the King" and "King Oswin"?"""
        return i in self.borne or (first == last and determiner < 0 and self.w[i] in self.surnames)

    def _title_alone(self, opening: int, first: int, title: int, last: int) -> None:
        lemma = self.w[title].lower().rstrip(".")
        if self.w[opening].lower() in DETERMINERS or lemma in ("president", "pope"):
            person = Mention("noun", opening, last, title, Agent.PERSON, gender=genders.of_noun(lemma), lemma=lemma)
            person.determiner = self.w[opening].lower() if opening < first else "the"
            self.found.append(person)

    def _sort_of_name(self, mention: Mention) -> None:
        """Person, body, place or open, by its words."""
        name = mention.name
        gender = genders.of_first_name(name[0])
        lowered = [n.lower() for n in name]
        body = mention.last not in self.borne and not ORGANISATION_WORDS.isdisjoint((lowered[0], lowered[-1]))
        if " ".join(lowered) in PLACES and not self._speaks(mention):
            mention.place = True
        elif len(name) < 5 and lowered[-1] in PARTIES:
            mention.agent, mention.plural, mention.form, mention.lemma = Agent.GROUP, True, "noun", lowered[-1]
        elif body or (len(name) == 1 and len(name[0]) > 1 and name[0].isupper()):
            mention.agent = Agent.ORGANISATION
        elif gender and len(name) < 6:
            mention.agent, mention.gender = Agent.PERSON, gender
        elif len(name) == 1 and lowered[0].endswith(("ans", "ists", "crats", "ese", "publicans")):
            mention.agent, mention.plural, mention.form, mention.lemma = Agent.GROUP, True, "noun", lowered[0]

    def _speaks(self, mention: Mention) -> bool:
        """Does a place's name that is somebody's surname here stand beside a verb of saying: "London said"?"""
        beside = {*self.w[max(0, mention.first - 1) : mention.first], *self.w[mention.last + 1 : mention.last + 2]}
        return mention.name[-1] in self.surnames and not SAYING.isdisjoint(beside)

    def _names_next(self, at: int) -> bool:
        """Does a name follow in the same sentence?"""
        if at + 1 >= self.size or self.words.sentence[at + 1] != self.words.sentence[at]:
            return False
        return (
            self._begins_name(at + 1)
            and self.w[at + 1].lower() not in NOT_NAMES
            and self.w[at + 1].lower() not in PRONOUNS
        )

    @abstractmethod
    def _bare_noun(self, at: int, known: Noun) -> int:
        """A noun without determiner, given by the finder of noun phrases."""


def _has_a_sense(lower: str) -> bool:
    """Is the word in small letters one for a role, a body, a people or a place?"""
    return lower in _SENSES or noun_of(lower) is not None


def _is_party_or_people(word: str) -> bool:
    return word in ("Republican", "Democrat", "Democratic", "GOP") or word.endswith(("ian", "ish", "ese"))
