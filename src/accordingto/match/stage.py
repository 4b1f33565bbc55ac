"""One article among those known: its story, what it copies, whom it names, and which tellings are like its own.

Everything is found through `Neighbours`, who give few candidates however many articles they know, so that an article
costs as much in a large ledger as in a small one. What is not English is kept and matched with nothing. No network is
run here: which tellings say the same is read when claims are computed (`claims`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np

from accordingto.match import likeness, people, stories
from accordingto.match.claims import ordered
from accordingto.match.comparable import Comparable, comparables, one_sentence
from accordingto.match.copies import lineage
from accordingto.match.likeness import Scale, packed, unpacked
from accordingto.match.material import Material
from accordingto.match.newsrooms import credited, one_byline
from accordingto.match.replies import replies
from accordingto.match.stories import Gist, Placed
from accordingto.match.terms import terms, weighed
from accordingto.match.versions import superseding
from accordingto.records import Article, Judgement, Source, Statement, Verdict
from accordingto.text.doc import Doc
from accordingto.text.fingerprints import fingerprints

GLANCED = 0.05
"""Probability at a glance from which two tellings are like enough to be read."""
WITHIN = 0.1
"""The same for two of one article, which are like each other more often and tell one thing seldom."""
NEAREST = 12
"""Tellings of its own article, and wordings of others, that one telling is set beside, at most, beside the claims."""
BESIDE = 8
"""Articles of other stories, near to its own, whose tellings are looked at, at most."""
SURE_COPY = 0.95
"""Share of the shorter text from which no better original is looked for."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two tellings that are alike at a glance: their ids in order, and how likely they say the same."""

    left: str
    right: str
    glance: float


