"""The file read without us: by people in Datasette, by SQLite's planner."""

import sqlite3
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from accordingto.ledger import Ledger, store
from accordingto.records import Attribution, Evidence, Mode, Span, Stance, Statement

from .samples import MODEL, article, chain, given, harbour, statement


def test_statements_read_well(ledger: Ledger) -> None:
    of, (first, second) = harbour(outlet=given("The Vale Post"), published=given("2031-04-02"))
    relayed = replace(
        second,
        chain=chain("Coast Wire", "(a clerk)"),
        stance=Stance.DECLINE,
        hedge=True,
        mode=Mode.PRIVATE_STATE,
        addressee="The Vale Post",
        said="2031-04-01",
    )
    ledger.add(of, [first, relayed], MODEL)
    assert _rows(ledger, "SELECT * FROM statements_readable WHERE cue = 'told'") == [
        {
            "who": "harbour master Tobias Quill",
            "chain": "Coast Wire ← a clerk (unnamed)",
            "origin": "a clerk",
            "cue": "told",
            "what": "The ferry company had no comment",
            "stance": "decline",
            "hedge": 1,
            "mode": "private_state",
            "addressee": "The Vale Post",
            "said": "2031-04-01",
            "passage": "The ferry company had no comment, harbour master Tobias Quill told The Vale Post.",
            "title": of.title and of.title.value,
            "article": "harbour",
            "outlet": "The Vale Post",
            "published": "2031-04-02",
            "score": 0.9,
            "told": "attributed",
            "id": second.id,
            "article_id": of.id,
        }
    ]


@pytest.mark.parametrize(
    ("names", "line", "origin"),
    [
        pytest.param(["Ada Brook"], "Ada Brook", "Ada Brook", id="one link"),
        pytest.param(["(unknown)"], "unknown", "unknown", id="unknown is not called unnamed"),
        pytest.param(["Bo", "Bo"], "Bo ← Bo", "Bo", id="a chain that cites itself"),
        pytest.param([], None, None, id="no chain"),
        pytest.param(list("ABCDEFGHIJKL"), " ← ".join("ABCDEFGHIJKL"), "L", id="more than ten"),
    ],
)
def test_a_chain_reads_as_one_line(ledger: Ledger, names: list[str], line: str | None, origin: str | None) -> None:
    of = article("a")
    ledger.add(of, [statement(of, "Tobias Quill", "told", "no comment", chain=chain(*names))], MODEL)
    assert _rows(ledger, "SELECT chain, origin FROM statements_readable") == [{"chain": line, "origin": origin}]


def test_articles_read_well(ledger: Ledger) -> None:
    of, said = harbour(outlet=given("The Vale Post"), bylines=(given("Ines Okoro"), given("Bo Lind")))
    ledger.add(of, said, MODEL)
    (row,) = _rows(ledger, "SELECT * FROM articles_readable")
    assert row["outlet"] == "The Vale Post"
    assert row["outlet_basis"] == "given"
    assert row["published"] is None
    assert row["bylines"] == "Ines Okoro; Bo Lind"
    assert row["statements"] == 2


def test_pieces_in_two_paragraphs_read_well(ledger: Ledger) -> None:
    of = article("pieces", "“Yes,” Bo said.\n\nNothing.\n\n“No.”")
    ledger.add(of, [statement(of, "Bo", "said", "“Yes,” … “No.”")], MODEL)
    (row,) = _rows(ledger, "SELECT what, passage FROM statements_readable")
    assert row == {"what": "“Yes,” … “No.”", "passage": "“Yes,” Bo said.\n\n“No.”"}


def test_no_words_are_kept_twice(ledger: Ledger) -> None:
    """Only the column `text` of an article has words of it, and the name of a link those of a name."""
    ledger.add(*harbour(), MODEL)
    for table in ("metadata", "paragraph", "statement", "span", "evidence", "skipped", "article"):
        for row in _rows(ledger, f"SELECT * FROM {table}"):
            words = " ".join(str(value) for column, value in row.items() if column != "text")
            assert "Marlowe" not in words
    columns = ledger._connection.execute("SELECT * FROM passage_words_config").fetchall()
    assert columns
    assert not ledger._connection.execute("SELECT 1 FROM sqlite_schema WHERE name LIKE '%words_content'").fetchall()


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT key FROM article WHERE id = ?", id="has"),
        pytest.param("SELECT key FROM article WHERE id >= ? AND id < ? || 'g'", id="beginning of an id"),
        pytest.param("SELECT key FROM article WHERE name = ?", id="name"),
        pytest.param("SELECT * FROM statement s JOIN span x ON x.statement = s.key WHERE s.article = ?", id="load"),
        pytest.param("SELECT * FROM paragraph WHERE article = ? ORDER BY number", id="paragraphs"),
        pytest.param("SELECT * FROM metadata WHERE article = ?", id="metadata"),
        pytest.param("DELETE FROM article WHERE key = ?", id="forget"),
        pytest.param(store._BY_SOURCE, id="by"),
        pytest.param(store._BY_PASSAGE, id="search"),
        pytest.param(store._BY_STANCE, id="stance"),
        pytest.param(store._BY_UNNAMED, id="unnamed"),
        pytest.param("SELECT * FROM statement s JOIN link l ON l.statement = s.key WHERE s.article = ?", id="chains"),
        pytest.param("SELECT * FROM statements_readable WHERE id = ?", id="readable"),
    ],
)
def test_no_table_is_walked_from_end_to_end(ledger: Ledger, query: str) -> None:
    plan = ledger._connection.execute(f"EXPLAIN QUERY PLAN {query}", ["a"] * query.count("?")).fetchall()
    steps = [step[3] for step in plan if step[3].startswith("SCAN")]
    walked = [step for step in steps if "VIRTUAL TABLE INDEX" not in step and "(subquery" not in step]
    assert not walked


def test_a_long_text_takes_steps_in_proportion(tmp_path: Path) -> None:
    """Eight times the paragraphs and statements: far less than sixty-four times the steps of SQLite."""
    steps = [_steps_to_keep(tmp_path / f"{lines}.db", lines) for lines in (500, 4000)]
    assert steps[1] < 10 * steps[0]


def _steps_to_keep(path: Path, lines: int) -> int:
    """In hundreds."""
    text = "\n".join(
        f"Person{number:06} said that line {number:06} would hold, and so it did." for number in range(lines)
    )
    of = article("long", text)
    starts = [paragraph.span.start for paragraph in of.paragraphs]
    said = [_line(of.id, start) for start in starts]
    steps = count()
    with Ledger.create(path) as ledger:
        ledger._connection.set_progress_handler(lambda: next(steps) < 0, 100)
        ledger.add(of, said, MODEL)
        assert sum(1 for _ in ledger.statements(search="would", by=f"person{lines - 1:06}")) == 1
        assert sum(1 for _ in ledger.statements()) == lines
    return next(steps)


def _line(article_id: str, start: int) -> Statement:
    source, cue, content = Span(start, start + 12), Span(start + 13, start + 17), Span(start + 18, start + 45)
    said = Attribution((source,), (cue,), (content,), 0.5)
    shown = (Evidence("stance", cue, "affirms"),)
    return Statement(f"{start:032x}", article_id, said, chain("Coast Wire", f"Person{start}"), evidence=shown)


def _rows(ledger: Ledger, query: str) -> list[dict[str, object]]:
    cursor = ledger._connection.execute(query)
    cursor.row_factory = sqlite3.Row
    return [dict(row) for row in cursor.fetchall()]
