"""Whom he, she, they and it mean: a ranking of the mentions before.

A log-linear ranker over what a reader goes by: recency, subjecthood, who is talked about most, who speaks, what stands
inside the same quotation (the features of Lappin and Leass 1994 and of Denis and Baldridge 2008). The weights are
learnt by `training/coreference.py`. Agreement in number, gender and kind is no feature but a condition.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from accordingto.attribute.network import loading
from accordingto.records import Agent
from accordingto.resolve.coref_entity import Entity
from accordingto.resolve.coref_text import Mention, Words
from accordingto.resolve.coref_words import SAYING

WINDOW = 10
"""Sentences that a pronoun may reach back."""
SHORT = 4
"""Tokens of a sentence that does not count."""
CANDIDATES = 60
"""Mentions looked at before a pronoun, nearest first."""
NOBODY, NOBODY_SAYS = "nobody", "nobody says"
"""The features of the answer that the text names no antecedent; the second where the pronoun is said to speak."""
SUBJECTS = frozenset(("he", "she", "they", "it"))
OBJECTS = frozenset(("him", "them"))
EVERYBODY = frozenset(("everyone", "everybody", "someone", "somebody", "nobody", "anyone", "one", "person"))
COLLECTIVE = frozenset((Agent.ORGANISATION, Agent.OUTLET, Agent.GROUP))
Weights = dict[str, float]
_NEAR = ("d0", "d1", "d2", "d3", "d4+", "d4+", "d6+", "d6+", "d6+", "d6+", "d6+")


@lru_cache(maxsize=1)
def shipped() -> dict[str, Weights]:
    """The weights by pronoun class: he (also she), they, it."""
    folder = Path(str(files("accordingto"))) / "model" / "coreference"
    with loading(folder):
        weights: dict[str, Weights] = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    return weights


def class_of(pronoun: Mention) -> str:
    """The class whose weights rank its candidates."""
    return "he" if pronoun.gender in ("he", "she") else str(pronoun.gender)


class Resolver:
    """Resolves the pronouns of one article from left to right; each answer counts for the next."""

    def __init__(self, words: Words, found: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self.words = words
        self.found = found
        self.entities = entities
        self.count = [0] * len(entities)  # mentions so far, pronouns too
        self.topical: Mention | None = None
        small = {w for w in words.words if w[0].islower()}
        self.ordinary = {e.number for e in entities if len(e.name) == 1 and e.name[0].lower() in small}
        self.step = _steps(words)
        self.last: dict[str, int] = {}  # by pronoun: the entity it meant last
        named = [
            sum(m.form == "name" for m in e.mentions) if e.agent in (None, Agent.PERSON) and not e.place else 0
            for e in entities
        ]
        self.topic = named.index(max(named)) if named and max(named) > 2 else -1  # the person named most often

    def resolve(self) -> None:
        """Give every third-person pronoun its entity, or leave it at -1."""
        for at, mention in enumerate(self.found):
            if mention.form == "pronoun":
                options = self.candidates(at)
                self.settle(mention, self.best(mention, options, shipped()))
            else:
                self.note(mention)

    def note(self, mention: Mention) -> None:
        """Count a name or noun phrase that was passed."""
        if mention.entity >= 0:
            self.count[mention.entity] += 1
            if mention.entity == self.topic:
                self.topical = mention

    def settle(self, pronoun: Mention, entity: int) -> None:
        """Let the pronoun mean the entity (-1: nobody)."""
        if entity < 0:
            return
        self.entities[entity].add(pronoun)
        self.note(pronoun)
        self.last[str(pronoun.gender)] = entity
        if pronoun.gender in ("he", "she") and not self.entities[entity].gender:
            self.entities[entity].assumed = self.entities[entity].assumed or pronoun.gender

    def best(self, pronoun: Mention, options: list[tuple[Mention, set[str]]], by_class: dict[str, Weights]) -> int:
        """The entity of the mention that ranks first, -1 where nobody ranks above all."""
        weights = by_class[class_of(pronoun)]
        top, entity = weights.get(NOBODY, 0.0) + (weights.get(NOBODY_SAYS, 0.0) if pronoun.speaker else 0.0), -1
        for mention, features in options:
            score = 0.0
            for feature in features:
                score += weights.get(feature, 0.0)
            if score > top:
                top, entity = score, mention.entity
        return entity

    def candidates(self, at: int) -> list[tuple[Mention, set[str]]]:
        """The nearest mention of each entity before the pronoun that agrees with it, with the entity's features."""
        pronoun = self.found[at]
        out: dict[int, tuple[Mention, set[str]]] = {}
        here = self.step[self.words.sentence[pronoun.first]]
        for i in range(at - 1, max(-1, at - 1 - CANDIDATES), -1):
            mention = self.found[i]
            away = here - self.step[self.words.sentence[mention.head]]
            if away > WINDOW:
                break
            if mention.entity < 0 or mention.last >= pronoun.first or not self._agrees(pronoun, mention):
                continue
            if not away and pronoun.speaker and self._only_quoted(mention, pronoun):
                continue  # “A sailor needs water,” he said
            if mention.entity in out:
                self._also(out[mention.entity][1], mention, away)
            else:
                out[mention.entity] = mention, self._features(pronoun, mention, away, len(out))
        if self.topical and self.topic not in out and self._agrees(pronoun, self.topical):
            out[self.topic] = self.topical, self._features(pronoun, self.topical, WINDOW, len(out))
        for entity in self._spoken_of(at, out):
            del out[entity]
        self._compare(at, {entity: features for entity, (_, features) in out.items()})
        return list(out.values())

    def _spoken_of(self, at: int, options: dict[int, tuple[Mention, set[str]]]) -> list[int]:
        """Whom a speaker only speaks of, and who does not speak next: “I met Ben,” Ada said. “He sank.” … said."""
        pronoun, sentence, quote = self.found[at], self.words.sentence, self.words.quote
        before = self.found[max(0, at - CANDIDATES) : at] if pronoun.speaker else []
        outside = {sentence[m.first] for m in before if not quote[m.first]}
        spoke = {sentence[m.first] for m in before if m.speaker and m.entity in options and not quote[m.first]}
        for m in before:
            if sentence[m.first] - 1 in spoke and sentence[m.first] not in outside:
                spoke.add(sentence[m.first])  # the same speaker goes on
        return [e for e, (m, _) in options.items() if sentence[m.first] in spoke and self._only_quoted(m, pronoun)]

    def _only_quoted(self, mention: Mention, pronoun: Mention) -> bool:
        """The mention stands in a quotation, the pronoun in none."""
        return bool(self.words.quote[mention.head]) and not self.words.quote[pronoun.first]

    def _compare(self, at: int, features: dict[int, set[str]]) -> None:
        """Features that hang on all candidates: whom most is said of, who the text is about, who is named next."""
        opens = self.words.sentence[self.found[at].first] in self.words.opening
        after = self._named_after(at)
        most = max((self.count[e] for e in features), default=0)
        for entity, f in features.items():
            if self.count[entity] == most and most > 1:
                f.add("main")
            if entity == self.topic:
                f.update(("topic", "topic opens") if opens else ("topic",))
            elif opens:
                f.add("other opens")
            if entity in after:
                f.add("named after")

    def _named_after(self, at: int) -> set[int]:
        """Whom the rest of the sentence names: a subject is hardly named again there (Reinhart 1976)."""
        pronoun, out = self.found[at], set()
        sentence, quote = self.words.sentence[pronoun.first], self.words.quote[pronoun.first]
        if pronoun.lemma not in SUBJECTS:
            return set()
        for mention in self.found[at + 1 : at + 12]:
            if self.words.sentence[mention.first] != sentence:
                break
            if mention.form == "name" and self.words.quote[mention.first] == quote:
                out.add(mention.entity)
        return out

    def _also(self, features: set[str], m: Mention, away: int) -> None:
        """A further mention, not the nearest, adds its place and that it is a subject or speaks."""
        near = _NEAR[away]
        features.add("also " + near)
        if m.subject or (m.form == "pronoun" and m.lemma in SUBJECTS):
            features.add("also subject " + near)
        if m.speaker:
            features.add("also speaker " + near)
        if m.form == "name":
            features.add("also name " + near)

    def _agrees(self, pronoun: Mention, mention: Mention) -> bool:
        """Number, gender and kind."""
        entity = self.entities[mention.entity]
        form = pronoun.gender
        if form in ("he", "she"):
            if entity.plural or entity.place or entity.agent not in (None, Agent.PERSON):
                return False
            if not entity.agent and mention.determiner:
                return False
            return entity.gender in (None, form) and mention.gender in (None, form)
        if form == "they":
            if entity.plural or mention.lemma in EVERYBODY:
                return True
            if not entity.agent:
                return entity.place or (bool(entity.name) and not entity.gender and not mention.determiner)
            return entity.agent in COLLECTIVE
        return not entity.plural and entity.agent is not Agent.PERSON

    def _features(self, p: Mention, m: Mention, away: int, rank: int) -> set[str]:
        """What speaks for the mention or against it; names of binary features."""
        near = _NEAR[away]
        order = f"r{rank}" if rank < 3 else "r3+"
        f = {near, order, f"{m.form} {near}", f"{m.form} {order}"}
        self._of_entity(f, p, m, near)
        self._of_place(f, p, m, near)
        self._of_quotation(f, p, m, away)
        if away == 0:
            self._of_clause(f, p, m)
        return f

    def _of_entity(self, f: set[str], p: Mention, m: Mention, near: str) -> None:
        """What the entity is, how much is said of it, what the same pronoun meant last."""
        entity, count = self.entities[m.entity], self.count[m.entity]
        f.add(_form(m, entity))
        f.add("n1" if count < 2 else "n2" if count == 2 else "n3" if count < 5 else "n5+")
        if p.speaker:
            f.add("says " + _sort(entity))
        if m.entity in self.ordinary:
            f.add("also a word")
        if m.form == "pronoun" and entity.gender is None and entity.agent is None:
            f.add("pronoun of open")
        if self.last.get(str(p.gender)) == m.entity:
            f |= {"last", "last " + near}
        if entity.gender and entity.gender == p.gender:
            f.add("gender")
        elif entity.assumed:
            f.add("assumed" if entity.assumed == p.gender else "assumed other")

    def _of_place(self, f: set[str], p: Mention, m: Mention, near: str) -> None:
        """Where the mention stands in its sentence."""
        if m.subject or (m.form == "pronoun" and m.lemma in SUBJECTS):
            f |= {"subject", "subject " + near}
            if p.subject:
                f.add("parallel")
        if m.speaker:
            f |= {"speaker", "speaker " + near}
            if p.speaker:
                f.add("speaks too")
        if m.possessor or m.governed:
            f.add("possessor" if m.possessor else "governed")
        if m.first in self.words.openers:
            f.add("opens " + near if near in ("d0", "d1") else "opens")
        if self.words.sentence[m.head] in self.words.headings:
            f.add("heading")

    def _of_quotation(self, f: set[str], p: Mention, m: Mention, away: int) -> None:
        """In which quotation pronoun and mention stand; a quotation's "he" is not its speaker."""
        mine, theirs = self.words.quote[p.first], self.words.quote[m.head]
        if mine == theirs:
            f.add("same quotation" if mine else "no quotation")
            return
        f.add("into quotation" if not mine else "out of quotation" if not theirs else "other quotation")
        if mine and m.speaker and away < 2:
            f.add("own speaker")

    def _of_clause(self, f: set[str], p: Mention, m: Mention) -> None:
        """What only a mention in the same sentence can be to the pronoun."""
        if p.first - m.last < 3:
            comma = m.last == p.first - 2 and self.words.words[p.first - 1] == ","
            f.add("just before the comma" if comma else "adjacent")
        if p.subject and not self.words.quote[p.first] and self._between_says(m, p):
            f.add("says that")
        if p.lemma in OBJECTS and m.subject:
            f.add("own subject")
        if p.subject and m.first and self.words.words[m.first - 1] == "by" and self.words.words[p.first - 1] == ",":
            f.add("author")  # "in a book by Ada Quill, she says"

    def _between_says(self, m: Mention, p: Mention) -> bool:
        """Tell "Ada said (that) she": the subject of saying is the likely one."""
        before = self.words.words[p.first - 1]
        if before == "that" and p.first > 1:
            before = self.words.words[p.first - 2]
        return m.subject and before in SAYING


def _steps(words: Words) -> list[int]:
    """Sentences counted without the shortest ones: "Right." "Okay." take nobody out of mind."""
    steps, step = [], 0
    for first, following in pairwise([*words.first, len(words.words)]):
        steps.append(step)
        step += following - first > SHORT
    return steps


def _sort(entity: Entity) -> str:
    """Can it speak at all? A person, a body, a place, a thing."""
    if entity.place:
        return "place"
    kind = str(entity.agent) if entity.agent else "open" if entity.name else "thing"
    return kind + (" plural" if entity.plural else "")


def _form(m: Mention, entity: Entity) -> str:
    """What sort of mention: for a pronoun which, for a noun its kind and determiner."""
    if m.form == "pronoun":
        return m.lemma
    if m.form == "name":
        kind = (
            "place" if entity.place else str(entity.agent) if entity.agent else "speaker" if entity.speaks else "open"
        )
        return ("name " if len(m.name) > 1 else "short name ") + kind
    determiner = m.determiner if m.determiner in ("the", "a", "an", "") else "other"
    if m.lemma == "and":
        return "the person plural"
    return f"{'an' if determiner == 'a' else determiner} {m.agent}{' plural' if m.plural else ''}"
