"""An encoder and a judge that need no model: words in common, in place of meaning."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from accordingto.match.lines import Line
from accordingto.match.pairs import Told, speakers
from accordingto.match.stage import Fresh, prepare
from accordingto.records import Article, Judgement, Statement, Verdict

SIZE = 64
_WORD = re.compile(r"\w{4,}")


class Encoder:
    """A vector has a place for each word."""

    def vectors(self, lines: Sequence[Line]) -> np.ndarray:
        out = np.zeros((len(lines), 2, SIZE), np.float32)
        for at, line in enumerate(lines):
            for part, text in enumerate((line.content, line.sentence)):
                for word in _words(text):
                    out[at, part, zlib.crc32(word.encode()) % SIZE] += 1
        return out / (np.linalg.norm(out, axis=2, keepdims=True) + 1e-9)


class Judge:
    """Statements with half of their words in common are the same; of one speaker, one act of saying."""

    def judgements(self, left: Told, right: Told, most: int = 0) -> list[Judgement]:
        return [one for a in left.lines for b in right.lines for one in self._judged(a, b)]

    def _judged(self, one: Line, other: Line) -> list[Judgement]:
        words, others = _words(one.content), _words(other.content)
        share = len(words & others) / max(1, len(words | others))
        if share < 0.5:
            return []
        verdict = Verdict.SAME_UTTERANCE if speakers(one.origin, other.origin) else Verdict.SAME_CLAIM
        return [Judgement(one.id, other.id, verdict, round(share, 3), f"both have {', '.join(sorted(words & others))}")]


def fresh(article: Article, statements: Sequence[Statement]) -> Fresh:
    """An article made ready without a model."""
    return prepare(article, statements, Encoder(), Judge())  # type: ignore[arg-type]


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
