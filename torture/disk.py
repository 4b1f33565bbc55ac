"""A disk that loses its power: all that was synced is left, and of what was not any part, torn writes too.

A folder alone is synced name by name, in the order of what was done to the names, as file systems with a journal do.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

HEAD = struct.Struct("5q")
SECTOR = 512
SHARES = 0.0, 0.2, 0.5, 0.9, 1.0
"""Of the waiting writes of a file: how many reach the disk."""
TORN = 0.1
FOLDER = -1


class Record(NamedTuple):
    """One line of what `disk.c` wrote down; `m` is a mark of our own."""

    what: str
    process: int
    descriptor: int
    at: int
    data: bytes


def records(log: Path) -> Iterator[Record]:
    """In the order in which it was done."""
    told, at = log.read_bytes(), 0
    while at < len(told):
        what, process, descriptor, place, size = HEAD.unpack_from(told, at)
        at += HEAD.size
        yield Record(chr(what), process, descriptor, place, told[at : at + size])
        at += size


def mark(log: Path) -> None:
    """Write down that a command has ended."""
    with log.open("ab") as stream:
        stream.write(HEAD.pack(ord("m"), 0, 0, 0, 0))


@dataclass
class _File:
    synced: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where and what; None where the file was cut there."""

    def sync(self) -> None:
        for at, data in self.waiting:
            _change(self.synced, at, data)
        self.waiting.clear()

    def left(self, chance: random.Random) -> bytes:
        found, share = bytearray(self.synced), chance.choice(SHARES)
        for at, data in self.waiting:
            if chance.random() >= share:
                continue
            if data is None or chance.random() >= TORN:
                _change(found, at, data)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _change(found, at + start, data[start : start + SECTOR])
        return bytes(found)


def _change(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
    content.extend(bytes(max(0, at - len(content))))
    if data is not None:
        content[at : at + len(data)] = data


class Disk:
    """The files of one folder, as far as they are synced, and what waits for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._files: list[_File] = []
        self._names: dict[str, int | None] = {}
        self._synced: dict[str, int | None] = {}
        self._waiting: list[dict[str, int | None]] = []
        self._open: dict[tuple[int, int], int] = {}

    def put(self, path: Path) -> None:
        """A file that has been there for long."""
        self._files.append(_File(bytearray(path.read_bytes())))
        self._names[path.name] = self._synced[path.name] = len(self._files) - 1

    def do(self, one: Record) -> None:
        """What the program did next."""
        key, text = (one.process, one.descriptor), one.data.decode(errors="replace") if one.what in "our" else ""
        if one.what == "o":
            self._open[key] = self._opened(text, cut=bool(one.at))
        elif one.what == "c":
            del self._open[key]
        elif one.what == "u":
            self._named({Path(text).name: None})
        elif one.what == "r":
            before, after = (Path(name).name for name in text.split("\n"))
            self._named({before: None, after: self._names[before]})
        elif one.what == "s":
            self._sync(self._open[key])
        elif one.what in "wt":
            self._files[self._open[key]].waiting.append((one.at, one.data if one.what == "w" else None))

    def lose_power(self, chance: random.Random, folder: Path) -> None:
        """Write into a new folder what could be there when it is back. The index of a log is of no use any more."""
        folder.mkdir()
        names = dict(self._synced)
        for change in self._waiting[: chance.randint(0, len(self._waiting))]:
            names |= change
        for name, number in names.items():
            if number is not None:
                left = self._files[number].left(chance)
                (folder / name).write_bytes(chance.randbytes(len(left)) if name.endswith("-shm") else left)

    def _opened(self, path: str, *, cut: bool) -> int:
        if path.rstrip("/") == self._folder:
            return FOLDER
        name = Path(path).name
        number = self._names.get(name)
        if number is None:
            self._files.append(_File())
            number = len(self._files) - 1
            self._named({name: number})
        elif cut:
            self._files[number].waiting.append((0, None))
        return number

    def _named(self, change: dict[str, int | None]) -> None:
        self._names |= change
        self._waiting.append(change)

    def _sync(self, number: int) -> None:
        if number != FOLDER:
            self._files[number].sync()
            return
        for change in self._waiting:
            self._synced |= change
        self._waiting.clear()
