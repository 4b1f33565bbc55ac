"""Two statements read side by side (a cross-encoder, Nogueira and Cho 2019): what vectors alone cannot tell.

Dear, so that only the likeliest pairs are read.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from accordingto.attribute.network import session
from accordingto.match.lines import Line

LEAD, WORDS, GAP = 14, 48, 10
"""Words before the content, words in all, and words between two of its pieces that are read, at most."""
LEAST_OF_A_PIECE = 6
PIECES = 72
"""Word pieces of a side that are read."""


class Reader:
    """Pairs of lines to logits: how likely it is that they say the same.

    A model is `pairs.onnx` and `words.bin` beside the encoder's files, and its `tokenizer.json`; it runs on one thread.
    """

    def __init__(self, folder: Path) -> None:
        """Load from a folder; the libraries' bare exceptions where a file is missing or damaged."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(PIECES)
        self._tokenizer.no_padding()
        self._session = session(folder / "pairs.onnx")

    def read(self, pairs: Sequence[tuple[Line, Line]]) -> np.ndarray:
        """A logit a pair; which line comes first makes no difference."""
        return np.array([self._one(*sorted((marked(one), marked(other)))) for one, other in pairs], np.float32)

    def _one(self, first: str, second: str) -> float:
        one, other = self._tokenizer.encode(first).ids, self._tokenizer.encode(second).ids[1:]
        ids = np.array([one + other], np.int64)
        kinds = np.array([[0] * len(one) + [1] * len(other)], np.int64)
        return float(self._session.run(None, {"ids": ids, "kinds": kinds})[0][0])


def marked(line: Line) -> str:
    """The speaker and the sentence, the content between « and », cut to the words around it."""
    text, speaker = line.around, line.origin.name if line.origin else ""
    if not line.within:
        return f"{speaker}: « {' '.join(line.content.split()[:WORDS])} »"
    at = min(line.begins, line.within[0].start)
    words = text[at : line.within[0].start].split()[-LEAD:]
    at = line.within[0].start
    for span in line.within:
        words += text[at : span.start].split()[:GAP]
        room = max(LEAST_OF_A_PIECE, WORDS - len(words))
        words += ["«", *text[span.start : span.end].split()[:room], "»"]
        at = span.end
    words += text[at:].split()[: max(0, WORDS - len(words))]
    return f"{speaker}: {' '.join(words)}"
