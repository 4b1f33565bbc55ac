"""Pages as they were fetched, in a web archive (WARC 1.1): each a gzip member of its own, added to what is there."""

import os
from typing import IO

import urllib3
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from accordingto.errors import InputError

# The content is kept unpacked, so what speaks of its packing keeps its name with a mark, as archives do.
PACKING = frozenset(("content-encoding", "transfer-encoding", "content-length"))
MARK = "X-Archive-Orig-"


class Pages:
    """An archive that is open for adding to."""

    def __init__(self, path: str) -> None:
        """Open it, or make it; `InputError` where that cannot be."""
        try:
            self._file = open(path, "ab")  # noqa: SIM115  closed by `close`
        except OSError as error:
            raise InputError(f"--keep-pages {path}: {error.strerror}. Name a file that can be written") from error
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        if os.fstat(self._file.fileno()).st_size == 0:
            about = {"software": "accordingto", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(os.path.basename(path), about))

    def keep(self, url: str, response: urllib3.BaseHTTPResponse, body: IO[bytes]) -> None:
        """Add the answer of a server, its content from the start."""
        headers = [
            (f"{MARK}{name}" if name.lower() in PACKING else name, value) for name, value in response.headers.items()
        ]
        size = body.seek(0, os.SEEK_END)
        body.seek(0)
        headers.append(("Content-Length", str(size)))
        status = StatusAndHeaders(f"{response.status} {response.reason or ''}", headers, protocol="HTTP/1.1")
        record = self._writer.create_warc_record(url, "response", payload=body, length=size, http_headers=status)
        self._writer.write_record(record)
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
