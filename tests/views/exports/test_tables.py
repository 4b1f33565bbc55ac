"""jsonl, csv and parquet."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.views.exports import csv as csv_format
from accordingto.views.exports import jsonl
from accordingto.views.exports.csv import safe
from accordingto.views.exports.table import COLUMNS, table_row
from accordingto.views.rows import statement_row
from tests.views.exports.conftest import HOSTILE

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (extra parquet)")


def cut(text: str, spans: list[Any]) -> str:
    pairs = (one.values() if isinstance(one, dict) else one for one in spans)
    return " … ".join(text[start:end] for start, end in pairs)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def parquet_rows(data: bytes) -> list[dict[str, Any]]:
    return parquet.read_table(io.BytesIO(data)).to_pylist()


def test_jsonl_is_what_statements_prints(entries, written) -> None:
    rows = [json.loads(line) for line in written(jsonl, entries).splitlines()]
    assert rows == [statement_row(entry) for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        for role in ("source", "cue", "content"):
            assert cut(entry.article.text, row["spans"][role]) == (row[role] or "")


def test_offsets_of_csv_cut_the_words(entries, written) -> None:
    rows = csv_rows(written(csv_format, entries))
    assert len(rows) == len(entries) > 50
    for row, entry in zip(rows, entries, strict=True):
        assert list(row) == list(COLUMNS)
        for words, spans in (("who", "source_spans"), ("cue", "cue_spans"), ("content", "content_spans")):
            assert safe(cut(entry.article.text, json.loads(row[spans]))) == row[words]


def test_parquet_has_the_table_typed_and_exact(entries, hostile, written) -> None:
    from accordingto.views.exports import parquet as parquet_format

    for found in (entries, hostile):
        rows = parquet_rows(written(parquet_format, found))
        for row, entry in zip(rows, found, strict=True):
            expected = table_row(entry)
            assert {k: v for k, v in row.items() if COLUMNS[k] != "spans"} == {
                k: v for k, v in expected.items() if COLUMNS[k] != "spans"
            }
            assert cut(entry.article.text, row["content_spans"]) == row["content"]
            assert cut(entry.article.text, row["source_spans"]) == (row["who"] or "")


def test_an_empty_ledger_has_the_columns(written) -> None:
    from accordingto.views.exports import parquet as parquet_format

    assert written(csv_format, []).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"
    assert parquet.read_schema(io.BytesIO(written(parquet_format, []))).names == list(COLUMNS)
    assert written(jsonl, []) == b""


def test_what_is_not_known_is_an_empty_cell(written, entries) -> None:
    rows = csv_rows(written(csv_format, entries))
    unknown = [row for row in rows if row["chain"] == "unknown"]
    assert all(row["origin"] == row["named"] == row["kind"] == "" for row in unknown)
    assert {row["named"] for row in rows if row["origin"]} == {"true", "false"}


def test_no_cell_is_a_formula(hostile, written) -> None:
    data = written(csv_format, hostile)
    (row,) = csv_rows(data)
    assert row["article"] == "'=name\ufffd"
    assert not {"\x00", "\x1b", "\u202e", "\u2066"} & set(data.decode())
    assert row["content"] == safe(HOSTILE + " .").strip()
    assert row["url"] == "javascript:alert(1)"
    for cells in (line.split(";") for line in data.decode("utf-8-sig").splitlines()):
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@")]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@sum", "'@sum", id="at"),
        pytest.param("\tx", "'\tx", id="tab"),
        pytest.param("\rx", "'\nx", id="carriage return"),
        pytest.param("  =1", "'  =1", id="after spaces"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("a;=1", "a;'=1", id="where a semicolon parts cells"),
        pytest.param("a\n\n- b", "a\n\n'- b", id="line of a cell"),
        pytest.param("a-b = c @ d + e", "a-b = c @ d + e", id="inside words"),
        pytest.param("– dash, “quote”", "– dash, “quote”", id="dash"),
        pytest.param("", "", id="empty"),
    ],
)
def test_safe(words: str, shown: str) -> None:
    assert safe(words) == shown


def test_a_cell_holds_what_excel_holds() -> None:
    assert len(safe("a" * 40_000)) == len(safe(";=" * 20_000)) == 32_767
    assert safe("a" * 32_767) == "a" * 32_767


@given(st.text())
def test_no_words_begin_a_formula(words: str) -> None:
    shown = safe(words)
    for cell in shown.replace("\t", "\n").replace(";", "\n").split("\n"):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert shown[:1] not in ("\t", "\r", "\n")
