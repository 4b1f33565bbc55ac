"""Limits in seconds are those of a machine with nothing else to do; on a busy one they grow as it slows down."""

import time

SAMPLE = 0.05
"""Seconds of the processor by which it is measured."""


def patience() -> float:
    """How many times its processor time a bit of work takes by the clock, now: 1 where nobody else works."""
    began, spent = time.monotonic(), time.thread_time()
    while time.thread_time() - spent < SAMPLE:
        sum(range(1000))
    return max(1.0, (time.monotonic() - began) / (time.thread_time() - spent))
