"""Bytes on their way in: put back what was looked at, unpack gzip, and stop a bomb."""

import gzip
import io
from typing import BinaryIO

HEAD = 65_536
GZIP = b"\x1f\x8b"
# News packs three to ten times, repeated rows up to a hundred; gzip itself cannot do much more than a thousand.
MOST_TIMES_PACKED = 250
FREE_OF_SUSPICION = 128 * 1024


class Bomb(Exception):
    """A packed file that grows out of all proportion. Caught in this room; users never meet it."""


class _Rewound(io.RawIOBase):
    """A stream whose first bytes, already read, come again. `taken` counts what has been handed out."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._head and size >= 0:
            data, self._head = self._head[:size], self._head[size:]
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
        data = self._content.read(len(buffer))
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > FREE_OF_SUSPICION and self._given > MOST_TIMES_PACKED * self._packed.taken:
            raise Bomb(f"{self._packed.taken:,} bytes unpack to more than {self._given:,}")
        return len(data)


def opened(stream: BinaryIO) -> tuple[bytes, io.BufferedReader]:
    """The first bytes of the content, and the whole content from its start; gzip is unpacked."""
    head, rest = _peeked(stream)
    if head.startswith(GZIP):
        unpacked = io.BufferedReader(_Unpacked(rest), HEAD)
        head, rest = _peeked(unpacked)
    return head, io.BufferedReader(rest, HEAD)


def _peeked(stream: BinaryIO) -> tuple[bytes, _Rewound]:
    head = stream.read(HEAD)
    return head, _Rewound(head, stream)
