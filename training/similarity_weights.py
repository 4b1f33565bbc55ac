"""The weights of a pair's measures: a logistic regression on the annotated stories, one left out at a time."""

from collections.abc import Sequence

import numpy as np

from accordingto.match.pairs import FEATURES, Judge
from training.similarity_stories import Labelled

RIDGE = 30.0
OF_REPRINTS = 0.1
"""How much a pair of a reprinted text counts: those are easy, and more than half of the gold."""


def fit(blocks: Sequence[Labelled]) -> Judge:
    """Newton's method on the penalised likelihood."""
    measures = np.concatenate([b.measures[b.labels >= 0] for b in blocks]).astype(float)
    labels = np.concatenate([b.labels[b.labels >= 0] for b in blocks]).astype(float)
    counts = np.concatenate([np.full((b.labels >= 0).sum(), OF_REPRINTS if b.reprint else 1.0) for b in blocks])
    mean, scale = measures.mean(0), measures.std(0) + 1e-6
    inputs = np.c_[(measures - mean) / scale, np.ones(len(measures))]
    ridge = np.diag([RIDGE] * len(FEATURES) + [1e-6])
    found = np.zeros(inputs.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (counts * (likely - labels)) + ridge @ found
        curve = (inputs * (counts * likely * (1 - likely))[:, None]).T @ inputs + ridge
        found -= np.linalg.solve(curve, slope)
    return Judge(mean, scale, found[:-1], float(found[-1]), 0.5)


def judges(blocks: Sequence[Labelled]) -> dict[int, Judge]:
    """For each story the judge that it had no part in."""
    return {story: fit([b for b in blocks if b.story != story]) for story in sorted({b.story for b in blocks})}
