"""Names and descriptions of one article, joined where they mean the same: by their words alone, before any pronoun.

In the order of sure to less sure, as the sieves of Raghunathan et al. (2010) and Lee et al. (2013): equal names, names
that fit each other, bare surnames and acronyms, appositions and predicates, then "the official" by head noun or role.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from accordingto.names import genders
from accordingto.names.agents import canonical, outlet
from accordingto.names.persons import KIN
from accordingto.records import Agent
from accordingto.resolve.coref_entity import (
    Entity,
    agrees,
    first_surname,
    fits,
    is_younger,
    of_two_genders,
    shortness,
    squash,
    surname,
)
from accordingto.resolve.coref_text import Mention, Words, noun_of
from accordingto.resolve.coref_words import ALIKE, BODIES, POSSESSIVES, PREPOSITIONS, SAYING, STOPS, VERBS
from accordingto.text.lists import word_set

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
MOST = 8
"""People of one surname that are told apart."""
NEAR = 40
"""Sentences over which "the official" may reach back."""


class Linker:
    """The entities of one article's names and noun phrases."""

    def __init__(self, words: Words, found: Sequence[Mention]) -> None:
        self.words = words
        self.found = found
        self.entities: list[Entity] = []
        self.by_part: dict[str, list[Entity]] = defaultdict(list)
        self.by_key: dict[str, Entity] = {}
        self.by_lemma: dict[str, list[Mention]] = defaultdict(list)
        self.last_bare: dict[str, Entity] = {}
        self.described: set[int] = set()

    def link(self) -> list[Entity]:
        """Every mention but pronouns gets its entity."""
        names = [m for m in self.found if m.form == "name"]
        for one, other in pairwise(names):
            self._share_surname(one, other)
        for mention in sorted(names, key=lambda m: shortness(m.name)):
            (self._full_name if shortness(mention.name) < 2 else self._short_name)(mention)
        self._appositions()
        # "Ada Quill, | an aide to the minister": whom the role names is not this one
        roles = (role for entity in self.entities for role in entity.roles)
        self.described = {at for first, last in roles for at in range(first, last + 1)}
        for mention in self.found:
            if mention.form == "noun" and mention.entity < 0:
                self._description(mention)
            if mention.entity >= 0:
                for lemma in self.entities[mention.entity].lemmas:
                    recent = self.by_lemma[lemma]
                    if not recent or recent[-1].entity != mention.entity:
                        recent.append(mention)
        for entity in self.entities:
            entity.mentions.sort(key=lambda m: m.first)
        return self.entities

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(len(self.entities))
        self.entities.append(entity)
        entity.add(mention)
        return entity

    def known(self, words: Sequence[str]) -> Entity | None:
        """The entity of these words as a name, if the article has one."""
        key = squash(words)
        return self.by_key.get(key) or self.by_key.get("1" + key) or next(iter(self.by_part.get(key, ())), None)

    def _share_surname(self, one: Mention, other: Mention) -> None:
        """In "Bill and Ada Quill" the first has the surname of the second."""
        joined = other.first == one.last + 2 and self.words.words[one.last + 1] == "and"
        if not joined or one.role or len(one.name) > 1 or len(other.name) < 2:
            return
        if genders.of_first_name(one.name[0]) and other.agent is Agent.PERSON:
            one.name = (*one.name, *other.name[1:])

    def _full_name(self, mention: Mention) -> None:
        parts = [p for p in mention.name if p[0].isalpha()]
        key, last = squash(parts), surname(parts)
        entity = self.by_key.get(key)
        if entity is None and mention.agent is not Agent.ORGANISATION:
            bearers = [e for e in self.by_part.get(last, ()) if fits(e, mention, self._is_kin(mention))]
            alone = bearers[0] if len(bearers) == 1 else None
            entity = self._salient(last, bearers, mention) if shortness(parts) else alone  # "de la Croix"
        if entity is None:
            entity = self._new(mention)
            for part in {last, squash(parts[:1]), first_surname(parts)} if mention.agent is not Agent.DOCUMENT else ():
                self.by_part[part].append(entity)
            initials = "".join(p[0] for p in parts if p[0].isupper()).lower()
            body = mention.agent is Agent.ORGANISATION
            if len(initials) > 2 - body and (body or mention.agent is None):
                self.by_key.setdefault(initials, entity)
            if outlet(name := " ".join(parts)):
                self.by_key.setdefault(squash([canonical(name)]), entity)
        else:
            entity.add(mention)
        self.by_key[key] = entity

    def _short_name(self, mention: Mention) -> None:
        part = surname(mention.name)
        bearers = self._of_those_meant([e for e in self.by_part.get(part, ()) if agrees(e, mention)], mention)
        titled = mention.agent is Agent.PERSON and mention.role is not None
        chosen = None
        if not mention.place:
            by_surname = [e for e in bearers if surname(e.name) == part]
            known = [e for e in bearers if part != first_surname(e.name) or e.full[0] < mention.first]
            chosen = self._salient(part, by_surname or known, mention)
        if chosen is None and not titled:
            chosen = self.by_key.get(part)
        if chosen is None:
            same = self.by_key.get("1" + part)
            chosen = same if same and agrees(same, mention) else None
        if chosen is None:
            chosen = self._new(mention)
            self.by_key["1" + part] = chosen
        else:
            if not titled:
                mention.gender = None
            chosen.add(mention)
            self.last_bare[part] = chosen

    def _of_those_meant(self, bearers: list[Entity], mention: Mention) -> list[Entity]:
        """Of several of one surname those that "the younger Reddy" or "Reddy said he" leaves open."""
        w = self.words.words
        age = w[mention.last - len(mention.name)].lower() if mention.last >= len(mention.name) else ""
        if age in OLDER or age in YOUNGER:
            return [e for e in bearers if len(bearers) < 2 or is_younger(e) == (age in YOUNGER)]
        after = mention.last + 1
        if len(bearers) < 2 or w[after : after + 1] == [] or w[after] not in SAYING:
            return bearers
        following = next((x for x in w[after + 1 : after + 3] if x != "that"), "")
        return [e for e in bearers if following not in ("he", "she") or e.gender in (None, following)]

    def _is_kin(self, mention: Mention) -> bool:
        """Is the name introduced as a relative's: "his father, Tom Reddy"?"""
        before = self.words.words[max(0, mention.first - 3) : mention.first]
        return not KIN.isdisjoint(mention.roles) or (before[-1:] == [","] and not KIN.isdisjoint(before))

    def _salient(self, part: str, fits: list[Entity], mention: Mention) -> Entity | None:
        """Of several that bear the name: whose role is given, who is named most so far, who was named last."""
        if len(fits) < 2:
            return fits[0] if fits else None

        def weight(entity: Entity) -> float:
            before = bisect_left(entity.full, mention.first)
            last = max(entity.full[before - 1] if before else -1, entity.last_short)
            if last < 0:
                return -1.0
            away = self.words.sentence[mention.first] - self.words.sentence[last]
            shared = 3 * len(mention.roles & entity.lemmas)
            return before + entity.short + shared + (1.5 if away < 3 else 0) + (entity is self.last_bare.get(part))

        weights = sorted(((weight(entity), -entity.number) for entity in fits[:MOST]), reverse=True)
        if weights[0][0] - weights[1][0] < CLEARLY:
            return None  # a guess between two people of one name
        return max(fits[:MOST], key=weight)

    def _appositions(self) -> None:
        """In "Ada Quill, the envoy", "the envoy, Ada Quill", "Ada Quill is the envoy" both mean one."""
        w = self.words.words
        for i, (mention, other) in enumerate(zip(self.found, [*self.found[1:], None], strict=False)):
            if mention.form != "name" or mention.entity < 0 or mention.plural:
                continue
            entity = self.entities[mention.entity]
            if entity.agent not in (None, Agent.PERSON) or mention.place:
                continue
            begin = mention.last + 2
            if begin < len(w) and w[mention.last + 1] == ",":
                self._role_after(entity, mention, begin)
            elif other and other.form == "noun" and other.first == begin and w[begin - 1] in IS:
                self._join(entity, other)
            if i and w[mention.first - 1] == ",":
                self._role_before(entity, mention, self.found[max(0, i - 5) : i])

    def _role_before(self, entity: Entity, mention: Mention, earlier: Sequence[Mention]) -> None:
        """The role that ends at the comma before a name, unless the name opens a clause: "her mother, Ada decided"."""
        w = self.words.words
        for before in reversed(earlier):
            closed = mention.last + 1 >= len(w) or w[mention.last + 1] in CLOSING or before.first in self.words.openers
            if before.form == "noun" and closed and self._reaches(before, mention.first - 1):
                self._join(entity, before, mention.first - 2)
                return

    def _reaches(self, noun: Mention, comma: int) -> bool:
        """A noun phrase that can be a role, and after it at most a phrase with of, for, to, at up to the comma."""
        w = self.words.words
        if noun.agent is not Agent.PERSON or noun.plural or comma - noun.last > 8:
            return False
        between = w[noun.last + 1 : comma]
        return not between or (
            between[0] in ("of", "for", "to", "at") and not any(b in VERBS or b in SAYING or b == "," for b in between)
        )

    def _role_after(self, entity: Entity, mention: Mention, at: int) -> None:
        """The role between the comma after a name and the next one."""
        w, sentence = self.words.words, self.words.sentence
        if at + 1 < len(w) and w[at].isdigit() and w[at + 1] == ",":
            at += 2
        end = head = at
        found = False
        most = min(len(w), at + 25)
        while end < most and sentence[end] == sentence[mention.last] and w[end] not in ENDS_ROLE:
            lower = w[end].lower()
            if not found or end == head + 1:
                noun = noun_of(lower)
                if noun and noun[1] is Agent.PERSON and not noun[2]:
                    head, found = end, True
                elif lower in POSSESSED and found:
                    found = False  # "the minister's | envoy"
                elif not found and (lower in VERBS or lower in SAYING or lower in STOPS - {"the", "a", "an"}):
                    return
            end += 1
        following = w[head + 2 : head + 3] if w[head + 1 : head + 2] == ["and"] else []
        listed = any(x.lower() in POSSESSIVES or x[0].isupper() for x in following)
        if not found or listed:
            return
        entity.agent = entity.agent or Agent.PERSON
        entity.gender = entity.gender or genders.of_noun(w[head])
        entity.roles.append((at, end - 1))
        self._describe(entity, w[at:end])
        for other in self._between(at, head):
            if other.form == "noun" and other.entity < 0 and other.head == head:
                entity.add(other)

    def _between(self, first: int, last: int) -> Sequence[Mention]:
        low = bisect_left(self.found, first, key=lambda m: m.first)
        return self.found[low : bisect_right(self.found, last, key=lambda m: m.first)]

    def _join(self, entity: Entity, noun: Mention, end: int = -1) -> None:
        """Let the noun phrase, with its modifiers, be a description of the entity; its role goes on to `end`."""
        if noun.entity >= 0 or noun.agent is not Agent.PERSON or noun.plural or of_two_genders(noun, entity):
            return
        entity.roles.append((noun.first, max(end, noun.last)))
        self._describe(entity, self.words.words[noun.first : noun.last + 1])
        entity.add(noun)

    def _describe(self, entity: Entity, role: Sequence[str]) -> None:
        """The words of a role; those of a possessor or behind "of" name another, and only tell this one apart."""
        own: list[str] = []
        begun, behind = 0, False
        for word in map(str.lower, role):
            if word in POSSESSED and not behind:
                entity.modifiers.update(own[begun:])
                del own[begun:]
            elif word in CONNECTED:
                begun, behind = len(own), word != "and"
            elif word[0].isalpha() and word not in STOPS:
                entity.modifiers.add(word) if behind else own.append(word)
        entity.lemmas.update(own)

    def _description(self, mention: Mention) -> None:
        """Link "the official" to the nearest that fits; others are new, but equal bare plurals are one."""
        w = self.words.words
        mine = (
            {SAME.get(x.lower(), x.lower()) for x in w[mention.first : mention.last + 1] if x[0].isalpha()}
            - STOPS
            - DEFINITE
            - IDLE
            - {mention.lemma, w[mention.head].lower()}
        )
        if mention.lemma == "and":
            self._new(mention)
            return
        entity = None
        if mention.determiner in DEFINITE:
            entity = self._earlier(mention, mine)
        elif mention.determiner not in POSSESSIVES and mention.plural:
            key = "2" + " ".join(w[mention.first : mention.last + 1]).lower()
            entity = self.by_key.get(key)
            if entity is None:
                self.by_key[key] = self._new(mention)
                self.by_key[key].modifiers |= mine
                return
        if entity is None:
            self._new(mention).modifiers |= mine
        else:
            entity.add(mention)

    def _earlier(self, mention: Mention, mine: set[str]) -> Entity | None:
        """The nearest earlier entity with this head noun, role or sort of body that no word speaks against."""
        options: list[tuple[float, Entity]] = []
        here = self.words.sentence[mention.first]
        lemmas = [mention.lemma, *ALIKE.get(mention.lemma, ())]
        bodies = BODIES.get(mention.lemma, frozenset()) if not mention.plural else frozenset()
        for rank, lemma in enumerate([*lemmas, *bodies]):
            for other in self.by_lemma.get(lemma, ())[-6:]:
                entity = self.entities[other.entity]
                away = here - self.words.sentence[other.first]
                if (
                    away > NEAR
                    or entity.plural != mention.plural
                    or of_two_genders(mention, entity)
                    or (entity.agent is Agent.PERSON and mention.agent not in (None, Agent.PERSON))
                ):
                    continue
                unknown = len(mine - entity.lemmas - entity.modifiers)
                if unknown and (rank or not entity.name or mention.first in self.described):
                    continue
                options.append((other.first - 60 * unknown - 80 * min(rank, 1), entity))
        if not options and bodies:
            return self._body(mention, bodies)
        return max(options, key=lambda o: o[0])[1] if options else None

    def _body(self, mention: Mention, bodies: frozenset[str]) -> Entity | None:
        """Link "the newspaper" to the body named last whose name has such a word."""
        for other in reversed(self._between(0, mention.first - 1)[-60:]):
            if other.form != "name" or other.entity < 0:
                continue
            name = self.entities[other.entity].name
            if not bodies.isdisjoint(x.lower().rstrip(".") for x in name):
                return self.entities[other.entity]
            if mention.agent is Agent.OUTLET and outlet(" ".join(name)):
                return self.entities[other.entity]
        return None


CLEARLY = 0.6
"""By how much the one meant must outweigh others of that name."""
OLDER = frozenset(("elder", "older", "senior"))
IS = frozenset(("is", "was", "became", "as"))
ENDS_ROLE = frozenset(",;:—–().") | {"who", "whose"}
YOUNGER = frozenset(("younger", "junior"))
POSSESSED = frozenset(("'s", "’s"))
CONNECTED = PREPOSITIONS | {"and"}
CLOSING = frozenset(',.;:)—–-”"?!') | {"who", "whose"}
SAME = {"gop": "republican", "u.s.": "american", "us": "american"}
IDLE = word_set("accordingto.resolve", "words.txt", "tells no people apart")
