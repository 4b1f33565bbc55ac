"""Pairs of texts to train the cross-encoder on: sentences of MRPC and ECB+, and annotated tellings as it reads them."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from accordingto.match.claims import ordered
from accordingto.match.comparable import Comparable
from accordingto.match.likeness import Similarity
from accordingto.match.stage import GLANCED
from bench.polnear import SHARED
from training import ecbplus
from training.comparisons import CLASSES, Story, vectors
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
    for one, other in combinations(story.articles, 2):
        glances = networks.glance.probabilities(rows[one] @ rows[other].T)
        labels = story.labels(story.articles[one], story.articles[other])
        for i, left in enumerate(story.articles[one].lines):
            for j, right in enumerate(story.articles[other].lines):
                kind = story.classes.get(ordered(left.id, right.id))
                near = labels[i, j] == 1 or glances[i, j] >= GLANCED or chance.random() < UNLIKE
                if kind or (labels[i, j] >= 0 and near):
                    yield Compared(left, right, float(glances[i, j]), bool(labels[i, j]), kind)


def sentences(seed: int) -> list[Pair]:
    """The paraphrases of MRPC, the events of ECB+, set down as tellings that have no speaker (`Comparable.marked`)."""
    (path,) = (SHARED / "data/mrpc").glob("*train*")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")[1:]]
    found = [(row[3], row[4], row[0] == "1") for row in rows if len(row) == 5]
    return [_marked(one, other, same) for one, other, same in found + ecbplus.pairs(seed)]


def _marked(one: str, other: str, same: bool) -> Pair:
    one, other = one.strip(), other.strip()
    return Pair(f": {one} | {one}", f": {other} | {other}", same)


def pairs(stories: Iterable[Story], networks: Similarity, seed: int) -> list[Pair]:
    """What the stories to train on have."""
    chance = random.Random(seed)
    return [one.pair for story in stories if story.part == "train" for one in compared(story, networks, chance)]
