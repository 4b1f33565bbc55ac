"""Who an article may have a telling from: every name and noun phrase that could be a source, with what speaks for it.

The features are of four sorts: of a candidate, of a telling, of a candidate beside a telling, and of a candidate beside
the link before it. They say where things stand, what kind they are, and what the attribution relations of the article
already tell; what the words mean is left to the encoder's states, which `chain_reader` adds.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import numpy as np

from accordingto.attribute.viterbi import Array
from accordingto.names.agents import canonical, describe, outlet
from accordingto.records import DRAWN, UNKNOWN, Agent, Kind, Link, Mode, Source, Span, Statement, Told
from accordingto.resolve.coref_text import Mention
from accordingto.resolve.entities import Entities
from accordingto.text.doc import Doc
from accordingto.text.wordforms import overlap

MOST = 200
"""Candidates of one stretch, the first ones and all links."""
STRETCH = 300
"""Statements of an article that are looked at together: candidates are set beside each other, each beside each."""
_DEFINITE = frozenset(("the", "this", "these", "that", "those"))
_INDEFINITE = frozenset(("a", "an", "another", "one", "some"))
_POSSESSIVE = frozenset(("his", "her", "their", "its"))
_NEAR = ((0, 0), (-1, -1), (1, 1), (-2, -2), (2, 2), (-5, -3), (3, 5), (-inf, -6), (6, inf))
"""Sentences between a telling and a candidate, in bands; the candidate stands before where the number is negative."""
_FROM_LINK = ((0, 0), (-1, -1), (1, 1), (-3, -2), (2, 3), (-inf, -4), (4, inf))
_KINDS: tuple[Agent | None, ...] = (None, *Agent)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or noun phrase: where it stands, whose it is (`entity`, -1 for none), and the source that it names."""

    span: Span
    entity: int
    source: Source
    mention: Mention | None
    linked: bool


