"""Pairs of tellings, read side by side outside every transaction, and kept in small bundles.

A draft of claims asks for a pair when what was read before it leaves the pair open, so that no pair is read whose
outcome could change nothing. What was read is kept soon: a run that is stopped goes on from there.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

from accordingto.ledger.near import Near
from accordingto.ledger.recompute import Cluster
from accordingto.match import likeness
from accordingto.match.claims import Pair, claims

BUNDLE = 64
"""Pairs that are read before they are kept."""
Transaction = Callable[[], AbstractContextManager[None]]


class SideBySide:
    """Reads what drafts of claims ask for; `reading` and `writing` open a transaction each."""

    def __init__(self, connection: sqlite3.Connection, near: Near, reading: Transaction, writing: Transaction) -> None:
        self._connection = connection
        self._near = near
        self._reading, self._writing = reading, writing
        self._read: list[tuple[float, int, int]] = []

    def read(self, parts: Iterable[Cluster]) -> None:
        """Read what the claims of each part hang on."""
        for part in parts:
            claims(replace(part.graph, reader=self._reader(part)))
            self._keep()

    def _reader(self, part: Cluster) -> Callable[[Pair, float], float]:
        def read(pair: Pair, glance: float) -> float:
            low, high = sorted((part.keys[pair[0]], part.keys[pair[1]]))
            with self._reading():
                if not (self._near.kept(low) and self._near.kept(high)):
                    return glance  # another process deleted it meanwhile; what that changes is drafted next
                both = self._near.comparable(low), self._near.comparable(high)
            found = round(likeness.shipped().read(*both, glance), 4)
            self._read.append((found, low, high))
            if len(self._read) >= BUNDLE:
                self._keep()
            return found

        return read

    def _keep(self) -> None:
        """A pair of which one is gone meanwhile has no row any more."""
        if self._read:
            with self._writing():
                self._connection.executemany("UPDATE edge SET read = ? WHERE low = ? AND high = ?", self._read)
            self._read.clear()
