"""Tables: which column holds what, whatever the export calls it; rows that are broken; what is no article."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.read import ReadOptions
from accordingto.read.columns import columns, plain, usual
from accordingto.records import Article, Basis, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, THIRD, read_bytes


def table(*rows: Sequence[object], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def said(article: Article | Skipped) -> tuple[str | None, ...]:
    """Text, title, outlet, published, bylines and url of an article."""
    assert isinstance(article, Article), article
    known = (article.title, article.outlet, article.published)
    return (
        article.text,
        *(one.value if one else None for one in known),
        ", ".join(k.value for k in article.bylines),
        article.url,
    )


@pytest.mark.parametrize(
    ("names", "cells", "expected"),
    [
        pytest.param(
            ["id", "publish_date", "title", "url", "media_name", "story_text"],
            [1, "2024-03-14", "Dam", "https://orlen.example/1", "Vale Herald", LEDE],
            (LEDE, "Dam", "Vale Herald", "2024-03-14", "", "https://orlen.example/1"),
            id="media-cloud",
        ),
        pytest.param(
            ["AN", "HD", "BY", "WC", "PD", "SN", "LP", "TD"],
            ["X1", "Dam", "By Mara Quill", 9, "14 March 2024", "Vale Herald", LEDE, SECOND],
            (f"{LEDE}\n\n{SECOND}", "Dam", "Vale Herald", "2024-03-14", "Mara Quill", None),
            id="factiva",
        ),
        pytest.param(
            ["Headline", "Publication", "Published Date", "Byline", "Full Text", "Section"],
            ["Dam", "Vale Herald", "March 14, 2024", "Mara Quill", LEDE, "News"],
            (LEDE, "Dam", "Vale Herald", "2024-03-14", "Mara Quill", None),
            id="nexis",
        ),
        pytest.param(
            ["source.name", "author", "title", "url", "publishedAt", "content"],
            ["", "Mara Quill", "Dam", "https://orlen.example/1", "2024-03-14T10:00:00Z", LEDE],
            (LEDE, "Dam", None, "2024-03-14T10:00:00+00:00", "Mara Quill", "https://orlen.example/1"),
            id="newsapi",
        ),
        pytest.param(
            ["TEXT", "Article Title", "web_url", "pub_date", "source"],
            [LEDE, "Dam", "https://orlen.example/1", "2024-03-14", "Vale Herald"],
            (LEDE, "Dam", "Vale Herald", "2024-03-14", "", "https://orlen.example/1"),
            id="archive-search",
        ),
    ],
)
def test_usual_names(tmp_path: Path, names: list[str], cells: list[object], expected: tuple[str | None, ...]) -> None:
    (found,) = read_bytes(tmp_path, table(names, cells), "export.csv")
    assert said(found) == expected


def test_where_shows_the_name_of_the_column(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, table(["Headline", "Body"], ["Dam", LEDE]))
    assert isinstance(found, Article) and found.title
    assert (found.title.basis, found.title.where) == (Basis.GIVEN, "row field Headline")


def test_what_no_field_takes_is_kept(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, table(["id", "title", "text", "words", "note"], [7, "Dam", LEDE, 17, ""]))
    assert isinstance(found, Article)
    assert found.extra == {"id": "7", "words": "17"}


def test_a_column_that_is_asked_for_goes_before_one_of_the_usual_name(tmp_path: Path) -> None:
    options = ReadOptions(columns={"text": "clean"})
    (found,) = read_bytes(tmp_path, table(["title", "text", "clean"], ["Dam", "raw", LEDE]), options=options)
    assert isinstance(found, Article)
    assert (found.text, found.extra) == (LEDE, {"column text": "raw"})


def test_columns_can_be_joined(tmp_path: Path) -> None:
    options = ReadOptions(columns={"text": "intro+rest"})
    (found,) = read_bytes(tmp_path, table(["title", "intro", "rest"], ["Dam", LEDE, SECOND]), options=options)
    assert isinstance(found, Article)
    assert found.text == f"{LEDE}\n\n{SECOND}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = table(["title", "text"], ["Dämme; Wehre", f"“{LEDE}”\n\n{SECOND}"], delimiter=delimiter).decode()
    (found,) = read_bytes(tmp_path, text.encode(encoding))
    assert said(found)[:2] == (f"“{LEDE}”\n\n{SECOND}", "Dämme; Wehre")


def test_markup_in_a_cell_is_no_text(tmp_path: Path) -> None:
    html = f"<p>{LEDE}</p><p>{SECOND.replace('January', '<b>January</b>')}</p><p>{THIRD}</p>"
    (found,) = read_bytes(tmp_path, table(["title", "content"], ["Dam", html]))
    assert isinstance(found, Article)
    assert [found.text[p.span.start : p.span.end] for p in found.paragraphs] == ["Dam", LEDE, SECOND, THIRD]
    assert not found.given_text


def test_a_row_without_text_and_address(tmp_path: Path) -> None:
    bad, good = read_bytes(tmp_path, table(["title", "text"], ["Dam", " "], ["Dam", LEDE]))
    assert isinstance(bad, Skipped) and isinstance(good, Article)
    assert (bad.reason, bad.path.rsplit(":", 1)[1]) == (Reason.EMPTY, "2")


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    bad, good = read_bytes(tmp_path, table(["title", "text"], ["Dam", "A comma", " unquoted"], ["Dam", LEDE]))
    assert isinstance(bad, Skipped) and isinstance(good, Article)
    assert bad.reason is Reason.BAD_ROW
    assert "3 cells, in a table of 2 columns" in bad.detail


def test_a_table_that_ends_within_quotation_marks(tmp_path: Path) -> None:
    data = table(["title", "text"], ["Dam", f"{LEDE}, {SECOND}"], ["Weir", f"{LEDE}, {SECOND}"])
    items = read_bytes(tmp_path, data[: data.rindex(b"Two officials")])
    assert [type(item) for item in items] == [Article, Skipped]
    assert isinstance(items[1], Skipped) and "within quotation marks" in items[1].detail


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        pytest.param(table(["title", "text"]), Reason.NO_ARTICLES, "without rows", id="no-rows"),
        pytest.param(table(["a", "b"], [1, 2], [3, 4]), Reason.NO_TEXT, "(columns: a, b). Name it", id="no-column"),
        pytest.param(
            table(["title", "date"], ["Dam", "2024"]), Reason.NO_TEXT, "without a column for text", id="only-titles"
        ),
    ],
)
def test_a_table_that_is_no_text(tmp_path: Path, data: bytes, reason: Reason, says: str) -> None:
    (item,) = read_bytes(tmp_path, data)
    assert isinstance(item, Skipped)
    assert item.reason is reason
    assert says in item.detail


@pytest.mark.parametrize(("width", "dated", "address"), [(61, 1, 60), (58, 1, 57), (27, 1, 4)])
def test_files_of_gdelt_have_no_names(tmp_path: Path, width: int, dated: int, address: int) -> None:
    rows = []
    for n in range(3):
        cells = ["x"] * width
        cells[0], cells[dated], cells[address] = str(n), "20240314", f"https://orlen.example/{n}"
        if width == 27:
            cells[3] = "orlen.example"
        rows.append(cells)
    items = read_bytes(tmp_path, table(*rows, delimiter="\t"))
    assert [(item.reason, item.path) for item in items if isinstance(item, Skipped)] == [
        (Reason.NOT_FETCHED, f"https://orlen.example/{n}") for n in range(3)
    ]


def test_a_long_table_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    import tracemalloc

    from accordingto.read import read

    peaks = []
    for rows in (40, 800):
        path = tmp_path / f"{rows}.csv"
        path.write_bytes(table(["title", "text"], *([f"T{n}", LEDE * 20] for n in range(rows))))
        tracemalloc.start()
        assert sum(isinstance(item, Article) for item in read([str(path)])) == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 3 * peaks[0]


# Spreadsheets and Parquet


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet(tmp_path: Path) -> None:
    rows = [["What we found"], ["Title", "Text", "Date"], ["Dam", LEDE, datetime(2024, 3, 14, 9)], [None, None, None]]
    (found,) = read_bytes(tmp_path, workbook(rows), "a.xlsx")
    assert said(found)[:4] == (LEDE, "Dam", None, "2024-03-14T09:00:00")


def test_each_sheet_is_a_table(tmp_path: Path) -> None:
    items = read_bytes(tmp_path, workbook([["Title", "Text"], ["Dam", LEDE]], [["a", "b"], [1, 2]], []), "a.xlsx")
    assert [type(item) for item in items] == [Article, Skipped, Skipped]
    assert items[1].path.endswith("a.xlsx/S1")


def test_a_spreadsheet_that_unpacks_without_end(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", b" " * 60_000_000)
    (item,) = read_bytes(tmp_path, out.getvalue(), "a.xlsx")
    assert isinstance(item, Skipped) and item.reason is Reason.TOO_LARGE


def test_parquet(tmp_path: Path) -> None:
    rows = {
        "title": ["Dam", None],
        "text": [LEDE, SECOND],
        "date": [date(2024, 3, 14), None],
        "authors": [["Mara Quill", "Edric Vayle"], []],
        "page": [b"\x00\x01", None],
        "n": [1, 2],
    }
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(rows), path)
    first, second = read_bytes(tmp_path, path.read_bytes(), "a.parquet")
    assert said(first)[:5] == (LEDE, "Dam", None, "2024-03-14", "Mara Quill, Edric Vayle")
    assert said(second)[0] == SECOND
    assert isinstance(first, Article) and first.extra == {"n": 1}


# JSON has the same names


@pytest.mark.parametrize("date_name", ["published", "publish_date", "pubDate", "date", "publishedAt", "datePublished"])
def test_dates_of_objects(tmp_path: Path, date_name: str) -> None:
    (found,) = read_bytes(tmp_path, json.dumps([{"text": LEDE, date_name: "2024-03-14"}]).encode())
    assert isinstance(found, Article)
    assert found.published and (found.published.value, found.published.where) == (
        "2024-03-14",
        f"row field {date_name}",
    )


@pytest.mark.parametrize("envelope", ["articles", "results", "stories", "data"])
def test_lists_of_articles_in_what_a_service_sends(tmp_path: Path, envelope: str) -> None:
    sent = {"status": "ok", envelope: [{"title": "Dam", "body": LEDE}, {"title": "Weir", "body": SECOND}]}
    for data in (json.dumps(sent), json.dumps(sent, indent=1), json.dumps({"response": sent})):
        assert [said(one)[1] for one in read_bytes(tmp_path, data.encode())] == ["Dam", "Weir"]


def test_names_of_sources_and_authors_in_objects(tmp_path: Path) -> None:
    row = {"body": LEDE, "source": {"id": None, "name": "Vale Herald"}, "authors": [{"name": "Mara Quill"}]}
    (found,) = read_bytes(tmp_path, json.dumps(row).encode())
    assert said(found)[2] == "Vale Herald"
    assert said(found)[4] == "Mara Quill"


def test_the_column_option_holds_for_objects(tmp_path: Path) -> None:
    options = ReadOptions(columns={"text": "wording"})
    (found,) = read_bytes(tmp_path, json.dumps({"wording": LEDE, "text": "raw"}).encode(), options=options)
    assert said(found)[0] == LEDE


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_json_that_is_cut_is_no_text(tmp_path: Path, cut: float) -> None:
    data = json.dumps([{"title": f"T{n}", "body": LEDE} for n in range(5)], indent=1).encode()
    (item,) = read_bytes(tmp_path, data[: int(len(data) * cut)])
    assert isinstance(item, Skipped) and item.reason is Reason.DAMAGED


# Laws


def test_each_usual_name_serves_one_field() -> None:
    names = [parts for known in usual().values() for parts in known if len(parts) == 1]
    assert len(names) == len(set(names))


@given(
    st.lists(
        st.sampled_from([n for known in usual().values() for parts in known for n in parts]) | st.text(max_size=9),
        unique_by=plain,
    )
)
def test_a_column_serves_at_most_one_field_and_none_is_lost(names: list[str]) -> None:
    found = columns(names, {})
    taken = [name for parts in found.of.values() for name in parts]
    assert len(taken) == len(set(taken))
    row = dict.fromkeys(names, "x")
    assert len(found.fields(row)) >= len(names) - sum(len(parts) - 1 for parts in found.of.values())
