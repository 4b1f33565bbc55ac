"""What holds for any text and any bytes at all."""

import itertools
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.read import ReadOptions, read
from accordingto.read.draft import Draft, finished
from accordingto.read.names import UniqueNames
from accordingto.records import Article, Skipped
from tests.read.helpers import LEDE

LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            LEDE,
            "By Mara Quill",
            "0:00",
            "Sign up for Ledger Daily",
            "The wall. (Ines Holt/Reuters)",
            "March 5, 2024",
            "Related:",
        ]
    ),
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"])
)
STARTS = st.sampled_from(
    [
        b"",
        b"<html>",
        b"<html><p>",
        b'{"text": "',
        b"\x1f\x8b\x08\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"%PDF",
        b"[{",
        b"{",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"PAR1\x15",
        b"{\\rtf1 ",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
        b"From: a\nSubject: b\n",
        b"From a b 10:00 c\nFrom: d\n\n",
        b"From: a\nMIME-Version: 1\nContent-Type: multipart/related;",
        b"title,text\n",
        b"a;b;c\n",
        b'text\n"',
        b"sep=,\n",
        b"https://a.example/\n",
        b'{"version": "https://jsonfeed.org/version/1", "items": [',
        b"<rss><channel><item>",
        b"<?xml version='1.0'?><feed><entry>",
        b"<opml><outline ",
        b"<urlset><url><loc>",
        b"<plist><dict><key>URL",
    ]
)


@given(TEXTS)
def test_paragraphs_are_in_order_apart_and_cover_every_visible_character(text: str) -> None:
    item = finished(Draft("a.txt", "a", text, given_text=True), ReadOptions(), UniqueNames())
    if isinstance(item, Skipped):
        assert not text.strip()
        return
    spans = [p.span for p in item.paragraphs]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert not any(set("\n\r\u2028\u2029") & set(text[s.start : s.end]) for s in spans)


@given(TEXTS)
def test_what_is_known_by_words_shows_them(text: str) -> None:
    item = finished(Draft("a.txt", "a", text, given_text=True), ReadOptions(), UniqueNames())
    if isinstance(item, Article):
        known = [item.title, item.published, *item.bylines, *item.credits, *(k for _, k in item.inferred)]
        assert all(k.span and item.text[k.span.start : k.span.end] == k.words for k in known if k)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STARTS, st.binary(max_size=400))
def test_read_never_raises(start: bytes, rest: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any"
        path.write_bytes(start + rest)
        items = list(read([str(path)]))
    assert items
    for item in items:
        if isinstance(item, Article):
            item.text.encode()
            assert item.paragraphs
        else:
            assert item.detail


@given(st.lists(st.sampled_from(["a", "a-2", "b", "a-3"]), max_size=30))
def test_names_are_given_once(names: list[str]) -> None:
    given_names = UniqueNames()
    assert len({given_names.unique(name) for name in names}) == len(names)


def test_importing_the_room_loads_no_heavy_library() -> None:
    import subprocess

    heavy = "trafilatura", "htmldate", "lxml", "py3langid", "numpy"
    code = f"import accordingto.read, sys; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert out.stdout.strip() == "[]"
