"""The annotated stories of claims/dev.jsonl as the program reads them: pairs of lines, measured and labelled."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from accordingto import Article, attribute, read, resolve
from accordingto.match.embed import Encoder
from accordingto.match.lines import lines
from accordingto.match.pairs import Told, likeness, told
from bench.polnear import OUTLETS, SHARED, scorer
from training.polnear import read_text


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two articles of one story: the measures of each pair of lines, and 1, 0 or, for lines without gold, -1."""

    story: int
    reprint: bool
    measures: np.ndarray
    labels: np.ndarray


def gold() -> list[dict[str, Any]]:
    """The stories of claims/dev.jsonl."""
    with (SHARED / "data/claims/dev.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_articles(stories: list[dict[str, Any]], target: Path) -> None:
    """The stories' articles as JSON Lines, each with what its metadata has."""
    folder = SHARED / "data/polnear"
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        known = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with target.open("w", encoding="utf-8") as file:
        for split, name in dict.fromkeys(tuple(a) for story in stories for a in story["articles"]):
            row = {"name": name, "text": read_text(folder / split / f"{name}.txt")}
            found = known.get(name, {})
            outlet = found.get("publisher", "")
            more = {"title": found.get("title"), "published": found.get("publication_date")}
            more["outlet"] = OUTLETS.get(outlet, outlet)
            file.write(json.dumps(row | {k: v for k, v in more.items() if v and v != "None"}) + "\n")


def tell(path: Path, encoder: Encoder) -> dict[str, tuple[Article, Told]]:
    """Every article of a file, through the whole program up to match, by its name."""
    articles = (item for item in read([str(path)]) if isinstance(item, Article))
    return {a.name: (a, told(lines(a, list(resolve(a, found))), encoder)) for a, found in attribute(articles)}


def labelled(stories: list[dict[str, Any]], articles: dict[str, tuple[Article, Told]]) -> Iterator[Labelled]:
    """Each two articles of each story."""
    for story in stories:
        marked = {name: gold_ids(split, name, articles[name][1]) for split, name in story["articles"]}
        same = {frozenset((tuple(a), tuple(b))) for g in story["groups"] for a, b in combinations(g["members"], 2)}
        for (_, left), (_, right) in combinations(story["articles"], 2):
            labels = np.array(
                [[_label((left, x), (right, y), same) for y in marked[right]] for x in marked[left]], np.int8
            ).reshape(len(marked[left]), len(marked[right]))
            measures = likeness(articles[left][1], articles[right][1])
            yield Labelled(story["story"], bool(story.get("reprint")), measures, labels)


Member = tuple[str, str | None]


def _label(left: Member, right: Member, same: set[frozenset[tuple[str, ...]]]) -> int:
    if left[1] is None or right[1] is None:
        return -1
    return int(frozenset((left, right)) in same)


def gold_ids(split: str, name: str, found: Told) -> list[str | None]:
    """For each line the annotated attribution with most of its characters, at least half of the two together."""
    marked = scorer("score_claims").attributions(str(SHARED / f"data/polnear/{split}/{name}.ann"))
    contents = [line.statement.attribution.content for line in found.lines]
    return [_nearest({x for s in content for x in range(s.start, s.end)}, marked) for content in contents]


def _nearest(characters: set[int], marked: dict[str, set[int]]) -> str | None:
    best = max(((len(characters & c) / len(characters | c), name) for name, c in marked.items()), default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None
