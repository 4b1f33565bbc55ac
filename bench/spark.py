"""What Spark costs, and whether it finds the same: `python -m bench.spark [ARTICLES]`; needs Java and extra `spark`.

By itself and not in `make bench`: its figures are of an idle machine, and it takes minutes. Words a second a core,
alone and under Spark on one core and two; bytes a statement; statements, stories and claims against a ledger's.
"""

import csv
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accordingto import Article, Ledger, ReadOptions, analyse, read, version
from accordingto.spark import claims, extract
from accordingto.spark.rows import statement_of
from accordingto.spark.workers import rows_of
from bench.polnear import SHARED

BODIES = SHARED / "data/stories/fnc-train-bodies.csv"
ARTICLES, FILES = 300, 16
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "4"}


def measure(articles: int = ARTICLES) -> dict[str, float]:
    """All of it, on the first articles of the file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = _given(folder / "in", articles)
        version()  # the models are loaded
        began = time.perf_counter()
        words = sum(_words(path) for path in files)
        alone = time.perf_counter() - began
        found = {"words a second, alone": words / alone}
        for cores in (1, 2):
            found[_SPARK.format(cores)] = words / _on_spark(folder, cores) / cores
        found["under Spark, of alone"] = found[_SPARK.format(1)] / found["words a second, alone"]
        found["two cores, of one"] = 2 * found[_SPARK.format(2)] / found[_SPARK.format(1)]
        print(json.dumps(found), file=sys.stderr, flush=True)  # what follows takes minutes more
        return found | _sameness(folder)


_SPARK = "words a second a core, Spark on {}"


def _given(folder: Path, articles: int) -> list[str]:
    csv.field_size_limit(1 << 24)
    folder.mkdir()
    with BODIES.open(encoding="utf-8") as file:
        rows = [row for row, _ in zip(csv.DictReader(file), range(articles), strict=False)]
    paths = []
    for number in range(FILES):
        lines = [{"name": row["Body ID"], "text": row["articleBody"]} for row in rows[number::FILES]]
        path = folder / f"{number:02}.jsonl"
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        paths.append(str(path))
    return paths


def _words(path: str) -> int:
    return sum(row.get("words", 0) for row in rows_of(path, ReadOptions(), version()))


def _on_spark(folder: Path, cores: int) -> float:
    """Seconds of a second run, when workers have loaded their models; the tables are left in `out`."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(f"local[{cores}]").appName("bench")
    for name, value in QUIET.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        for _ in range(2):
            began = time.perf_counter()
            extract(spark, [str(folder / "in")], str(folder / "out"), force=True)
            seconds = time.perf_counter() - began
        if cores == 2:
            claims(spark, str(folder / "out"))
    finally:
        spark.stop()
    return seconds


def _sameness(folder: Path) -> dict[str, float]:
    """What Spark left, against a ledger of the same articles, that came in the order in which Spark takes them."""
    articles = [item for item in read([str(folder / "in")]) if isinstance(item, Article)]
    with Ledger.create(folder / "ledger.db") as ledger:
        for item in sorted(articles, key=lambda one: one.id):  # no day is given
            done = analyse(item)
            ledger.add(item, done.tellings, version(), done.fresh)
        statements = {entry.statement.id: entry.statement for entry in ledger.statements()}
        stories = {article: one.id for one in ledger.stories() for article in one.articles}
        pairs = _pairs((entry.claim.id, member) for entry in ledger.claims() for member in entry.claim.members)
    kept = {row["id"]: statement_of(row) for row in _table(folder, "statements")}
    there = {row["article_id"]: row["story"] for row in _table(folder, "stories")}
    theirs = _pairs((row["claim"], row["statement"]) for row in _table(folder, "members") if row["sure"])
    size = sum(path.stat().st_size for path in (folder / "out/statements").glob("*.parquet"))
    return {
        "statements": len(statements),
        "statements that are equal": sum(kept.get(one) == of for one, of in statements.items()) / len(statements),
        "stories, B3 F1": b_cubed(stories, there),
        "claims, pair F1": 2 * len(pairs & theirs) / max(1, len(pairs) + len(theirs)),
        "bytes a statement": size / max(1, len(kept)),
    }


def _table(folder: Path, name: str) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds

    return ds.dataset(folder / "out" / name, format="parquet").to_table().to_pylist()


def _pairs(members: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    of = defaultdict(list)
    for claim, statement in members:
        of[claim].append(statement)
    return {pair for some in of.values() for pair in combinations(sorted(some), 2)}


def b_cubed(one: Mapping[str, Hashable], other: Mapping[str, Hashable]) -> float:
    """F1 of two ways to put the same things into groups (Bagga and Baldwin 1998)."""
    shares = []
    for of, against in ((one, other), (other, one)):
        groups, theirs = defaultdict(set), defaultdict(set)
        for item, group in of.items():
            groups[group].add(item)
        for item, group in against.items():
            theirs[group].add(item)
        shares.append(sum(len(groups[of[i]] & theirs[against[i]]) / len(groups[of[i]]) for i in of) / len(of))
    return 2 * shares[0] * shares[1] / (shares[0] + shares[1])


if __name__ == "__main__":
    for what, figure in measure(*map(int, sys.argv[1:2])).items():
        print(f"{what:40}{figure:12,.3f}")
