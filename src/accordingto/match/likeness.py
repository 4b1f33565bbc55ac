"""How likely two tellings say the same: a glance at two vectors, and for the likeliest a reading of both side by side.

The vectors are of a sentence encoder (Reimers and Gurevych 2019), which reads each sentence that tells something once:
what the attribution encoder made of the words sets three times as many pairs beside each other for the same recall. The
reader is a cross-encoder (Nogueira and Cho 2019), dear: only the likeliest are read. What it says is weighed together
with the measures of `measures`, which cost next to nothing: where these leave the reader nothing to decide, it is not
asked. Weights and scales are learnt from annotated stories (`training/README.md`).
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute.network import loading, session
from accordingto.match.claims import JOINED
from accordingto.match.comparable import Comparable
from accordingto.match.measures import measures
from accordingto.text.doc import Doc

PIECES = 72
"""Word pieces of a side that are read."""
LONGEST_SENTENCE = 192
"""Word pieces of a sentence that are glanced at."""
AT_HAND = 32
"""Sentences that are not read anew for the next telling in them, or where the text repeats them."""
LEAST_GLANCE = 5e-4
"""A probability at a glance is no surer than that, or than one less that: it is kept with few digits."""
MOST_SAID, LEAST_SAID = 3.0, -3.0
"""What the reader is taken to say of a pair, a logit, at most and at least, before it is asked.

It says more than the first of one pair in ten, but seldom turns the outcome where the measures leave it to: on
`claims/dev` 1,233 pairs are read, with 5 and -5 3,282, to the same claims. It says less than -2.6 of every second."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What makes a probability of a score: a logistic regression of one measure (Platt 1999)."""

    slope: float
    offset: float

    def probabilities(self, scores: np.ndarray) -> np.ndarray:
        """Of each score."""
        found: np.ndarray = 1 / (1 + np.exp(-(self.slope * scores + self.offset)))
        return found

    def score(self, likely: float) -> float:
        """The score that has this probability."""
        return (logit(likely) - self.offset) / self.slope


class Similarity:
    """The networks that compare: a folder of `model.onnx`, `pairs.onnx`, `tokenizer.json` and what they are scaled by.

    `projection.npy` shortens the vectors of the first; `labels.json` has the scale of a glance and the weights of a
    reading. It runs on one thread; a pair is read by itself, since padding costs more than a batch saves.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            settings = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.version: str = settings["version"]
            self.glance = Scale(*settings["glance"])
            self._reading: Mapping[str, float] = settings["reading"]
            self.asking: Sequence[float] = settings["asking"]
            self._projection = np.load(folder / "projection.npy", allow_pickle=False).astype(np.float32)
            self._sentences, self._sides = (_tokenizer(folder, most) for most in (LONGEST_SENTENCE, PIECES))
            self._encoder, self._reader = session(folder / "model.onnx"), session(folder / "pairs.onnx")

    def vectors(self, doc: Doc, lines: Sequence[Comparable]) -> np.ndarray:
        """A row of unit length for each telling (float32): its content, read where it stands, and its sentences."""
        out = np.zeros((len(lines), self._projection.shape[1]), np.float32)
        encoded = lru_cache(AT_HAND)(self._encoded)
        for row, line in enumerate(lines):
            around = line.around
            offsets, states = encoded(doc.text[around.start : around.end])
            inside = [
                any(s.start < around.start + end and around.start + start < s.end for s in line.pieces)
                for start, end in offsets
            ]
            both = _mean(states[inside] if any(inside) else states) + _mean(states)
            out[row] = _unit(both @ self._projection)
        return out

    def _encoded(self, text: str) -> tuple[list[tuple[int, int]], np.ndarray]:
        """The word pieces of a text, by their offsets, and a row for each; those of its marks where it has none."""
        found = self._sentences.encode(text)
        inputs = {"ids": np.array([found.ids], np.int64), "mask": np.array([found.attention_mask], np.int64)}
        states = self._encoder.run(None, inputs)[0][0]
        words = [at for at, special in enumerate(found.special_tokens_mask) if not special] or [0]
        return [found.offsets[at] for at in words], states[words]

    def read(self, one: Comparable, other: Comparable, glance: float, most: float = MOST_SAID) -> float:
        """The probability that two tellings say the same; which comes first makes no difference.

        `glance` is the probability that their vectors gave. The reader, who says `most` at most, is asked where the
        outcome hangs on it; of others it is taken to say what the measures do, as sure as it ever is.
        """
        found = {"glance": logit(glance), **measures(one, other)}
        known = self._reading["bias"] + sum(self._reading[name] * value for name, value in found.items())
        weight, line = self._reading["read"], logit(JOINED)
        if known + weight * most < line:
            return _probability(known - weight * MOST_SAID)
        if known + weight * LEAST_SAID > line:
            return _probability(known + weight * MOST_SAID)
        return _probability(known + weight * self._said(one, other))

    def _said(self, one: Comparable, other: Comparable) -> float:
        """What the reader says of the two, a logit."""
        first, second = sorted((one.marked, other.marked))
        left, right = self._sides.encode(first).ids, self._sides.encode(second).ids[1:]
        ids = np.array([left + right], np.int64)
        kinds = np.array([[0] * len(left) + [1] * len(right)], np.int64)
        return float(self._reader.run(None, {"ids": ids, "kinds": kinds})[0][0])


@cache
def shipped() -> Similarity:
    """What came with the program, loaded once and only when it is needed."""
    with as_file(files("accordingto") / "model/similarity") as folder:
        return Similarity(folder)


def packed(vectors: np.ndarray) -> np.ndarray:
    """Numbers from -1 to 1 as signed bytes."""
    return np.clip(np.round(vectors * 127), -127, 127).astype(np.int8)


def unpacked(kept: np.ndarray) -> np.ndarray:
    """The numbers that `packed` made bytes of."""
    return kept.astype(np.float32) / 127


def _tokenizer(folder: Path, most: int) -> Tokenizer:
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.enable_truncation(most)
    found.no_padding()
    return found


def logit(likely: float) -> float:
    """Of a probability, which is taken to be no surer than `LEAST_GLANCE`."""
    kept = min(max(likely, LEAST_GLANCE), 1 - LEAST_GLANCE)
    return float(np.log(kept / (1 - kept)))


def _probability(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _mean(rows: np.ndarray) -> np.ndarray:
    return _unit(rows.mean(0))


def _unit(vector: np.ndarray) -> np.ndarray:
    found: np.ndarray = vector / (float(np.linalg.norm(vector)) + 1e-9)
    return found
