"""Web archives (WARC) to the articles of the pages in them, one record at a time.

warcio rather than fastwarc: reading an archive takes a thousandth of the time that its pages take, and fastwarc 2.0
loses the record after one that is chunked and packed with brotli, and brings the program down on a stream that it
cannot rewind.
"""

import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from accordingto.read.archived import archived
from accordingto.read.decode import decode
from accordingto.read.draft import Draft, Item
from accordingto.read.failures import guarded
from accordingto.read.names import charset_of, url_name
from accordingto.read.pages import page
from accordingto.read.streams import LARGEST_PAGE, MEGABYTE, Opened
from accordingto.read.unpacking import unpacked
from accordingto.read.walls import behind_wall
from accordingto.records import Reason, Skipped

PAGES = "text/html", "application/xhtml+xml"


def items(opened: Opened) -> Iterator[Item]:
    """The articles of an archive; one that breaks off gives what is whole, and then the reason."""
    yield from records(opened.stream, opened.path)


def records(stream: IO[bytes], path: str) -> Iterator[Item]:
    """The articles of the pages that servers gave, status 200 and HTML; other records are no articles."""
    pages = 0
    pieces = _Pieces(stream)
    try:
        for record in ArchiveIterator(pieces):
            if _is_page(record):
                found = _page(record, path)
                if _cut(record):
                    raise EOFError("within a page")
                pages += 1
                yield found
        if pieces.broken or not pieces.ended:
            raise pieces.broken or EOFError("within a record")
    except (ArchiveLoadFailed, AttributeError, OSError, EOFError, ValueError, zlib.error) as error:
        said = " ".join(str(error).split())[:100]
        yield Skipped(path, Reason.DAMAGED, f"breaks off after {pages} whole pages ({said}). Fetch the rest again")
        return
    if not pages:
        yield Skipped(path, Reason.NO_ARTICLES, "no HTML page among its responses. Archive the pages themselves")


class _Pieces:
    """A stream that gives what it has before it says what is wrong with the rest."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._last = b""
        self.broken: Exception | None = None

    @property
    def ended(self) -> bool:
        """Whether the last bytes are those with which a record ends."""
        return self._last.endswith(b"\r\n\r\n")

    def read(self, size: int = -1) -> bytes:
        try:
            piece: bytes = self._read(size)
        except (EOFError, OSError, zlib.error) as error:  # warcio takes this for a regular end
            self.broken = error
            return b""
        self._last = (self._last + piece)[-4:]
        return piece


def _is_page(record: ArcWarcRecord) -> bool:
    http = record.http_headers if record.rec_type == "response" else None
    kind = (http.get_header("Content-Type") or "").split(";")[0].strip().lower() if http else ""
    return http is not None and http.get_statuscode() == "200" and kind in PAGES


def _page(record: ArcWarcRecord, path: str) -> Draft | Skipped:
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    place = f"{path}:{url}"
    data = _content(record)
    if len(data) > LARGEST_PAGE:
        detail = f"a page of more than {LARGEST_PAGE // MEGABYTE} MB, the most that is read. Save the article alone"
        return Skipped(place, Reason.TOO_LARGE, detail)
    text = decode(data, markup=True, charset=charset_of(record.http_headers.get_header("Content-Type")))
    found = guarded(place, partial(page, text, place, url_name(url) or urlsplit(url).netloc or "page", url))
    if isinstance(found, Skipped):
        return found
    return behind_wall(archived(found, record.rec_headers.get_header("WARC-Date"), "WARC-Date"))


def _content(record: ArcWarcRecord) -> bytes:
    """What the server meant to send: without chunks, unpacked; a little more than the largest page at most."""
    said = record.http_headers.get_header
    chunked = (said("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    return unpacked(stream.read(LARGEST_PAGE + 1), said("Content-Encoding") or "", LARGEST_PAGE)


def _cut(record: ArcWarcRecord) -> bool:
    """Whether the archive ends within the record: fewer bytes came than its header says."""
    while record.raw_stream.read(MEGABYTE):
        pass
    return bool(record.raw_stream.limit > 0)
