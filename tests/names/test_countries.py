"""Whom a place name stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.names.countries import country, side


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Moscow", "Russia", id="capital"),
        pytest.param("the Kremlin", "Russia", id="seat"),
        pytest.param("Russia’s", "Russia", id="name, possessive"),
        pytest.param("the Russians", "Russia", id="people"),
        pytest.param("the French", "France", id="people like the adjective"),
        pytest.param("the Elysee Palace", "France", id="without accents"),
        pytest.param("10 Downing Street", "United Kingdom", id="house number"),
        pytest.param("the U.S.", "United States", id="full stops"),
        pytest.param("American officials", "United States", id="officials"),
        pytest.param("the Iranian government", "Iran", id="government"),
        pytest.param("authorities in Kyiv", "Ukraine", id="authorities in"),
        pytest.param("Georgia", "Georgia", id="the whole words are the name"),
        pytest.param("Georgia officials", None, id="as likely the state"),
        pytest.param("George Washington", None, id="person"),
        pytest.param("the American League", None, id="league"),
        pytest.param("Washington Post", None, id="newspaper"),
        pytest.param("Dominican", None, id="two countries"),
        pytest.param("Brussels", None, id="Belgium or the European Union"),
        pytest.param("turkey", None, id="bird"),
        pytest.param("us", None, id="pronoun"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_side(words: str, expected: str | None) -> None:
    found = side(words)
    assert (found.country if found else None) == expected


def test_reason_names_the_word() -> None:
    found = side("the Kremlin")
    assert found
    assert found.because == "“Kremlin”: seat of Russia"


def test_country_of_an_adjective() -> None:
    assert country("Swiss") == "Switzerland"
    assert country("Moscow") is None


@given(st.text())
def test_any_text(words: str) -> None:
    side(words)
    side("the government of " + words)
