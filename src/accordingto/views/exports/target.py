"""Where an export goes: standard output, or a file that appears whole or not at all."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from accordingto.errors import InputError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

STANDARD_OUTPUT = Path("-")


@contextmanager
def writing(path: Path, ledger: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A stream into `path`; a file gets its name only when all is written, so that nobody opens half of one.

    Raises:
        InputError: there is a file already and `replace` is false, the path is that of the ledger, or it cannot be
            written to.

    """
    if path == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        return
    with _telling(path):
        _check(path, ledger, replace)
        with path.open("wb") if _special(path) else _whole(Path(os.path.realpath(path))) as stream:
            yield stream


@contextmanager
def placing(path: Path, ledger: Path, *, replace: bool) -> Iterator[Path]:
    """As `writing`, for what writes files by itself: an empty file, which takes the place of `path` in the end."""
    with _telling(path):
        _check(path, ledger, replace)
        with _whole(Path(os.path.realpath(path))) as stream:
            yield Path(stream.name)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # whoever reads the pipe has seen enough
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: cannot be written ({reason}). Make room, or name another place") from error


def _check(path: Path, ledger: Path, replace: bool) -> None:
    if path.is_dir():
        raise InputError(f"{path}: a folder. Name a file in it")
    if os.path.realpath(path) in {os.path.realpath(ledger) + end for end in ("", "-wal", "-shm")}:
        raise InputError(f"{path}: belongs to the ledger itself. Name another file")
    if path.is_file() and not replace:
        raise InputError(f"{path}: there is a file already. Name another, or replace it with --force")


def _special(path: Path) -> bool:
    """A device or a pipe, which cannot be replaced by a file."""
    return path.exists() and not path.is_file()


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    _clear(path.parent)
    part, stream = _part(path.parent)
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())  # or a loss of power could leave the name with nothing in it
            part.replace(path)
            _sync_names(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_names(folder: Path) -> None:
    """Let a name outlast a loss of power as what it names does; Windows opens no folder."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _part(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file, locked while it is written, so that `_clear` can tell it from what a killed process left."""
    while True:
        part = folder / f".accordingto-{secrets.token_hex(4)}.part"
        stream = part.open("xb")
        if _lock(stream) and os.fstat(stream.fileno()).st_nlink:  # else another process has just cleared it away
            return part, stream
        stream.close()


def _clear(folder: Path) -> None:
    """Delete what exports that were killed have left in the folder."""
    for left in folder.glob(".accordingto-*.part"):
        with contextlib.suppress(OSError), left.open("rb+") as stream:
            if _lock(stream):
                left.unlink()


def _lock(stream: BinaryIO) -> bool:
    """Whether no other process writes it; the lock goes with the process. Windows deletes no file that is open."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
    return True
