"""The shipped story against its records, which were read by hand and not by a model."""

import json
from pathlib import Path
from typing import Any

import pytest

import accordingto
from accordingto.attribute import attribute
from accordingto.read import read
from accordingto.records import DRAWN, Article, Span
from accordingto.text.doc import Doc

STORY = Path(accordingto.__file__).parent / "demo" / "story"
EXPECTED = {
    row["file"]: row
    for row in map(json.loads, (Path(__file__).parent / "demo-expected.jsonl").read_text(encoding="utf-8").splitlines())
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {Path(a.path).name: a for a in read([str(STORY)]) if isinstance(a, Article)}


@pytest.mark.parametrize("file", EXPECTED)
def test_metadata(articles: dict[str, Article], file: str) -> None:
    article, expected = articles[file], EXPECTED[file]
    assert article.title and article.title.value == expected["title"]
    assert (article.outlet.value if article.outlet else None) == expected["outlet"]
    published = article.published.value[:10] if article.published else None
    assert published == (expected["published"] and expected["published"][:10])


@pytest.mark.parametrize("file", EXPECTED)
def test_every_paragraph_is_told_apart(articles: dict[str, Article], file: str) -> None:
    article = articles[file]
    lines = [(article.text[p.span.start : p.span.end], p.kind.value) for p in article.paragraphs]
    at = 0
    for expected in EXPECTED[file]["kinds"]:
        hits = [i for i in range(at, len(lines)) if lines[i][0].startswith(expected["starts"])]
        if not hits and file.endswith(".html") and expected["kind"] not in DRAWN:
            continue  # a page's forms, links and bylines need not be in its text
        assert hits, f"no line begins so: {expected['starts']}"
        assert lines[hits[0]][1] == expected["kind"], lines[hits[0]][0]
        at = hits[0] + 1


def test_attributions(articles: dict[str, Article]) -> None:
    """At least nine in ten of those a careful reader is sure of are found, five in six with the right source."""
    sure = found = sourced = 0
    for file, expected in EXPECTED.items():
        article = articles[file]
        predicted = attribute(Doc(article)).attributions
        for row in expected["attributions"]:
            if row.get("sure", True):
                sure += 1
                content, source = _characters(article.text, row, "content"), _characters(article.text, row, "source")
                best = max(predicted, key=lambda a: _overlap(content, _set(a.content)))
                if _overlap(content, _set(best.content)) >= 0.5:
                    found += 1
                    sourced += (not source and not best.source) or _overlap(source, _set(best.source)) > 0.3
    assert found / sure >= 0.9, (found, sure)
    assert sourced / sure >= 5 / 6, (sourced, sure)


def _characters(text: str, row: dict[str, Any], role: str) -> set[int]:
    """Where the role's strings stand: within the paragraphs that begin with the row's `in`."""
    out: set[int] = set()
    starts = row["in"] if isinstance(row["in"], list) else [row["in"]]
    bounds = [(at, (text + "\n").index("\n", at)) for at in (text.index(s) for s in starts)]
    for words in row[role]:
        for start, end in bounds:
            at = text.find(words, start, end)
            if at >= 0:
                out |= set(range(at, at + len(words)))
                break
    return out


def _set(spans: tuple[Span, ...]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
