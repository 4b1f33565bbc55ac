"""What the README shows is what the program prints."""

import re

from tests.golden.remake import EXAMPLE, README, example

SCORE = re.compile(r"(?<=  )\d\.\d\d$", re.MULTILINE)
TOLERANCE = 0.06
"""A network's scores are not to the digit what another processor computes."""


def test_the_example_is_real() -> None:
    """Where a change is meant to change it: python -m tests.golden.remake."""
    block = EXAMPLE.search(README.read_text(encoding="utf-8"))
    assert block
    found, shown = example(block["command"]), block["shown"]
    assert SCORE.sub("", found) == SCORE.sub("", shown)
    for ours, told in zip(SCORE.findall(found), SCORE.findall(shown), strict=True):
        assert abs(float(ours) - float(told)) < TOLERANCE


def test_no_help_text_shows_its_markup(run) -> None:
    for command in ([], ["demo"], ["read"], ["articles"], ["statements"], ["sources"], ["forget"], ["extract"]):
        assert "\\b" not in run(*command, "--help").out
