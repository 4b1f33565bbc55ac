"""Pairs of statements to train the cross-encoder on."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from accordingto.match.judge import Weights
from accordingto.match.pairs import FEATURES, Told
from accordingto.match.reader import marked
from bench.polnear import SHARED
from training import ecbplus
from training.similarity_stories import Labelled

TWIN = 0.9
"""Share of words in common above which a pair teaches next to nothing."""
OF_A_STORY, OF_A_PAIR = 60, 0.3
"""Pairs that say the same which one story gives, about; and the least share of them."""
HARD, EASY = 2.5, 0.6
"""For each pair that says the same: the likeliest that do not, and others."""


class Example(NamedTuple):
    """Two marked statements (`match.reader.marked`), and whether they say the same."""

    left: str
    right: str
    label: bool


def first(seed: int) -> list[Example]:
    """Sentences: the paraphrases of MRPC, the events of ECB+."""
    (path,) = (SHARED / "data/mrpc").glob("*train*")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").split("\n")[1:]]
    found = [(row[3], row[4], row[0] == "1") for row in rows if len(row) == 5]
    return [Example(f": « {a.strip()} »", f": « {b.strip()} »", same) for a, b, same in found + ecbplus.pairs(seed)]


def of_stories(blocks: Sequence[Labelled], articles: Mapping[str, Told], glance: Weights, seed: int) -> list[Example]:
    """Of each two articles the pairs that say the same, and those that are likest to but do not."""
    chance, shared = random.Random(seed), FEATURES.index("words")
    many: Counter[str] = Counter()
    for block in blocks:
        many[block.story] += int(((block.labels == 1) & (block.measures[..., shared] <= TWIN)).sum())
    found = []
    for block in blocks:
        share = max(OF_A_PAIR, min(1.0, OF_A_STORY / max(1, many[block.story])))
        places: dict[bool, list[tuple[int, int]]] = defaultdict(list)
        for i, j in np.argwhere(block.labels >= 0).tolist():
            same = bool(block.labels[i, j])
            if not same or (block.measures[i, j, shared] <= TWIN and chance.random() < share):
                places[same].append((i, j))
        likely = glance.probabilities(block.measures)
        rest = sorted(places[False], key=lambda place: -likely[place])
        hard = max(3, int(HARD * len(places[True])))
        others = chance.sample(rest[hard:], min(len(rest[hard:]), max(1, int(EASY * len(places[True])))))
        left, right = (articles[name].lines for name in block.articles)
        for same, chosen in ((True, places[True]), (False, rest[:hard] + others)):
            found += [Example(marked(left[i]), marked(right[j]), same) for i, j in chosen]
    return found
