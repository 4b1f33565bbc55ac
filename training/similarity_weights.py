"""The weights of a pair's measures: a logistic regression on annotated stories."""

from collections.abc import Sequence

import numpy as np

from accordingto.match.judge import Weights

RIDGE = 30.0


def fit(measures: Sequence[np.ndarray], labels: Sequence[np.ndarray]) -> Weights:
    """Newton's method on the penalised likelihood; arrays of pairs, of which those labelled -1 are left out."""
    told = [one >= 0 for one in labels]
    inputs = np.concatenate([m[known] for m, known in zip(measures, told, strict=True)]).astype(float)
    wanted = np.concatenate([one[known] for one, known in zip(labels, told, strict=True)]).astype(float)
    mean, scale = inputs.mean(0), inputs.std(0) + 1e-6
    inputs = np.c_[(inputs - mean) / scale, np.ones(len(inputs))]
    ridge = np.diag([RIDGE] * len(mean) + [1e-6])
    found = np.zeros(inputs.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (likely - wanted) + ridge @ found
        curve = (inputs * (likely * (1 - likely))[:, None]).T @ inputs + ridge
        found -= np.linalg.solve(curve, slope)
    return Weights(mean, scale, found[:-1], float(found[-1]))