class Neighbours(stories.NearStories, Protocol):
    """Who is near: what the ledger knows that bears on a new article."""

    def holding(self, found: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How many articles have each of these terms, and how many articles there are."""

    def sharing(self, prints: Sequence[int]) -> Sequence[Article]:
        """The few articles that share most fingerprints, most first."""

    def versions(self, article: Article) -> Sequence[Article]:
        """A few other articles of the same address, or of the same outlet and title."""

    def doc(self, article: str) -> Doc:
        """One of these articles."""

    def alike(
        self, anchors: Sequence[str], articles: Sequence[str], vectors: np.ndarray, least: float
    ) -> Iterable[tuple[int, str, float]]:
        """The tellings nearest to each row of `vectors`: its number, the telling's id, and the cosine.

        Looked for in the stories or single articles `anchors` and in these `articles`; `NEAREST` wordings a row, those
        of a cosine of `least`, and whatever stands for a claim.
        """

    def names(self, keys: Iterable[str]) -> Iterable[str]:
        """The names that have one of these keys; of a key that many names have, none."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article made ready: all that can be known of it without its neighbours. `vectors` has a row a line.

    `denies` has the lines, by id, that only say of another line, by id, that it is false.
    """

    material: Material
    lines: tuple[Comparable, ...]
    vectors: np.ndarray
    prints: tuple[int, ...]
    terms: Mapping[str, float]
    names: tuple[tuple[Source, frozenset[str]], ...]
    denies: Mapping[str, str]
    glance: Scale

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.material.article


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision on two things, and of what sort they are: "article", "outlet" or "source"."""

    on: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Matched:
    """What an article changes. `placed` and `vector` (its terms, of length one) are None where it is not matched."""

    fresh: Fresh
    placed: Placed | None
    vector: Gist | None
    judged: tuple[Judged, ...]
    edges: tuple[Edge, ...]


def prepare(doc: Doc, tellings: Sequence[Statement], vectors: np.ndarray | None = None) -> Fresh:
    """What takes time and needs no neighbours; `vectors`, as `packed`, are those that another machine made of it."""
    networks = likeness.shipped()
    said = [one for one in tellings if one.attribution.content]
    lines = comparables(doc, said)
    material = Material(doc, said, doc.published)
    sources = {link.source.name: link.source for one in said for link in one.chain}
    named = tuple((source, keys) for source in sources.values() if (keys := people.blocking(source)))
    title = doc.article.title.value if doc.article.title else ""
    return Fresh(
        material,
        tuple(lines),
        unpacked(packed(networks.vectors(doc, lines)) if vectors is None else vectors),  # as kept: alike now and later
        fingerprints(material.text),
        terms(material.text, title),
        named,
        {lines[at].id: lines[of].id for at, of in replies(lines).items()},
        networks.glance,
    )


def match(fresh: Fresh, known: Neighbours) -> Matched:
    """The decisions that an article brings about, each with its reason."""
    if not fresh.material.doc.english:
        return Matched(fresh, None, None, (), ())
    vector = _vector(fresh, known)
    placed = stories.place(vector, known)
    judged = [Judged("article", join) for join in placed.joins]
    sharing = _sharing(fresh, known)
    judged += _copies(fresh, sharing, known)
    judged += [Judged("outlet", one) for one in credited(fresh.article)]
    judged += [Judged("source", one) for one in _people(fresh, known)]
    return Matched(fresh, placed, vector, tuple(judged), tuple(_edges(fresh, placed, sharing, known)))


# Stories


def _vector(fresh: Fresh, known: Neighbours) -> Gist:
    """The article as a story of its own."""
    holding, articles = known.holding(fresh.terms)
    with_it = {term: holding.get(term, 0) + 1 for term in fresh.terms}
    day = fresh.material.day.toordinal() if fresh.material.day else None
    return Gist(fresh.article.id, 1, weighed(fresh.terms, with_it, articles + 1), day, day)


# Copies, versions and newsrooms


def _sharing(fresh: Fresh, known: Neighbours) -> list[Article]:
    """The articles that share passages with this one, if only a quotation, and other versions of it."""
    found = {other.id: other for other in (*known.sharing(fresh.prints), *known.versions(fresh.article))}
    return [other for other in found.values() if other.id != fresh.article.id]


def _copies(fresh: Fresh, sharing: Sequence[Article], known: Neighbours) -> Iterator[Judged]:
    """What is decided of the articles of which this one is a copy or a rewrite."""
    for other in sharing:
        shared = lineage(fresh.material.doc, known.doc(other.id))
        if shared is None:
            continue
        yield Judged("article", Judgement(fresh.article.id, other.id, Verdict.COPY, shared.share, shared.because))
        if version := superseding(fresh.article, other, shared):
            yield Judged("article", version)
        if newsroom := one_byline(fresh.article, other, shared.because):
            yield Judged("outlet", newsroom)
        if shared.share >= SURE_COPY:
            return


# People


def _people(fresh: Fresh, known: Neighbours) -> Iterator[Judgement]:
    """Names of the article that others know by another spelling."""
    seen: dict[str, set[str]] = {}
    for source, keys in fresh.names:
        among = {name for key in keys for name in seen.get(key, ())} | set(known.names(keys))
        yield from people.same_names(source, sorted(among))
        for key in keys:
            seen.setdefault(key, set()).add(source.name)


# Tellings


def _edges(fresh: Fresh, placed: Placed, sharing: Sequence[Article], known: Neighbours) -> Iterator[Edge]:
    """Which tellings are like this article's: its own, its story's, those of articles that share a passage."""
    if not fresh.lines:
        return
    for (one, two), cosine in _within(fresh, fresh.glance.score(WITHIN)).items():
        yield _edge(fresh, one, fresh.lines[two].id, cosine)
    here = [anchor for _, anchors in placed.stories for anchor in anchors if anchor != fresh.article.id]
    beside = [other.id for other in sharing][:BESIDE]
    for row, other, cosine in known.alike(here, beside, fresh.vectors, fresh.glance.score(GLANCED)):
        yield _edge(fresh, row, other, cosine)


def _within(fresh: Fresh, least: float) -> dict[tuple[int, int], float]:
    """The pairs of the article's own tellings that are alike: `NEAREST` of each, so that a list costs what it is long.

    Not those of one sentence, which tells two things or, where one stands inside the other, one thing once.
    """
    found: dict[tuple[int, int], float] = {}
    for row, vector in enumerate(fresh.vectors):
        cosines = np.einsum("ij,j->i", fresh.vectors, vector)
        likest = np.argsort(-cosines, kind="stable")[: np.count_nonzero(cosines >= least)].tolist()
        apart = (other for other in likest if not one_sentence(fresh.lines[row], fresh.lines[other]))
        for other in islice(apart, NEAREST):
            found[min(row, other), max(row, other)] = float(cosines[other])
    return found


def _edge(fresh: Fresh, row: int, other: str, cosine: float) -> Edge:
    likely = float(fresh.glance.probabilities(np.array(cosine)))
    return Edge(*ordered(fresh.lines[row].id, other), round(likely, 4))
