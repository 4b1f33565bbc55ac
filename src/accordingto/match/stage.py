"""One article among those known: the story it belongs to, what it copies, whom it names, and what it says again.

Everything is found through `Neighbours`, who give few candidates however many articles they know, so that an article
costs as much in a large ledger as in a small one. What is not English is kept and matched with nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import Protocol

import numpy as np

from accordingto.match import people, stories
from accordingto.match.copies import REPRINT, Lineage, lineage
from accordingto.match.denials import denials
from accordingto.match.embed import Encoder
from accordingto.match.judge import READ, Judge
from accordingto.match.lately import superseding
from accordingto.match.lines import Line, lines
from accordingto.match.newsrooms import credited, one_byline
from accordingto.match.pairs import Told, told, within
from accordingto.match.shingles import fingerprints
from accordingto.match.stories import Join, Placed, Story
from accordingto.match.terms import terms, weighed
from accordingto.match.texts import Read
from accordingto.records import Article, Judgement, Source, Stance, Statement, Verdict
from accordingto.resolve.stage import published_day

COMPARED = 48
"""Articles of a story that a new one is compared with, at most."""
BESIDE = 8
"""Articles of other stories, near to its own, that it is compared with, at most."""
LEAST_READ = 4
"""Pairs of lines that are read of two articles, at most, where a new one is compared with very many."""
SURE_COPY = 0.95
"""Share of the shorter text from which no better original is looked for."""


class Judges(Protocol):
    """Who tells which statements of two articles say the same: `judge.Judge`, or one of a test."""

    def judgements(self, left: Told, right: Told, most: int = READ) -> list[Judgement]:
        """The pairs that say the same, each with a reason; at most `most` pairs are looked at closely."""


class Neighbours(stories.Neighbours, Protocol):
    """Who is near: what the ledger knows that bears on a new article."""

    def holding(self, found: Iterable[str]) -> tuple[Mapping[str, int], int]:
        """How many articles have each of these terms, and how many articles there are."""

    def sharing(self, prints: Sequence[int]) -> Sequence[Article]:
        """The few articles that share most fingerprints, most first."""

    def versions(self, article: Article) -> Sequence[Article]:
        """A few other articles of the same address, or of the same outlet and title."""

    def members(self, anchor: str, vectors: np.ndarray) -> Sequence[str]:
        """The articles of the story or of the one article `anchor`, `COMPARED` at most: those that say the likest."""

    def read(self, article: str) -> Read:
        """One of these articles, ready to be compared."""

    def names(self, keys: Iterable[str]) -> Iterable[str]:
        """The names that have one of these keys; of a key that many names have, none."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article made ready: all that can be known of it without its neighbours."""

    read: Read
    prints: tuple[int, ...]
    terms: Mapping[str, float]
    names: tuple[tuple[Source, frozenset[str]], ...]
    judge: Judges

    @property
    def english(self) -> bool:
        """Whether it is matched at all."""
        return self.read.article.language in (None, "en")


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision on two things, and of what sort they are: "statement", "article", "outlet" or "source"."""

    on: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Matched:
    """What an article changes. `placed` and `vector` (its terms, of length one) are None where it is not matched.

    `again` has, by their ids, the statements that stand word for word in an article it copies, and those that they are.
    """

    fresh: Fresh
    placed: Placed | None
    vector: Story | None
    judged: tuple[Judged, ...]
    again: Mapping[str, str]


@cache
def shipped() -> tuple[Encoder, Judge]:
    """The encoder of this installation and the judge that was trained with it, loaded once."""
    with as_file(files("accordingto") / "model/similarity") as folder:
        return Encoder(folder), Judge.load(folder)


def prepare(article: Article, statements: Sequence[Statement], encoder: Encoder, judge: Judges) -> Fresh:
    """What takes time and needs no neighbours."""
    said = [one for one in statements if one.attribution.content]
    read = Read(article, said, rounded(told(lines(article, said), encoder)), published_day(article))
    sources = {link.source.name: link.source for one in said for link in one.chain}
    named = tuple((source, keys) for source in sources.values() if (keys := people.blocking(source)))
    title = article.title.value if article.title else ""
    return Fresh(read, fingerprints(read.text), terms(read.text, title), named, judge)


def match(fresh: Fresh, known: Neighbours) -> Matched:
    """The decisions that an article brings about, each with its reason."""
    if not fresh.english:
        return Matched(fresh, None, None, (), {})
    article = fresh.read.article
    vector = _vector(fresh, known)
    placed = stories.place(vector, known)
    judged = [Judged("article", _joined(join)) for join in placed.joins]
    sharing = _sharing(fresh, known)
    originals, found = _copies(fresh, sharing, known)
    judged += found
    judged += [Judged("outlet", one) for one in credited(article)]
    judged += [Judged("source", one) for one in _people(fresh, known)]
    again = _said_again(fresh, [known.read(one) for one in originals])
    judged += [Judged("statement", one) for one in _statements(fresh, placed, originals, again, sharing, known)]
    return Matched(fresh, placed, vector, tuple(judged), again)


def rounded(given: Told) -> Told:
    """With vectors as the ledger keeps them, a byte a number, so that an article compares alike now and later."""
    return replace(given, vectors=unpacked(packed(given.vectors)))


def packed(vectors: np.ndarray) -> np.ndarray:
    """Numbers from -1 to 1 as signed bytes."""
    return np.clip(np.round(vectors * 127), -127, 127).astype(np.int8)


def unpacked(kept: np.ndarray) -> np.ndarray:
    """The numbers that `packed` made bytes of."""
    return kept.astype(np.float32) / 127


# Stories


def _vector(fresh: Fresh, known: Neighbours) -> Story:
    """The article as a story of its own."""
    holding, articles = known.holding(fresh.terms)
    with_it = {term: holding.get(term, 0) + 1 for term in fresh.terms}
    day = fresh.read.day.toordinal() if fresh.read.day else None
    return Story(fresh.read.article.id, 1, weighed(fresh.terms, with_it, articles + 1), day, day)


def _joined(join: Join) -> Judgement:
    verdict = Verdict.SAME_STORY if join.same else Verdict.DIFFERENT
    return Judgement(join.left, join.right, verdict, join.score, join.because)


# Copies, versions and newsrooms


def _sharing(fresh: Fresh, known: Neighbours) -> list[Article]:
    """The articles that share passages with this one, if only a quotation, and other versions of it."""
    article = fresh.read.article
    found = {other.id: other for other in (*known.sharing(fresh.prints), *known.versions(article))}
    return [other for other in found.values() if other.id != article.id]


def _copies(fresh: Fresh, sharing: Sequence[Article], known: Neighbours) -> tuple[list[str], list[Judged]]:
    """The articles that this one prints again, the best first, and what is decided of them."""
    article = fresh.read.article
    reprints: list[tuple[float, str]] = []
    judged: list[Judged] = []
    for other in sharing:
        shared = lineage(fresh.read.text, known.read(other.id).text)
        if shared is None:
            continue
        judged += _of_one_text(article, other, shared)
        if shared.share >= REPRINT:
            reprints.append((shared.share, other.id))
        if shared.share >= SURE_COPY:
            break
    return [other for _, other in sorted(reprints, reverse=True)], judged


def _of_one_text(article: Article, other: Article, shared: Lineage) -> Iterator[Judged]:
    yield Judged("article", Judgement(article.id, other.id, Verdict.COPY, shared.share, shared.because))
    version = superseding(article, other, shared)
    if version:
        yield Judged("article", version)
    newsroom = one_byline(article, other, shared.because)
    if newsroom:
        yield Judged("outlet", newsroom)


# People


def _people(fresh: Fresh, known: Neighbours) -> Iterator[Judgement]:
    """Names of the article that others know by another spelling."""
    seen: dict[str, set[str]] = {}
    for source, keys in fresh.names:
        among = {name for key in keys for name in seen.get(key, ())} | set(known.names(keys))
        yield from people.same_names(source.name, next(iter(keys)).startswith("p:"), sorted(among))
        for key in keys:
            seen.setdefault(key, set()).add(source.name)


# Statements


def _said_again(fresh: Fresh, originals: Sequence[Read]) -> dict[str, str]:
    """The statements that stand in an original word for word, with those that they are there; of the best original."""
    theirs: dict[tuple[str, str, str], str] = {}
    for read in originals:
        for line in read.told.lines:
            theirs.setdefault(_words(line), line.id)
    found = {line.id: theirs.get(_words(line)) for line in fresh.read.told.lines}
    return {ident: other for ident, other in found.items() if other}


def _words(line: Line) -> tuple[str, str, str]:
    return line.sentence, line.content, line.origin.name if line.origin else ""


def _statements(
    fresh: Fresh,
    placed: Placed,
    originals: Sequence[str],
    again: Mapping[str, str],
    sharing: Sequence[Article],
    known: Neighbours,
) -> Iterator[Judgement]:
    """What is said again: by this article, and by articles that it brings into one story.

    What stands in a copied text word for word is joined with the original's statement, and through it with others.
    """
    for ident, other in again.items():
        yield Judgement(ident, other, Verdict.SAME_UTTERANCE, 1.0, "the same sentence, in a copied text")
    mine = fresh.read
    yield from within(mine.told)
    new = [at for at, line in enumerate(mine.told.lines) if line.id not in again]
    for read in map(known.read, originals[:1]):
        if new or any(line.id not in again.values() for line in read.told.lines):
            judged = fresh.judge.judgements(mine.told, read.told)
            yield from (one for one in judged if again.get(one.left) != one.right)
    reads = (
        [known.read(other) for other in _near(mine, new, placed, known) if other not in originals[:1]] if new else []
    )
    met = {mine.article.id, *originals[:1], *(read.article.id for read in reads)}
    beside = (
        [known.read(other) for other in _beside(mine, new, placed, sharing, known) if other not in met] if new else []
    )
    most = max(LEAST_READ, READ // max(1, len(reads) + len(beside)))
    for read in (*reads, *beside):
        yield from (one for one in fresh.judge.judgements(mine.told, read.told, most) if one.left not in again)
    yield from _denied(mine, [mine, *(known.read(one) for one in originals[:1]), *reads])
    yield from _between(fresh, placed, known)


def _near(mine: Read, new: Sequence[int], placed: Placed, known: Neighbours) -> list[str]:
    """The articles of the story that the article is put into, those that say the likest of what is new in it."""
    found: dict[str, None] = {}
    for parts in _brought_together(mine.article.id, placed):
        for one in parts:
            found |= dict.fromkeys(known.members(one, mine.told.vectors[new, 0]))
    return [other for other in found if other != mine.article.id][:COMPARED]


def _beside(mine: Read, new: Sequence[int], placed: Placed, sharing: Sequence[Article], known: Neighbours) -> list[str]:
    """Articles that share a passage, or of stories that are near but others: one remark is told in more than one."""
    found = dict.fromkeys(other.id for other in sharing)
    for _, anchors in placed.stories:
        for anchor in anchors if mine.article.id not in anchors else ():
            found |= dict.fromkeys(known.members(anchor, mine.told.vectors[new, 0]))
    return list(found)[:BESIDE]


def _brought_together(article: str, placed: Placed) -> Iterator[list[str]]:
    """The other parts of the story that the article is put into."""
    for _, anchors in placed.stories:
        if article in anchors:
            yield [anchor for anchor in anchors if anchor != article]


def _between(fresh: Fresh, placed: Placed, known: Neighbours) -> Iterator[Judgement]:
    """Stories that become one because of the article: the articles that changed places are compared too."""
    article = fresh.read.article.id
    for _, anchors in placed.stories:
        moved = {join.left for join in placed.joins if join.same} & {*anchors} - {article}
        for one in sorted(moved):
            read = known.read(one)
            rest = [anchor for anchor in anchors if anchor not in (article, one)]
            for anchor in (anchor for anchor in rest if anchor not in moved or anchor > one):
                for near in known.members(anchor, read.told.vectors[:, 0]):
                    theirs = known.read(near)
                    yield from fresh.judge.judgements(read.told, theirs.told, LEAST_READ)
                    yield from _denied(read, [theirs])


def _denied(mine: Read, others: Sequence[Read]) -> Iterator[Judgement]:
    """What one denies and another affirms is one claim, in one article or across two."""
    for other in others:
        both = [mine, other] if other is not mine else [mine]
        if not any(one.stance is Stance.DENY for read in both for one in read.statements):
            continue
        at = {(one.article, one.span): ident for read in both for ident, one in read.passages.items()}
        for conflict in denials([one for read in both for one in read.passages.values()]):
            affirmed, denied = (at[side.article, side.span] for side in conflict.sides)
            across = conflict.sides[0].article != conflict.sides[1].article
            if affirmed != denied and across == (len(both) == 2):
                yield Judgement(affirmed, denied, Verdict.SAME_CLAIM, 0.8, conflict.what)
