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
from accordingto.match.claims import Pair, claims, ordered

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
        self._most: dict[tuple[str, str], float] = {}

    def read(self, parts: Iterable[Cluster]) -> None:
        """Read what the claims of each part hang on."""
        with ThreadPoolExecutor(self._jobs) as threads:  # a network lets the others run
            several = self._jobs > 1
            each: Each = threads.map if several else map
            ahead = AHEAD if several else 1
            for part in parts:
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
            most = [self._most_said(one.statement.article, other.statement.article) for one, other in lines]
        likely = each(likeness.shipped().read, *zip(*lines, strict=True), [pairs[pair] for pair in kept], most)
        for pair, said in zip(kept, likely, strict=True):
            found[pair] = round(said, 4)
            low, high = keys[pair]
            self._read.append((round(LIKELY * said), low, high))
            if len(self._read) >= BUNDLE:
                self._keep()
        return found

    def _most_said(self, one: str, other: str) -> float:
        """What the reader may say of tellings of these articles, by what else the two tell alike.

        That is found when the later of the two comes, whatever comes after.
        """
        if one == other:
            return MOST_WITHIN
        articles = ordered(one, other)
        if articles not in self._most:
            self._most[articles] = most_said(likeness.shipped().asking, *alike(self._connection, *articles))
        return self._most[articles]

    def _keep(self) -> None:
        """A pair of which one is gone meanwhile has no row any more."""
        if self._read:
            with self._writing():
                self._connection.executemany("UPDATE edge SET read = ? WHERE low = ? AND high = ?", self._read)
            self._read.clear()


def alike(connection: sqlite3.Connection, one: str, other: str) -> tuple[float, int]:
    """How likely the likest pair of tellings of two articles is at a glance, and how many pairs are alike."""
    query = """SELECT max(e.glance), count(*) FROM article a JOIN line l ON l.article = a.key
        JOIN edge e ON e.low = l.statement JOIN line m ON m.statement = e.high JOIN article b ON b.key = m.article
        WHERE a.id IN (:one, :other) AND b.id IN (:one, :other) AND a.key <> b.key"""
    likest, pairs = connection.execute(query, {"one": one, "other": other}).fetchone()
    return (likest or 0) / LIKELY, pairs


def most_said(asking: Sequence[float], likest: float, pairs: int) -> float:
    """What the reader is taken to say at most of a pair of two articles; it says more of too few to be asked.

    Of their tellings so many `pairs` are alike at a glance, the `likest` so likely: of many some are so by chance. The
    weights (`asking`) are learnt (`training/calibrate_asking.py`).
    """
    bias, of_likest, of_pairs = asking
    most = bias + of_likest * likeness.logit(likest) + of_pairs * math.log1p(pairs)
    return min(likeness.MOST_SAID, most)
