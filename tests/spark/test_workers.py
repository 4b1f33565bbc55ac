"""What runs on executors: any file gives rows, whatever is in it, and batches stay small."""

import gzip
import time
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pytest

from accordingto.read import ReadOptions
from accordingto.records import Skipped
from accordingto.spark import limits, workers
from accordingto.spark.files import File, dealt, opened, shown
from accordingto.spark.limits import limited
from accordingto.spark.schema import FOUND, SKIPPED
from tests.match.fakes import Similarity
from tests.read.test_archives import answer, record
from tests.read.test_archives import page as archived
from tests.spark.samples import BRIDGE, put

warc = import_module("accordingto.read.warc")


def reasons(path: Path) -> list[str]:
    rows = workers.rows_of(f"file:{path}", ReadOptions(), "m")
    return [row["skipped"]["reason"] if "skipped" in row else "article" for row in rows]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("a.jsonl", ["article", "article", "bad row", "bad row"], id="a broken row, and one of a number"),
        pytest.param("b.jsonl.gz", ["article", "damaged"], id="a damaged member after a whole one"),
        pytest.param("c.parquet", ["article"], id="Parquet"),
        pytest.param("d.parquet", ["bad row"], id="a column of another type"),
        pytest.param("e.jsonl", ["empty"], id="nothing"),
        pytest.param("f.jsonl", ["unreadable"], id="gone since it was listed"),
    ],
)
def test_every_file_gives_rows(tmp_path: Path, networks: Similarity, name: str, wanted: list[str]) -> None:
    assert reasons(put(tmp_path / "in") / name) == wanted


def test_a_record_too_large_is_a_row(tmp_path: Path, networks: Similarity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST_PAGE", 50_000)
    large = record("https://orlen.example/large", answer(b"<p>" + b"words and words " * 10_000))
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(archived(1) + large + archived(2)))
    assert reasons(tmp_path / "a.warc.gz") == ["article", "too large", "article"]


def test_batches_are_bounded(networks: Similarity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 10_000)
    rows = [{"id": str(number), "text": "x" * 4_000} for number in range(10)]
    sizes = [batch.num_rows for batch in workers.batched(rows, FOUND)]
    assert sizes == [3, 3, 3, 1]
    assert [*workers.batched([], SKIPPED)] == []


def test_a_partition_without_files_gives_nothing() -> None:
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([("path", pa.string())]))
    assert [*workers.files_to_rows([empty], ReadOptions(), "m")] == []


# One article may cost so much


def _out_of_memory() -> str:
    raise MemoryError


def _never_done() -> str:
    while True:
        try:
            time.sleep(1)
        except Exception as error:
            raise AssertionError("the alarm must go through") from error


@pytest.mark.parametrize(
    ("work", "told"),
    [
        pytest.param(_out_of_memory, "spark.executor.pyspark.memory", id="memory"),
        pytest.param(_never_done, "not read within 0.05 seconds", id="time"),
    ],
)
def test_what_costs_too_much_is_a_row(monkeypatch: pytest.MonkeyPatch, work: object, told: str) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.05)
    found = limited("a page", work)  # type: ignore[arg-type]
    assert isinstance(found, Skipped)
    assert found.reason == "too large"
    assert told in found.detail


def test_what_costs_little_is_as_it_is() -> None:
    assert limited("a page", lambda: 5) == 5


# Files


def test_files_are_dealt_out_evenly() -> None:
    files = [File(f"f{number}", size) for number, size in enumerate((900, 10, 10, 500, 400, 10))]
    tasks = dealt([File(one.path, one.size * 1024 * 1024) for one in files], 2)
    assert sorted(path for paths in tasks for path in paths) == [one.path for one in files]
    assert ["f0"] in tasks
    assert dealt(files[:1], 8) == [["f0"]]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param("file:/data/a b.jsonl", "/data/a b.jsonl", id="one slash"),
        pytest.param("file:///data/a%20b.jsonl", "/data/a%20b.jsonl", id="three"),
        pytest.param("s3a://bucket/a.jsonl", "s3a://bucket/a.jsonl", id="elsewhere"),
    ],
)
def test_paths_are_named_as_read_names_them(path: str, wanted: str) -> None:
    assert shown(path) == wanted


def test_a_scheme_that_nobody_knows_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nowhere: cannot be opened by pyarrow"):
        opened("nowhere://bucket/a.jsonl")
    assert reasons(Path("/nowhere-at-all/a.jsonl")) == ["unreadable"]
    (tmp_path / "a.txt").write_text(BRIDGE[0], encoding="utf-8")
    with opened(f"file://{tmp_path}/a.txt") as stream:
        assert stream.read().decode() == BRIDGE[0]
