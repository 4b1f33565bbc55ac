"""What beside their meaning tells whether two tellings say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.comparable import Comparable
from accordingto.match.measures import measures
from accordingto.records import Stance
from tests.match.telling import line

FERRY = line("Ada Quill", "the ferry sails in May")


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        pytest.param(FERRY, line("Quill", "in May the ferry will sail"), "same speaker", 1, id="one-speaker"),
        pytest.param(FERRY, line("Ivo Marn", "the ferry sails in May"), "other speaker", 1, id="two-speakers"),
        pytest.param(FERRY, line("", "The ferry sails in May."), "other speaker", 0, id="nobody-is-no-other-speaker"),
        pytest.param(FERRY, line("officials", "the ferry sails in May"), "same speaker", 0, id="people-without-name"),
        pytest.param(line("", "It cost 4,000 crowns."), line("", "A price of 4,000."), "figures", 1, id="one-figure"),
        pytest.param(line("", "It cost 4,000."), line("", "It cost 5,000."), "other figures", 1, id="two-figures"),
        pytest.param(line("", "It cost 4,000."), line("", "It cost a lot."), "other figures", 0, id="one-has-none"),
        pytest.param(FERRY, line("", "It sails in May."), "one article", 1, id="one-article"),
        pytest.param(line("", "It will sail."), line("", "the news of it"), "one verb", 1, id="only-named"),
        pytest.param(line("", "It will sail."), line("", "It stayed where it was."), "one verb", 0, id="two-done"),
        pytest.param(line("", "“We will not sail”"), line("", "“I am tired”"), "two quotes", 1, id="two-quotations"),
    ],
)
def test_a_measure(one: Comparable, other: Comparable, name: str, expected: float) -> None:
    assert measures(one, other)[name] == expected


def test_more_words_in_common_are_more() -> None:
    near, far = line("", "The ferry sails on Monday."), line("", "Buses stop at noon.")
    assert measures(FERRY, near)["words"] > measures(FERRY, far)["words"]
    assert measures(FERRY, near)["all words"] > measures(FERRY, far)["all words"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_either_may_come_first(left: str, right: str) -> None:
    one, other = line("Ada Quill", left + "."), line("Ivo Marn", right + ".")
    assert measures(one, other) == measures(other, one)


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        pytest.param(line("A", "“a b c d e f g h i”"), line("B", "“a b c d e f g h i”"), "quote", 0.9, id="nine"),
        pytest.param(line("A", "“a b c d e f g h i j k”"), line("B", "“a b c d e f g h i j k”"), "quote", 1, id="ten"),
        pytest.param(FERRY, line("Ivo Marn", "it", stance=Stance.DENY), "one denies", 1, id="one-denies"),
        pytest.param(FERRY, line("Ivo Marn", "it"), "one denies", 0, id="neither-denies"),
        pytest.param(line("", "“We go on”"), line("", "“We go on"), "two quotes", 0, id="an-open-mark"),
        pytest.param(line("", "“We go on now”"), line("", "we go"), "two quotes", 0, id="one-quotation"),
        pytest.param(line("", "“a b c d e”"), line("", "“a b c d e”"), "two quotes", 0, id="one-quotation-twice"),
        pytest.param(FERRY, line("", "the ferry sails in May"), "same speaker", 0, id="the-outlet-speaks"),
    ],
)
def test_where_a_measure_ends(one: Comparable, other: Comparable, name: str, expected: float) -> None:
    assert measures(one, other)[name] == pytest.approx(expected)
