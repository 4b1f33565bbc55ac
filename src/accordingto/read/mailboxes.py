"""Mailboxes (mbox): one mail after another, each told by its line "From "."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from accordingto.read.draft import Item
from accordingto.read.failures import guarded_all
from accordingto.read.mail import articles
from accordingto.read.streams import LARGEST_FILE, MEGABYTE, Opened
from accordingto.records import Reason, Skipped

_BEGINS = re.compile(rb"From \S+.*\d\d:\d\d")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def items(opened: Opened) -> Iterator[Item]:
    """The articles of the mails in a mailbox, one mail in memory at a time."""
    for number, data in enumerate(_mails(opened.stream), 1):
        path, stem = f"{opened.path}:{number}", f"{opened.stem}-{number}"
        if len(data) > LARGEST_FILE:
            yield Skipped(path, Reason.TOO_LARGE, f"a mail of more than {LARGEST_FILE // MEGABYTE} MB. Save it alone")
        else:
            yield from guarded_all(path, articles(_ESCAPED.sub(rb"\1", data), opened, path, stem))


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    """The mails without their lines "From "; of one that is too large, a little more than may be."""
    lines: list[bytes] = []
    size = 0
    blank = True
    for line in iter(lambda: stream.readline(MEGABYTE), b""):
        if blank and _BEGINS.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST_FILE:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)
