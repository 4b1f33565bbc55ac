"""A part matched on a worker is what a ledger of the same articles makes of them."""

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pytest

from accordingto.ledger import Ledger
from accordingto.spark import matching
from accordingto.spark.matching import matched, parts_to_rows
from accordingto.spark.rows import Row
from accordingto.spark.schema import FOUND, RESULT
from tests.match.fakes import Similarity
from tests.spark.samples import articles_in, as_read_back, claims_of, ledger_of, put, stories_of


@pytest.fixture
def rows(tmp_path: Path, networks: Similarity) -> list[Row]:
    """The sample articles, each with how many up to it have its terms."""
    rows, held = as_read_back(articles_in(put(tmp_path / "in"))), Counter[str]()
    for place, row in enumerate(rows, 1):
        held.update(term for term, _ in row["terms"])
        row |= {"counts": [(term, held[term]) for term, _ in row["terms"]], "place": place, "part": "p"}
    return rows


def table(found: list[Row], name: str) -> list[Row]:
    return [row[name] for row in found if name in row]


def test_stories_and_claims_are_those_of_a_ledger(tmp_path: Path, rows: list[Row]) -> None:
    found = [*matched(rows)]
    with ledger_of(tmp_path / "story.db", articles_in(tmp_path / "in")) as ledger:
        wanted_claims, wanted_stories = claims_of(ledger), stories_of(ledger)
        origins = {(entry.claim.id, one.who) for entry in ledger.claims() for one in entry.claim.provenance.origins}
    members: dict[str, set[str]] = {one["id"]: set() for one in table(found, "claims")}
    for one in table(found, "members"):
        if one["sure"]:
            members[one["claim"]].add(one["statement"])
    stories: dict[str, set[str]] = {}
    for one in table(found, "stories"):
        stories.setdefault(one["story"], set()).add(one["article_id"])
    assert len(wanted_claims) > 1
    assert {(claim, frozenset(of)) for claim, of in members.items()} == wanted_claims
    assert {frozenset(of) for of in stories.values()} == wanted_stories
    assert {(one["claim"], one["who"]) for one in table(found, "origins")} == origins


def test_rows_fit_the_tables(rows: list[Row]) -> None:
    schema = FOUND.append(pa.field("counts", pa.map_(pa.string(), pa.int64()))).append(pa.field("part", pa.string()))
    schema = schema.append(pa.field("place", pa.int64()))
    ordered = [row | {"part": "q" if row["name"] == "choir" else "p"} for row in rows]
    batches = [pa.RecordBatch.from_pylist(ordered, schema=schema)]
    found = pa.Table.from_batches(parts_to_rows(batches), RESULT).to_pylist()
    assert {one["stories"]["article_id"] for one in found if one["stories"]} == {row["id"] for row in rows}


def test_one_article_that_cannot_be_matched_is_told(rows: list[Row], monkeypatch: pytest.MonkeyPatch) -> None:
    add = matching._add

    def failing(ledger: Ledger, row: Row) -> None:
        if row["name"] == "choir":
            raise ValueError("a fault of ours")
        add(ledger, row)

    monkeypatch.setattr(matching, "_add", failing)
    found = [*matched(rows)]
    assert [one["reason"] for one in table(found, "unmatched")] == ["failed"]
    assert len(table(found, "stories")) == 3


def test_terms_are_as_frequent_as_in_all_that_came_before(rows: list[Row], tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "part.db") as ledger:
        matching._add(ledger, rows[0])
        ledger.expect({"varn": 70}, 2_000)
        holding = dict(ledger._connection.execute("SELECT term, articles FROM term").fetchall())
    assert holding["varn"] == 70
    assert holding[""] == 2_000
