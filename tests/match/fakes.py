"""Networks that need no weights: words in common in place of meaning, names in place of what speaks for one origin."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from accordingto.match import likeness, merging
from accordingto.match.comparable import Comparable
from accordingto.match.likeness import Scale
from accordingto.match.merging import GROUP_FEATURES, PAIR_FEATURES, Merging
from accordingto.match.stage import Fresh, prepare
from accordingto.records import Article, Statement
from accordingto.text.doc import Doc

SIZE = 64
_WORD = re.compile(r"\w{4,}")


class Similarity:
    """A vector has a place for each word; tellings with half of their words in common say the same.

    `table` has the probability of two contents otherwise, `read_pairs` what was read; `watch` is called before each.
    """

    version = "fake"
    glance = Scale(10.0, -5.0)
    asking = (1.0, 0.0, 0.0)

    def __init__(self, table: Mapping[frozenset[str], float] | None = None) -> None:
        self.table = dict(table or {})
        self.read_pairs: list[tuple[str, str]] = []
        self.watch: Callable[[], None] = lambda: None

    def vectors(self, doc: Doc, lines: Sequence[Comparable]) -> np.ndarray:
        out = np.zeros((len(lines), SIZE), np.float32)
        for at, line in enumerate(lines):
            for word in words(line.content):
                out[at, zlib.crc32(word.encode()) % SIZE] += 1
        return np.asarray(out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9), np.float32)

    def read(self, one: Comparable, other: Comparable, glance: float, most: float) -> float:
        self.watch()
        left, right = one.content, other.content
        self.read_pairs.append((left, right))
        found = self.table.get(frozenset((left, right)))
        return share(left, right) if found is None else found


def words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def share(one: str, other: str) -> float:
    """Words that both have among those that either has."""
    left, right = words(one), words(other)
    return len(left & right) / max(1, len(left | right))


def weights(names: Sequence[str], given: Mapping[str, float]) -> np.ndarray:
    assert given.keys() <= {*names}
    return np.array([given.get(name, 0.0) for name in names])


MERGING = Merging(
    weights(
        PAIR_FEATURES,
        {"always": -4, "same person": 9, "same body": 9, "one spelling": 9, "unnamed": -30, "one link before": 40},
    ),
    weights(GROUP_FEATURES, {"always": -4, "named": 8}),
    weights(GROUP_FEATURES, {"always": 9}),
    0.5,
)
"""One name is one origin, and so are all whom one other passes on; whoever is not named is no origin for certain,
and all are origins at most."""


def put_in(patch: pytest.MonkeyPatch) -> Similarity:
    """Let all that is compared be compared by these, whatever weights ship; the network that reads pairs."""
    fake = Similarity()
    patch.setattr(likeness, "shipped", lambda: fake)
    patch.setattr(merging, "shipped", lambda: MERGING)
    return fake


def fresh(article: Article, statements: Sequence[Statement]) -> Fresh:
    """An article made ready by the networks of the test."""
    return prepare(Doc(article), statements)
