"""Mentions of agents in a text, found on its surface: names, noun phrases with a known head, pronouns.

No parser and no named-entity model: a name is a run of capitalised words with titles and particles, a noun phrase is
what stands between a determiner or modifier and a head noun that can name a source. Each word is looked at a fixed
number of times.
"""

from collections.abc import Sequence
from itertools import pairwise

from accordingto.names import genders
from accordingto.names.agents import outlet
from accordingto.records import Agent
from accordingto.resolve.coref_names import NameFinder
from accordingto.resolve.coref_text import AFTER_NOUN, LONGEST, Mention, Noun, Words, loosely_plural, noun_of
from accordingto.resolve.coref_words import (
    CONNECTORS,
    DETERMINERS,
    JOINERS,
    MODIFIER,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    STOPS,
    VERBS,
)
from accordingto.text.lists import word_set

PARTS = word_set("accordingto.resolve", "words.txt", "part of")
BARE = word_set("accordingto.resolve", "words.txt", "people without article")
_SAYING_PAST = {w for w in SAYING if w.endswith(("ed", "id", "old", "ote", "ays"))} | {"said", "says", "told"}
_AUXILIARIES = word_set("accordingto.resolve", "words.txt", "auxiliary beside a name")


def mentions(words: Words) -> list[Mention]:
    """Every mention, in the order of the text; none overlaps another but a possessor inside a noun phrase."""
    return _Finder(words).find()


class _Finder(NameFinder):
    """One pass over the tokens."""

    def find(self) -> list[Mention]:
        at = 0
        while at < self.size:
            word = self.w[at]
            lower = word.lower()
            if lower in PRONOUNS:
                at = self._pronoun(at, lower)
            elif lower in DETERMINERS:
                at = self._phrase(at)
            elif word in ("'s", "’s") and self.found and self.found[-1].last == at - 1:
                at = self._possessed(at)
            elif self._begins_name(at):
                at = self._name(at)
            elif word[0].isalpha() and (known := noun_of(word)):
                at = self._bare_noun(at, known)
            else:
                at += 1
        self.found.sort(key=lambda m: (m.first, -m.last))
        for mention in self.found:
            _place(mention, self.w)
        self._join()
        return self.found

    def _join(self) -> None:
        """Make of "Ada and Tom" one plural mention more."""
        pairs = []
        for one, other in pairwise(self.found):
            if other.first == one.last + 2 and self.w[one.last + 1] == "and" and _joinable(one) and _joinable(other):
                pair = Mention("noun", one.first, other.last, one.head, Agent.GROUP, plural=True, lemma="and")
                pair.subject, pair.speaker = other.subject, other.speaker
                pairs.append(pair)
        if pairs:
            self.found = sorted(self.found + pairs, key=lambda m: (m.first, -m.last))

    def _pronoun(self, at: int, lower: str) -> int:
        gender, plural = PRONOUNS[lower]
        self.found.append(Mention("pronoun", at, at, at, plural=plural, gender=gender, lemma=lower))
        if lower in ("his", "her", "their", "its"):
            return self._phrase(at)
        return at + 1

    def _possessed(self, at: int) -> int:
        """Read "Apple's chief executive": the noun phrase takes its possessor in."""
        known, owner = len(self.found), self.found[-1]
        end = self._phrase(at)
        if len(self.found) > known and self.found[-1].first == at:
            taker = self.found[-1]
            taker.first = owner.first
            taker.role = (owner.first, taker.role[1]) if taker.role else None
        return end

    def _phrase(self, at: int) -> int:
        """A noun phrase from its determiner or possessive on; a name after a role noun is its own mention."""
        w, end = self.w, self._end_of_sentence(at)
        head, known, i = -1, None, at + 1
        while i < end:
            word = w[i]
            lower = word.lower()
            if not word[0].isalnum():
                if head >= 0 or i + 1 >= end or not self._lists_modifiers(i):
                    break
            elif (
                word in ("'s", "’s")
                or lower in PRONOUNS
                or (
                    lower in STOPS
                    and not (lower in JOINERS and i + 1 < end and MODIFIER(w[i - 1]) and MODIFIER(w[i + 1]))
                )
                or (lower.endswith("ed") and i > at + 1 and self._is_past(i, head, end))
            ):
                break
            elif (
                word[0].isupper()
                and head >= 0
                and known
                and known[1] is Agent.PERSON
                and not known[2]
                and w[head][0].islower()
            ):
                break  # "its spokesman | Dmitry Peskov"
            elif (lower in VERBS or lower in SAYING) and head >= 0:
                break
            else:
                noun = noun_of(lower)
                if noun:
                    head, known = i, noun
                elif (
                    head < 0
                    and lower == word
                    and loosely_plural(word)
                    and (i + 1 >= end or w[i + 1].lower() in AFTER_NOUN or not w[i + 1][0].isalpha())
                ):
                    head, known = i, (word, None, True)
            i += 1
        if head < 0:
            return self._capital_phrase(at)
        assert known
        return self._noun(at, head, known)

    def _lists_modifiers(self, i: int) -> bool:
        """Is it the comma of "a small, quiet town"?"""
        return self.w[i] == "," and _small_modifier(self.w[i - 1]) and _small_modifier(self.w[i + 1])

    def _is_past(self, i: int, head: int, end: int) -> bool:
        """Is the word in -ed a verb, by its neighbours, rather than an adjective?"""
        if head == i - 1 or loosely_plural(self.w[i - 1]) or self.w[i - 1][0].isupper():
            return True
        return i + 1 < end and (self.w[i + 1] in STOPS or self.w[i + 1] in PRONOUNS)

    def _capital_phrase(self, at: int) -> int:
        """After a determiner: "the Kremlin", "a Clinton"; else nothing."""
        if (
            at + 1 < self.size
            and self.w[at + 1][0].isupper()
            and self.w[at].lower() in ("the", "a", "an", "this", "that")
        ):
            return self._name(at + 1, determiner=at)
        return at + 1

    def _noun(self, at: int, head: int, known: Noun) -> int:
        w = self.w
        if w[head][0].isupper() and at + 1 <= head:
            run = head
            while run > at + 1 and w[run - 1][0].isupper():
                run -= 1
            if (
                head + 1 < self.size
                and w[head + 1][0].isupper()
                and self.words.sentence[head + 1] == self.words.sentence[head]
            ):
                return self._name(run, determiner=at)
            body = known[1] in (Agent.ORGANISATION, Agent.OUTLET, Agent.DOCUMENT)
            if run < head and (body or outlet(" ".join(w[run : head + 1]))):  # "the Associated Press"
                return self._name(run, determiner=at)
            if head + 1 < self.size and w[head + 1].lower() in CONNECTORS and known[1] is Agent.ORGANISATION:
                return self._name(run, determiner=at)
        if not known[2] and self._names_next(head) and known[1] is Agent.PERSON:
            return self._name(head + 1, role=at)
        if not known[2] and self._is_modifier_of_next(head):
            return head + 1
        if head == at + 1 and w[head][0].isupper() and known[1] in (Agent.ORGANISATION, Agent.OUTLET, Agent.DOCUMENT):
            return self._name(head, determiner=at)
        plural = known[2]
        first = self._partitive(at) if plural else at
        gender = None if plural else genders.of_noun(w[head])
        noun = Mention("noun", first, head, head, known[1], plural, gender=gender, lemma=known[0])
        noun.determiner = w[at].lower()
        self.found.append(noun)
        return head + 1

    def _is_modifier_of_next(self, at: int) -> bool:
        """Tell "our premier issue": a singular noun before a bare word that can be no verb of it is no head."""
        following = self.w[at + 1] if at + 1 < self.size else "."
        if not following[0].islower() or following in AFTER_NOUN or following in PRONOUNS:
            return False
        return not following.endswith(("s", "ed", "ly", "ing")) or following.endswith("ss")

    def _partitive(self, at: int) -> int:
        """Where "some of the", "a number of" before a plural begins."""
        w, start = self.w, self.words.first[self.words.sentence[at]]
        if at - 2 >= start and w[at - 1] == "of" and w[at - 2].lower() in PARTS:
            at -= 2
            if at > start and w[at - 1].lower() in ("a", "the"):
                at -= 1
            while self.found and self.found[-1].first >= at:
                self.found.pop()
        return at

    def _bare_noun(self, at: int, known: Noun) -> int:
        """A noun without determiner: plural ("Western officials"), or a role before a name ("envoy Ada Quill")."""
        w, first = self.w, at
        start = self.words.first[self.words.sentence[at]]
        before = self.found[-1] if self.found else None
        taken = before.last if before and (before.form != "name" or before.agent is Agent.PERSON) else -1
        while first > start and first - 1 > taken and at - first < LONGEST and MODIFIER(w[first - 1]):
            first -= 1
        while first < at and w[first].lower() in JOINERS:
            first += 1
        following = w[at + 1] if at + 1 < self.size else "."
        if known[1] is Agent.PERSON and not known[2] and self._names_next(at):
            return self._name(at + 1, role=first)
        follows_noun = noun_of(following) if following[0].islower() else None
        first = self._partitive(first) if known[2] and not follows_noun else first
        if known[2] and not follows_noun and (w[at].endswith("s") or w[at] in BARE):
            self.found.append(Mention("noun", first, at, at, known[1], True, lemma=known[0]))
        return at + 1


