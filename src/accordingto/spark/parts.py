"""Parts: articles that hang together by what they share, each part matched whole by one worker."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from accordingto.match.stories import ALIKE
from accordingto.spark.components import Keep, components

STEPS = tuple((most, times * ALIKE) for most, times in ((1_000, 0.75), (5_000, 1.05), (5_000, 1.5), (5_000, 2.1)))
"""A part of more articles than that is taken apart again, by pairs that are at least so alike.

The first step costs no story: one is by the mean of its pairs. What it costs is that tellings are set beside those of
the article's own story and no longer beside those of others near it.
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """Articles (`id`) with their `part`; how many hung together in more than is matched at once, by that number."""

    of: DataFrame
    taken_apart: Mapping[int, int]


def parts(articles: DataFrame, pairs: DataFrame, keep: Keep) -> Parts:
    """What hangs together by these pairs; where it is too much, by those that are more alike.

    Copies stay together, however many they are.
    """
    found = _joined(articles.select("id"), pairs, keep, "part0")
    taken_apart: dict[int, int] = {}
    for level, (most, alike) in enumerate(STEPS, 1):
        large = keep(found.groupBy("part").count().where(F.col("count") > most), f"large{level}")
        count = int(large.agg(F.coalesce(F.sum("count"), F.lit(0))).collect()[0][0])
        if not count:
            break
        taken_apart.setdefault(most, count)
        within = found.join(large.select("part"), "part", "left_semi").select("id")
        closer = pairs.where(F.col("likeness") >= alike)
        closer = closer.join(within.withColumnRenamed("id", "a"), "a", "left_semi")
        anew = _joined(within, closer, keep, f"part{level}")
        found = keep(found.join(within, "id", "left_anti").unionByName(anew), f"parts{level}")
    return Parts(found, taken_apart)


def _joined(ids: DataFrame, pairs: DataFrame, keep: Keep, name: str) -> DataFrame:
    """Each of the articles with its part; one that is in no pair is a part by itself."""
    found = components(pairs, keep, f"{name}_")
    part = F.coalesce(F.col("part"), F.col("id")).alias("part")
    return keep(ids.join(found, "id", "left").select("id", part), name)
