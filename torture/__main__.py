"""`make torture`: rounds of every part, on two cores, for an hour; stopped at any time, it goes on where it was.

python -m torture --minutes 60 --seed 1        # all parts; again: goes on, or says what was found
python -m torture kills --round 7              # that round again, by itself
"""

import argparse
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from torture.patience import patience

PARTS = {
    **{"kills": 6, "inputs": 6, "damage": 3, "functions": 2, "together": 2},
    **dict.fromkeys(("disks", "server", "browser", "migrations", "executors", "power", "clock"), 1),
}
"""What share of the time each part has."""
ROUND_SECONDS = 1200
"""After which a round hangs, `patience` apart."""
AT_ONCE = 2


def main() -> int:
    """Exit with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[], help="all, unless some are named")
    parser.add_argument("--minutes", type=float, default=60, help="by the clock, the runs before this one counted")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other rounds")
    parser.add_argument("--round", type=int, help="only that one, in this process")
    parser.add_argument("--runs", type=Path, default=Path("runs/torture"), help="where it is written down")
    given = parser.parse_args()
    if given.round is not None:
        faults = play(given.parts[0], given.seed, given.round)
        print(*faults, sep="\n")
        return bool(faults)
    given.runs.mkdir(parents=True, exist_ok=True)
    run = Run(given.runs / f"{given.seed}.json", given.seed, given.parts or list(PARTS))
    run.until(60 * given.minutes)
    return run.report()


def play(part: str, seed: int, number: int) -> list[str]:
    """One round in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        found: list[str] = importlib.import_module(f"torture.{part}").attack(seed * 1_000_000 + number, Path(folder))
        return found


class Run:
    """Rounds that have been played and what they found, on the disk after each."""

    def __init__(self, path: Path, seed: int, parts: list[str]) -> None:
        self._path, self._seed, self._parts = path, seed, parts
        self._lock = threading.Lock()
        new: dict[str, Any] = {"seconds": 0.0, "parts": {}}
        self._state = json.loads(path.read_text()) if path.exists() else new
        for part in PARTS:
            self._state["parts"].setdefault(part, {"rounds": [], "seconds": 0.0, "faults": []})
        self._begun: set[tuple[str, int]] = set()

    def until(self, seconds: float) -> None:
        """Play until so many seconds have passed in all."""
        began, before = time.monotonic(), self._state["seconds"]

        def passed() -> float:
            self._state["seconds"] = before + time.monotonic() - began
            return float(self._state["seconds"])

        def work() -> None:
            while passed() < seconds:
                self._one(*self._next())

        with ThreadPoolExecutor(AT_ONCE) as workers:
            for each in [workers.submit(work) for _ in range(AT_ONCE)]:
                each.result()

    def _next(self) -> tuple[str, int]:
        with self._lock:
            parts = self._state["parts"]
            waiting = {part: sum(1 for one, _ in self._begun if one == part) for part in self._parts}
            part = min(self._parts, key=lambda one: (waiting[one], parts[one]["seconds"] / PARTS[one]))
            played = {*parts[part]["rounds"], *(number for one, number in self._begun if one == part)}
            number = next(at for at in range(1_000_000) if at not in played)
            self._begun.add((part, number))
            return part, number

    def _one(self, part: str, number: int) -> None:
        words = ["-m", "torture", part, "--seed", str(self._seed), "--round", str(number)]
        began = time.monotonic()
        with subprocess.Popen(
            [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            try:
                told, err = process.communicate(timeout=ROUND_SECONDS * patience())
                faults = [line for line in told.splitlines() if line]
                if process.returncode not in (0, 1) or (process.returncode and not faults):
                    faults.append(f"the round ended with {process.returncode}: {err[-400:]}")
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # with all that it has started
                faults = ["the round hangs"]
        with self._lock:
            self._begun.discard((part, number))
            state = self._state["parts"][part]
            state["rounds"].append(number)
            state["seconds"] += time.monotonic() - began
            state["faults"] += [[number, fault] for fault in faults]
            self._path.write_text(json.dumps(self._state, indent=1))
        print(f"{part} {number}: {len(faults)} faults, {time.monotonic() - began:.0f} s", flush=True)

    def report(self) -> int:
        """Every fault with the round that shows it; then a line a part."""
        parts = self._state["parts"]
        for part, told in parts.items():
            for number, fault in told["faults"]:
                print(f"{part} --round {number}: {fault}")
        for part, told in parts.items():
            print(f"{part:10} {len(told['rounds']):5} rounds {told['seconds']:7.0f} s {len(told['faults']):4} faults")
        return int(any(told["faults"] for told in parts.values()))


if __name__ == "__main__":
    sys.exit(main())
