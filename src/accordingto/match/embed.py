"""The sentence encoder as it ships: an int8 ONNX network, its tokenizer and its settings."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Encoding, Tokenizer

from accordingto.attribute.network import loading, session
from accordingto.match.lines import Line


class Encoder:
    """Texts to vectors (sentence embeddings, Reimers and Gurevych 2019): the nearer in meaning, the smaller the angle.

    A model is a folder: `model.onnx` (with the table of word pieces, `words.bin`), `tokenizer.json`, `labels.json` and
    `CARD.md`. It runs on one thread; of a longer text the first `pieces` word pieces are read.
    """

    def __init__(self, folder: Path) -> None:
        """Load a folder; `ModelError` where a file is missing or damaged."""
        with loading(folder):
            settings = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = session(folder / "model.onnx")
            self.version: str = settings["version"]
            self.size: int = settings["size"]
            self._tokenizer.enable_truncation(settings["pieces"])
            self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """A row of unit length for each text (float32)."""
        out = np.zeros((len(texts), self.size), np.float32)
        for at, found, vectors in self._run(texts):
            out[at] = _pooled(vectors, np.array(found.special_tokens_mask) == 0)
        return out

    def vectors(self, lines: Sequence[Line]) -> np.ndarray:
        """For each line two rows of unit length: its content, read where it stands, and its sentence."""
        out = np.zeros((len(lines), 2, self.size), np.float32)
        for at, found, vectors in self._run([line.around for line in lines]):
            out[at] = [_pooled(vectors, some) for some in pieces(lines[at], found)]
        return out

    def _run(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding, np.ndarray]]:
        """Each text's pieces, one text at a time: padding costs more than a batch saves."""
        for at, text in enumerate(texts):
            found = self._tokenizer.encode(text)
            inputs = {"ids": np.array([found.ids], np.int64), "mask": np.array([found.attention_mask], np.int64)}
            yield at, found, self._session.run(None, inputs)[0][0]


def pieces(line: Line, found: Encoding) -> tuple[np.ndarray, np.ndarray]:
    """Which pieces of `line.around` are its content and which its sentence; all where these have none."""
    real = np.array(found.special_tokens_mask) == 0
    inside = real & np.array([any(s < w.end and w.start < e for w in line.within) for s, e in found.offsets])
    after = real & np.array([start >= line.begins for start, _ in found.offsets])
    return inside if inside.any() else real, after if after.any() else real


def _pooled(vectors: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    mean = vectors[chosen].mean(0) if chosen.any() else vectors[0]
    found: np.ndarray = mean / (float(np.linalg.norm(mean)) + 1e-9)
    return found
