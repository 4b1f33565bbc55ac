"""Where an export goes: standard output, or a file that appears whole or not at all."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from accordingto.errors import InputError

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
    try:
        _check(path, ledger, replace)
        with path.open("wb") if _special(path) else _whole(Path(os.path.realpath(path))) as stream:
            yield stream
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
    part = path.with_name(f".accordingto-{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
