"""How likely two tellings say the same: a glance at two vectors, and for the likeliest a reading of both side by side.

The vectors are what the attribution encoder made of the words where they stand (Reimers and Gurevych 2019), so that an
article is encoded once. The reader is a cross-encoder (Nogueira and Cho 2019), dear: only the likeliest are read.
Weights and scales are learnt from annotated stories (`training/README.md`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute.encoded import Encoded
from accordingto.attribute.network import loading, session
from accordingto.match.comparable import Comparable

PIECES = 72
"""Word pieces of a side that are read."""


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
        return (float(np.log(likely / (1 - likely))) - self.offset) / self.slope


class Similarity:
    """The networks that compare: a folder of `similarity.npz`, `pairs.onnx`, `tokenizer.json` and `labels.json`.

    It runs on one thread; a pair is read by itself, since padding costs more than a batch saves.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            settings = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.version: str = settings["version"]
            self.glance, self.reading = Scale(*settings["glance"]), Scale(*settings["reading"])
            with np.load(folder / "similarity.npz", allow_pickle=False) as kept:
                self._weight, self._bias = kept["weight"].astype(np.float32), kept["bias"].astype(np.float32)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(PIECES)
            self._tokenizer.no_padding()
            self._session = session(folder / "pairs.onnx")

    def vectors(self, lines: Sequence[Comparable], encoded: Encoded) -> np.ndarray:
        """A row of unit length for each telling (float32)."""
        found = encoded.means([line.statement.attribution.content for line in lines]) @ self._weight + self._bias
        length: np.ndarray = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(length, 1e-9), np.float32)

    def read(self, one: str, other: str) -> float:
        """The probability that two marked tellings say the same; which comes first makes no difference."""
        first, second = sorted((one, other))
        left, right = self._tokenizer.encode(first).ids, self._tokenizer.encode(second).ids[1:]
        ids = np.array([left + right], np.int64)
        kinds = np.array([[0] * len(left) + [1] * len(right)], np.int64)
        return float(self.reading.probabilities(self._session.run(None, {"ids": ids, "kinds": kinds})[0][0]))


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