class Candidates:
    """The candidates of one stretch of an article, and the features of each.

    `statements` are those of the stretch, `begin` is where it begins. All but the longest articles are one stretch.
    """

    def __init__(self, doc: Doc, entities: Entities, statements: Sequence[Statement], begin: int = 0) -> None:
        self.doc = doc
        self._begin = begin
        self.statements = [one for one in statements if one.told is Told.ATTRIBUTED]
        self._numbers = {one.id: at for at, one in enumerate(self.statements)}
        self._entities = entities
        self.all = self._found()
        self.starts = np.array([c.span.start for c in self.all], np.int64)
        self.ends = np.array([c.span.end for c in self.all], np.int64)
        self.entity = np.array([c.entity for c in self.all], np.int64)
        self.sentence = np.array([doc.sentence_at(c.span.start) for c in self.all], np.int64)
        self.paragraph = np.array([doc.paragraph_at(c.span.start) for c in self.all], np.int64)
        self._chains = [[self._entities_of(link) for link in one.chain] for one in self.statements]
        self._sources = [self._own(one, chain) for one, chain in zip(self.statements, self._chains, strict=True)]
        self._stems = [doc.stems(one.attribution.content) for one in self.statements]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.all):
            for stem in doc.stems([one.span]):
                self._holding[stem].append(at)
        self.features = self._features()
        self.beside_link = self._beside_link()

    def _found(self) -> list[Candidate]:
        """The mentions but pronouns, and what links of chains name; of one span the link, for its name is resolved."""
        found: dict[Span, Candidate] = {}
        titles = _titles(self.doc)
        for mention in self._entities.mentions:
            span = self._entities.span(mention)
            asked = mention.form != "pronoun" and mention.lemma != "and" and span not in titles
            if asked and span.start >= self._begin and len(found) < MOST:
                found[span] = Candidate(span, mention.entity, self._source(mention, span), mention, linked=False)
        for one in self.statements:
            for link in one.chain:
                if link.span is not None and link.source.name != UNKNOWN:
                    known = found.get(link.span)
                    entity = known.entity if known else min(self._entities_of(link), default=-1)
                    named_at = known.mention if known else None
                    found[link.span] = Candidate(link.span, entity, link.source, named_at, linked=True)
        return list(found.values())

    def _source(self, mention: Mention, span: Span) -> Source:
        """The source that a mention names, by the fullest name of whom it means."""
        known = self._entities.refer(span)
        name = known.name if known else self.doc.text[span.start : span.end]
        told = describe(name)
        return Source(name, told.kind, told.named, known.roles if known else (), known.body if known else None)

    def _entities_of(self, link: Link) -> frozenset[int]:
        """Whom the words of a link mean."""
        return self._entities.meant(link.span) if link.span is not None else frozenset()

    def means(self, at: int, link: Link) -> bool:
        """Whether a candidate is whom a link of a chain names."""
        one = self.all[at]
        return one.entity in self._entities_of(link) or canonical(one.source.name) == canonical(link.source.name)

    def _own(self, one: Statement, chain: Sequence[frozenset[int]]) -> frozenset[int]:
        """Whom the words of a statement's source mean, pronouns too."""
        if not one.attribution.source:
            return chain[-1] if chain else frozenset()
        return self._entities.meant(Span(one.attribution.source[0].start, one.attribution.source[-1].end))

    def _features(self) -> Array:
        sources, outer = self._counts()
        drawn = [number for number, p in enumerate(self.doc.article.paragraphs) if p.kind in DRAWN]
        headlines = {n for n, p in enumerate(self.doc.article.paragraphs) if p.kind is Kind.HEADLINE}
        last = len(self.doc.sentences) - 2
        rows = []
        for at, one in enumerate(self.all):
            page, sentence = int(self.paragraph[at]), int(self.sentence[at])
            rows.append(
                [
                    *_of_words(one, self.doc.text[one.span.start : one.span.end]),
                    *_of_mention(one.mention),
                    page in headlines,
                    bool(drawn) and page == drawn[0],
                    bool(drawn) and page == drawn[-1],
                    sentence < 3,
                    sentence >= last,
                    np.log1p(max(0, sentence)) / 3,
                    *self._of_entity(one.entity),
                    np.log1p(sources[one.entity]),
                    np.log1p(outer[one.entity]),
                ]
            )
        return np.array(rows, np.float32) if rows else np.zeros((0, 0), np.float32)

    def _counts(self) -> tuple[dict[int, int], dict[int, int]]:
        """How many statements an entity is the source of, and of how many a link before the origin."""
        sources: dict[int, int] = defaultdict(int)
        outer: dict[int, int] = defaultdict(int)
        for own, chain in zip(self._sources, self._chains, strict=True):
            for entity in own:
                sources[entity] += 1
            for entity in {e for link in chain[:-1] for e in link}:
                outer[entity] += 1
        return sources, outer

    def _of_entity(self, number: int) -> list[float]:
        if number < 0:
            return [0.0, 0.0, 0.0, 0.0]
        one = self._entities.entities[number]
        return [np.log1p(len(one.mentions)) / 2, one.place, bool(one.name), one.plural]

    def telling(self, one: Statement) -> Array:
        """What a telling is like, whoever it is from."""
        page = self.doc.paragraph_at(one.attribution.content[0].start)
        paragraph = self.doc.article.paragraphs[max(0, page)]
        attributed = one.told is Told.ATTRIBUTED
        return np.array(
            [
                attributed,
                paragraph.kind is Kind.HEADLINE,
                paragraph == self.doc.drawn[0],
                min(1.0, self.doc.sentence_at(one.attribution.content[0].start) / 20),
                bool(one.attribution.source),
                len(one.chain) > 1,
                attributed and one.mode is Mode.PRIVATE_STATE,
                attributed and one.hedge,
            ],
            np.float32,
        )

    def beside(self, one: Statement) -> Array:
        """Each candidate beside a telling (candidates, features)."""
        content = one.attribution.content
        first, last = content[0].start, max(s.end for s in content)
        begin, end = self.doc.sentence_at(first), self.doc.sentence_at(last - 1)
        away = np.where(self.sentence < begin, self.sentence - begin, np.maximum(self.sentence - end, 0))
        here, inside = away == 0, self._within(content)
        pages = self.paragraph - self.doc.paragraph_at(first)
        out = here & ~inside
        columns = [(away >= low) & (away <= high) for low, high in _NEAR]
        columns += [pages == 0, pages == 1, pages == -1, pages == 2]
        columns += [inside, out, out & (self.ends <= first), out & (self.starts >= last)]
        columns += self._of_its_own(one)
        columns += self._of_likes(one)
        return np.stack(columns, 1).astype(np.float32) if self.all else np.zeros((0, len(columns)), np.float32)

    def _within(self, spans: Iterable[Span]) -> Array:
        found = np.zeros(len(self.all), bool)
        for span in spans:
            found |= (self.starts >= span.start) & (self.ends <= span.end)
        return found

    def _of_its_own(self, one: Statement) -> list[Array]:
        """Whether a candidate is the telling's own source, its words, a link before the origin, the origin."""
        at = self._numbers.get(one.id)
        if at is None:
            return [np.zeros(len(self.all), bool)] * 5
        own = np.zeros(len(self.all), bool)
        for span in one.attribution.source:
            own |= (self.starts < span.end) & (self.ends > span.start)
        chain = self._chains[at]
        outer = frozenset(e for link in chain[:-1] for e in link)
        last = chain[-1] if chain else frozenset()
        return [self._are(self._sources[at]), own, self._are(outer), self._are(last), np.ones(len(self.all), bool)]

    def _are(self, entities: frozenset[int]) -> Array:
        return np.isin(self.entity, list(entities - {-1}))

    def _of_likes(self, one: Statement) -> list[Array]:
        """How like the telling is what a candidate says, or passes on, elsewhere; and words in common."""
        mine = self.doc.stems(one.attribution.content)
        says: dict[int, float] = defaultdict(float)
        passes: dict[int, float] = defaultdict(float)
        for at, other in enumerate(self.statements):
            like = overlap(mine, self._stems[at]) if other.id != one.id else 0.0
            for entity in self._sources[at] | (self._chains[at][-1] if self._chains[at] else frozenset()):
                says[entity] = max(says[entity], like)
            for entity in (e for link in self._chains[at][:-1] for e in link):
                passes[entity] = max(passes[entity], like)
        likest = max(0.3, max(says.values(), default=0.0))
        said = np.array([says.get(e, 0.0) for e in self.entity.tolist()])
        passed = np.array([passes.get(e, 0.0) for e in self.entity.tolist()])
        common = np.zeros(len(self.all), bool)
        common[[at for stem in mine for at in self._holding.get(stem, ())]] = True
        return [said, passed, said >= likest, common]

    def _beside_link(self) -> Array:
        """(links, candidates, features): where the second stands from the first, and what chains already tell."""
        away = self.sentence[None] - self.sentence[:, None]
        gap = self.starts[None] - self.starts[:, None]
        here = away == 0
        columns = [(away >= low) & (away <= high) for low, high in _FROM_LINK]
        columns += [here & (gap > 0), here & (gap < 0), np.exp(-np.abs(gap) / 40.0), np.exp(-np.abs(gap) / 200.0)]
        pairs = [pair for chain in self._chains for pair in pairwise(chain)]
        follows = self._rows(self._are(left) for left, _ in pairs).T @ self._rows(
            self._are(right) for _, right in pairs
        )
        within = self._rows(self._within(one.attribution.content) for one in self.statements)
        said = self._rows(map(self._are, self._sources)).T @ within
        same = (self.entity[None] == self.entity[:, None]) & (self.entity[None] >= 0)
        columns += [np.log1p(follows), np.log1p(follows.T), same, np.log1p(said), np.log1p(said.T)]
        return np.stack(columns, 2, dtype=np.float32)

    def _rows(self, marks: Iterable[Array]) -> Array:
        """A row of ones and zeros for each, after one of zeros; a column for each candidate."""
        return np.array([np.zeros(len(self.all)), *marks], np.float32)


def _titles(doc: Doc) -> frozenset[Span]:
    """What stands in quotation marks by itself: the title of something, or a word that is quoted; it tells nothing."""
    inner = (Span(q.opening[1], q.closing[0]) for found in doc.quotations.values() for q in found if q.closing)
    return frozenset(Span(one.start, one.start + len(doc.text[one.start : one.end].rstrip(".,;:!? "))) for one in inner)


def _of_words(one: Candidate, written: str) -> list[float]:
    source = one.source
    kinds = [float(source.kind is kind) for kind in Agent]
    return [*kinds, source.named, bool(outlet(written)), min(4, len(written.split())) / 4, one.linked]


def _of_mention(one: Mention | None) -> list[float]:
    """What sort of phrase: zeros for words that only a link names."""
    if one is None:
        return [0.0] * 17
    word = one.determiner
    return [
        *(float(one.agent is kind) for kind in _KINDS),
        one.form == "name",
        one.plural,
        one.place,
        word in _DEFINITE,
        word in _INDEFINITE,
        word in _POSSESSIVE,
        word == "",
        one.possessor,
        one.governed,
        one.subject,
        one.speaker,
    ]
