"""The same result on Spark: with the networks that ship, on two cores, with workers that die."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.errors import InputError, ModelError
from accordingto.ledger import Ledger
from accordingto.read import read
from accordingto.records import Reason, Skipped
from accordingto.spark.rows import statement_of
from tests.spark.samples import articles_in, claims_of, ledger_of, put, stories_of

pytest.importorskip("pyspark", reason="there is no Spark: pip install 'accordingto[spark]'")

from accordingto.spark import candidates, claims, extract, parts, workers
from accordingto.spark import session as sessions
from accordingto.spark.extracting import _found, _paths

pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"
)


@pytest.fixture(scope="module")
def folder(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample articles are (`in`), what is made of them on Spark (`out`), and a ledger of them (`db`)."""
    found = tmp_path_factory.mktemp("cluster")
    extract(spark, [str(put(found / "in"))], str(found / "out"))
    claims(spark, str(found / "out"))
    ledger_of(found / "db", articles_in(found / "in")).close()
    return found


def table(spark: Any, folder: Path, name: str) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in spark.read.parquet(f"{folder}/out/{name}").collect()]


def test_statements_are_those_of_a_ledger(spark: Any, folder: Path) -> None:
    with Ledger.open(folder / "db") as ledger:
        wanted = {entry.statement.id: entry.statement for entry in ledger.statements()}
    found = {row["id"]: statement_of(row) for row in table(spark, folder, "statements")}
    assert len(wanted) >= 6
    assert {one: found[one] for one in wanted} == wanted


def test_what_is_no_article_is_told_as_read_tells_it(spark: Any, folder: Path) -> None:
    found = [one for one in read([str(folder / "in")]) if isinstance(one, Skipped)]
    wanted = {(one.path, one.reason, one.detail) for one in found if one.reason is not Reason.EMPTY}
    assert len(wanted) == len(found) - 1 == 4  # a file of no bytes is none to Spark
    assert {tuple(row.values()) for row in table(spark, folder, "skipped")} == wanted


def test_stories_and_claims_are_those_of_a_ledger(spark: Any, folder: Path, run: Callable[..., Any]) -> None:
    members: dict[str, set[str]] = {row["id"]: set() for row in table(spark, folder, "claims")}
    for row in table(spark, folder, "members"):
        if row["sure"]:
            members[row["claim"]].add(row["statement"])
    with Ledger.open(folder / "db") as whole:
        wanted = claims_of(whole), stories_of(whole)
    assert {(claim, frozenset(of)) for claim, of in members.items()} == wanted[0]
    assert run("read", "--extracted", folder / "out", "--ledger", folder / "taken.db").code == 0
    with Ledger.open(folder / "taken.db") as taken:
        assert (claims_of(taken), stories_of(taken)) == wanted
    assert not (folder / "out" / "unfinished").exists()


def test_nothing_is_written_over(spark: Any, folder: Path) -> None:
    with pytest.raises(InputError, match=r"there is something already.*--force"):
        extract(spark, [str(folder / "in")], str(folder / "out"))
    with pytest.raises(InputError, match=r"out/stories: there is something already.*--force"):
        claims(spark, str(folder / "out"))
    with pytest.raises(InputError, match="no table 'articles' in it"):
        claims(spark, str(folder / "in"))
    with pytest.raises(InputError, match=r"Spark: .*nowhere"):
        extract(spark, [str(folder / "nowhere")], str(folder / "other"))


@pytest.mark.parametrize(
    ("answer", "error", "told"),
    [
        pytest.param((False, "accordingto 9"), InputError, "the driver has .*an executor accordingto 9", id="version"),
        pytest.param((True, "no usable model"), ModelError, "on an executor: no usable model", id="model"),
    ],
)
def test_unlike_executors_are_found_at_the_start(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: object, error: type[Exception], told: str
) -> None:
    def another() -> object:
        return answer

    monkeypatch.setattr(sessions, "_answer", another)
    with pytest.raises(error, match=told):
        sessions.same_everywhere(spark)


