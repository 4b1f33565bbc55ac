"""The best tag sequences under a linear chain (Viterbi 1967), for many rows of one length at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
FORBIDDEN = -1e4
QUIET = 8.0
"""A piece is quiet where O beats every other tag by this much in every row; a quiet run takes one step."""


def structure(tags: tuple[str, ...]) -> Array:
    """What is added to transitions so that an I- tag follows its own B- or itself alone."""
    bar = np.zeros((len(tags), len(tags)), np.float32)
    for i, tag in enumerate(tags):
        if tag.startswith("I-"):
            bar[:, i] = FORBIDDEN
            bar[i, i] = bar[i - 1, i] = 0.0
    return bar


def viterbi(emissions: Array, transitions: Array) -> Array:
    """The best tags: `emissions` is rows × pieces × tags, the first tag is O, and no I- tag may come first.

    Transitions hold `structure`. Costs a step a piece that is not quiet, and a step a quiet run.
    """
    loud = (emissions[:, :, 1:].max(2) > emissions[:, :, 0] - QUIET).any(0)
    kept = np.flatnonzero(loud | np.concatenate([[True], loud[:-1]]))
    tags = np.zeros(emissions.shape[:2], np.intp)
    tags[:, kept] = _best_path(emissions[:, kept], transitions)
    return tags


def _best_path(emissions: Array, transitions: Array) -> Array:
    rows, length, tags = emissions.shape
    back = np.empty((length, rows, tags), np.intp)
    score = emissions[:, 0] + transitions[0]  # as after an O, from which no I- may follow
    for t in range(1, length):
        step = score[:, :, None] + transitions
        back[t] = step.argmax(1)
        score = step.max(1) + emissions[:, t]
    path = np.empty((rows, length), np.intp)
    path[:, -1] = score.argmax(1)
    every = np.arange(rows)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t, every, path[:, t]]
    return path
