"""JSON Lines, row by row."""

import gzip
import json
from pathlib import Path

import pytest

from accordingto.read import json_rows, read, unread_date
from accordingto.records import Article, Basis, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, article, read_bytes


def lines(*values: object) -> bytes:
    return "".join(json.dumps(value) + "\n" for value in values).encode()


def test_all_fields(tmp_path: Path) -> None:
    row = {
        "name": "dam-1",
        "url": "https://ledger.example/region/dam",
        "title": "Dam to Be Inspected",
        "text": f"Dam to Be Inspected\r\n{LEDE}",
        "published": "2024-03-05",
        "updated": "2024-03-06T08:00:00Z",
        "outlet": "Harbour Ledger",
        "section": "Region",
        "authors": ["Mara Quill", "By Tomas Reed"],
        "desk": {"shift": 2},
        "empty": None,
    }
    found = article(tmp_path, lines(row), "rows.txt")
    assert (found.name, found.url, found.text, found.given_text) == (row["name"], row["url"], row["text"], True)
    assert found.outlet is not None and (found.outlet.basis, found.outlet.where) == (Basis.GIVEN, "row field outlet")
    assert found.published is not None and found.published.value == "2024-03-05"
    assert found.updated is not None and found.updated.value == "2024-03-06T08:00:00+00:00"
    assert [k.value for k in found.bylines] == ["Mara Quill", "Tomas Reed"]
    assert found.extra == {"desk": {"shift": 2}}
    assert [str(p.kind) for p in found.paragraphs] == ["headline", "body"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        pytest.param({"text": LEDE, "name": "dam", "url": "https://x.example/a"}, "dam", id="name"),
        pytest.param({"text": LEDE, "url": "https://x.example/a/dam.html?x=1#y"}, "dam.html", id="url"),
        pytest.param({"text": LEDE, "url": "https://x.example/a/dam/"}, "dam", id="url-with-slash"),
        pytest.param({"text": LEDE, "url": "https://x.example"}, "feed-1", id="url-without-path"),
        pytest.param({"text": LEDE, "url": "http://[bad"}, "feed-1", id="no-url"),
        pytest.param({"text": LEDE}, "feed-1", id="file-and-line"),
    ],
)
def test_name(tmp_path: Path, row: dict[str, str], name: str) -> None:
    assert article(tmp_path, lines(row), "feed.jsonl").name == name


@pytest.mark.parametrize(
    ("line", "reason", "says"),
    [
        pytest.param(b"not json", Reason.BAD_ROW, "not JSON: not json", id="no-json"),
        pytest.param(b'{"text": "cut', Reason.BAD_ROW, "not JSON", id="cut-off"),
        pytest.param(b"[1]", Reason.BAD_ROW, "a list, an object", id="list"),
        pytest.param(b"[" * 100_000, Reason.BAD_ROW, "not JSON", id="deep"),
        pytest.param(b'{"text": 5}', Reason.BAD_ROW, "'text' is a number", id="number"),
        pytest.param(b'{"text": "x", "title": []}', Reason.BAD_ROW, "'title' is a list", id="title-list"),
        pytest.param(b'{"text": " \\n"}', Reason.EMPTY, "'text' is empty", id="blank"),
        pytest.param(b'{"kind": "x", "id": 1}', Reason.NO_TEXT, "fields found: id, kind", id="no-text"),
        pytest.param(b'{"text": null}', Reason.NO_TEXT, "fields found: none", id="null"),
    ],
)
def test_bad_row_is_skipped_and_the_rest_go_on(tmp_path: Path, line: bytes, reason: Reason, says: str) -> None:
    first, bad, last = read_bytes(tmp_path, lines({"text": LEDE}) + line + b"\n\n" + lines({"text": SECOND}))
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(bad, Skipped)
    assert bad.path.endswith("input.txt:2")
    assert bad.reason is reason
    assert says in bad.detail
    assert last.name == "input-4"


def test_first_row_may_be_the_bad_one(tmp_path: Path) -> None:
    bad, good = read_bytes(tmp_path, b'{"text": "cut\n' + lines({"text": LEDE}))
    assert isinstance(bad, Skipped) and isinstance(good, Article)


@pytest.mark.parametrize("value", ["soon", "1970-01-01", "2999-01-01", 12, True])
def test_date_that_cannot_be_is_kept_as_found(tmp_path: Path, value: object) -> None:
    found = article(tmp_path, lines({"text": LEDE, "published": value}))
    assert found.published is None
    assert found.extra == {"published": value}


