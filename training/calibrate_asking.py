"""About which pairs of two articles the reader is asked: those that it may join, by what else the articles tell alike.

    python -m training.calibrate_asking              # after any of the networks, or `calibrate_pairs`; four minutes
    python -m training.calibrate_asking --limit 2    # two stories of each set, into runs/asking: does it run?

A logistic regression on the pairs that it is asked about where nothing but the measures says that it need not be: in
annotated stories of FNC-1, each in a ledger of its own, and among articles of PolNeAR train, drawn by chance. Written
is what it may say at most (`asking` in `labels.json`); printed, how many of the kept stories' pairs are left.
"""

import logging
import math
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

from accordingto.ledger import Ledger, side_by_side
from accordingto.match import likeness
from accordingto.match.claims import JOINED, ordered
from accordingto.match.comparable import Comparable
from accordingto.match.likeness import MOST_SAID, Similarity, logit
from bench.ledgers import fill
from training import sums
from training.logistic import fit
from training.settings import limited
from training.similarity_folder import in_the_making, write_labels
from training.stories import POLNEAR, stories
from training.stories import given as article_of

SEED, DRAWN, TOGETHER = 1, 180, 60
"""Articles of PolNeAR that are drawn, and how many of them stand in one ledger."""
LEAST_JOINED = 0.04
"""Probability of being joined from which a pair is read."""
RIDGE = 0.1
PARTS = ("train", "polnear", "kept")
RUNS = Path("runs/asking")
Read = tuple[float, float, float, bool]
"""What the measures say of a pair, a logit; of its articles the likest pair at a glance, a logit, and the logarithm of
how many there are; whether it was joined."""
_LOG = logging.getLogger(__name__)


class Recorder(Similarity):
    """Keeps what the measures and the reader say of each pair that the reader is asked about."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.weight = self._reading["read"]
        self.pairs: list[tuple[str, str, float, bool]] = []
        self._heard: list[float] = []

    def read(self, one: Comparable, other: Comparable, glance: float, most: float = MOST_SAID) -> float:
        """As ever."""
        self._heard.clear()
        likely = super().read(one, other, glance, most)
        for said in self._heard:
            known = math.log(likely / (1 - likely)) - self.weight * said
            self.pairs.append((one.statement.article, other.statement.article, known, likely >= JOINED))
        return likely

    def _said(self, one: Comparable, other: Comparable) -> float:
        self._heard.append(super()._said(one, other))
        return self._heard[-1]


def main() -> None:
    """Read, fit, print and write."""
    limit = limited("calibrate_asking", __doc__, RUNS)
    out = in_the_making(RUNS, limit)
    recorder = Recorder(out)
    as_of_one_article = patch.object(side_by_side, "most_said", lambda *_: MOST_SAID)
    with patch.object(likeness, "shipped", lambda: recorder), as_of_one_article:
        found = {part: [one for rows in islice(_sets(part), limit) for one in read(recorder, rows)] for part in PARTS}
    learnt = np.array([*found["train"], *found["polnear"]])
    weights, bias = fit(learnt[:, :3], learnt[:, 3], np.ones(len(learnt)), RIDGE)
    for part, rows in found.items():
        _LOG.info("%s: %s", part, _left(np.array(rows), weights, bias))
    most = np.array([bias - logit(LEAST_JOINED), *weights[1:]]) / (weights[0] * recorder.weight)
    write_labels(out, {"asking": [round(one, 3) for one in most.tolist()]})
    sums.write(out)


def _sets(part: str) -> Iterator[list[dict[str, str]]]:
    """The articles that stand in one ledger."""
    if part == "polnear":
        yield from _drawn()
        return
    for story in stories():
        if story.part == part:
            yield [{"name": name, "text": text} for name, text in story.texts.items()]


def _drawn() -> Iterator[list[dict[str, str]]]:
    names = sorted(one.stem for one in (POLNEAR / "train").glob("*.txt"))
    drawn = random.Random(SEED).sample(names, DRAWN)
    for at in range(0, DRAWN, TOGETHER):
        yield [article_of("train", name) for name in drawn[at : at + TOGETHER]]


def read(recorder: Recorder, rows: list[dict[str, str]]) -> Iterator[Read]:
    """The pairs of two of these articles that the reader was asked about."""
    recorder.pairs.clear()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "asking.db"
        with Ledger.create(path) as ledger:
            fill(ledger, rows)
            ledger.settle()
        with closing(sqlite3.connect(path)) as connection:
            between = cache(partial(side_by_side.alike, connection))
            for one, other, known, joined in recorder.pairs:
                if one != other:
                    likest, pairs = between(*ordered(one, other))
                    yield known, logit(likest), math.log1p(pairs), joined


def _left(rows: np.ndarray, weights: np.ndarray, bias: float) -> str:
    """How many pairs would still be read, and of those joined."""
    asked = rows[:, :3] @ weights + bias >= logit(LEAST_JOINED)
    joined = rows[:, 3] > 0
    return f"{asked.sum()} of {len(rows)} pairs are read, {(asked & joined).sum()} of {joined.sum()} joined"


if __name__ == "__main__":
    main()
