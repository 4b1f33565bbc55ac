"""What the user named, as a list of files: folders opened, globs matched, what is missing said."""

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.records import Reason, Skipped

STDIN = "-"
GLOB_CHARACTERS = frozenset("*?[")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# What browsers call the folder in which they put the pictures and scripts of the page that they save beside it.
PARTS = re.compile(
    r"(?P<page>.+)(?:[_.]files|[_-]Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_file|_pliki|-bestanden)"
)
PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


@dataclass(frozen=True, slots=True)
class Listed:
    """One file to read, or an address. `size` is in bytes, None for standard input and for an address."""

    path: str
    size: int | None


def sources(inputs: Iterable[str]) -> Iterator[Listed | Skipped]:
    """Every file that `inputs` (files, folders, globs, addresses, `-`) stand for, in order."""
    for name in inputs:
        if name == STDIN or ADDRESS.match(name):
            yield Listed(name, None)
        elif GLOB_CHARACTERS.isdisjoint(name) or _status(name) is not None:
            yield from _path(name)
        else:
            yield from _glob(name)


def printable(path: str) -> str:
    """The path as text that any file can hold: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\0", "\ufffd")


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _glob(pattern: str) -> Iterator[Listed | Skipped]:
    try:
        matches = sorted(glob.glob(pattern, recursive=True))
    except (OSError, ValueError):
        matches = []
    if not matches:
        yield Skipped(printable(pattern), Reason.MISSING, "no file matches the pattern. Check the spelling")
    for match in matches:
        if not _is_parts(match):
            yield from _path(match)


def _is_parts(path: str) -> bool:
    """Whether it is the folder of the parts of a page that lies beside it."""
    named = PARTS.fullmatch(path)
    return named is not None and any(os.path.isfile(named["page"] + end) for end in PAGES)


def _path(path: str) -> Iterator[Listed | Skipped]:
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield Skipped(printable(path), Reason.MISSING, _missing(path))
    except OSError as error:
        yield _unreadable(path, error)
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path)
        else:
            yield _file(path, status)


def _missing(path: str) -> str:
    if "\0" not in path and os.path.islink(path):
        return f"a link to {printable(os.readlink(path))}, which is not there. Mend or remove the link"
    return "no such file or folder. Check the spelling and the current folder"


def _file(path: str, status: os.stat_result) -> Listed | Skipped:
    if stat.S_ISREG(status.st_mode):
        return Listed(path, status.st_size)
    return Skipped(printable(path), Reason.UNREADABLE, "not a regular file. Pipe its content in, and read -")


def _unreadable(path: str, error: OSError) -> Skipped:
    return Skipped(printable(path), Reason.UNREADABLE, f"{error.strerror or error}. Check the permissions")


def _folder(top: str) -> Iterator[Listed | Skipped]:
    """Files below `top`, sorted, hidden ones left out; a folder is entered once, so links cannot loop."""
    entered: set[tuple[int, int]] = set()
    waiting = [top]
    empty = True
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            if not stat.S_ISDIR(status.st_mode):
                empty = False
                yield _file(path, status)
                continue
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            names = sorted((n for n in os.listdir(path) if not n.startswith(".")), reverse=True)
        except FileNotFoundError:
            empty = False
            yield Skipped(printable(path), Reason.MISSING, _missing(path))
        except OSError as error:
            empty = False
            yield _unreadable(path, error)
        else:
            paths = (os.path.join(path, name) for name in names)
            waiting.extend(found for found in paths if not _is_parts(found))
    if empty:
        yield Skipped(printable(top), Reason.NO_ARTICLES, "the folder holds no files. Name one that holds articles")
