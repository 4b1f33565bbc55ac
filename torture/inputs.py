"""Fuzzed inputs of every kind: none raises, none is called a fault of ours, none hangs, none takes half a gigabyte."""

import contextlib
import gzip
import json
import random
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from accordingto import Article, Doc, analyse, attribute, read
from torture.patience import patience
from torture.texts import article, hostile

MANY = 100
"""Inputs of one round."""
SECONDS, SECONDS_PER_CHARACTER = 2.0, 8e-5
"""Of the processor, where the network reads at its `SPEED`; where others share it, longer by as much as that is."""
SPEED = 25_000
"""Characters a second that the network reads where two cores are shared by four processes."""
MOST_MEGABYTES = 500
HANG = 300
"""Seconds of a round after which it is given up, `patience` apart."""


def attack(seed: int, folder: Path) -> list[str]:
    """`MANY` inputs in a process of their own, so that a hang or a crash is one fault and not the end."""
    command = [sys.executable, "-m", "torture.inputs", str(seed), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=HANG * patience(), check=False)
    except subprocess.TimeoutExpired as late:
        return [f"hangs after {len((late.stdout or b'').splitlines())} inputs"]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [fault for one in told for fault in one]
    if len(told) < MANY:
        faults.append(f"input {len(told)}: the process ended with {done.returncode}: {done.stderr[-300:]}")
    return faults


def _slowness(path: Path) -> float:
    """How many times longer the network reads an article, now, than at its `SPEED`."""
    path.write_text(article(random.Random(0), 60))
    (one,) = (Doc(item) for item in read([str(path)]) if isinstance(item, Article))
    began = time.process_time()
    attribute(one)
    return max(1.0, (time.process_time() - began) * SPEED / len(one.text))


def _faults(seed: int, number: int, folder: Path) -> Iterator[str]:
    kind, data = hostile(random.Random(f"{seed}.{number}"))
    path = folder / "input"
    began = time.process_time()
    what = f"input {number} ({kind}, {len(data)} bytes)"
    try:
        yield from (f"{what}: {detail}" for detail in _tried(path, data))
    except Exception as error:
        yield f"{what}: {type(error).__name__}: {str(error)[:200]}"
    took = time.process_time() - began
    most = SECONDS + SECONDS_PER_CHARACTER * _unpacked(data)
    if took > most and took > most * _slowness(path):
        yield f"{what}: {took:.1f} s"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if memory > MOST_MEGABYTES:
        yield f"{what}: {memory} MB"


def _unpacked(data: bytes) -> int:
    with contextlib.suppress(OSError, EOFError, zlib.error):
        return len(gzip.decompress(data))
    return len(data)


def _tried(path: Path, data: bytes) -> Iterator[str]:
    """Read it, all stages but the ledger; what was called a fault of ours."""
    path.write_bytes(data)
    for item in read([str(path)]):
        if isinstance(item, Article):
            analyse(item)
        elif str(item.reason) == "failed":
            yield item.detail


def main(seed: int, folder: Path) -> None:
    """Print a line an input: its faults."""
    # Loading is not what is measured.
    for text in (
        b"<html><body><article><p>Ada Quill said that the bridge would close.</p></article></body></html>",
        "Qué es lo que pasa en la ciudad de los muertos".encode() * 9,
    ):
        list(_tried(folder / "warm", text))
    for number in range(MANY):
        print(json.dumps(list(_faults(seed, number, folder))), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
