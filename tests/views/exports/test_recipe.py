"""Each query of docs/8_exports.md answers on the shipped story's ledger."""

import re
import sqlite3
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.conftest import ROOT

QUERIES = re.findall(r"([^\n]*)\n\n```sql\n(.*?)```", (ROOT / "docs/8_exports.md").read_text("utf-8"), re.DOTALL)
ASKED = {"name": "Norrady", "words": "frigates OR warships"}
MAY_BE_EMPTY = ("What did people decide", "What could not be read")


@pytest.fixture(scope="module")
def database(story_ledger: Path) -> sqlite3.Connection:
    with Ledger.open(story_ledger) as ledger:
        list(ledger.claims())  # computes them
    return sqlite3.connect(f"{story_ledger.as_uri()}?mode=ro", uri=True)


@pytest.mark.parametrize(("question", "query"), QUERIES, ids=[question[:40] for question, _ in QUERIES])
def test_query(database: sqlite3.Connection, question: str, query: str) -> None:
    (number,) = database.execute("SELECT key FROM claim LIMIT 1").fetchone()
    rows = database.execute(query, ASKED | {"number": number}).fetchall()
    assert rows or question.startswith(MAY_BE_EMPTY)
    assert not any(all(value is None for value in row) for row in rows)


def test_all_queries_are_found() -> None:
    assert len(QUERIES) == 12
