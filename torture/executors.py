"""Kill -9 a whole executor of a cluster of two, at any moment of drawing and of matching: the rows are the same.

Needs Java.
"""

import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
from pyspark.sql import SparkSession

from accordingto.spark import claims, extract
from accordingto.spark.extracting import TABLES
from accordingto.spark.schema import MATCHED
from torture.texts import rows

FILES, ARTICLES = 6, 3
KILLS = 1
"""Of each kind in a round."""
QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.executor.cores": "1",
    "spark.driver.memory": "1g",
}


def attack(seed: int, folder: Path) -> list[str]:
    """What nobody killed is what the others are compared with."""
    chance = random.Random(seed)
    given = folder / "in"
    given.mkdir()
    for number in range(FILES):
        (given / f"{number}.jsonl").write_bytes(rows(chance, ARTICLES))
    spark = _cluster()
    try:
        return list(_killed(spark, chance, str(given), folder / "out"))
    finally:
        spark.stop()


def _cluster() -> Any:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("torture")
    for name, value in QUIET.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def _killed(spark: Any, chance: random.Random, given: str, out: Path) -> Iterator[str]:
    def draw() -> object:
        return extract(spark, [given], str(out), force=True)

    def match() -> object:
        return claims(spark, str(out), force=True)

    for work, names in ((draw, TABLES), (match, MATCHED)):
        work()  # workers load their models
        began = time.monotonic()
        work()
        took, right = time.monotonic() - began, _tables(out, names)
        for _ in range(KILLS):
            after = chance.uniform(0, took)
            if not _with_a_kill(spark, after, work):
                yield f"{work.__name__}: no executor was there to be killed after {after:.1f} s"
            found = _tables(out, names)
            yield from (
                f"{work.__name__}: other rows of {name} after a kill at {after:.1f} s of {took:.1f}"
                for name in names
                if found[name] != right[name]
            )


def _with_a_kill(spark: Any, after: float, work: Callable[[], object]) -> bool:
    """Do it while an executor dies; whether one did."""
    died = []

    def kill() -> None:
        for pid in _executors(spark)[:1]:
            os.kill(pid, signal.SIGKILL)
            died.append(pid)

    timer = threading.Timer(after, kill)
    timer.start()
    work()
    timer.join()
    return bool(died)


def _executors(spark: Any) -> list[int]:
    """The processes that the master of this session has started, which is in Spark's own process."""
    own, found = str(spark.sparkContext._gateway.proc.pid), []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            parent = (one / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == own and b"CoarseGrainedExecutorBackend" in (one / "cmdline").read_bytes():
                found.append(int(one.name))
        except OSError:  # it has ended meanwhile
            continue
    return sorted(found)


def _tables(out: Path, names: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: sorted(map(repr, ds.dataset(out / name, format="parquet").to_table().to_pylist())) for name in names}
