"""What the README shows is what the program prints."""

from tests.golden.remake import EXAMPLE, README, example


def test_the_example_is_real() -> None:
    """Where a change is meant to change it: python -m tests.golden.remake."""
    block = EXAMPLE.search(README.read_text(encoding="utf-8"))
    assert block
    assert example(block["command"]) == block["shown"]


def test_no_help_text_shows_its_markup(run) -> None:
    for command in ([], ["demo"], ["read"], ["articles"], ["statements"], ["sources"], ["forget"], ["extract"]):
        assert "\\b" not in run(*command, "--help").out
