"""Which articles may tell one story: those that share strong terms, or a passage; by the rules that the ledger has.

A pair is found by hashed keys: each article's strongest terms, and the fingerprints of its text. Under a key that many
have, an article meets the nearest by day and no others, so that no key costs more than its articles; what was left
out is counted. All articles under one key hang together all the same, one by the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F

from accordingto.match.copies import REWRITE
from accordingto.match.stories import FADING, FRESH, NEAR, USUAL, strongest
from accordingto.match.terms import weighed
from accordingto.spark.components import Keep
from accordingto.spark.schema import ddl

MET = 40
"""Articles under one key, later by day, that an article is compared with."""
COPIED = 1e6
"""Counts as the likeness of two articles that share passages: more than any two have by terms."""
LEAST_SHARED = 2

VECTORS = pa.schema(
    [
        *(("id", pa.string()), ("day", pa.int64())),
        *(("vector", pa.map_(pa.string(), pa.float64())), ("keys", pa.list_(pa.int64()))),
    ]
)


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pairs `a`, `b` with their `likeness`; how many keys were too frequent, and how many pairs that left out."""

    pairs: DataFrame
    hot: int
    left_out: int


def arrival() -> tuple[Column, ...]:
    """The order in which articles come, as if a ledger took them by day."""
    return F.col("day").asc_nulls_last(), F.col("id")


def counted(articles: DataFrame) -> DataFrame:
    """Each article (`id`) as a ledger takes it that gets all by day: its `place`, and how many up to it have its terms.

    `counts` has these by term, the article itself among them.
    """
    terms = articles.select("id", "day", F.explode(F.map_keys("terms")).alias("term"))
    held = F.row_number().over(Window.partitionBy("term").orderBy(*arrival()))
    counts = terms.select("id", F.struct("term", held.alias("held")).alias("one")).groupBy("id")
    found = counts.agg(F.map_from_entries(F.collect_list("one")).alias("counts"))
    return _placed(articles).join(found, "id", "left")


def _placed(articles: DataFrame) -> DataFrame:
    """Articles with their places: numbered within each day, so that no task has to sort them all."""
    days = sorted(articles.groupBy("day").count().collect(), key=lambda row: (row["day"] is None, row["day"]))
    before = [0, *accumulate(row["count"] for row in days)]
    rows = [(row["day"], many) for row, many in zip(days, before, strict=False)]
    earlier = articles.sparkSession.createDataFrame(rows, "of bigint, before bigint")
    place = F.col("before") + F.row_number().over(Window.partitionBy("day").orderBy("id"))
    return articles.join(earlier, F.col("day").eqNullSafe(F.col("of"))).select("id", place.alias("place"))


def candidates(articles: DataFrame, keep: Keep) -> CandidatePairs:
    """The pairs of articles that are like each other; `articles` are `counted`."""
    vectors = keep(_vectors(articles), "vectors")
    by_terms = vectors.select("id", "day", F.explode("keys").alias("key"))
    by_prints = articles.select("id", "day", F.explode("prints").alias("key"))
    term_pairs, print_pairs = keep(met(by_terms), "by_terms"), keep(met(by_prints), "by_prints")
    pairs = _alike(term_pairs.select("a", "b").distinct(), vectors).unionByName(_copied(print_pairs, articles))
    hot = [_left_out(keys) for keys in (by_terms, by_prints)]
    return CandidatePairs(keep(pairs, "pairs"), sum(n for n, _ in hot), sum(pairs for _, pairs in hot))


def met(keys: DataFrame) -> DataFrame:
    """Under each `key`, each article (`a`) with the `MET` that follow it (`b`), by day."""
    at = F.row_number().over(Window.partitionBy("key").orderBy(*arrival())) - 1
    numbered = keys.select("key", "id", "day", at.alias("at"))
    block = F.floor(F.col("at") / MET)
    first = numbered.select("key", F.col("id").alias("a"), F.col("at").alias("i"), block.alias("block"))
    second = numbered.select(
        "key", F.col("id").alias("b"), F.col("at").alias("j"), F.explode(F.array(block, block - 1)).alias("block")
    )
    return first.join(second, ["key", "block"]).where(f"j > i AND j - i <= {MET}").select("key", "a", "b")


def _left_out(keys: DataFrame) -> tuple[int, int]:
    """How many keys more articles have than meet, and how many pairs of articles do not."""
    hot = keys.groupBy("key").count().where(F.col("count") > MET + 1)
    beyond = (F.col("count") - MET) * (F.col("count") - MET - 1) / 2
    number, pairs = hot.agg(F.count("*"), F.sum(beyond)).collect()[0]
    return int(number), int(pairs or 0)


def _vectors(articles: DataFrame) -> DataFrame:
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = [_vector(row) for row in batch.to_pylist()]
            yield pa.RecordBatch.from_pylist(rows, schema=VECTORS)

    return articles.select("id", "day", "terms", "counts", "place").mapInArrow(work, ddl(VECTORS))


def _vector(row: dict[str, Any]) -> dict[str, object]:
    """An article's terms as the ledger weighs them, and the hashes of the strongest, which the ledger looks up."""
    weights = weighed(dict(row["terms"]), dict(row["counts"] or ()), row["place"])
    keys = [term_key(term) for term in strongest(weights)]
    return {"id": row["id"], "day": row["day"], "vector": list(weights.items()), "keys": keys}


def term_key(term: str) -> int:
    """A term as a number of 64 bits."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big", signed=True)


def _alike(pairs: DataFrame, vectors: DataFrame) -> DataFrame:
    """Those of the pairs that are like each other, as `match.stories.likeness` has it of two articles."""
    one, other = (
        vectors.select(F.col("id").alias(of), F.col("day").alias(f"day_{of}"), F.col("vector").alias(f"vector_{of}"))
        for of in ("a", "b")
    )
    dot = F.expr(
        "aggregate(map_entries(vector_a), 0D, (sum, one) ->"
        " sum + one.value * coalesce(try_element_at(vector_b, one.key), 0D))"
    )
    apart = F.coalesce(F.abs(F.col("day_a") - F.col("day_b")), F.lit(0))
    fade = 1 + F.greatest(F.lit(0), apart - FRESH) / FADING
    found = pairs.join(one, "a").join(other, "b").select("a", "b", (dot / USUAL / fade).alias("likeness"))
    return found.where(F.col("likeness") >= NEAR)


def _copied(pairs: DataFrame, articles: DataFrame) -> DataFrame:
    """Those that share a passage; so many that one may be a copy or a rewrite of the other, or, say, a quotation."""
    shared = pairs.groupBy("a", "b").agg(F.count("*").alias("shared")).where(F.col("shared") >= LEAST_SHARED)
    sizes = articles.select("id", F.size("prints").alias("size"))
    one, other = (sizes.select(F.col("id").alias(of), F.col("size").alias(f"size_{of}")) for of in ("a", "b"))
    found = shared.join(one, "a").join(other, "b")
    enough = F.col("shared") >= REWRITE * F.least("size_a", "size_b")
    return found.select("a", "b", F.when(enough, COPIED).otherwise(NEAR).alias("likeness"))