def test_what_no_store_takes_is_replaced_one_for_one(tmp_path: Path) -> None:
    found = article(tmp_path, b'{"text": "a\\u0000b \\ud800 c", "x": {"k\\udfff": ["\\u0000"]}}')
    assert found.text == "a\ufffdb \ufffd c"
    assert found.extra == {"x": {"k\ufffd": ["\ufffd"]}}


@pytest.mark.parametrize(
    "encoding",
    [pytest.param("utf-8-sig", id="bom"), pytest.param("utf-16", id="utf-16"), pytest.param("cp1252", id="legacy")],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = '{"text": "The café said “no” to the board."}\n{"text": "And again, at the café."}\n'.encode(encoding)
    assert [item.text for item in read_bytes(tmp_path, data) if isinstance(item, Article)] == [
        "The café said “no” to the board.",
        "And again, at the café.",
    ]


def test_row_longer_than_the_head(tmp_path: Path) -> None:
    assert len(article(tmp_path, lines({"text": "word " * 50_000})).text) == 250_000


WIDE = b'{"text": "x", "y": [' + b"[]," * 400_000 + b"0]}"


@pytest.mark.parametrize("end", [b"", b', "z": NaN}'])
def test_row_of_endless_values_is_passed_over(tmp_path: Path, end: bytes) -> None:
    wide = WIDE.removesuffix(b"}") + end if end else WIDE
    first, large, last = read_bytes(tmp_path, lines({"text": "a"}) + wide + b"\n" + lines({"text": "c"}))
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(large, Skipped) and large.reason is Reason.TOO_LARGE and "300,000 values" in large.detail


def test_array_of_rows_keeps_what_it_can(tmp_path: Path) -> None:
    first, large, bad, last = read_bytes(tmp_path, b'[{"text": "a"}, ' + WIDE + b', 7, {"text": "c"}]')
    assert isinstance(first, Article) and isinstance(last, Article) and last.name == "input-4"
    assert [one.reason for one in (large, bad) if isinstance(one, Skipped)] == [Reason.TOO_LARGE, Reason.BAD_ROW]


def test_large_array_that_is_no_strict_json_says_what_to_do(tmp_path: Path) -> None:
    (one,) = read_bytes(tmp_path, b'[{"text": "a", "x": NaN}, ' + WIDE + b"]")
    assert isinstance(one, Skipped) and one.reason is Reason.TOO_LARGE and "JSON Lines" in one.detail


def test_what_feeds_hold_is_still_read_from_an_array(tmp_path: Path) -> None:
    one, other = read_bytes(tmp_path, b'[{"text": "a\\ud800b", "x": NaN}, {"text": "c", "x": 1e999}]')
    assert isinstance(one, Article) and one.text == "a\ufffdb" and isinstance(other, Article)


def test_row_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "LONGEST_ROW", 100)
    first, long, last = read_bytes(tmp_path, lines({"text": "a"}, {"text": "b" * 500}, {"text": "c"}))
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(long, Skipped) and long.reason is Reason.TOO_LARGE
    assert last.name == "input-3"


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines({"text": LEDE}) * 20_000)
    reading = read([str(path)])
    next(reading)
    assert reading.total == path.stat().st_size
    assert 0 < reading.done < reading.total / 4
    assert [item.name for _, item in zip(range(2), reading, strict=False) if isinstance(item, Article)] == [
        "many-2",
        "many-3",
    ]


