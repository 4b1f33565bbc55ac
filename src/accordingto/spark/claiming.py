"""Stories, copies, claims and origins on a cluster: what hangs together is found by joins, then matched whole."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from accordingto.errors import InputError
from accordingto.spark.candidates import MET, arrival, candidates, counted
from accordingto.spark.extracting import ROUNDS
from accordingto.spark.matching import parts_to_rows
from accordingto.spark.parts import parts
from accordingto.spark.schema import MATCHED, RESULT, UNFINISHED, ddl
from accordingto.spark.session import EXTRACTING, MATCHING, Folder, same_everywhere, told

_IN_A_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
ARTICLES = 32
"""Articles, with their statements, that are handed to a worker at once."""


@dataclass(frozen=True, slots=True)
class MatchedTables:
    """What `claims` found; `notes` say what was cut short, and how much."""

    articles: int
    stories: int
    claims: int
    notes: tuple[str, ...]


def claims(spark: SparkSession, out: str, *, force: bool = False) -> MatchedTables:
    """Match what `extract` wrote into the folder `out`, and add what is found: the tables of `schema.MATCHED`.

    Raises:
        InputError: nothing was extracted there or by other models, there are claims already and not `force`, or driver
            and executors are unlike.
        ModelError: a model is missing or damaged, here or on an executor.

    """
    folder = Folder(spark, out)
    if folder.has(EXTRACTING):
        raise InputError(f"{out}: an extraction that was not finished. Run it again: accordingto spark extract --force")
    with told():
        all_articles = folder.table("articles")
        folder.make_room(MATCHED, whole=False, force=force)
        _one_model(out, all_articles, same_everywhere(spark))
        articles = all_articles.where("matched")
        total = articles.count()
        notes = _match(spark, folder, articles)
        stories = folder.table("stories").select("story").distinct().count()
        found = MatchedTables(total, stories, folder.table("claims").count(), notes)
        folder.remove([UNFINISHED])
    return found


def _match(spark: SparkSession, folder: Folder, articles: DataFrame) -> tuple[str, ...]:
    def keep(rows: DataFrame, name: str) -> DataFrame:
        return folder.kept(rows, f"{MATCHING}/{name}")

    weighed = keep(articles.select("id", "day", "terms", "prints").join(counted(articles), "id"), "weighed")
    found = candidates(weighed, keep)
    placed = parts(weighed, found.pairs, keep)
    tellings = folder.table("statements").groupBy("article_id").agg(F.collect_list(F.struct("*")).alias("statements"))
    rows = (
        articles.join(placed.of, "id")
        .join(weighed.select("id", "counts", "place"), "id")
        .join(tellings, F.col("id") == F.col("article_id"), "left")
        .select("part", "day", "id", "path", "text", "record", "model", "counts", "place", "statements")
    )
    with _small_batches(spark):
        result = keep(_matched(rows, ROUNDS * spark.sparkContext.defaultParallelism), "result")
    for name in MATCHED:
        folder.kept(result.where(f"{name} IS NOT NULL").select(f"{name}.*"), name)
    return tuple(_notes(found.hot, found.left_out, placed.taken_apart, folder.table("unmatched").count()))


def _matched(rows: DataFrame, tasks: int) -> DataFrame:
    ordered = rows.repartition(tasks, "part").sortWithinPartitions("part", *arrival())
    return ordered.mapInArrow(parts_to_rows, ddl(RESULT))


@contextmanager
def _small_batches(spark: SparkSession) -> Iterator[None]:
    """Hand articles to workers few at a time: as many as are in a batch are in memory at once."""
    before = spark.conf.get(_IN_A_BATCH, None)
    spark.conf.set(_IN_A_BATCH, str(ARTICLES))
    try:
        yield
    finally:
        if before is None:
            spark.conf.unset(_IN_A_BATCH)
        else:
            spark.conf.set(_IN_A_BATCH, before)


def _one_model(out: str, articles: DataFrame, own: str) -> None:
    others = [row["model"] for row in articles.select("model").distinct().collect() if row["model"] != own]
    if others:
        raise InputError(
            f"{out}: extracted by other models ({others[0]}; here: {own}). Extract it again, or take that version"
        )


def _notes(hot: int, left_out: int, taken_apart: Mapping[int, int], unmatched: int) -> Iterator[str]:
    if hot:
        yield (
            f"{hot:,} terms or passages are in more than {MET + 1} articles: each of these met the {MET} next by day,"
            f" {left_out:,} pairs were not compared by them"
        )
    for most, articles in taken_apart.items():
        yield f"{articles:,} articles hung together in more than {most:,}: only those more alike were matched"
    if unmatched:
        yield f"{unmatched:,} articles could not be matched: see the table unmatched"
