"""WACZ, a web archive with an index in a zip file: the WARC files in it."""

import zipfile
from collections.abc import Iterator

from accordingto.read.draft import Item
from accordingto.read.options import ReadOptions
from accordingto.read.streams import opened
from accordingto.read.warc import records


def archives(archive: zipfile.ZipFile, path: str) -> Iterator[Item]:
    """The articles of the archives in it, in order."""
    for name in sorted(archive.namelist()):
        if name.startswith("archive/") and ".warc" in name:
            with archive.open(name) as packed:
                yield from records(opened(packed, path, "", ReadOptions()).stream, f"{path}/{name}")
