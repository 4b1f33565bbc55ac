"""What runs on executors for `claims`: each part is matched whole, by the code that matches a ledger's articles.

That code keeps what it knows in SQLite, which is what bounds its memory: a part is a ledger in a temporary folder of
the worker, gone when its claims are out. No two workers share one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from accordingto.ledger import ClaimEntry, Dispute, Ledger
from accordingto.read.failures import guarded
from accordingto.records import Skipped, Verdict
from accordingto.spark.rows import Row, analysed_of, skipped_row
from accordingto.spark.schema import RESULT
from accordingto.spark.workers import batched


def parts_to_rows(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """For `mapInArrow`: articles with their statements, sorted by part, in; rows of `schema.RESULT` out."""
    rows = (row for batch in batches for at in range(batch.num_rows) for row in batch.slice(at, 1).to_pylist())
    found = (matched(articles) for _, articles in groupby(rows, key=lambda row: row["part"]))
    yield from batched(chain.from_iterable(found), RESULT)


def matched(articles: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """The stories and claims of one part, whose articles come in the order in which they are to arrive."""
    with TemporaryDirectory(prefix="accordingto-") as folder, Ledger.create(Path(folder) / "part.db") as ledger:
        for row in articles:
            done = guarded(row["path"], partial(_add, ledger, row))
            if isinstance(done, Skipped):
                yield {"unmatched": skipped_row(done)["skipped"]}
        yield from tables(ledger)


def _add(ledger: Ledger, row: Mapping[str, Any]) -> None:
    """Add an article that finds its terms as frequent as they are in all articles that come before it, of any part."""
    found = analysed_of(row, row["statements"] or ())
    ledger.expect({term: count - 1 for term, count in row["counts"] or ()}, row["place"] - 1)
    ledger.add(found.article, found.tellings, row["model"], found.fresh)


def tables(ledger: Ledger) -> Iterator[Row]:
    """What a ledger has found, as rows of `schema.RESULT`."""
    for story in ledger.stories():
        for article in story.articles:
            yield {"stories": {"story": story.id, "article_id": article, "title": story.title}}
    for entry in ledger.claims():
        yield {"claims": _claim(entry)}
        yield from ({"members": row} for row in _members(entry))
        yield from ({"origins": row} for row in _origins(entry))
    for dispute in ledger.conflicts():
        yield {"conflicts": _conflict(dispute)}
    for decision in ledger.judgements():
        one = decision.judgement
        if one.verdict is Verdict.COPY:
            row = {"article_id": one.left, "of": one.right, "share": one.score, "because": one.because}
            yield {"copies": row}
    for low, high, likely in ledger.pairs():
        yield {"pairs": {"low": low, "high": high, "likely": likely}}


def _claim(entry: ClaimEntry) -> Row:
    claim = entry.claim
    counts, found = claim.origins, claim.provenance
    return {
        "id": claim.id,
        "story": entry.story,
        "kind": claim.kind.value,
        "wording": claim.wording,
        "sure": claim.sure,
        "statements": counts.statements,
        "outlets": counts.outlets,
        "at_least": counts.at_least,
        "at_most": counts.at_most,
        "untraced": counts.untraced,
        "because": list(counts.because),
        "first": found.first,
        "no_source": list(found.no_source),
        "dropped": list(found.dropped),
        "rejected": list(found.rejected),
    }


def _members(entry: ClaimEntry) -> Iterator[Row]:
    for one in entry.tellings:
        yield {
            "claim": entry.claim.id,
            "statement": one.entry.statement.id,
            "article_id": one.entry.statement.article,
            "sure": one.sure,
            "stance": one.stance.value,
            "likely": one.likely,
            "because": one.because,
        }


def _origins(entry: ClaimEntry) -> Iterator[Row]:
    for one in entry.claim.provenance.origins:
        yield {
            "claim": entry.claim.id,
            "who": one.who,
            "kind": one.kind.value,
            "named": one.named,
            "articles": list(one.articles),
            "tellings": [way.telling for way in one.ways],
            "because": list(one.because),
        }


def _conflict(dispute: Dispute) -> Row:
    one = dispute.conflict
    sides = [
        {"article_id": side.article, "start": side.span.start, "end": side.span.end, "says": side.says}
        for side in one.sides
    ]
    found = {"story": dispute.story, "claim": dispute.claim, "kind": one.kind.value, "on": one.on}
    return found | {"what": one.what, "sides": sides}
