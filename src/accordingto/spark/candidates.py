"""Which articles may tell one story: those that share strong terms, or a passage; by the rules that the ledger has.

A pair is found by hashed keys: each article's strongest terms, and the fingerprints of its text. Under a key that many
have, an article meets the nearest by day and no others, so that no key costs more than its articles; what was left
out is counted. All articles under one key hang together all the same, one by the next.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from accordingto.match.copies import REWRITE
from accordingto.match.stories import ALIKE, FADING, FRESH, USUAL, strongest
from accordingto.match.terms import weighed
from accordingto.spark.components import Keep
from accordingto.spark.schema import ddl

MET = 40
"""Articles under one key, later by day, that an article is compared with."""
LINKED = 0.75 * ALIKE
"""Likeness of two articles from which they are matched together: some less than makes a story of them, since a story
is one by the mean of its pairs."""
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


def counted(articles: DataFrame) -> DataFrame:
    """Each article (`id`) with how many articles have each of its terms (`counts`)."""
    terms = articles.select("id", F.explode(F.map_keys("terms")).alias("term"))
    holding = terms.groupBy("term").agg(F.count("*").alias("held"))
    found = terms.join(holding, "term").groupBy("id")
    return found.agg(F.map_from_entries(F.collect_list(F.struct("term", "held"))).alias("counts"))


def candidates(articles: DataFrame, total: int, keep: Keep) -> CandidatePairs:
    """The pairs of articles that are like each other; `articles` come with their `counts`, out of `total`."""
    vectors = keep(_vectors(articles, total), "vectors")
    by_terms = vectors.select("id", "day", F.explode("keys").alias("key"))
    by_prints = articles.select("id", "day", F.explode("prints").alias("key"))
    term_pairs, print_pairs = keep(met(by_terms), "by_terms"), keep(met(by_prints), "by_prints")
    pairs = _alike(term_pairs.select("a", "b").distinct(), vectors).unionByName(_copied(print_pairs, articles))
    hot = [_left_out(keys) for keys in (by_terms, by_prints)]
    return CandidatePairs(keep(pairs, "pairs"), sum(n for n, _ in hot), sum(pairs for _, pairs in hot))


def met(keys: DataFrame) -> DataFrame:
    """Under each `key`, each article (`a`) with the `MET` that follow it (`b`), by day."""
    at = F.row_number().over(Window.partitionBy("key").orderBy("day", "id")) - 1
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


def _vectors(articles: DataFrame, total: int) -> DataFrame:
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = [_vector(row, total) for row in batch.to_pylist()]
            yield pa.RecordBatch.from_pylist(rows, schema=VECTORS)

    return articles.select("id", "day", "terms", "counts").mapInArrow(work, ddl(VECTORS))


def _vector(row: dict[str, object], total: int) -> dict[str, object]:
    """An article's terms as the ledger weighs them, and the hashes of the strongest, which the ledger looks up."""
    weights = weighed(dict(row["terms"]), dict(row["counts"] or ()), total)  # type: ignore[call-overload]
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
    return found.where(F.col("likeness") >= LINKED)


def _copied(pairs: DataFrame, articles: DataFrame) -> DataFrame:
    """Those that share so many of their fingerprints that one may be a copy or a rewrite of the other."""
    shared = pairs.groupBy("a", "b").agg(F.count("*").alias("shared")).where(F.col("shared") >= LEAST_SHARED)
    sizes = articles.select("id", F.size("prints").alias("size"))
    one, other = (sizes.select(F.col("id").alias(of), F.col("size").alias(f"size_{of}")) for of in ("a", "b"))
    found = shared.join(one, "a").join(other, "b")
    enough = F.col("shared") >= REWRITE * F.least("size_a", "size_b")
    return found.where(enough).select("a", "b", F.lit(COPIED).alias("likeness"))
