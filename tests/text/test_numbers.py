"""Figures: how much of what, how roughly; which two can both be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.numbers import Figure, agree, figures, shares
from accordingto.text.wordforms import words


def only(text: str) -> Figure:
    found = words(text)
    one, *more = [*figures(text, found), *shares(found)]
    assert not more
    return one


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("34 people", 34, 34, "count", id="digits"),
        pytest.param("forty-one migrants", 41, 41, "count", id="words"),
        pytest.param("nineteen months", 19 * 2629800, 19 * 2629800, "time", id="nineteen"),
        pytest.param("about 1,200 jobs", 1080, 1320, "count", id="about"),
        pytest.param("1.2 thousand jobs", 1200, 1200, "count", id="thousand"),
        pytest.param("more than 30 people", 30, 60, "count", id="more than"),
        pytest.param("up to 50 people", 25, 50, "count", id="up to"),
        pytest.param("nearly 50 people", 45, 50, "count", id="nearly"),
        pytest.param("at least a dozen people", 12, 24, "count", id="a dozen"),
        pytest.param("between 10 and 20 ships", 10, 20, "count", id="between"),
        pytest.param("10 to 20 ships", 10, 20, "count", id="range"),
        pytest.param("$4.5 million", 4.5e6, 4.5e6, "dollar", id="money"),
        pytest.param("$9bn", 9e9, 9e9, "dollar", id="bn"),
        pytest.param("29%", 29, 29, "percent", id="percent sign"),
        pytest.param("29 per cent", 29, 29, "percent", id="per cent"),
        pytest.param("80 kilometres", 80e3, 80e3, "length", id="kilometres"),
        pytest.param("nine hours", 9 * 3600, 9 * 3600, "time", id="hours"),
        pytest.param("half of the voters", 50, 50, "percent", id="half"),
        pytest.param("by a fifth", 20, 20, "percent", id="a fifth"),
        pytest.param("she warned them twice", 2, 2, "count", id="twice"),
    ],
)
def test_figure(text: str, low: float, high: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("one of the ministers", id="one of"),
        pytest.param("the 3rd brigade", id="ordinal"),
        pytest.param("version 1.2.3", id="version"),
        pytest.param("many people", id="vague"),
    ],
)
def test_no_figure(text: str) -> None:
    assert not figures(text, words(text))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("1,200 jobs", "about 1,200 jobs", True, id="about"),
        pytest.param("1,214 jobs", "1,200 jobs", True, id="rounded"),
        pytest.param("2,300,412 homes", "2.3 million homes", True, id="rounded millions"),
        pytest.param("300 people", "312 people", False, id="one digit says nothing of rounding"),
        pytest.param("34 people", "more than 30 people", True, id="more than holds it"),
        pytest.param("more than 300 people", "more than 30 people", False, id="ten times"),
        pytest.param("6 meters", "20 feet", True, id="metres and feet"),
        pytest.param("80 km", "50 miles", True, id="kilometres and miles"),
        pytest.param("80 km", "80 miles", False, id="other units"),
        pytest.param("34 people", "43 people", False, id="swapped digits"),
        pytest.param("$0.7 million", "$700,000", True, id="millions"),
        pytest.param("$4 million", "4 million euros", False, id="currencies"),
        pytest.param("a fortnight", "two weeks", True, id="a fortnight is no figure"),
        pytest.param("12 people", "at least a dozen people", True, id="dozen"),
    ],
)
def test_agree(one: str, other: str, expected: bool) -> None:
    if one == "a fortnight":
        assert not figures(one, words(one))
        return
    assert agree(only(one), only(other)) is expected
    assert agree(only(other), only(one)) is expected


@given(st.text(alphabet="0123456789,.%$ -–abdehimnoortuw", max_size=60))
def test_any_text(text: str) -> None:
    found = words(text)
    for figure in [*figures(text, found), *shares(found)]:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert agree(figure, figure)
