"""Web archives that another library wrote: thousands of pages, what breaks off, what is packed within."""

import gzip
import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from accordingto.records import Article, Reason, Skipped
from tests.read.helpers import LEDE, read_bytes
from tests.read.site import report


def record(url: str, http: bytes, kind: WarcRecordType = WarcRecordType.response) -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2024-06-01T10:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(http)
    out = io.BytesIO()
    made.write(out, checksum_data=True)
    return out.getvalue()


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def page(number: int) -> bytes:
    return record(f"https://orlen.example/{number}", answer(report(f"Report {number}").encode()))


def articles(items: list[Article | Skipped]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def test_hundreds_of_pages(tmp_path: Path) -> None:
    items = read_bytes(tmp_path, b"".join(gzip.compress(page(n), 1) for n in range(400)), "a.warc.gz")
    found = articles(items)
    assert len(items) == len(found) == 400
    assert [article.url for article in found[::100]] == [f"https://orlen.example/{n}" for n in range(0, 400, 100)]
    assert found[-1].title and found[-1].title.value == "Report Report 399"


def test_address_and_date_of_the_record_are_evidence(tmp_path: Path) -> None:
    bare = f"<html><body><article><h1>Dam</h1><p>{LEDE}</p><p>{LEDE}</p></article></body></html>".encode()
    (found,) = articles(read_bytes(tmp_path, record("https://www.reuters.com/world/dam", answer(bare)), "a.warc"))
    suggested = {field: (known.value, known.where) for field, known in found.inferred}
    assert found.published is None
    assert suggested["published"] == ("2024-06-01T10:00:00+00:00", "WARC-Date, when the page was archived")
    assert suggested["outlet"] == ("Reuters", "address https://www.reuters.com/world/dam")
    assert (found.path[-35:], found.name) == (".warc:https://www.reuters.com/world/dam"[-35:], "dam")


def test_only_pages_that_a_server_gave_are_articles(tmp_path: Path) -> None:
    html = report("x").encode()
    data = b"".join(
        (
            record("https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", WarcRecordType.request),
            record("https://a.example/2", answer(b"\x89PNG", kind="image/png")),
            record("https://a.example/3", answer(html, status="404 Not Found")),
            record("https://a.example/4", answer(html, status="301 Moved")),
            record("https://a.example/5", answer(html, kind="application/json")),
            record("https://a.example/6", answer(html, kind="TEXT/HTML;charset=utf-8")),
            record("https://a.example/7", b""),
            record("https://a.example/8", b"garbage"),
        )
    )
    assert [one.url for one in articles(read_bytes(tmp_path, data, "a.warc"))] == ["https://a.example/6"]


def test_nothing_to_read(tmp_path: Path) -> None:
    (item,) = read_bytes(tmp_path, record("https://a.example/", answer(b"\x89PNG", kind="image/png")), "a.warc")
    assert isinstance(item, Skipped) and item.reason is Reason.NO_ARTICLES


@pytest.mark.parametrize(
    ("packing", "pack"),
    [pytest.param("gzip", gzip.compress, id="gzip"), pytest.param("br", brotli.compress, id="brotli")],
)
@pytest.mark.parametrize("chunked", [False, True], ids=["whole", "chunked"])
def test_pages_that_are_packed_within(tmp_path: Path, packing: str, pack, chunked: bool) -> None:
    body = pack(report("x").encode())
    headers = [f"Content-Encoding: {packing}"]
    if chunked:
        headers.append("Transfer-Encoding: chunked")
        body = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    data = record("https://a.example/1", answer(body, *headers)) + page(2)
    found = articles(read_bytes(tmp_path, data, "a.warc"))
    assert [LEDE in article.text for article in found] == [True, True]


def test_the_encoding_that_the_record_states(tmp_path: Path) -> None:
    html = report("x").replace("Ada Brandt", "Ада Брандт").encode("koi8-r")
    (found,) = articles(
        read_bytes(tmp_path, record("https://a.example/", answer(html, kind="text/html; charset=koi8-r")))
    )
    assert "Ада Брандт" in found.text


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("whole", [0, 7, 19])
def test_an_archive_that_breaks_off(tmp_path: Path, packed: bool, whole: int) -> None:
    """What is whole comes out, nothing else, and that something is missing is said."""
    records = [gzip.compress(page(n)) if packed else page(n) for n in range(20)]
    data = b"".join(records[:whole]) + records[whole][: len(records[whole]) // 2]
    items = read_bytes(tmp_path, data, "a.warc")
    assert [item.url for item in articles(items)] == [f"https://orlen.example/{n}" for n in range(whole)]
    (said,) = (item for item in items if isinstance(item, Skipped))
    assert said.reason is Reason.DAMAGED
    assert f"breaks off after {whole} whole pages" in said.detail


def test_a_page_in_an_archive_that_unpacks_without_end(tmp_path: Path) -> None:
    bombs = {"gzip": gzip.compress(bytes(200_000_000), 1), "br": brotli.compress(bytes(200_000_000), quality=1)}
    data = b"".join(record(f"https://a.example/{n}", answer(b, f"Content-Encoding: {n}")) for n, b in bombs.items())
    tracemalloc.start()
    items = read_bytes(tmp_path, data + page(3), "a.warc")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in items] == [Skipped, Skipped, Article]
    assert peak < 90_000_000


def test_archives_with_wrong_bytes_never_raise(tmp_path: Path) -> None:
    chance = random.Random(7)
    data = b"".join(map(page, range(5)))
    for _ in range(40):
        wrong = bytearray(data)
        for _ in range(chance.randint(1, 40)):
            wrong[chance.randrange(len(wrong))] = chance.randrange(256)
        assert read_bytes(tmp_path, bytes(wrong), "a.warc")


def test_a_zip_file_that_is_no_archive(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", LEDE)
    (item,) = read_bytes(tmp_path, out.getvalue(), "a.zip")
    assert isinstance(item, Skipped) and item.reason is Reason.UNSUPPORTED
    assert "Unpack it first" in item.detail
