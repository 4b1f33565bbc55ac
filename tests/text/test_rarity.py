"""How much a word tells."""

import pytest

from accordingto.text.rarity import listed, rarity, term, weights


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        pytest.param("Ferries", "ferry", id="plural in -ies"),
        pytest.param("ferry’s", "ferry", id="possessive"),
        pytest.param("Boats", "boat", id="plural"),
        pytest.param("glass", "glass", id="no plural"),
        pytest.param("bus", "bus", id="too short"),
        pytest.param("14,000", "14000", id="figure"),
    ],
)
def test_a_word_as_it_is_counted(word: str, counted: str) -> None:
    assert term(word) == counted


@pytest.mark.parametrize(("word", "known"), [("Report", True), ("cities", True), ("Engadget", False), ("Skarn", False)])
def test_words_of_news_at_large(word: str, known: bool) -> None:
    assert listed(word) is known


def test_names_tell_more_than_words_that_are_everywhere() -> None:
    assert rarity("larkhaven") > rarity("harbor") > rarity("people") > 0
    found = weights("Many people of Larkhaven said so")
    assert max(found, key=lambda stem: found[stem]).startswith("larkhav")


def test_what_stands_in_every_article_of_a_ledger_tells_less() -> None:
    assert rarity("larkhaven", 5000, 5000) < rarity("larkhaven", 5000, 5) < rarity("larkhaven", 50_000, 5)
