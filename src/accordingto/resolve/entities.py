"""Who a source's words refer to within one article: the fullest name or description, its roles, and why."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from accordingto.names.agents import describe, is_agent, outlet
from accordingto.records import Agent, Span
from accordingto.resolve.coref_entity import Entity
from accordingto.resolve.coref_link import DEFINITE, Linker
from accordingto.resolve.coref_text import Mention, Words, loosely_plural
from accordingto.resolve.coref_words import POSSESSIVES, PRONOUNS, SAYING, STOPS, VERBS
from accordingto.resolve.mentions import mentions
from accordingto.resolve.pronouns import Resolver
from accordingto.resolve.reference import COURTESY, EDGES, Reference, body_of, without_article
from accordingto.text.doc import Doc
from accordingto.text.folding import mended, paired

RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
SPEAKERS = frozenset(("i", "we", "you", "me", "us", "my", "our", "your"))
NO_NOUNS = STOPS | PRONOUNS.keys() | VERBS | SAYING
LONGEST = 14
"""Words of a description; a longer one is cut before its relative clause."""
_BOTH = re.compile(r"^both\s(?=.*\sand\s)", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*[,(;—–]|\s+(?:who|whom|whose|which|that)\s")


class Entities:
    """The agents of one article. `sources` are spans known to name a source: they help to tell who is talked about."""

    def __init__(self, doc: Doc, sources: Sequence[Span]) -> None:
        self._text = doc.text
        self._words = Words(doc)
        self._found = mentions(self._words)
        self._firsts = [m.first for m in self._found]
        self._add_sources(sources)
        self._linker = Linker(self._words, self._found)
        self._entities = self._linker.link()
        Resolver(self._words, self._found, self._entities).resolve()

    def refer(self, span: Span) -> Reference | None:
        """Who the words of `span` mean; None for a pronoun without antecedent, and for I, we and you."""
        span = Span(max(0, span.start), min(len(self._text), span.end))
        first, last = self._tokens(span)
        if first > last or span.start >= span.end:
            return self._as_it_stands(span)
        word = self._words.words[first].lower()
        if first == last or word in ("he", "she", "they", "it", "who"):
            if word in PRONOUNS:
                return self._pronoun(first)
            if word in RELATIVES:
                return self._relative(first)
            if word in SPEAKERS:
                return None
        leads = self._leads(first, last)
        if not leads:
            return self._by_key(first, last) or self._as_it_stands(span)
        if len(leads) > 1:
            return self._several(leads, span)
        return self._one(leads[0], span)

    def persons(self, end: int) -> list[Span]:
        """Names before `end` that are a person's, without role and title; those that surely are come first."""
        words = self._words
        found = [m for m in self._found if m.form == "name" and words.ends[m.last] <= end and not m.place]
        sure = [m for m in found if m.agent is Agent.PERSON and m.name]
        perhaps = [m for m in found if m.agent is None and len(m.name) == 2]
        return [Span(words.starts[m.last + 1 - len(m.name)], words.ends[m.last]) for m in (*sure, *perhaps)]

    def speaker_in(self, spans: Sequence[Span]) -> Span | None:
        """Who says something in these spans, outside quotation marks: the first such mention's place."""
        for span in spans:
            first, last = self._tokens(span)
            for mention in self._begun(first, last):
                if mention.speaker and mention.subject and not self._words.quote[mention.head]:
                    return self.span(mention)
        return None

    @property
    def mentions(self) -> Sequence[Mention]:
        """All mentions, in text order."""
        return self._found

    @property
    def entities(self) -> Sequence[Entity]:
        """What the mentions mean; `Mention.entity` is a place in it."""
        return self._entities

    def span(self, mention: Mention) -> Span:
        """Where a mention stands."""
        return Span(self._words.starts[mention.first], self._words.ends[mention.last])

    def meant(self, span: Span) -> frozenset[int]:
        """Whom the words mean, as places in `entities`: the head's, several joined by "and", or a pronoun's."""
        first, last = self._tokens(span)
        leads = self._leads(first, last) if first <= last else []
        if not leads:
            at = bisect_left(self._firsts, first)
            leads = [m for m in self._found[at : at + 2] if m.first == first == last and m.form == "pronoun"]
        return frozenset(m.entity for m in leads if m.entity >= 0)

    def _begun(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin with one of these tokens."""
        return self._found[bisect_left(self._firsts, first) : bisect_right(self._firsts, last)]

    def _tokens(self, span: Span) -> tuple[int, int]:
        """The first and last word that overlap the span, marks at its edges left out; (1, 0) or the like for none."""
        words = self._words
        first, last = bisect_right(words.ends, span.start), bisect_left(words.starts, span.end) - 1
        while first <= last and not words.words[first][0].isalnum():
            first += 1
        while first <= last and not words.words[last][0].isalnum():
            last -= 1
        return first, last

    def _add_sources(self, sources: Sequence[Span]) -> None:
        """Note that a source speaks; make one a mention that was not found by its form."""
        more = []
        for span in sources:
            first, last = self._tokens(span)
            inside = self._begun(first, last)
            lead = next((m for m in inside if not m.possessor), None) or (not inside and self._around(first, last))
            if lead and self._modifies(lead, last):
                lead.possessor, lead.subject = True, False
                more.append(self._new_mention(first, last))
            elif lead:
                lead.speaker = True
            elif (
                not inside
                and first <= last
                and span.start < span.end
                and self._words.words[first].lower() not in SPEAKERS | RELATIVES
            ):
                more.append(self._new_mention(first, last))
        if more:
            self._found = sorted([*self._found, *more], key=lambda m: (m.first, -m.last))
            self._firsts = [m.first for m in self._found]

    def _around(self, first: int, last: int) -> Mention | None:
        """The name that these words end: "Okoro" of "Sunday Okoro"."""
        before = self._found[max(0, bisect_left(self._firsts, first) - 1)] if self._found else None
        fits = before and before.form == "name" and before.first < first <= last <= before.last
        return before if fits else None

    def _new_mention(self, first: int, last: int) -> Mention:
        words = self._words
        last = min(last, first + LONGEST)
        kind = describe(self._text[words.starts[first] : words.ends[last]])
        lemma = kind.head.lower()
        many = kind.kind is Agent.GROUP and (is_agent(lemma) or loosely_plural(lemma))  # not "the military"
        return Mention("noun", first, last, last, kind.kind, many, lemma=lemma, speaker=True)

    def _leads(self, first: int, last: int) -> list[Mention]:
        """The mentions that the span as a whole is about: one, or several joined by "and"."""
        inside = self._begun(first, last)
        if inside and self._is_called(inside[-1], first, last):
            return inside[-1:]
        top: list[Mention] = []
        joined = False
        if not inside and (around := self._around(first, last)):
            return [around]
        for mention in inside:
            if (
                mention.last > last + 1
                or mention.form == "pronoun"
                or mention.lemma == "and"
                or (mention.possessor and mention.last < last - 1)
                or (top and mention.first <= top[-1].last)
            ):
                continue
            if not top:
                between = self._words.words[first + 1 : mention.first]
                named = between[-1:] == [","] and mention.form == "name" and mention.agent is Agent.PERSON
                if not named and self._words.words[first].lower() == "one":
                    continue  # "one of the marchers, Ada Quill"
                if not named and not STOPS.isdisjoint(w.lower() for w in between):
                    break  # "data from the Harbour Survey" is about data; "the isles' member of parliament, Ada Quill"
                top.append(mention)
                continue
            between = self._words.words[top[-1].last + 1 : mention.first]
            if mention.form == "name" and all(map(_opens, between)):
                top[-1] = mention  # "veteran ZBC | correspondent Ada Quill", "the site | Harbour News"
                continue
            if between not in ([","], ["and"], [",", "and"], ["&"]):
                break
            if between == [","] and (top[-1].entity == mention.entity or mention.form == "noun"):
                break
            joined = joined or between != [","]
            top.append(mention)
        if len(top) == 1 and self._modifies(top[0], last):
            return []
        return top if joined else top[:1]

    def _is_called(self, name: Mention, first: int, last: int) -> bool:
        """Whether a person's name ends a description: "an adviser to the Institute, Ada Quill"."""
        words = self._words
        ends = name.form == "name" and name.last == last and name.first >= first + 2
        if not ends or words.words[name.first - 1] != ",":
            return False
        person = name.agent is Agent.PERSON or (name.agent is None and len(name.name) == 2)
        told = describe(self._text[words.starts[first] : words.ends[name.first - 2]])
        return person and not name.place and told.kind is Agent.PERSON and not told.named

    def _modifies(self, name: Mention, last: int) -> bool:
        """Whether a name only opens what a source is called: "the South Korean | military", not "Ada Quill herself"."""
        after = list(takewhile(lambda w: w not in NO_NOUNS, self._words.words[name.last + 1 : last + 1]))
        of_body = name.form == "name" and (name.determiner is not None or name.agent is not Agent.PERSON)
        return of_body and bool(after) and all(map(_opens, after))

    def _pronoun(self, token: int) -> Reference | None:
        mention = next((m for m in self._begun(token, token) if m.form == "pronoun"), None)
        if mention is None or mention.entity < 0:
            return None
        return self._linked(mention, "pronoun")

    def _linked(self, mention: Mention, what: str) -> Reference | None:
        """Through the mention's entity to its name, by the nearest earlier mention that is no pronoun."""
        entity = self._entities[mention.entity]
        antecedent = _before(entity, mention)
        if antecedent is None:
            return None
        away = self._words.sentence[mention.first] - self._words.sentence[antecedent.head]
        where = {0: "in the same sentence", 1: "in the sentence before"}.get(away, f"{away} sentences before")
        where = f"subject {where}" if antecedent.subject else where
        reason = f"{what} {self._slice(mention)} -> {self._slice(antecedent)}, {where}"
        return self._reference(entity, antecedent, reason)

    def _relative(self, token: int) -> Reference | None:
        """Resolve "Ada Quill, who said": the mention right before."""
        sentence = self._words.sentence
        for at in range(bisect_left(self._firsts, token) - 1, -1, -1):
            mention = self._found[at]
            if sentence[mention.first] != sentence[token]:
                break
            free = mention.last == token - 1 or not mention.governed  # "for people who live there"
            if mention.entity >= 0 and not mention.possessor and mention.form != "pronoun" and free:
                because = f"relative pronoun after {self._slice(mention)}"
                return self._reference(self._entities[mention.entity], mention, because)
        return None

    def _one(self, lead: Mention, span: Span) -> Reference:
        entity = self._entities[lead.entity]
        if entity.name:
            if lead.form == "name" and len(lead.name) >= len(entity.name):
                return self._reference(entity, lead, f"named in full: {self._slice(lead)}")
            return self._linked(lead, "short form") or self._reference(entity, lead, f"short form {self._slice(lead)}")
        before = _before(entity, lead) if lead.determiner in DEFINITE else None
        if before:
            why = f"{self._slice(lead)} -> {self._slice(before)}, the last of that description"
            return self._reference(entity, before, why)
        return self._description(lead, span)

    def _description(self, lead: Mention, span: Span) -> Reference:
        """A source without a name: its own words, a possessive pronoun replaced by whose it is."""
        where = self._trimmed(span)
        if where.start == where.end:  # nothing but marks beside it
            where = self.span(lead)
        name = self._with_owner(where)
        opening = self._words.words[lead.first].lower()
        if opening in POSSESSIVES and opening in PRONOUNS:
            whose = self._pronoun(lead.first)
            if whose:
                owner = whose.name + ("’" if whose.name.endswith("s") else "’s")
                name = owner + self._text[self._words.ends[lead.first] : where.end]
        return Reference(name, where, self.span(lead), (), body_of(name), "described only here in these words")

    def _with_owner(self, where: Span) -> str:
        """A description with the full name of whose it is: "the Institute's figures", "data from the Institute"."""
        first, last = self._tokens(where)
        for mention in self._begun(first, last):
            one = self._entities[mention.entity] if mention.entity >= 0 else None
            whole = one.name if one and (mention.form == "name" or one.agent is mention.agent) else ()
            by = self._words.words[mention.first - 1] in ("by", "from")
            owner = mention.possessor if mention.first == first else mention.governed and (by or mention.last == last)
            if owner and mention.form != "pronoun" and len(whole) > len(mention.name):
                bodys = mention.determiner and one is not None and one.agent is not Agent.PERSON
                opening = self._words.words[mention.first] + " " if bodys else ""
                at = self.span(mention)
                whole_name = opening + " ".join(whole)
                return mended(self._text[where.start : at.start] + whole_name + self._text[at.end : where.end])
        return paired(mended(self._text[where.start : where.end]))

    def _several(self, leads: list[Mention], span: Span) -> Reference:
        """Name "Ada and Tom": the fullest name of each."""
        each = [self._one(m, self.span(m)) for m in leads]
        name = ", ".join(r.name for r in each[:-1]) + " and " + each[-1].name
        return Reference(name, span, span, (), None, "several: " + "; ".join(r.because for r in each))

    def _reference(self, entity: Entity, antecedent: Mention, because: str) -> Reference:
        fullest = self._fullest(entity)
        where = self._name_span(fullest) if entity.name else self.span(fullest)
        roles = tuple(dict.fromkeys(self._words_of(a, b) for a, b in entity.roles))
        roles = tuple(without_article(r) for r in roles if r.lower().rstrip(".") not in COURTESY)
        body = next((b for b in map(body_of, roles) if b), None)
        name = paired(mended(self._text[where.start : where.end]))
        name = "The" + name[3:] if entity.name and name.startswith("the ") else name
        if entity.name and not name.endswith(entity.name[-1]):
            name = mended(" ".join(entity.name))  # "Bill and Ada Quill": the surname stands further on
        proper = bool(entity.name) and entity.agent is Agent.PERSON
        return Reference(name, where, self.span(antecedent), roles, self._whose(body, entity), because, proper)

    def _whose(self, body: str | None, entity: Entity) -> str | None:
        """The body of a role, a possessive pronoun resolved: "its spokesman" is the Kremlin's."""
        if body and body.lower() in PRONOUNS:
            for first, _ in entity.roles:
                if self._words.words[first].lower() == body.lower() and (whose := self._pronoun(first)):
                    return whose.name
            return None
        return body

    def _fullest(self, entity: Entity) -> Mention:
        """The mention with the fullest name; of descriptions the longest, the first of those equal."""
        if entity.name:
            return next(m for m in entity.mentions if m.name == entity.name)
        nouns = [m for m in entity.mentions if m.form != "pronoun"]
        return max(nouns, key=lambda m: (m.last - m.first - (m.determiner in DEFINITE), -m.first))

    def _name_span(self, mention: Mention) -> Span:
        """The name without roles, with the article only where it belongs to an outlet's name."""
        words, first = self._words, mention.last
        for part in reversed(mention.name):
            while words.words[first] != part and first > mention.first:
                first -= 1
        span = Span(words.starts[first], words.ends[mention.last])
        if mention.determiner and first and words.words[first - 1] in ("The", "the"):
            with_article = Span(words.starts[first - 1], span.end)
            if outlet("The " + self._text[span.start : span.end]):
                return with_article
        return span

    def _by_key(self, first: int, last: int) -> Reference | None:
        """Words not found by their form that are a name known from elsewhere in the article."""
        entity = self._linker.known(self._words.words[first : last + 1])
        if entity is None or not entity.mentions:
            return None
        return self._reference(entity, entity.mentions[0], f"as named elsewhere: {self._slice(entity.mentions[0])}")

    def _as_it_stands(self, span: Span) -> Reference | None:
        where = self._trimmed(span)
        name = self._with_owner(where)
        return Reference(_BOTH.sub("", name), where, where, (), None, "as it stands") if name else None

    def _trimmed(self, span: Span) -> Span:
        """Without white space and marks at the edges; a long one without its relative clause."""
        start, end = max(0, span.start), min(len(self._text), span.end, max(0, span.start) + 2000)
        words = self._text[start:end]
        cut = _CLAUSE.search(words, 1)
        if (
            cut
            and words[: cut.start()].strip().lower() != "those"
            and (
                len(words.split()) > LONGEST
                or words[cut.start() : cut.end()].strip() in ("who", "whose", "which", ",", "(")
            )
        ):
            words = words[: cut.start()]
        start += len(words) - len(words.lstrip(EDGES))
        words = re.sub(r"['’]s$", "", words.strip(EDGES))
        return Span(start, start + len(words)) if words else Span(span.start, span.start)

    def _slice(self, mention: Mention) -> str:
        return self._words_of(mention.first, mention.last)

    def _words_of(self, first: int, last: int) -> str:
        return mended(self._text[self._words.starts[first] : self._words.ends[last]])


def _opens(word: str) -> bool:
    """Whether a word can stand between what a source belongs to and what it is called."""
    return word.isalnum() and word == word.lower() and word not in NO_NOUNS


def _before(entity: Entity, mention: Mention) -> Mention | None:
    """The nearest earlier mention of an entity that is no pronoun."""
    earlier = (m for m in entity.mentions if m.form != "pronoun" and m.first < mention.first)
    return max(earlier, key=lambda m: m.first, default=None)
