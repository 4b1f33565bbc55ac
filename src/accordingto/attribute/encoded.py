"""What the encoder made of an article, kept for the stages that read on: a row of numbers a word piece."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from accordingto.records import Span

Stretch = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Starts, ends and states of the word pieces of one window."""


def kept(starts: np.ndarray, ends: np.ndarray, states: np.ndarray) -> Stretch:
    """What is kept of a window: half the precision, and no separators, which start at -1."""
    real = starts >= 0
    return starts[real], ends[real], states[real].astype(np.float16)


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The word pieces of an article in text order: where each begins and ends, and its state in the last layer.

    `windows` has the states, an array a window: they are most of the memory that a long text takes, so that they are
    never copied into one. `firsts` numbers the first piece of each.
    """

    starts: np.ndarray
    ends: np.ndarray
    windows: tuple[np.ndarray, ...]
    firsts: np.ndarray
    width: int

    @classmethod
    def of(cls, parts: Sequence[Stretch], width: int) -> "Encoded":
        """From what is kept of the windows, in text order."""
        none = np.zeros(0, np.int64)
        starts, ends = (np.concatenate([none, *(part[at] for part in parts)]) for at in (0, 1))
        windows = tuple(states for _, _, states in parts)
        return cls(starts, ends, windows, np.cumsum([0, *map(len, windows)]), width)

    def means(self, passages: Iterable[Sequence[Span]]) -> np.ndarray:
        """The mean state of each passage, one row each (float32); zeros for one without a word piece."""
        return np.array([self._mean(spans) for spans in passages], np.float32).reshape(-1, self.width)

    def _mean(self, spans: Sequence[Span]) -> np.ndarray:
        total, pieces = np.zeros(self.width, np.float32), 0
        for span in spans:
            first = int(np.searchsorted(self.ends, span.start, "right"))
            last = int(np.searchsorted(self.starts, span.end, "left"))
            for states in self._states(first, last):
                total += states.sum(axis=0, dtype=np.float32)
                pieces += len(states)
        return total / max(1, pieces)

    def _states(self, first: int, last: int) -> Iterator[np.ndarray]:
        """Those of the pieces from the first up to the last, window by window."""
        at = int(np.searchsorted(self.firsts, first, "right")) - 1
        while first < last:
            begin = first - int(self.firsts[at])
            found = self.windows[at][begin : begin + last - first]
            yield found
            first, at = first + len(found), at + 1
