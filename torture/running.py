"""The program in a process of its own."""

import os
import subprocess
import sys
from typing import NamedTuple

from torture.patience import patience


class Ran(NamedTuple):
    """What it left behind."""

    code: int
    out: str
    err: str


def command(*words: object) -> list[str]:
    """The command line of these words."""
    return [sys.executable, "-m", "accordingto", *map(str, words)]


def accordingto(*words: object, timeout: float = 300, shim: dict[str, str] | None = None) -> Ran:
    """Run it to its end, with what `shims` put before the C library."""
    late = timeout * patience()
    done = subprocess.run(
        command(*words), capture_output=True, text=True, timeout=late, check=False, env={**os.environ, **(shim or {})}
    )
    return Ran(done.returncode, done.stdout, done.stderr)
