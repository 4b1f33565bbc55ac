"""`read --extracted`: from a cluster's tables to a ledger, without a network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accordingto.ledger import Ledger
from accordingto.spark.matching import tables
from accordingto.spark.schema import ARTICLES, MATCHED, STATEMENTS
from tests.match.fakes import Similarity
from tests.spark.samples import articles_in, as_read_back, claims_of, ledger_of, put, stories_of


@pytest.fixture
def coded(tmp_path: Path, networks: Similarity) -> Path:
    """The tables of the sample articles, as a cluster writes them."""
    folder = tmp_path / "coded"
    rows = as_read_back(articles_in(put(tmp_path / "in")))
    written = {"articles": (rows, ARTICLES), "statements": ([s for row in rows for s in row["statements"]], STATEMENTS)}
    with ledger_of(tmp_path / "whole.db", articles_in(tmp_path / "in")) as ledger:
        found = [*tables(ledger)]
    written |= {name: ([row[name] for row in found if name in row], schema) for name, schema in MATCHED.items()}
    for name, (some, schema) in written.items():
        (folder / name).mkdir(parents=True)
        kept = [{column: row.get(column) for column in schema.names} for row in some]
        pq.write_table(pa.Table.from_pylist(kept, schema=schema), folder / name / "part-0.parquet")
    return folder


def test_a_ledger_from_a_cluster_is_the_ledger(
    tmp_path: Path, coded: Path, run: Callable[..., Any], networks: Similarity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.pipeline.attribute", None)
    monkeypatch.setattr(networks, "vectors", None)
    networks.read_pairs.clear()
    ran = run("read", "--extracted", coded, "--ledger", tmp_path / "story.db")
    assert (ran.code, ran.err) == (0, f"New ledger: {tmp_path}/story.db\n")
    with Ledger.open(tmp_path / "story.db") as ledger, Ledger.open(tmp_path / "whole.db") as whole:
        assert claims_of(ledger) == claims_of(whole)
        assert stories_of(ledger) == stories_of(whole)
    assert networks.read_pairs == []
    again = run("read", "--extracted", coded, "--ledger", tmp_path / "story.db")
    assert "known already" in again.out


def test_one_story_of_it(tmp_path: Path, coded: Path, run: Callable[..., Any]) -> None:
    with Ledger.open(tmp_path / "whole.db") as whole:
        story = whole.story("choir")
    ran = run("read", "--extracted", coded, "--story", story.id[:8], "--ledger", tmp_path / "story.db")
    assert ran.code == 0
    with Ledger.open(tmp_path / "story.db") as ledger:
        assert [kept.article.name for kept in ledger.articles()] == ["choir"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--extracted", "{tmp}/in"], "no table 'articles' in it", id="nothing was extracted there"),
        pytest.param(["--extracted", "{tmp}/broken"], "not finished.*--force", id="broken off"),
        pytest.param(["--extracted", "{coded}", "--story", "zzzz"], "no such story", id="no such story"),
        pytest.param(["--extracted", "{coded}", "--story", "z"], "too short", id="too short"),
        pytest.param(["--story", "zzzz"], "--extracted DIR", id="a story of nothing"),
    ],
)
def test_what_is_not_there_is_told(
    tmp_path: Path, coded: Path, run: Callable[..., Any], options: list[str], told: str
) -> None:
    (tmp_path / "broken/unfinished").mkdir(parents=True)
    given = [one.format(tmp=tmp_path, coded=coded) for one in options]
    ran = run("read", *given, "--ledger", tmp_path / "story.db")
    assert ran.code in (1, 2)
    assert re.search(told, ran.err)
    assert not (tmp_path / "story.db").exists()


def test_other_models_are_refused(
    tmp_path: Path, coded: Path, run: Callable[..., Any], networks: Similarity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.spark.loading.version", lambda: "newer")
    ran = run("read", "--extracted", coded, "--ledger", tmp_path / "story.db")
    assert ran.code == 1
    assert "extracted by other models" in ran.err
