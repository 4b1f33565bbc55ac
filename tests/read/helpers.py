"""What the tests of this room share: invented articles in, kinds and records out."""

from pathlib import Path

from accordingto.read import ReadOptions, read
from accordingto.read.kinds import Given, classify
from accordingto.read.lines import lines_of
from accordingto.records import Article, Skipped

LEDE = "The dam above Orlen Vale will be inspected again this month, the water ministry said on Tuesday."
SECOND = "Two officials who asked not to be named said the inspection in January had been cut short by ice."
THIRD = "Ada Brandt, the minister, told reporters that no crack had been found in the wall that matters."


def kinds(*lines: str, title: str | None = None, writers: tuple[str, ...] = ()) -> list[str]:
    """The kinds of an article that consists of these lines."""
    found = list(lines_of("\n\n".join(lines)))
    classify(found, Given(title, writers))
    return [str(line.kind) for line in found]


def read_bytes(
    folder: Path, data: bytes, name: str = "input.txt", options: ReadOptions | None = None
) -> list[Article | Skipped]:
    """What `read` gives for a file with this content."""
    path = folder / name
    path.write_bytes(data)
    return list(read([str(path)], options or ReadOptions()))


def article(folder: Path, data: bytes | str, name: str = "input.txt", options: ReadOptions | None = None) -> Article:
    """The one article in a file with this content."""
    items = read_bytes(folder, data if isinstance(data, bytes) else data.encode(), name, options)
    assert len(items) == 1
    assert isinstance(items[0], Article), items[0]
    return items[0]


def skipped(folder: Path, data: bytes, name: str = "input.txt") -> Skipped:
    """The one reason for which a file with this content gives no article."""
    items = read_bytes(folder, data, name)
    assert len(items) == 1
    assert isinstance(items[0], Skipped), items[0]
    return items[0]