def test_rows_before_the_damage_are_kept(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(lines({"text": f"{n} {LEDE}"}) for n in range(5_000)))
    items = read_bytes(tmp_path, packed[: len(packed) // 2])
    assert sum(isinstance(item, Article) for item in items) > 100
    last = items[-1]
    assert isinstance(last, Skipped) and last.reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("data", "names"),
    [
        pytest.param(json.dumps({"text": LEDE}, indent=2), ["page"], id="printed-on-many-lines"),
        pytest.param(json.dumps([{"text": LEDE}, {"text": SECOND}], indent=2), ["page-1", "page-2"], id="array"),
    ],
)
def test_other_json(tmp_path: Path, data: str, names: list[str]) -> None:
    items = read_bytes(tmp_path, data.encode(), "page.json")
    assert [item.name for item in items if isinstance(item, Article)] == names


@pytest.mark.parametrize(
    ("field", "value", "published"),
    [
        pytest.param("published", "Wed, 13 Mar 2024 08:15:00 +0100", "2024-03-13T08:15:00+01:00", id="mail"),
        pytest.param("pubDate", "Wed, 13 Mar 24 08:15:00 +0100", "2024-03-13T08:15:00+01:00", id="year of two digits"),
        pytest.param("date", "2024/3/13 08:15:00", "2024-03-13", id="slashes"),
        pytest.param("publish_date", "13 March 2024", "2024-03-13", id="worded"),
        pytest.param("date_published", "2024.03.13", "2024-03-13", id="full stops"),
        pytest.param("datePublished", "13.3.2024", "2024-03-13", id="day first, full stops"),
        pytest.param("published_at", "3/13/2024", "2024-03-13", id="month first beyond doubt"),
        pytest.param("pub_date", "13/3/2024", "2024-03-13", id="day first beyond doubt"),
        pytest.param("published", 1710313200, "2024-03-13T07:00:00+00:00", id="seconds"),
        pytest.param("timestamp", 1710313200000, "2024-03-13T07:00:00+00:00", id="milliseconds"),
        pytest.param("published", "1710313200", "2024-03-13T07:00:00+00:00", id="seconds in a string"),
        pytest.param("published", 1710313200.5, "2024-03-13T07:00:00+00:00", id="part of a second"),
        pytest.param("published", "20240313T081500Z", "2024-03-13T08:15:00+00:00", id="basic"),
        pytest.param("date", "March 13, 2024", "2024-03-13", id="month in words"),
        pytest.param("date", "13 March 2024", "2024-03-13", id="day first"),
        pytest.param("date", "13th of March, 2024", "2024-03-13", id="the 13th of"),
        pytest.param("date", "Wednesday, March 13th, 2024 at 8 a.m.", "2024-03-13", id="weekday and clock"),
        pytest.param("publish_date", "13.03.2024", "2024-03-13", id="with full stops"),
        pytest.param("publish_date", "13/3/2024", "2024-03-13", id="day first in figures"),
        pytest.param("publish_date", "3/13/2024", "2024-03-13", id="month first in figures"),
        pytest.param("publish_date", "3/3/2024", "2024-03-03", id="one reading of figures"),
        pytest.param("date", "2024.3.13", "2024-03-13", id="year first, full stops"),
        pytest.param("date", "2024-03-13 08:15:00 UTC", "2024-03-13", id="with its zone in words"),
        pytest.param("pubDate", "13 Mar 2024 08:15:00 GMT", "2024-03-13", id="mail without a weekday"),
        pytest.param("timestamp", 100_000_000, "1973-03-03T09:46:40+00:00", id="the first second"),
        pytest.param("timestamp", 1_710_313_200_000, "2024-03-13T07:00:00+00:00", id="thousandths"),
    ],
)
def test_dates_as_feeds_write_them(tmp_path: Path, field: str, value: object, published: str) -> None:
    found = article(tmp_path, lines({"text": LEDE, field: value}))
    assert found.published is not None
    assert (found.published.value, found.published.where) == (published, f"row field {field}")
    assert found.extra == {}
    assert unread_date(found) is None


@pytest.mark.parametrize(
    "value",
    [
        "3/4/2024",
        "2024-02-30",
        "30 Feb 2024",
        "1699-03-13",
        99_999_999,
        "soon",
        "2024-13-45",
        "1970-01-01",
        5,
        True,
        [2024],
    ],
)
def test_a_date_that_cannot_be_read_is_told(tmp_path: Path, value: object) -> None:
    first, second = read_bytes(tmp_path, lines({"text": LEDE}) + lines({"text": SECOND, "date": value}))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert unread_date(first) is None
    told = unread_date(second)
    assert (
        told is not None and f"input.txt:2: field 'date' is {value}, not a date" in told and len(told.splitlines()) == 1
    )


def test_the_first_field_that_states_a_date_counts(tmp_path: Path) -> None:
    found = article(tmp_path, lines({"text": LEDE, "date": "soon", "pubDate": "2024-03-13"}))
    assert found.published is not None and found.published.value == "2024-03-13"
    assert found.extra == {"date": "soon"}
    assert unread_date(found) is None


def test_an_address_in_the_column_of_the_outlet_is_only_suggested(tmp_path: Path) -> None:
    found = article(tmp_path, lines({"text": LEDE, "media_name": "orlen.example"}))
    assert found.outlet is None
    assert [(name, known.value, known.where) for name, known in found.inferred] == [
        ("outlet", "orlen.example", "row field media_name")
    ]
    known = article(tmp_path, lines({"text": LEDE, "outlet": "reuters.com"}))
    assert [known.value for name, known in known.inferred if name == "outlet"] == ["Reuters"]
