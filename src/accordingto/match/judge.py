"""How likely two lines of two articles say the same: a glance at every pair, then the likeliest are read.

Both are logistic regressions over the measures of `pairs`, the second with what the `Reader` makes of a pair besides;
their weights are learnt from annotated stories (`training/train_similarity.py`).
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from accordingto.attribute.network import loading
from accordingto.match.lines import Line
from accordingto.match.pairs import FEATURES, Told, judgement, likeness
from accordingto.match.reader import Reader
from accordingto.records import Judgement

READ_FEATURES = (*FEATURES, "read")
READ = 120
"""Pairs of two articles that are read, at most."""
ALIKE = 0.8
"""Share of the words of content, by weight, that a line and its twin have in common."""
VERSIONS = 0.3
"""Share of the shorter article's lines with a twin from which the two are versions of one text."""
TWINS = 3
"""Fewer lines with a twin show nothing: two outlets quote one sentence."""


class Reads(Protocol):
    """Who reads two lines side by side."""

    def read(self, pairs: Sequence[tuple[Line, Line]]) -> np.ndarray:
        """A logit a pair."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A logistic regression over measures that are first centred and scaled."""

    mean: np.ndarray
    scale: np.ndarray
    weight: np.ndarray
    bias: float

    @staticmethod
    def of(settings: Mapping[str, Any], measures: Sequence[str]) -> "Weights":
        """As `labels.json` has them."""
        mean, scale, weight = (
            np.array([settings[name][measure] for measure in measures]) for name in ("mean", "scale", "weight")
        )
        return Weights(mean, scale, weight, settings["bias"])

    def probabilities(self, measures: np.ndarray) -> np.ndarray:
        """Of an array of measures, its last axis: those."""
        logits = (measures - self.mean) / self.scale @ self.weight + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """`glance` chooses the pairs that are read, from probability `worth` on; `least` is the one that is reported."""

    reader: Reads
    glance: Weights
    weights: Weights
    worth: float
    least: float

    @staticmethod
    def load(folder: Path) -> "Judge":
        """From a model folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            settings = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            glance, weights = Weights.of(settings["glance"], FEATURES), Weights.of(settings["read"], READ_FEATURES)
            return Judge(Reader(folder), glance, weights, settings["worth"], settings["least"])

    def probabilities(self, left: Told, right: Told, most: int = READ) -> np.ndarray:
        """For each pair of lines of two articles the probability that they say the same (left, right).

        At most `most` pairs are read; any other has 0, unless its reply or what it replies to was read.
        """
        measures = likeness(left, right)
        beside = _elsewhere(_twins(left, right))
        chosen = self.chosen(np.where(beside, 0.0, self.glance.probabilities(measures)), most)
        likely = np.zeros(measures.shape[:2])
        if len(chosen):
            read = self.reader.read([(left.lines[i], right.lines[j]) for i, j in chosen.tolist()])
            rows, columns = chosen.T
            likely[rows, columns] = self.weights.probabilities(np.c_[measures[rows, columns], read])
        return np.where(beside, 0.0, lifted(likely, left, right))

    def chosen(self, glanced: np.ndarray, most: int) -> np.ndarray:
        """The pairs that are worth reading, the likeliest `most` of them: rows of two places."""
        worth = np.argwhere(glanced >= self.worth)
        order = np.argsort(-glanced[tuple(worth.T)], kind="stable")
        return worth[order[:most]]

    def judgements(self, left: Told, right: Told, most: int = READ) -> list[Judgement]:
        """The pairs of two articles that say the same, in text order; at most `most` pairs are read."""
        likely = self.probabilities(left, right, most)
        found = np.argwhere(likely >= self.least)
        return [judgement(left, right, i, j, float(likely[i, j])) for i, j in found.tolist()]


def _twins(left: Told, right: Told) -> np.ndarray:
    """Which two lines have nearly the same words (left, right)."""
    heavy = [[math.fsum(words.values()) for words in side.words] for side in (left, right)]
    shared = [
        [math.fsum(one[stem] for stem in one.keys() & other.keys()) for other in right.words] for one in left.words
    ]
    most = np.maximum(np.array(heavy[0])[:, None], np.array(heavy[1])[None])
    found: np.ndarray = (np.array(shared).reshape(most.shape) >= ALIKE * most) & (most > 0)
    return found


def _elsewhere(twins: np.ndarray) -> np.ndarray:
    """In two versions of one text, whatever is beside a line that stands in both: it says what its twin says."""
    rows: np.ndarray = np.any(twins, axis=1)
    columns: np.ndarray = np.any(twins, axis=0)
    if min(rows.sum(), columns.sum()) < max(TWINS, VERSIONS * min(twins.shape)):
        return np.zeros_like(twins)
    beside: np.ndarray = np.logical_and(~twins, np.logical_or(rows[:, None], columns[None]))
    return beside


def lifted(likely: np.ndarray, left: Told, right: Told) -> np.ndarray:
    """A reply is as near to a line as what it denies is."""
    rows, columns = np.arange(len(left.lines)), np.arange(len(right.lines))
    for replying, at in left.replies.items():
        rows[replying] = at
    for replying, at in right.replies.items():
        columns[replying] = at
    turned = likely[rows]
    found: np.ndarray = np.maximum(np.maximum(likely, turned), np.maximum(likely[:, columns], turned[:, columns]))
    return found
