"""The case table: sentences of our own, written from the definition alone (../attribution/cases)."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from accordingto.attribute import attribute
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Article, Kind, Paragraph, Span
from accordingto.text.doc import Doc
from accordingto.text.quotations import quotations

FOLDER = Path(__file__).parents[1] / "attribution" / "cases"
CASES = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def passes(case: dict[str, Any]) -> bool:
    """Every attribution is found with its source, and nothing else is."""
    text = case["text"]
    paragraphs = tuple(Paragraph(Span(s, e), Kind.BODY) for s, e in paragraphs_of(text))
    article = Article("0" * 32, case["id"], case["id"], text, paragraphs, True, language="en")
    found = attribute(Doc(article)).attributions
    if len(found) != len(case["attributions"]):
        return False
    free = [({*_characters(a.source)}, {*_characters(a.content)}) for a in found]
    for gold in case["attributions"]:
        source, content = ({*_characters(Span(*s) for s in gold[role])} for role in ("source", "content"))
        match = next((f for f in free if _jaccard(content, f[1]) >= 0.5 and _f1(source, f[0]) >= 0.5), None)
        if match is None:
            return False
        free.remove(match)
    return True


def _characters(spans: Any) -> Any:
    return (i for s in spans for i in range(s.start, s.end))


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def _f1(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


@pytest.fixture(scope="module")
def outcome() -> dict[str, bool]:
    return {case["id"]: passes(case) for case in CASES}


LEAST = 0.9
"""The share that the shipped weights pass; it may only rise."""


def test_the_share_that_passes_does_not_fall(outcome: dict[str, bool]) -> None:
    share = sum(outcome.values()) / len(outcome)
    failed = Counter(case["category"] for case in CASES if not outcome[case["id"]])
    assert share >= LEAST, (round(share, 3), failed)


def test_the_table_is_sound() -> None:
    """Spans lie in the text, and quotation marks are never cut from their content."""
    for case in CASES:
        for attribution in case["attributions"]:
            for role in ("source", "cue", "content"):
                for start, end in attribution[role]:
                    assert 0 <= start < end <= len(case["text"])
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert any(quotations(case["text"], 0, len(case["text"])) for case in CASES)
