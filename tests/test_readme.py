"""What the README shows is what the program prints."""

import re

import pytest

from tests.golden.remake import EXAMPLE, README, example

SCORE = re.compile(r"\b0\.\d\d\b")


def test_the_example_is_real() -> None:
    """Where a change is meant to change it: python -m tests.golden.remake."""
    block = EXAMPLE.search(README.read_text(encoding="utf-8"))
    assert block
    printed = example(block["command"])
    assert SCORE.sub("score", printed) == SCORE.sub("score", block["shown"])
    for one, other in zip(SCORE.findall(printed), SCORE.findall(block["shown"]), strict=True):
        assert float(one) == pytest.approx(float(other), abs=0.03)  # processors differ


def test_no_help_text_shows_its_markup(run) -> None:
    for command in ([], ["demo"], ["read"], ["articles"], ["statements"], ["sources"], ["forget"], ["extract"]):
        assert "\\b" not in run(*command, "--help").out
