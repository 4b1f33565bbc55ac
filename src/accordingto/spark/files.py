"""Files where Spark finds them, opened where a worker runs, and dealt out so that no worker waits for another."""

import heapq
import io
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from pyarrow.fs import FileSystem

from accordingto.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

AT_ONCE = 1024 * 1024
"""Bytes that are asked for at once of a file on another machine."""
SHARE = 64 * 1024 * 1024
"""Bytes of files that make a task, more or less: minutes of reading."""
OPENING = 1024 * 1024
"""What opening a file costs, as bytes."""
NAMED = {"s3a": "s3", "s3n": "s3", "wasbs": "abfss", "wasb": "abfs"}
"""Schemes of Hadoop by the names that Arrow has for them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as Spark names it, and its bytes."""

    path: str
    size: int


def listed(spark: "SparkSession", inputs: Sequence[str]) -> list[File]:
    """The files that Spark finds at these paths: files, folders and globs, wherever Hadoop reaches.

    Raises:
        InputError: there are none.

    """
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(inputs))
    files = [File(row["path"], row["length"]) for row in found.select("path", "length").collect()]
    if not files:
        raise InputError(f"{', '.join(inputs)}: no files there. Name a file or a folder that holds articles")
    return sorted(files, key=lambda file: file.path)


def dealt(files: Iterable[File], least: int) -> list[list[str]]:
    """The paths by task, of like size each: `least` tasks at least, as long as there are files for them."""
    ordered = sorted(files, key=lambda file: (-file.size, file.path))
    total = sum(file.size + OPENING for file in ordered)
    tasks = min(len(ordered), max(least, total // SHARE))
    heap: list[tuple[int, int]] = [(0, task) for task in range(tasks)]
    paths: list[list[str]] = [[] for _ in range(tasks)]
    for file in ordered:
        size, task = heap[0]
        paths[task].append(file.path)
        heapq.heapreplace(heap, (size + file.size + OPENING, task))
    return paths


def shown(path: str) -> str:
    """The path as `read` would name it: of a file on this machine without its scheme."""
    parts = urlsplit(path) if path.startswith("file:") else None
    return path.removeprefix("file:").removeprefix("//") if parts and not parts.netloc else path


def opened(path: str) -> AbstractContextManager[BinaryIO]:
    """The file, open to be read; raises OSError where it cannot be."""
    local = shown(path)
    if "://" not in local:
        return open(local, "rb")
    scheme, _, rest = local.partition("://")
    try:
        system, inner = FileSystem.from_uri(f"{NAMED.get(scheme, scheme)}://{rest}")
        return cast(BinaryIO, io.BufferedReader(system.open_input_file(inner), AT_ONCE))
    except (ValueError, ImportError) as error:  # of a scheme that Arrow does not know, or a library it lacks
        raise OSError(f"{scheme}: cannot be opened by pyarrow ({error})") from error