def _small_modifier(word: str) -> bool:
    return word[0].islower() and MODIFIER(word)


def _joinable(mention: Mention) -> bool:
    return mention.form == "name" or (mention.form == "noun" and mention.agent in (Agent.PERSON, Agent.GROUP))


# Where a mention stands in its clause


def _place(m: Mention, w: Sequence[str]) -> None:
    """Subject, speaker, possessor, object of a preposition: by the words to either side."""
    size = len(w)
    after = w[m.last + 1] if m.last + 1 < size else "."
    before = w[m.first - 1].lower() if m.first else "."
    if after in ("'s", "’s", "'", "’") and m.form != "pronoun":
        m.possessor = after in ("'s", "’s") or w[m.last].endswith("s")
    m.governed = before in PREPOSITIONS
    verb = _verb_after(w, m.last + 1, after)
    m.subject = not m.possessor and not m.governed and bool(verb)
    m.speaker = (
        (m.subject and verb in SAYING)
        or before in _SAYING_PAST
        or (before == "to" and m.first > 1 and w[m.first - 2].lower() == "according")
    )


def _verb_after(w: Sequence[str], at: int, after: str) -> str:
    """The verb that follows, over an apposition between commas or an adverb; "" where none does."""
    size = len(w)
    if after in (",", "("):
        end = min(size, at + 14)
        close = next((i for i in range(at + 1, end) if w[i] in (",", ")")), -1)
        if close < 0 or close + 1 >= size:
            return ""
        at = close + 1
        after = w[at]
    lower = first = after.lower()
    end = min(size, at + 4)
    while (lower in _AUXILIARIES or lower.endswith("ly")) and at + 1 < end:
        at += 1
        lower = w[at].lower()
    if lower in SAYING:
        return lower
    if first.endswith("ly") and first not in VERBS:
        first = lower
    return first if first in VERBS or (first.endswith("ed") and len(first) > 4) else ""
