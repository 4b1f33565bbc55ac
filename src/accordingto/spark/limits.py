"""One page may cost a worker so much and no more; what costs more is a skipped row, and the others go on."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, TypeVar

from accordingto.read.failures import guarded
from accordingto.records import Reason, Skipped

T = TypeVar("T")
PATIENCE = 300
"""Seconds for one article; the longest that is read takes a minute."""


class _Late(BaseException):
    """The time is over; no exception that anything on the way would catch."""


def limited(path: str, work: Callable[[], T]) -> T | Skipped:
    """What `work` gives; a `Skipped` where it fails, takes too long, or needs more memory than the worker may have."""
    try:
        with _alarm():
            return guarded(path, work)
    except MemoryError:
        return out_of_memory(path)
    except _Late:
        detail = f"not read within {PATIENCE} seconds. Leave the page out, and report it"
        return Skipped(path, Reason.TOO_LARGE, detail)


def out_of_memory(path: str) -> Skipped:
    """What needs more memory than a worker has."""
    detail = "needs more memory than a worker has. Give workers more (spark.executor.pyspark.memory), or leave it out"
    return Skipped(path, Reason.TOO_LARGE, detail)


@contextmanager
def _alarm() -> Iterator[None]:
    """Raise `_Late` within the block when the time is over; signals reach the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _over(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Late
