"""What it costs to read a large web archive: one of a gigabyte, made while it is read, so that no disk holds it.

    python -m bench.archive          # a gigabyte: some ten minutes
    python -m bench.archive 200      # so many megabytes

Half of its bytes are pages, which differ, half pictures and style sheets, as a crawler brings them. It is read as
`read` reads standard input, without drawing statements, in a process of its own, so that the peak is its.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator

MEGABYTE = 1 << 20
SIZE = 1000
"""Megabytes."""
PAGE = 80_000
"""Bytes of a page, and of a picture, about."""
_WORDS = "harbour council ferry quay mayor winter repair storm traders budget bridge month engineer report vote".split()
_READER = """
import json, resource, sys
from accordingto.read import read
from accordingto.records import Article
articles = skipped = 0
for item in read(["-"]):
    articles, skipped = articles + isinstance(item, Article), skipped + (not isinstance(item, Article))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"articles": articles, "skipped": skipped, "peak": round(peak)}))
"""


def main() -> None:
    """Print the figures as JSON."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    print(json.dumps(measure(size), indent=1))


def measure(size: int = SIZE) -> dict[str, float]:
    """Megabytes at the peak, pages a second, and pages that were not read, of an archive of `size` megabytes."""
    began = time.monotonic()
    reader = subprocess.Popen([sys.executable, "-c", _READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert reader.stdin is not None
    pages = 0
    written = 0
    for record, is_page in records(random.Random(0)):
        reader.stdin.write(record)
        pages, written = pages + is_page, written + len(record)
        if written > size * MEGABYTE:
            break
    out, _ = reader.communicate()
    found = json.loads(out)
    return {
        "archive, MB": size,
        "archive, peak MB": found["peak"],
        "archive, pages": pages,
        "archive, pages that were not read": pages - found["articles"],
        "archive, pages a second": round(pages / (time.monotonic() - began), 1),
    }


def records(chance: random.Random) -> Iterator[tuple[bytes, bool]]:
    """Records without end, each with whether it is a page."""
    number = 0
    while True:
        number += 1
        yield _record(f"https://orlen.example/{number}", "text/html; charset=utf-8", _page(number, chance)), True
        yield _record(f"https://orlen.example/{number}.jpg", "image/jpeg", os.urandom(PAGE)), False


def _record(url: str, kind: str, content: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _page(number: int, chance: random.Random) -> bytes:
    """A page with an article of a dozen paragraphs, and the scripts and lists that make pages large."""
    said = (" ".join(chance.choices(_WORDS, k=50)) for _ in range(12))
    text = "".join(f"<p>The mayor said on Tuesday that the {words}.</p>" for words in said)
    rest = "".join(f'<li class="teaser-{one}"><a href="/{one}">{chance.choice(_WORDS)}</a></li>' for one in range(60))
    script = f"<script>var data = '{'x' * (PAGE - len(text) - len(rest) - 400)}';</script>"
    head = f"<head><meta charset='utf-8'><title>Report {number}</title>{script}</head>"
    return f"<html>{head}<body><article><h1>Report {number}</h1>{text}</article><ul>{rest}</ul></body></html>".encode()


if __name__ == "__main__":
    main()
