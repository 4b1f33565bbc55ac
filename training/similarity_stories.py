"""Annotated stories as the program reads them: pairs of lines, measured and labelled.

`claims/dev.jsonl` is what is measured on. `training/claims.jsonl` is what is trained on: 163 further stories of PolNeAR
train and ECB+, annotated for this project by language models that read `annotation/claims.md`; it has no text, only the
names of articles, and statements by PolNeAR's ids or, in ECB+, by their characters, white space left out.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from accordingto import Article, attribute, read, resolve
from accordingto.match.embed import Encoder
from accordingto.match.lines import lines
from accordingto.match.pairs import Told, likeness, told
from accordingto.records import Span
from bench.polnear import OUTLETS, SHARED, scorer
from training import ecbplus
from training.polnear import read_text

ANNOTATED = Path(__file__).parent / "claims.jsonl"
Row = dict[str, Any]
Member = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two articles of one story: the measures of each pair of lines, and 1, 0 or, for lines without gold, -1."""

    story: str
    articles: tuple[str, str]
    measures: np.ndarray
    labels: np.ndarray


def gold() -> list[Row]:
    """The stories of claims/dev.jsonl."""
    with (SHARED / "data/claims/dev.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def annotated() -> list[Row]:
    """The stories to train on, members by the name of their article."""
    rows = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        names = row["articles"]
        row["articles"] = [["train" if row["set"] == "polnear" else "ecbplus", name] for name in names]
        for group in row["groups"]:
            group["members"] = [[names[at], str(ident)] for at, ident in group["members"]]
    return rows


def held_out(row: Row) -> bool:
    """The networks see no such story: it is left for the weights of the measures."""
    number = int(row["story"][1:4].strip("efpq"))
    if row["set"] == "polnear":
        return number % 4 == 0
    return row["story"][-1] in "pq" and number % 5 == 0


def write_articles(stories: list[Row], target: Path) -> None:
    """The stories' articles as JSON Lines, each with what its metadata has."""
    folder, events = SHARED / "data/polnear", ecbplus.documents()
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        known = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with target.open("w", encoding="utf-8") as file:
        for split, name in dict.fromkeys(tuple(a) for story in stories for a in story["articles"]):
            event = split == "ecbplus"
            row = {
                "name": name,
                "text": ecbplus.text(events[name]) if event else read_text(folder / split / f"{name}.txt"),
            }
            found = known.get(name, {})
            outlet = found.get("publisher", "")
            more = {"title": found.get("title"), "published": found.get("publication_date")}
            more["outlet"] = OUTLETS.get(outlet, outlet)
            file.write(json.dumps(row | {k: v for k, v in more.items() if v and v != "None"}) + "\n")


def tell(stories: list[Row], encoder: Encoder) -> dict[str, tuple[Article, Told]]:
    """Every article of the stories, through the whole program up to match, by its name."""
    with TemporaryDirectory() as folder:
        given = Path(folder) / "stories.jsonl"
        write_articles(stories, given)
        articles = [item for item in read([str(given)]) if isinstance(item, Article)]
    return {a.name: (a, told(lines(a, list(resolve(a, found))), encoder)) for a, found in attribute(articles)}


def labelled(stories: list[Row], articles: Mapping[str, tuple[Article, Told]]) -> Iterator[Labelled]:
    """Each two articles of each story."""
    for story in stories:
        named = {
            name: _ids(story, split, name, *articles[name]) for split, name in story["articles"] if name in articles
        }
        same = {frozenset((tuple(a), tuple(b))) for g in story["groups"] for a, b in combinations(g["members"], 2)}
        for left, right in combinations(named, 2):
            labels = np.array(
                [[_label((left, x), (right, y), same) for y in named[right]] for x in named[left]], np.int8
            ).reshape(len(named[left]), len(named[right]))
            measures = likeness(articles[left][1], articles[right][1])
            yield Labelled(str(story["story"]), (left, right), measures, labels)


def _label(left: Member, right: Member, same: set[frozenset[tuple[str, ...]]]) -> int:
    if left[1] is None or right[1] is None:
        return -1
    return int(frozenset((left, right)) in same)


def _ids(story: Row, split: str, name: str, article: Article, found: Told) -> list[str | None]:
    if split != "ecbplus":
        return gold_ids(split, name, found)
    marked = {i: set(_characters(json.loads(i))) for g in story["groups"] for n, i in g["members"] if n == name}
    dense = np.cumsum([not c.isspace() for c in article.text]) - 1
    contents = [line.statement.attribution.content for line in found.lines]
    seen = [
        {int(dense[x]) for s in spans for x in range(s.start, s.end) if not article.text[x].isspace()}
        for spans in contents
    ]
    return [_nearest(one, marked) or f"no {at}" for at, one in enumerate(seen)]


def _characters(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in spans:
        yield from range(start, end)


def gold_ids(split: str, name: str, found: Told) -> list[str | None]:
    """For each line the annotated attribution with most of its characters, at least half of the two together."""
    marked = scorer("score_claims").attributions(str(SHARED / f"data/polnear/{split}/{name}.ann"))
    return [_nearest(_covered(line.statement.attribution.content), marked) for line in found.lines]


def _covered(spans: Iterable[Span]) -> set[int]:
    return set(_characters((s.start, s.end) for s in spans))


def _nearest(characters: set[int], marked: Mapping[str, set[int]]) -> str | None:
    best = max(((len(characters & c) / len(characters | c), name) for name, c in marked.items()), default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None