def test_a_worker_that_dies_changes_nothing(spark: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died, real = str(folder / "died"), workers.files_to_rows

    def dying(batches: Iterable[Any], options: Any, model: str) -> Iterator[Any]:
        for row in real(batches, options, model):
            yield row
            if not os.path.exists(died):
                open(died, "x").close()
                os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("accordingto.spark.extracting.files_to_rows", dying, raising=True)
    names = sorted(f"file:{one}" for one in (folder / "in").iterdir())
    rows = _found(_paths(spark, [names[:2], names[2:]]), workers.ReadOptions(), sessions.pipeline.version())
    ids = sorted(row["id"] for row in rows.where("id IS NOT NULL").select("id").collect())
    assert os.path.exists(died)
    assert ids == sorted(row["id"] for row in table(spark, folder, "articles"))


# Candidates and parts, on articles of which only terms are known

MANY = 20


def _weighed(spark: Any) -> Any:
    """Copies of one text, and pairs of articles on as many other things."""
    rows = []
    for number in range(MANY):
        rows.append((f"copy{number:03}", number % 7, dict.fromkeys(("varn", "bridge", "calder"), 1.0), [1, 2, 3]))
        rows.append(
            (f"pair{number:03}", number // 2, {f"thing{number // 2}": 1.0, f"own{number}": 0.5}, [100 + number])
        )
    given = spark.createDataFrame(rows, "id string, day bigint, terms map<string,double>, prints array<bigint>")
    return given.join(candidates.counted(given), "id")


def test_terms_are_counted_by_day_as_articles_come(spark: Any) -> None:
    rows = [("late", None, {"varn": 1.0}), ("second", 9, {"varn": 1.0, "quill": 1.0}), ("first", 8, {"varn": 1.0})]
    given = spark.createDataFrame([*rows, ("wordless", 8, {})], "id string, day bigint, terms map<string,double>")
    found = {row["id"]: (row["place"], row["counts"]) for row in candidates.counted(given).collect()}
    assert found["first"] == (1, {"varn": 1})
    assert found["wordless"] == (2, None)
    assert found["second"] == (3, {"varn": 2, "quill": 1})
    assert found["late"] == (4, {"varn": 3})


def test_who_shares_a_passage_hangs_together_and_not_as_firmly_as_copies(spark: Any) -> None:
    given = spark.createDataFrame(
        [("a", [*range(40)]), ("b", [*range(40)]), ("c", [0, 1, *range(50, 90)])], "id string, prints array<bigint>"
    )
    pairs = spark.createDataFrame(
        [("a", "b", key) for key in range(40)] + [("a", "c", 0), ("a", "c", 1)], "a string, b string, key bigint"
    )
    found = {(row["a"], row["b"]): row["likeness"] for row in candidates._copied(pairs, given).collect()}
    assert found == {("a", "b"): candidates.COPIED, ("a", "c"): candidates.NEAR}


def test_hot_keys_tear_nothing_apart_and_are_counted(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "MET", 4)
    monkeypatch.setattr(parts, "STEPS", tuple((10, alike) for _, alike in parts.STEPS[:2]))
    folder = sessions.Folder(spark, str(tmp_path / "work"))
    weighed = folder.kept(_weighed(spark), "weighed")
    found = candidates.candidates(weighed, folder.kept)
    assert found.hot == 6
    assert found.left_out == 6 * (MANY - 4) * (MANY - 5) // 2
    placed = parts.parts(weighed, found.pairs, folder.kept)
    of = {row["id"]: row["part"] for row in placed.of.collect()}
    assert len(of) == 2 * MANY
    assert len({of[f"copy{number:03}"] for number in range(MANY)}) == 1
    assert len({*of.values()}) == 1 + MANY // 2
    assert placed.taken_apart == {10: MANY}
