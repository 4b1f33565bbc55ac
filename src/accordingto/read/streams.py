"""Bytes on their way in: put back what was looked at, unpack gzip, and stop a bomb."""

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO

from accordingto.read.options import ReadOptions

HEAD = 65_536
GZIP = b"\x1f\x8b"
# News packs three to ten times, repeated rows up to a hundred; gzip itself cannot do much more than a thousand.
MOST_TIMES_PACKED = 250
FREE_OF_SUSPICION = 128 * 1024
MEGABYTE = 1024 * 1024
LARGEST_TEXT = 8 * MEGABYTE
LARGEST_PAGE = 20 * MEGABYTE
LARGEST_FILE = 32 * MEGABYTE
"""Of JSON, and of what holds articles beside other things, such as a mail with pictures."""
IN_MEMORY = 16 * MEGABYTE
LARGEST_COPY = 4096 * MEGABYTE


class Bomb(Exception):
    """A packed file that grows out of all proportion. Caught in this room; users never meet it."""


class TooLarge(Exception):
    """More than is read of its kind. Caught in this room."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An input that is open: its first bytes, its content from the start, what it is called, and what was asked.

    `path` names it in what is said of it, `stem` its article. `file` is the content where one can jump about in it.
    `charset` is the encoding that its envelope states, a web server or a mail.
    """

    head: bytes
    stream: BinaryIO
    path: str
    stem: str
    options: ReadOptions
    file: IO[bytes] | None = None
    charset: str | None = None

    @property
    def complete(self) -> bool:
        """Whether the first bytes are all of it."""
        return len(self.head) < HEAD

    def whole(self, limit: int) -> bytes:
        """All of the content; raises `TooLarge` beyond `limit` bytes."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(f"more than {limit // MEGABYTE} MB")
        return data

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """The content as a file in which one can jump about, where need be a copy that goes with the block."""
        if self.file is not None:
            self.file.seek(0)
            yield self.file
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
            shutil.copyfileobj(_Limited(self.stream, LARGEST_COPY), copy, MEGABYTE)
            copy.seek(0)
            yield copy


class _Limited:
    """A stream that raises `TooLarge` after so many bytes."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream, self._left, self._limit = stream, left, left

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge(f"more than {self._limit // MEGABYTE} MB")
        return data


class _Rewound(io.RawIOBase):
    """A stream whose first bytes, already read, come again; then, where reading them failed, that failure.

    `taken` counts what has been handed out.
    """

    def __init__(self, head: bytes, rest: IO[bytes], broken: Exception | None = None) -> None:
        self._head = head
        self._rest = rest
        self._broken = broken
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._head and (size >= 0 or self._broken):
            data, self._head = (self._head[:size], self._head[size:]) if size >= 0 else (self._head, b"")
        elif self._broken:
            raise self._broken
        else:
            data, self._head = self._head + self._rest.read(size), b""
        self.taken += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """The content of a gzip stream; raises `Bomb` when it is far larger than what it was packed in."""

    def __init__(self, packed: _Rewound) -> None:
        self._packed = packed
        self._content = gzip.GzipFile(fileobj=packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._content.read1(len(buffer))  # what is whole comes out before what is wrong is said
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > FREE_OF_SUSPICION and self._given > MOST_TIMES_PACKED * self._packed.taken:
            raise Bomb(f"{self._packed.taken:,} bytes unpack to more than {self._given:,}")
        return len(data)


def opened(stream: IO[bytes], path: str, stem: str, options: ReadOptions, charset: str | None = None) -> Opened:
    """The content of a stream, looked at; gzip is unpacked."""
    head, rest = _peeked(stream)
    file = stream if stream.seekable() else None
    if head.startswith(GZIP):
        unpacked = io.BufferedReader(_Unpacked(rest), HEAD)
        head, rest = _peeked(unpacked)
        file = None
    return Opened(head, io.BufferedReader(rest, HEAD), path, stem, options, file, charset)


def _peeked(stream: IO[bytes]) -> tuple[bytes, _Rewound]:
    """The first bytes; where the stream breaks off after some, it does so again for whoever reads on."""
    head = b""
    broken = None
    read1 = getattr(stream, "read1", stream.read)
    try:
        while len(head) < HEAD and (piece := read1(HEAD - len(head))):
            head += piece
    except (EOFError, OSError, zlib.error) as error:
        if not head:
            raise
        broken = error
    return head, _Rewound(head, stream, broken)
