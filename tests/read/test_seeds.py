"""The two articles of the mission, line by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from accordingto.read import read
from accordingto.records import Article, Kind

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason=f"no seed articles in {SHARED}")


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    return [item for item in read([str(SHARED / "seeds")]) if isinstance(item, Article)]


@pytest.fixture(scope="module")
def annotated() -> dict[str, Any]:
    data = json.loads((SHARED / "annotation" / "seed-first-article.json").read_text())
    annotation: dict[str, Any] = data["articles"]["A"]
    return annotation


def of_kind(article: Article, kind: Kind) -> list[str]:
    return [article.text[p.span.start : p.span.end] for p in article.paragraphs if p.kind is kind]


def test_text_is_the_file(seeds: list[Article]) -> None:
    for article in seeds:
        with open(article.path, encoding="utf-8", newline="") as file:
            assert article.text == file.read()


def test_first_article_as_annotated(seeds: list[Article], annotated: dict[str, Any]) -> None:
    first = seeds[0]
    assert of_kind(first, Kind.HEADLINE) == [annotated["headline"]]
    assert of_kind(first, Kind.REPEAT) == [annotated["headline"]]
    assert of_kind(first, Kind.BYLINE) == ["Adam Morrow", "By Adam Morrow"]
    assert of_kind(first, Kind.DATELINE) == ["September 6, 2023World News"]
    assert of_kind(first, Kind.SUBHEAD) == annotated["subheads"]
    assert of_kind(first, Kind.FURNITURE) == annotated["boilerplate"]
    assert sorted(of_kind(first, Kind.CREDIT)) == annotated["credits"]
    captions = of_kind(first, Kind.CAPTION)
    assert len(captions) == len(annotated["captions"])
    assert all(found.startswith(start) for found, start in zip(captions, annotated["captions"], strict=True))
    assert len(of_kind(first, Kind.BODY)) == 28


def test_metadata_of_the_first(seeds: list[Article], annotated: dict[str, Any]) -> None:
    first = seeds[0]
    assert [k.value for k in first.bylines] == annotated["byline"]
    assert first.published is not None and first.published.value == annotated["published"]
    assert first.section is not None and first.section.value == annotated["section"]
    assert sorted(k.value for k in first.credits if "photo" not in k.where) == annotated["credits"]
    assert first.outlet is None
    assert {(name, k.value) for name, k in first.inferred} == {("outlet", annotated["outlet"])}
    assert first.language == "en"


def test_second_article(seeds: list[Article]) -> None:
    second = seeds[1]
    assert [str(p.kind) for p in second.paragraphs[:8]] == [
        "headline",
        "body",
        "repeat",
        "caption",
        "furniture",
        "furniture",
        "repeat",
        "body",
    ]
    assert len(of_kind(second, Kind.REPEAT)) == 3
    assert of_kind(second, Kind.SUBHEAD) == ["Secret Negotiations for Weapons", "Deepened Defense Cooperations"]
    assert len(of_kind(second, Kind.CREDIT)) == 1
    assert second.published is None
    assert {(name, k.value) for name, k in second.inferred} == {("outlet", "The Epoch Times")}
