"""Logistic regression of few measures, for weights that ship as readable numbers."""

import numpy as np


def fit(inputs: np.ndarray, wanted: np.ndarray, counts: np.ndarray, ridge: float) -> tuple[np.ndarray, float]:
    """Weights and bias in the measures' own units: Newton's method on the penalised likelihood of scaled measures."""
    mean, scale = inputs.mean(0), inputs.std(0) + 1e-9
    scaled = np.c_[(inputs - mean) / scale, np.ones(len(inputs))]
    penalty = np.diag([ridge] * len(mean) + [1e-6])
    found = np.zeros(scaled.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (counts * (likely - wanted)) + penalty @ found
        curve = (scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + penalty
        found -= np.linalg.solve(curve, slope)
    weights = found[:-1] / scale
    return weights, float(found[-1] - weights @ mean)
