"""What hangs together, where the pairs are too many for one machine (large-star, small-star; Kiveris et al. 2014)."""

from collections.abc import Callable

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

ROUNDS = 60
"""More than any graph needs: they grow with the logarithm of its articles, squared at worst."""

Keep = Callable[[DataFrame, str], DataFrame]
"""Writes rows under a name and reads them back, so that no round is computed twice."""


def components(edges: DataFrame, keep: Keep, name: str) -> DataFrame:
    """Each node (`id`) of pairs `a`, `b` with the smallest that it hangs together with (`part`).

    A node that is the smallest itself is not among them.
    """
    pairs = keep(edges.select(F.greatest("a", "b").alias("u"), F.least("a", "b").alias("v")).distinct(), f"{name}0")
    before = _sum(pairs)
    for number in range(1, ROUNDS):
        pairs = keep(_small(_large(pairs)), f"{name}{number % 2 + 1}")
        after = _sum(pairs)
        if after == before:
            break
        before = after
    return pairs.select(F.col("u").alias("id"), F.col("v").alias("part"))


def _large(pairs: DataFrame) -> DataFrame:
    """Every larger neighbour is tied to the smallest of a node's neighbours, itself among them."""
    both = pairs.unionByName(pairs.select(F.col("v").alias("u"), F.col("u").alias("v")))
    least = both.groupBy("u").agg(F.min("v").alias("m")).select("u", F.least("u", "m").alias("m"))
    return both.join(least, "u").where("v > u").select(F.col("v").alias("u"), F.col("m").alias("v")).distinct()


def _small(pairs: DataFrame) -> DataFrame:
    """A node and its smaller neighbours are tied to the smallest of these."""
    least = pairs.groupBy("u").agg(F.min("v").alias("m"))
    others = pairs.join(least, "u").where("v <> m").select(F.col("v").alias("u"), F.col("m").alias("v"))
    return others.unionByName(least.select("u", F.col("m").alias("v"))).distinct()


def _sum(pairs: DataFrame) -> tuple[int, int]:
    """Equal for equal pairs: how many there are, and their hashes summed up."""
    count, total = pairs.agg(F.count("*"), F.sum(F.xxhash64("u", "v").cast("decimal(38,0)"))).collect()[0]
    return int(count), int(total or 0)
