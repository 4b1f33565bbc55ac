"""How the work grows with the input, measured so that a busy machine makes no difference."""

import math
import time
from collections.abc import Callable

TIMES = 8
"""The larger input is so many times the smaller."""
LINEAR = 3 * TIMES
"""More than what is in proportion ever takes; what grows with the square takes `TIMES` times `TIMES`."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the processor time of this thread for `size` is that for `TIMES * size`; the least of three.

    The first that is in proportion is enough.
    """
    least = math.inf
    for _ in range(3):
        least = min(least, _spent(work, TIMES * size) / max(_spent(work, size), 1e-4))
        if least < LINEAR:
            break
    return least


def _spent(work: Callable[[int], object], size: int) -> float:
    began = time.thread_time()
    work(size)
    return time.thread_time() - began
