"""A small story of an invented town, told by four outlets, with what cannot be read beside it."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from accordingto.ledger import Ledger
from accordingto.pipeline import analyse, version
from accordingto.read import read
from accordingto.records import Article
from accordingto.spark.rows import Row, found_row
from accordingto.spark.schema import FOUND

BRIDGE = (
    "Calder Shuts Varn Bridge\n\nMayor Ines Calder said the Varn bridge will close on Monday for repairs. "
    "Harbour master Tobias Quill said the ferry cannot carry the traffic of the Varn bridge.\n",
    "Varn Bridge Shut for Repairs\n\nThe Varn bridge will close on Monday for repairs, Mayor Ines Calder said. "
    "The union of the Varn ferry said it had not been told.\n",
    "No Way Over the Varn\n\nTobias Quill, the harbour master, said the ferry cannot carry the traffic of the Varn "
    "bridge. Repairs will begin on Monday, according to Mayor Ines Calder.\n",
)
OTHER = "Orlen Choir Wins\n\nThe Orlen choir won the lantern prize, conductor Mirela Voss told Orlen Radio.\n"


def story() -> Iterator[dict[str, Any]]:
    """Rows of JSON Lines: three articles of one story, one of another."""
    for number, text in enumerate(BRIDGE, 1):
        yield {"name": f"bridge-{number}", "text": text, "outlet": f"Vale {number}", "published": f"2024-05-0{number}"}
    yield {"name": "choir", "text": OTHER, "published": "2024-05-02"}


def put(folder: Path) -> Path:
    """A folder with the story in three files, and the ways in which an input can be bad."""
    folder.mkdir()
    rows = [json.dumps(row) for row in story()]
    (folder / "a.jsonl").write_text("\n".join([*rows[:2], "{broken", '{"text": 5}']), encoding="utf-8")
    packed = gzip.compress(rows[2].encode() + b"\n") + b"\x1f\x8b\x08damaged"
    (folder / "b.jsonl.gz").write_bytes(packed)
    pq.write_table(pa.Table.from_pylist([json.loads(rows[3])]), folder / "c.parquet")
    pq.write_table(pa.table({"name": ["number"], "text": [7]}), folder / "d.parquet")
    (folder / "e.jsonl").touch()
    return folder


def articles_in(folder: Path) -> list[Article]:
    """What `read` finds there."""
    return [item for item in read([str(folder)]) if isinstance(item, Article)]


def ledger_of(path: Path, found: list[Article]) -> Ledger:
    """A ledger of these articles, in that order."""
    ledger = Ledger.create(path)
    for article in found:
        analysed = analyse(article)
        ledger.add(article, analysed.tellings, version(), analysed.fresh)
    return ledger


def as_read_back(found: list[Article]) -> list[Row]:
    """The rows of these articles as Parquet gives them back."""
    rows = [found_row(analyse(article), version()) for article in found]
    back: list[Row] = pa.RecordBatch.from_pylist(rows, schema=FOUND).to_pylist()
    return back


def claims_of(ledger: Ledger) -> set[tuple[str, frozenset[str]]]:
    """Claims as sets of members."""
    return {(entry.claim.id, frozenset(entry.claim.members)) for entry in ledger.claims()}


def stories_of(ledger: Ledger) -> set[frozenset[str]]:
    """Stories as sets of articles."""
    return {frozenset(one.articles) for one in ledger.stories()}
