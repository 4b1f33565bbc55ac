"""The program in a child of this process, which has its models loaded: it starts at once, and may be killed."""

import math
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from accordingto import cli
from torture.patience import patience


def command(*words: object) -> Callable[[], int]:
    """A command to be run in a child."""

    def run() -> int:
        sys.argv = ["accordingto", *map(str, words)]
        return cli.main()

    return run


def start(work: Callable[[], int], told: Path, most: int = 0) -> int:
    """Begin in a child, whose standard error goes to `told`; its process id. It ends after `most` patient seconds."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        signal.alarm(math.ceil(most * patience()))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        code = work()
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def finish(work: Callable[[], int], told: Path, most: int = 0) -> tuple[int, str, float]:
    """To the end: exit code (negative: a signal), standard error, seconds."""
    began = time.monotonic()
    _, status = os.waitpid(start(work, told, most), 0)
    return os.waitstatus_to_exitcode(status), told.read_text(errors="replace"), time.monotonic() - began


def kill_after(seconds: float, work: Callable[[], int], told: Path) -> None:
    """Kill it after that time, unless it has ended before."""
    child, until = start(work, told), time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
