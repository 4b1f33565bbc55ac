"""Disks that fill, at every 64 KB: one line each, and what was kept is whole. Needs the right to mount."""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accordingto.errors import LedgerError
from accordingto.ledger import Ledger
from torture.running import accordingto
from torture.texts import rows

STEP, STEPS = 64, 64
COMMANDS = (
    "read {rows} --ledger {ledger}", "read {rows} --ledger {ledger}", "claims --ledger {ledger}",
    "export --ledger {ledger} --format csv -o {disk}/out.csv --force",
    "dossier --ledger {ledger} -o {disk}/out.html --force",
    "backup --ledger {ledger} {disk}/copy.db --force", "forget {article} --ledger {ledger}",
    "check --mend --ledger {ledger}",
)  # fmt: skip


def attack(seed: int, folder: Path) -> list[str]:
    """One size of disk; commands one after the other, whatever the one before it came to."""
    chance = random.Random(seed)
    size = STEP * (seed % STEPS + 1)
    (folder / "rows.jsonl").write_bytes(rows(chance, 25))
    try:
        with _disk(folder / "disk", size) as disk:
            return [f"{size} KB: {fault}" for fault in _faults(disk, folder / "rows.jsonl")]
    except PermissionError as error:
        return [str(error)] if seed % 1_000_000 == 0 else []


def _faults(disk: Path, given: Path) -> Iterator[str]:
    ledger = disk / "story.db"
    for line in COMMANDS:
        words = line.format(rows=given, ledger=ledger, disk=disk, article=_first(ledger))
        done = accordingto(*words.split())
        told = [one for one in done.err.splitlines() if not one.startswith("New ledger")]
        if done.code not in (0, 1) or "Traceback" in done.err or (done.code and len(told) != 1):
            yield f"{line.split()[0]}: exit {done.code}: {done.err[-300:]!r}"
        yield from _unsound(ledger)
    parts = [one.name for one in disk.iterdir() if one.suffix == ".part"]
    if parts:
        yield f"{parts} are left"


def _first(ledger: Path) -> str:
    try:
        with Ledger.open(ledger) as opened:
            return next((kept.article.id for kept in opened.articles()), "none")
    except LedgerError:
        return "none"


def _unsound(ledger: Path) -> Iterator[str]:
    try:
        with Ledger.open(ledger) as opened:
            yield from (f"damage: {one.what}" for one in opened.check() if "forgotten" not in one.what)
    except LedgerError as error:
        if not any(why in str(error) for why in ("full", "empty", "no such file", "I/O")):
            yield str(error)


@contextmanager
def _disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        raise PermissionError("no disk can be mounted here: these rounds did nothing")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
