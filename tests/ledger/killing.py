"""Processes that are killed at a moment of their work in the database, whatever else the machine does."""

import multiprocessing
import os
import random
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from accordingto.ledger import connect

FORK = multiprocessing.get_context("fork")
_STEP = 50
"""Instructions of SQLite's machine between two moments."""


def killed_at_moments(work: Callable[[Path], None], path: Path, elsewhere: Path, times: int) -> Iterator[None]:
    """Run `work` on the ledger at `path` until it is done, so many times at most, killed each time; yields after each.

    Each time it may get farther: how much work the whole is, is measured on a ledger `elsewhere`.
    """
    chance = random.Random(7)
    length = FORK.Value("q", 0)
    assert _run(work, elsewhere, lambda moment: _note(length, moment)) == 0
    for time in range(1, times + 1):
        last = chance.randrange(1, length.value * time // times)
        ended = _run(work, path, lambda moment, last=last: _die(moment, last))
        yield
        if ended == 0:
            return
        assert ended == -signal.SIGKILL


def _run(work: Callable[[Path], None], path: Path, at: Callable[[int], None]) -> int | None:
    process = FORK.Process(target=_watched, args=(work, path, at))
    process.start()
    process.join()
    return process.exitcode


def _watched(work: Callable[[Path], None], path: Path, at: Callable[[int], None]) -> None:
    """In a process of its own: work, and call `at` with the number of every moment."""
    configured, moment = connect._configured, 0

    def passed() -> None:
        nonlocal moment
        moment += 1
        at(moment)

    def watched(uri: str) -> sqlite3.Connection:
        connection = configured(uri)
        connection.set_progress_handler(passed, _STEP)
        return connection

    connect._configured = watched
    work(path)


def _note(length: object, moment: int) -> None:
    length.value = moment  # type: ignore[attr-defined]


def _die(moment: int, last: int) -> None:
    if moment == last:
        os.kill(os.getpid(), signal.SIGKILL)
