"""`extract` on a cluster: files in, Parquet tables of articles, statements and skipped inputs out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F

from accordingto.read import ReadOptions, checked
from accordingto.spark.files import dealt, listed
from accordingto.spark.schema import FOUND, MATCHED, UNFINISHED, ddl
from accordingto.spark.session import EXTRACTING, Folder, same_everywhere, told
from accordingto.spark.workers import files_to_rows

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = ("skipped", "statements", "articles")
"""In the order in which they are written: where the last is, all are."""
ROUNDS = 4
"""Tasks a core, where there are files enough: whoever is done early takes another."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` found: articles, their words, statements, and skipped inputs by reason."""

    articles: int
    words: int
    statements: int
    skipped: dict[str, int]


def extract(
    spark: SparkSession,
    inputs: Sequence[str],
    out: str,
    *,
    force: bool = False,
    options: ReadOptions = ReadOptions(),  # noqa: B008  it is frozen
) -> Extracted:
    """Draw who said what from all articles in `inputs`, files, folders and globs as Spark takes them.

    Writes the tables `articles`, `statements` and `skipped` into the folder `out`. An article that is there several
    times is kept once. Nothing is fetched: of what is only an address, the reason is in `skipped`.

    Raises:
        InputError: nothing is there, `out` exists and not `force`, or driver and executors are unlike.
        ModelError: a model is missing or damaged, here or on an executor.

    """
    options = checked(options)
    folder = Folder(spark, out)
    folder.make_room((*TABLES, *MATCHED), whole=True, force=force)
    model = same_everywhere(spark)
    with told():
        tasks = dealt(listed(spark, inputs), ROUNDS * spark.sparkContext.defaultParallelism)
        found = folder.kept(_found(_paths(spark, tasks), options, model), EXTRACTING)
        _write(folder, found)
        folder.remove([UNFINISHED])
        return _counted(folder)


def _paths(spark: SparkSession, tasks: Sequence[Sequence[str]]) -> DataFrame:
    """The paths, a partition a task."""
    dealt_out = spark.sparkContext.parallelize(tasks, len(tasks)).flatMap(lambda paths: [(path,) for path in paths])
    return spark.createDataFrame(dealt_out, "path string")


def _found(paths: DataFrame, options: ReadOptions, model: str) -> DataFrame:
    def work(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return files_to_rows(batches, options, model)

    return paths.mapInArrow(work, ddl(FOUND))


def _write(folder: Folder, found: DataFrame) -> None:
    """Three tables of what workers found; of articles with one id, the first by its path."""
    first = F.row_number().over(Window.partitionBy("id").orderBy("path"))
    kept = found.where("id IS NOT NULL").withColumn("first", first).where("first = 1")
    folder.kept(found.where("skipped IS NOT NULL").select("skipped.*"), "skipped")
    folder.kept(kept.select(F.explode("statements").alias("one")).select("one.*"), "statements")
    folder.kept(kept.drop("first", "statements", "skipped"), "articles")


def _counted(folder: Folder) -> Extracted:
    articles, words = folder.table("articles").agg(F.count("*"), F.coalesce(F.sum("words"), F.lit(0))).collect()[0]
    statements = folder.table("statements").where("told = 'attributed'").count()
    skipped = folder.table("skipped").groupBy("reason").count().orderBy(F.desc("count"), "reason").collect()
    return Extracted(articles, words, statements, {row["reason"]: row["count"] for row in skipped})
