"""Pairs of texts to train the cross-encoder on: sentences of MRPC and ECB+, and annotated tellings as it reads them."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from accordingto.match.claims import ordered
from accordingto.match.comparable import Comparable, one_sentence
from accordingto.match.likeness import Similarity
from accordingto.match.stage import GLANCED, WITHIN
from bench.polnear import SHARED
from training import ecbplus
from training.comparisons import CLASSES, SAME, WIDE, Story, vectors
from training.cross_encoder import Pair

UNLIKE = 0.01
"""Share of the grouped pairs that are unlike even at a glance which are read all the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two tellings of a story, how likely they say the same at a glance, whether they do, and their class if any."""

    left: Comparable
    right: Comparable
    glance: float
    same: bool
    kind: str | None

    @property
    def pair(self) -> Pair:
        """As the cross-encoder reads it."""
        return Pair(self.left.marked, self.right.marked, self.same, CLASSES.index(self.kind) if self.kind else -1)


def compared(story: Story, networks: Similarity, chance: random.Random) -> Iterator[Compared]:
    """Every pair with a class; of grouped tellings those of one group, those like at a glance, and a few others."""
    rows = {name: vectors(networks, article) for name, article in story.articles.items()}
    yield from _classed(story, networks, rows)
    for one, other in combinations(story.articles, 2) if story.members else ():
        glances = networks.glance.probabilities(rows[one] @ rows[other].T)
        labels = story.labels(story.articles[one], story.articles[other])
        for i, left in enumerate(story.articles[one].lines):
            for j, right in enumerate(story.articles[other].lines):
                near = labels[i, j] == 1 or glances[i, j] >= GLANCED or chance.random() < UNLIKE
                if labels[i, j] >= 0 and near and ordered(left.id, right.id) not in story.classes:
                    yield Compared(left, right, float(glances[i, j]), bool(labels[i, j]), None)


def _classed(story: Story, networks: Similarity, rows: Mapping[str, np.ndarray]) -> Iterator[Compared]:
    """The pairs that have a class, of two articles or of one."""
    found = {
        line.id: (line, row)
        for name, article in story.articles.items()
        for line, row in zip(article.lines, rows[name], strict=True)
    }
    for pair, kind in story.classes.items():
        (left, mine), (right, theirs) = (found[ident] for ident in pair)
        glance = float(networks.glance.probabilities(mine @ theirs))
        yield Compared(left, right, glance, kind in SAME, kind)


def within(story: Story, networks: Similarity) -> Iterator[Compared]:
    """Every two tellings of one article that are like at a glance, where one is in a group of its story."""
    grouped = {member for pair in story.together for member in pair}
    for article in story.articles.values() if grouped else ():
        rows = vectors(networks, article)
        glances = networks.glance.probabilities(rows @ rows.T)
        for (i, left), (j, right) in combinations(enumerate(article.lines), 2):
            known = {story.members.get(left.id), story.members.get(right.id)}
            if None in known or len(known) < 2 or known.isdisjoint(grouped):
                continue
            if glances[i, j] >= WITHIN and not one_sentence(left, right):
                yield Compared(left, right, float(glances[i, j]), known in story.together, None)


def sentences(seed: int) -> list[Pair]:
    """The paraphrases of MRPC, the events of ECB+, set down as tellings that have no speaker (`Comparable.marked`)."""
    (path,) = (SHARED / "data/mrpc").glob("*train*")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")[1:]]
    found = [(row[3], row[4], row[0] == "1") for row in rows if len(row) == 5]
    return [_marked(one, other, same) for one, other, same in found + ecbplus.pairs(seed)]


def _marked(one: str, other: str, same: bool) -> Pair:
    one, other = one.strip(), other.strip()
    return Pair(f": {one} | {one}", f": {other} | {other}", same)


def pairs(stories: Iterable[Story], networks: Similarity, seed: int) -> tuple[list[Pair], list[Pair]]:
    """What the stories to train on have; and what was judged among all articles of PolNeAR's campaign."""
    chance = random.Random(seed)
    found, wide = list[Pair](), list[Pair]()
    for story in stories:
        if story.part == "train":
            taken = wide if story.name.startswith(WIDE) else found
            taken += [one.pair for one in compared(story, networks, chance)]
    return found, wide
