"""What a cluster writes comes back as it was."""

from pathlib import Path

import pyarrow as pa
import pytest

from accordingto.pipeline import analyse
from accordingto.spark.rows import analysed_of, article_of
from accordingto.spark.schema import FOUND, MATCHED, ddl
from tests.match.fakes import Similarity
from tests.spark.samples import articles_in, as_read_back, put


def test_articles_and_tellings_come_back_equal(tmp_path: Path, networks: Similarity) -> None:
    found = articles_in(put(tmp_path / "in"))
    assert len(found) == 4
    for article, row in zip(found, as_read_back(found), strict=True):
        back, first = analysed_of(row, row["statements"]), analyse(article)
        assert article_of(row) == back.article == article
        assert back.tellings == first.tellings
        assert back.fresh.lines == first.fresh.lines
        assert (back.fresh.vectors == first.fresh.vectors).all()
        assert back.fresh.terms == first.fresh.terms


def test_no_network_is_run_on_the_way_back(
    tmp_path: Path, networks: Similarity, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = articles_in(put(tmp_path / "in"))
    rows = as_read_back(found)
    monkeypatch.setattr("accordingto.pipeline.attribute", None)
    monkeypatch.setattr(networks, "vectors", None)
    assert all(analysed_of(row, [*reversed(row["statements"])]).fresh.lines for row in rows)


@pytest.mark.parametrize("schema", [FOUND, *MATCHED.values()], ids=["found", *MATCHED])
def test_spark_has_a_name_for_every_column(schema: pa.Schema) -> None:
    assert ddl(schema).count("`") >= 2 * len(schema.names)
    assert ddl(pa.schema([("of", pa.list_(pa.struct([("end", pa.int64())])))])) == "`of` array<struct<`end`: bigint>>"
