"""Parts: articles that hang together by what they share, each part matched whole by one worker."""

from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from accordingto.spark.candidates import COPIED, LINKED
from accordingto.spark.components import Keep, components

MOST = 5_000
"""Articles of a part that is not taken apart."""
STRICTER = (1.0, 1.4, 2.0, 2.8)
"""How many times as like two articles must be as `LINKED`, for a part that is too large: first as they are."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Articles (`id`) with their `part`; how many articles are in parts that were taken apart."""

    of: DataFrame
    taken_apart: int


def parts(articles: DataFrame, pairs: DataFrame, keep: Keep) -> Parts:
    """What hangs together by these pairs; where it is too much, by those that are more alike.

    Copies stay together, however many they are.
    """
    found = _joined(articles.select("id"), pairs, keep, "part0")
    taken_apart = 0
    for level, times in enumerate(STRICTER[1:], 1):
        large = keep(found.groupBy("part").count().where(F.col("count") > MOST), f"large{level}")
        count = int(large.agg(F.coalesce(F.sum("count"), F.lit(0))).collect()[0][0])
        if not count:
            break
        taken_apart = taken_apart or count
        within = found.join(large.select("part"), "part", "left_semi").select("id")
        closer = pairs.where((F.col("likeness") >= times * LINKED) | (F.col("likeness") >= COPIED))
        closer = closer.join(within.withColumnRenamed("id", "a"), "a", "left_semi")
        anew = _joined(within, closer, keep, f"part{level}")
        found = keep(found.join(within, "id", "left_anti").unionByName(anew), f"parts{level}")
    return Parts(found, taken_apart)


def _joined(ids: DataFrame, pairs: DataFrame, keep: Keep, name: str) -> DataFrame:
    """Each of the articles with its part; one that is in no pair is a part by itself."""
    found = components(pairs, keep, f"{name}_")
    part = F.coalesce(F.col("part"), F.col("id")).alias("part")
    return keep(ids.join(found, "id", "left").select("id", part), name)
