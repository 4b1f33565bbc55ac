"""Four that write and two that read, at one ledger: nobody gives up, no correction waits, and all is kept."""

import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from accordingto.attribute import shipped
from accordingto.ledger import Ledger
from accordingto.match import version
from torture.children import command, finish, start
from torture.patience import patience
from torture.texts import rows

SECONDS = 60
TENTH = 600
"""Seconds of every tenth round."""
ARTICLES = 5
"""Of one run of a writer."""
WAIT = 5.0
"""Seconds that a correction may wait, `patience` apart."""
LISTINGS = ("articles", "statements", "claims", "conflicts", "sources", "stories", "timeline")


def attack(seed: int, folder: Path) -> list[str]:
    """Each is a process that runs one command after the other until the time is over."""
    chance = random.Random(seed)
    shipped(), version()
    path = folder / "story.db"
    (folder / "first.jsonl").write_bytes(rows(chance, 2 * ARTICLES))
    finish(command("read", folder / "first.jsonl", "--ledger", path), folder / "told")
    people: list[Callable[[Path, random.Random], Iterator[str]]] = [_reads, _reads, _reads, _corrects, _asks, _asks]
    children = []
    for number, person in enumerate(people):
        place = folder / str(number)
        place.mkdir()
        work = _person(person, place, path, random.Random(f"{seed}.{number}"), TENTH if seed % 10 == 9 else SECONDS)
        children.append(start(work, place / "faults"))
    for child in children:
        os.waitpid(child, 0)
    faults = [line for place in folder.glob("*/faults") for line in place.read_text(errors="replace").splitlines()]
    read = sum(int(place.read_text() or 0) for place in folder.glob("*/articles"))
    with Ledger.open(path) as ledger:
        kept = ledger.counts().articles
        faults += [f"unsound afterwards: {one.what}" for one in ledger.check()]
    if kept != read + 2 * ARTICLES:
        faults.append(f"{read + 2 * ARTICLES} articles were read, {kept} are kept")
    return faults


def _person(
    person: Callable[[Path, random.Random, Path], Iterator[str]],
    place: Path,
    path: Path,
    chance: random.Random,
    seconds: int,
) -> Callable[[], int]:
    def work() -> int:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for fault in person(place, chance, path):
                os.write(2, f"{person.__name__}: {fault}\n".encode())
        return 0

    return work


def _reads(place: Path, chance: random.Random, path: Path) -> Iterator[str]:
    (place / "rows.jsonl").write_bytes(rows(chance, ARTICLES))
    code, said, took = finish(command("read", place / "rows.jsonl", "--ledger", path), place / "told")
    if code:
        yield f"gives up after {took:.0f} s: {said[-300:]!r}"
        finish(command("read", place / "rows.jsonl", "--ledger", path), place / "told")
    before = int((place / "articles").read_text()) if (place / "articles").exists() else 0
    (place / "articles").write_text(str(before + ARTICLES))


def _corrects(place: Path, chance: random.Random, path: Path) -> Iterator[str]:
    with Ledger.open(path) as ledger:
        one, other = chance.sample([entry.statement.id for entry in ledger.statements()], 2)
    words = chance.choice((("same", one, other), ("different", one, other), ("said-by", one, "Ada Quill")))
    code, said, waited = _waits(place, path, *words)
    if code or waited > WAIT:
        yield f"{words[0]}: exit {code}, {waited:.1f} s of waiting: {said[-200:]!r}"


def _asks(place: Path, chance: random.Random, path: Path) -> Iterator[str]:
    listing = chance.choice(LISTINGS)
    code, said, waited = _waits(place, path, listing)
    if code or waited > 2 * WAIT:
        yield f"{listing}: exit {code}, {waited:.1f} s of waiting: {said[-200:]!r}"


def _waits(place: Path, path: Path, *words: str) -> tuple[int, str, float]:
    """Exit code, standard error, and how long the command waited for others: its own work is no waiting."""
    busy, spent = patience(), resource.getrusage(resource.RUSAGE_CHILDREN)
    code, said, took = finish(command(*words, "--ledger", path), place / "told")
    busy, now = max(busy, patience()), resource.getrusage(resource.RUSAGE_CHILDREN)
    return code, said, took / busy - (now.ru_utime - spent.ru_utime)


signal.signal(signal.SIGPIPE, signal.SIG_IGN)
