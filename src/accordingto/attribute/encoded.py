"""What the encoder made of an article, kept for the stages that read on: a row of numbers a word piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from accordingto.records import Span


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The word pieces of an article in text order: where each begins and ends, and its state in the last layer.

    `sums` has the states summed up, a row more than there are pieces, so that any stretch's mean is one subtraction.
    """

    starts: np.ndarray
    ends: np.ndarray
    sums: np.ndarray

    @classmethod
    def of(cls, parts: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], width: int) -> "Encoded":
        """From the windows' starts, ends and states; separators, which start at -1, are left out."""
        if not parts:
            none = np.zeros(0, np.int64)
            return cls(none, none, np.zeros((1, width), np.float32))
        starts, ends, states = (np.concatenate(each) for each in zip(*parts, strict=True))
        real = starts >= 0
        sums = np.zeros((int(real.sum()) + 1, states.shape[1]), np.float32)
        np.cumsum(states[real], axis=0, out=sums[1:])
        return cls(starts[real], ends[real], sums)

    def means(self, passages: Iterable[Sequence[Span]]) -> np.ndarray:
        """The mean state of each passage, one row each (float32); zeros for one without a word piece."""
        return np.array([self._mean(spans) for spans in passages], np.float32).reshape(-1, self.sums.shape[1])

    def _mean(self, spans: Sequence[Span]) -> np.ndarray:
        total, pieces = np.zeros(self.sums.shape[1], np.float32), 0
        for span in spans:
            first = int(np.searchsorted(self.ends, span.start, "right"))
            last = int(np.searchsorted(self.starts, span.end, "left"))
            if last > first:
                total += self.sums[last] - self.sums[first]
                pieces += last - first
        return total / max(1, pieces)
