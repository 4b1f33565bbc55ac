"""Annotated articles, as text and as the program reads them: the rumours of FNC-1, the news of PolNeAR and of ECB+."""

import csv
import hashlib
import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import accordingto
from accordingto.attribute import attribute, shipped
from accordingto.match.comparable import Comparable, comparables
from accordingto.read import read
from accordingto.records import Article
from accordingto.resolve import resolve
from accordingto.text.doc import Doc
from bench.polnear import OUTLETS, SHARED, write_rows
from training import ecbplus
from training.polnear import read_text

ANNOTATED = Path(__file__).parent / "stories.jsonl"
BODIES = SHARED / "data/stories/fnc-train-bodies.csv"
DEV, DEV_TEXTS = SHARED / "data/stories/dev.jsonl", SHARED / "data/stories/dev-texts.json"
POLNEAR = SHARED / "data/polnear"
RUNS = Path("runs/tellings")
"""What the program tells of each article, kept as long as source and attribution model are the same."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A story with its articles' texts by name; `part` is "train", "kept" or "dev"."""

    part: str
    row: Row
    texts: dict[str, str]


def stories() -> Iterator[Annotated]:
    """First readings of the annotated stories, then dev."""
    for row in rows_of(ANNOTATED):
        if row["reading"] == 1:
            named = {telling["article"]: bodies()[telling["article"]] for telling in row["tellings"]}
            yield Annotated("kept" if row["kept"] else "train", _worded(row, named), named)
    texts = {one["story"]: one["articles"] for one in json.loads(DEV_TEXTS.read_text(encoding="utf-8"))}
    for row in rows_of(DEV):
        yield Annotated("dev", row, {one["name"]: one["text"] for one in texts[row["story"]]})


def _worded(row: Row, texts: Mapping[str, str]) -> Row:
    """The annotation, which names characters, with the words that stand there."""
    for telling in row["tellings"]:
        text = texts[telling["article"]]
        for field in ("passages", "also"):
            telling[field] = [text[start:end] for start, end in telling[field]]
        for chain in telling["chains"]:
            name_links(chain, text)
    return row


def name_links(chain: list[Row], text: str) -> None:
    """Give each link that is known by its characters the words that stand there as its name."""
    for link in chain:
        link["name"] = link.get("name") or text[link["at"][0] : link["at"][1]]


def rows_of(path: Path) -> list[Row]:
    """A JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def bodies() -> dict[str, str]:
    """The articles of FNC-1, which have a number only, by n and that number."""
    csv.field_size_limit(10**8)
    with BODIES.open(encoding="utf-8", newline="") as file:
        return {f"n{row['Body ID']}": row["articleBody"] for row in csv.DictReader(file)}


def given(kind: str, name: str) -> dict[str, str]:
    """An article as users would give it: of `kind` "fnc", "ecb", or a folder of PolNeAR, "train" or "dev"."""
    if kind == "fnc":
        return {"name": name, "text": bodies()[name].strip()}
    if kind == "ecb":
        return {"name": name, "text": ecbplus.text(_events()[name])}
    found = _metadata().get(name, {})
    known = {"title": found.get("title"), "published": found.get("publication_date")}
    known["outlet"] = OUTLETS.get(found.get("publisher", ""), found.get("publisher"))
    row = {"name": name, "text": read_text(POLNEAR / kind / f"{name}.txt")}
    return row | {field: value for field, value in known.items() if value and value != "None"}


@cache
def _events() -> dict[str, Path]:
    return ecbplus.documents()


@cache
def _metadata() -> dict[str, dict[str, str]]:
    with (POLNEAR / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        return {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def article(row: dict[str, str]) -> Article | None:
    """What the program reads of it, None where it takes it for no article."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.jsonl"
        write_rows(path, [row])
        return next((item for item in read([str(path)]) if isinstance(item, Article)), None)


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An article and its tellings, attributed and narrated, ready to be compared."""

    article: Article
    lines: tuple[Comparable, ...]

    @property
    def doc(self) -> Doc:
        """The article with what its text is made of."""
        return Doc(self.article)


def told(row: dict[str, str]) -> Told | None:
    """The tellings of an article, read once and kept in `RUNS`."""
    key = f"{json.dumps(row)} {shipped().version} {_source()}"
    path = RUNS / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.pickle"
    if path.exists():
        kept: Told | None = pickle.loads(path.read_bytes())
        return kept
    found = article(row)
    made = _told(found) if found else None
    RUNS.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


@cache
def _source() -> str:
    """A hash of the program's source: what was told by another is not what is told now."""
    files = sorted(Path(accordingto.__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()


def _told(found: Article) -> Told:
    doc = Doc(found)
    tellings = [one for one in resolve(doc, attribute(doc)) if one.attribution.content]
    return Told(found, tuple(comparables(doc, tellings)))
