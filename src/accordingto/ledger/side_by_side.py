"""Pairs of tellings, read side by side outside every transaction, and kept in small bundles.

A draft of claims asks for the pairs of an exemplar when what was read before leaves them open, so that no pair is read
whose outcome could change nothing. What was read is kept soon: a run that is stopped goes on from there.
"""

import math
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial

from accordingto.ledger.near import Near
from accordingto.ledger.recompute import Cluster
from accordingto.ledger.schema import LIKELY
from accordingto.match import likeness
from accordingto.match.claims import Pair, claims

BUNDLE = 64
"""Pairs that are read before they are kept."""
MOST_WITHIN = 2.0
"""What the reader is taken to say at most of two tellings of one article; what more would join is wrong as often."""
AHEAD = 32
"""Exemplars whose pairs are read at once by several jobs."""
Transaction = Callable[[], AbstractContextManager[None]]
Each = Callable[..., Iterable[float]]


class SideBySide:
    """Reads what drafts of claims ask for, `jobs` pairs at once; `reading` and `writing` open a transaction each."""

    def __init__(
        self, connection: sqlite3.Connection, near: Near, reading: Transaction, writing: Transaction, jobs: int
    ) -> None:
        self._connection = connection
        self._jobs = jobs
        self._near = near
        self._reading, self._writing = reading, writing
        self._read: list[tuple[int, int, int]] = []
        self._most: dict[tuple[int, ...], float] = {}

    def read(self, parts: Iterable[Cluster]) -> None:
        """Read what the claims of each part hang on."""
        with ThreadPoolExecutor(self._jobs) as threads:  # a network lets the others run
            each: Each = threads.map if self._jobs > 1 else map
            for part in parts:
                ahead = AHEAD if self._jobs > 1 else 1
                claims(replace(part.graph, reader=partial(self._of_part, part, each), ahead=ahead))
                self._keep()

    def _of_part(self, part: Cluster, each: Each, pairs: Mapping[Pair, float]) -> dict[Pair, float]:
        """What reading each of these pairs gives; of one that another process deletes meanwhile, what a glance does.

        What that changes is drafted next.
        """
        found = dict(pairs)
        keys = {pair: sorted((part.keys[pair[0]], part.keys[pair[1]])) for pair in pairs}
        with self._reading():
            kept = [pair for pair, both in keys.items() if all(map(self._near.kept, both))]
            lines = [[self._near.comparable(key) for key in keys[pair]] for pair in kept]
            most = [self._most_said(*keys[pair]) for pair in kept]
        likely = each(likeness.shipped().read, *zip(*lines, strict=True), [pairs[pair] for pair in kept], most)
        for pair, said in zip(kept, likely, strict=True):
            found[pair] = round(said, 4)
            low, high = keys[pair]
            self._read.append((round(LIKELY * said), low, high))
            if len(self._read) >= BUNDLE:
                self._keep()
        return found

    def _most_said(self, one: int, other: int) -> float:
        """What the reader may say of two tellings, by what else their articles tell alike.

        That is found when the later of the two comes, whatever comes after.
        """
        query = "SELECT DISTINCT article FROM line WHERE statement IN (?, ?)"
        articles = tuple(sorted(key for (key,) in self._connection.execute(query, (one, other))))
        if len(articles) == 2 and articles not in self._most:
            likest, pairs = self._connection.execute(_BETWEEN, articles).fetchone()
            self._most[articles] = most_said(likeness.shipped().asking, (likest or 0) / LIKELY, pairs)
        return self._most.get(articles, MOST_WITHIN)

    def _keep(self) -> None:
        """A pair of which one is gone meanwhile has no row any more."""
        if self._read:
            with self._writing():
                self._connection.executemany("UPDATE edge SET read = ? WHERE low = ? AND high = ?", self._read)
            self._read.clear()


def most_said(asking: Sequence[float], likest: float, pairs: int) -> float:
    """What the reader is taken to say at most of a pair of two articles; it says more of too few to be asked.

    Of their tellings so many `pairs` are alike at a glance, the `likest` so likely: of many some are so by chance. The
    weights (`asking`) are learnt (`training/calibrate_asking.py`).
    """
    bias, of_likest, of_pairs = asking
    kept = min(max(likest, likeness.LEAST_GLANCE), 1 - likeness.LEAST_GLANCE)
    return min(likeness.MOST_SAID, bias + of_likest * math.log(kept / (1 - kept)) + of_pairs * math.log1p(pairs))


_BETWEEN = """SELECT max(e.glance), count(*) FROM line l JOIN edge e ON e.low = l.statement
    JOIN line m ON m.statement = e.high WHERE l.article IN (?1, ?2) AND m.article IN (?1, ?2)
    AND l.article <> m.article"""
