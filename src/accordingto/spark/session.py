"""The session: whether driver and executors are of one version, where tables lie, and what Spark says, in one line."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import metadata

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from accordingto import pipeline
from accordingto.errors import AccordingtoError, InputError, ModelError
from accordingto.spark.schema import UNFINISHED

MOST_SHOWN = 300
EXTRACTING, MATCHING = f"{UNFINISHED}/extract", f"{UNFINISHED}/claims"


def session() -> SparkSession:
    """The session of `spark-submit`, or one on this machine, with the Python that runs this."""
    if not os.environ.get("SPARK_ENV_LOADED"):  # not under spark-submit
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with told():
        return SparkSession.builder.appName("accordingto").getOrCreate()


@contextmanager
def told() -> Iterator[None]:
    """An `InputError` of one line in the place of what Spark raises."""
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise InputError(_line(str(error))) from error


def _line(said: str) -> str:
    if "No module named 'accordingto'" in said:
        return (
            "executors: accordingto is not installed there. Install the same version as on the driver on each, or send"
            " an environment along (docs/9_cluster.md)"
        )
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    ours = [line for line in lines if line.startswith("accordingto.errors.")]
    first = ours[-1].partition(": ")[2] if ours else lines[0] if lines else "no reason given"
    return f"Spark: {first[:MOST_SHOWN]}. See Spark's log for the rest"


# Versions


def identity() -> str:
    """Which program and models run here."""
    return f"accordingto {metadata.version('accordingto')}, models {pipeline.version()}"


def same_everywhere(spark: SparkSession) -> str:
    """Look whether the executors have the program and the models that the driver has; the models' version.

    Raises:
        InputError: another version somewhere, or none.
        ModelError: a model is missing or damaged, here or there.

    """
    own, tasks = identity(), 2 * spark.sparkContext.defaultParallelism
    with told():
        answers = spark.sparkContext.parallelize(range(tasks), tasks).map(lambda _: _answer()).distinct().collect()
    for trouble in sorted(message for failed, message in answers if failed):
        raise ModelError(f"on an executor: {trouble}")
    others = sorted(message for _, message in answers if message != own)
    if others:
        raise InputError(f"the driver has {own}, an executor {others[0]}. Install the same on all")
    return pipeline.version()


def _answer() -> tuple[bool, str]:
    """Whether something is wrong on this executor, and what; else what it has."""
    try:
        return False, identity()
    except AccordingtoError as error:
        return True, str(error)


# Tables


class Folder:
    """A folder of Parquet tables, wherever Hadoop reaches."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        self._spark = spark
        self.path = path.rstrip("/") or path
        with told():
            jvm = spark.sparkContext._jvm
            assert jvm is not None
            self._of = jvm.org.apache.hadoop.fs.Path
            self._system = self._of(self.path).getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def has(self, name: str = "") -> bool:
        """Whether there is such a table, or, without a name, anything at all."""
        with told():
            return bool(self._system.exists(self._of(self.at(name))))

    def at(self, name: str) -> str:
        """The path of a table."""
        return f"{self.path}/{name}".rstrip("/")

    def remove(self, names: Iterable[str]) -> None:
        """Delete these tables, where they are there."""
        with told():
            for name in names:
                self._system.delete(self._of(self.at(name)), True)

    def make_room(self, names: Iterable[str], *, whole: bool, force: bool) -> None:
        """Have none of these tables; with `whole`, nothing at all may be at the path.

        Raises:
            InputError: something is there, and not `force`, with which these tables and nothing else are deleted.

        """
        names = [*names]
        there = self.path if whole and self.has() else next((self.at(name) for name in names if self.has(name)), None)
        if there and not force:
            raise InputError(f"{there}: there is something already. Name another folder, or replace it: --force")
        self.remove([*names, UNFINISHED])

    def table(self, name: str) -> DataFrame:
        """A table.

        Raises:
            InputError: there is none.

        """
        if not self.has(name):
            raise InputError(f"{self.path}: no table '{name}' in it. To make it: accordingto spark extract IN OUT")
        return self._spark.read.parquet(self.at(name))

    def kept(self, rows: DataFrame, name: str) -> DataFrame:
        """Write a table, and read from it what was written: no lost executor makes it be computed again."""
        rows.write.mode("overwrite").parquet(self.at(name))
        return self._spark.read.parquet(self.at(name))
