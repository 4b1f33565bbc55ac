"""How the work grows with the input: counted, so that every machine finds the same, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

TIMES = 8
"""The larger input is so many times the smaller."""
LINEAR = 2 * TIMES
"""More than what is in proportion ever takes; what grows with the square takes `TIMES` times `TIMES`."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the lines of Python run for `size` are those for `TIMES * size`.

    What a regular expression does is no line: one that grows with the square takes minutes at the sizes of these tests.
    """
    work(size // TIMES)  # what is read once for all
    return _lines(work, TIMES * size) / _lines(work, size)


def _lines(work: Callable[[int], object], size: int) -> int:
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(size)
    finally:
        sys.settrace(before)
    return count
