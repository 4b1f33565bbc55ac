"""Files, folders, globs, standard input; and everything that may be wrong with them."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from accordingto.read import contents, read, reading
from accordingto.records import Article, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, article, read_bytes, skipped


def test_folder_is_read_sorted_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} {LEDE}")
    assert [item.name for item in read([str(tmp_path)]) if isinstance(item, Article)] == ["z", "b", "c"]


def test_glob(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(LEDE)
    assert [item.name for item in read([str(tmp_path / "*.txt")]) if isinstance(item, Article)] == ["a", "b"]


def test_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    assert article(tmp_path, LEDE, "what[1]?.txt").name == "what[1]?"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("dam.txt", "dam", id="extension"),
        pytest.param("dam.html.gz", "dam", id="packed"),
        pytest.param("St. Orlen report", "St. Orlen report", id="no-extension"),
        pytest.param("noext", "noext", id="none"),
    ],
)
def test_name_of_a_file(tmp_path: Path, name: str, expected: str) -> None:
    assert article(tmp_path, LEDE, name).name == expected


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    data = gzip.compress(LEDE.encode()) if packed else LEDE.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    run = read(["-"])
    assert run.total is None
    (found,) = run
    assert isinstance(found, Article)
    assert (found.name, found.path, found.text) == ("stdin", "-", LEDE)


def test_progress_over_files(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(LEDE)
    run = read([str(tmp_path)])
    assert (run.done, run.total) == (0, 3 * len(LEDE))
    assert len(list(run)) == 3
    assert run.done == run.total


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("gone.txt", "no such file", id="file"),
        pytest.param("gone-*.txt", "no file matches", id="glob"),
        pytest.param("", "no such file", id="empty-name"),
        pytest.param("a\0b", "no such file", id="impossible-name"),
    ],
)
def test_missing(name: str, says: str) -> None:
    (item,) = read([name])
    assert isinstance(item, Skipped)
    assert item.reason is Reason.MISSING
    assert says in item.detail


def test_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (item,) = read([str(tmp_path)])
    assert isinstance(item, Skipped) and item.reason is Reason.NO_ARTICLES


def test_links_that_loop_or_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    items = list(read([str(tmp_path)]))
    assert sum(isinstance(item, Article) for item in items) == 1
    assert [item.reason for item in items if isinstance(item, Skipped)] == [Reason.MISSING, Reason.UNREADABLE]


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (item,) = read([str(tmp_path / "pipe")])
    assert isinstance(item, Skipped) and item.reason is Reason.UNREADABLE


def test_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "b.txt").write_text(SECOND)
    good = reading._opened
    monkeypatch.setattr(reading, "_opened", lambda path: Failing() if path.endswith("a.txt") else good(path))
    bad, fine = read([str(tmp_path)])
    assert isinstance(bad, Skipped) and bad.reason is Reason.UNREADABLE and "Input/output error" in bad.detail
    assert isinstance(fine, Article)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(LEDE)
    path.chmod(0)
    (item,) = read([str(path)])
    assert isinstance(item, Skipped) and item.reason is Reason.UNREADABLE


PACKED = gzip.compress(LEDE.encode() * 200)


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        pytest.param(b"", Reason.EMPTY, "no text", id="empty"),
        pytest.param(b" \r\n\t\n", Reason.EMPTY, "no text", id="blank"),
        pytest.param(bytes(range(256)) * 4, Reason.BINARY, "control codes", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reason.BINARY, "PNG", id="picture"),
        pytest.param(b"SQLite format 3\0\x10\0", Reason.BINARY, "SQLite", id="database"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Reason.DAMAGED, "a damaged PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\0\x06\0", Reason.DAMAGED, "a damaged zip", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90), Reason.UNSUPPORTED, "old office", id="doc"),
        pytest.param(b"WARC/1.0\r\n", Reason.DAMAGED, "breaks off after 0 whole pages", id="warc"),
        pytest.param(b'<?xml version="1.0"?>\n<nitf></nitf>', Reason.UNSUPPORTED, "<nitf>", id="other-xml"),
        pytest.param(b"body { margin: 0 }\np { color: red; }\na { top: 1px; }", Reason.UNSUPPORTED, "style", id="css"),
        pytest.param(PACKED[: len(PACKED) // 2], Reason.DAMAGED, "gzip", id="truncated-gzip"),
        pytest.param(PACKED[:12] + b"\xff" * 30, Reason.DAMAGED, "gzip", id="damaged-gzip"),
        pytest.param(b"\x1f\x8b", Reason.DAMAGED, "gzip", id="gzip-of-two-bytes"),
        pytest.param(gzip.compress(PACKED), Reason.UNSUPPORTED, "gzip within gzip", id="gzip-twice"),
        pytest.param(gzip.compress(b""), Reason.EMPTY, "no text", id="gzip-of-nothing"),
        pytest.param(gzip.compress(b"a " * 1_000_000), Reason.TOO_LARGE, "unpack to more than", id="small-bomb"),
        pytest.param(b"the wall " * 300_000, Reason.TOO_LARGE, "2,000,000 characters", id="longest-text"),
        pytest.param(b"the wall " * 1_000_000, Reason.TOO_LARGE, "more than 8 MB", id="large-file"),
        pytest.param(b"a\n" * 100_001, Reason.TOO_LARGE, "100,000 lines", id="endless-table"),
    ],
)
def test_bad_content(tmp_path: Path, data: bytes, reason: Reason, says: str) -> None:
    item = skipped(tmp_path, data)
    assert item.reason is reason
    assert says in item.detail


def test_file_larger_than_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST_TEXT", 1_000)
    assert skipped(tmp_path, LEDE.encode() * 50).reason is Reason.TOO_LARGE


def test_gzip_bomb(tmp_path: Path) -> None:
    bomb = gzip.compress(b'{"text": "x"}\n' + b" " * 40_000_000, compresslevel=1)
    items = read_bytes(tmp_path, gzip.compress(b"x" * 80_000_000)) + read_bytes(tmp_path, bomb)
    assert next(item.reason for item in items if isinstance(item, Skipped)) is Reason.TOO_LARGE


def test_two_megabytes_in_one_line(tmp_path: Path) -> None:
    text = "the wall will hold and " * 85_000
    found = article(tmp_path, text)
    assert [(p.span.start, p.span.end) for p in found.paragraphs] == [(0, len(text) - 1)]
