"""The room's door: inputs in, articles and skipped inputs out, one at a time."""

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from functools import partial
from gzip import BadGzipFile
from os import PathLike, fspath
from typing import TYPE_CHECKING, BinaryIO

from accordingto.errors import InputError
from accordingto.read.columns import usual
from accordingto.read.dates import iso_date
from accordingto.read.failures import failed
from accordingto.read.inputs import ADDRESS, STDIN, Listed, printable, sources
from accordingto.read.memory import NOTHING, Memory
from accordingto.read.names import UniqueNames, file_name
from accordingto.read.options import ReadOptions
from accordingto.read.streams import Bomb
from accordingto.records import Article, Reason, Skipped

if TYPE_CHECKING:
    from accordingto.read.following import Follower

STANDARD = ReadOptions()
Input = str | PathLike[str]
"""A file, a folder, a glob, an address, or `-` for standard input."""


def read(inputs: Input | Iterable[Input], options: ReadOptions = STANDARD, memory: Memory = NOTHING) -> "Reading":
    """Read files, folders, globs, addresses and `-` (standard input), one or several: `Article`s and `Skipped`s.

    What `memory` knows is not fetched again; it is told of an article once the next one is asked for.
    Raises `InputError` where an option cannot be used; a bad input never raises.
    """
    paths = [inputs] if isinstance(inputs, str | PathLike) else inputs
    return Reading([fspath(path) for path in paths], checked(options), memory)


def checked(options: ReadOptions) -> ReadOptions:
    """The options as they are used; raises `InputError` where one cannot be."""
    day = iso_date(options.published) if options.published is not None else None
    if day is None and options.published is not None:
        raise InputError(f"--published {options.published}: not a date that can be. Write it as 2023-09-06")
    unknown = next((field for field in options.columns if field not in usual()), None)
    if unknown is not None:
        raise InputError(f"--column {unknown}=…: no such field. There are: {', '.join(usual())}")
    outlet = " ".join(printable(options.outlet).split()) if options.outlet else None
    return replace(options, published=day, outlet=outlet or None)


class Reading(Iterator[Article | Skipped]):
    """A run of `read`. `done` of `total` bytes have been read; `total` is None with standard input or an address."""

    def __init__(self, inputs: Iterable[str], options: ReadOptions = STANDARD, memory: Memory = NOTHING) -> None:
        self._sources = list(sources(inputs))
        self._options = options
        self._memory = memory
        self._names = UniqueNames()
        self._read_before = 0
        self._open: BinaryIO | None = None
        self._items = self._run()
        sizes = [source.size for source in self._sources if isinstance(source, Listed)]
        self.total = None if None in sizes else sum(size or 0 for size in sizes)

    def __next__(self) -> Article | Skipped:
        return next(self._items)

    @property
    def done(self) -> int:
        """Bytes of the inputs, as they lie on the disk, that have been read."""
        within = self._open.tell() if self._open and not self._open.closed else 0
        return self._read_before + within

    def _run(self) -> Iterator[Article | Skipped]:
        # The patterns of these take 50 ms to compile, which a command that reads nothing should not pay.
        from accordingto.read.draft import Address  # noqa: PLC0415
        from accordingto.read.following import Follower  # noqa: PLC0415

        with ExitStack() as open_till_the_end:
            follower = Follower(self._options, self._names, self._memory, open_till_the_end)
            for source in self._sources:
                if isinstance(source, Skipped):
                    yield source
                elif ADDRESS.match(source.path):
                    yield from follower.take(Address(source.path, source.path, source.path, asked=True))
                else:
                    yield from self._file(source, follower)
                    self._read_before += source.size or 0

    def _file(self, source: Listed, follower: "Follower") -> Iterator[Article | Skipped]:
        try:
            yield from _items(source.path, partial(self._noted, source), follower)
        finally:
            self._open = None

    def _noted(self, source: Listed) -> "nullcontext[BinaryIO] | io.BufferedReader":
        opened = _opened(source.path)
        if source.size is not None and not isinstance(opened, nullcontext):  # a pipe has no position
            self._open = opened
        return opened


def read_stream(
    path: str, opening: Callable[[], AbstractContextManager[BinaryIO]], options: ReadOptions = STANDARD
) -> Iterator[Article | Skipped]:
    """The articles of one stream of bytes, wherever it lies, as `read` reads a file at that path."""
    from accordingto.read.following import Follower  # noqa: PLC0415

    with ExitStack() as open_till_the_end:
        yield from _items(path, opening, Follower(options, UniqueNames(), NOTHING, open_till_the_end))


def _items(
    name: str, opening: Callable[[], AbstractContextManager[BinaryIO]], follower: "Follower"
) -> Iterator[Article | Skipped]:
    path = printable(name)
    try:
        with opening() as stream:
            yield from follower.stream(stream, path, file_name(name))
    except Bomb as error:
        yield Skipped(path, Reason.TOO_LARGE, f"{error}: not an article. Unpack it and look at it first")
    except (BadGzipFile, EOFError, zlib.error) as error:
        yield Skipped(path, Reason.DAMAGED, f"damaged gzip ({error}). Fetch the file again")
    except OSError as error:
        yield Skipped(path, Reason.UNREADABLE, f"{error.strerror or error}. Check the file and its permissions")
    except Exception as error:
        yield failed(path, error)


def _opened(path: str) -> "nullcontext[BinaryIO] | io.BufferedReader":
    if path == STDIN and sys.stdin is None:
        raise OSError("standard input is closed")
    return nullcontext(sys.stdin.buffer) if path == STDIN else open(path, "rb")
