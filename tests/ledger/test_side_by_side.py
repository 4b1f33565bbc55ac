"""What is read side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.ledger.side_by_side import most_said
from accordingto.match.likeness import MOST_SAID, shipped


@pytest.mark.parametrize(
    ("likest", "pairs", "less"),
    [
        pytest.param(0.9, 1, False, id="one pair, and that is likely"),
        pytest.param(0.9, 20, False, id="many pairs, one of them likely"),
        pytest.param(0.1, 60, True, id="many pairs, none of them likely"),
    ],
)
def test_little_is_read_of_articles_that_tell_much_alike_by_chance(likest: float, pairs: int, less: bool) -> None:
    assert (most_said(shipped().asking, likest, pairs) < MOST_SAID) is less


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 4000), st.integers(1, 4000))
def test_more_is_read_the_likelier_the_likest_and_the_fewer_pairs(one: float, two: float, few: int, many: int) -> None:
    asking = shipped().asking
    (low, high), (few, many) = sorted((one, two)), sorted((few, many))
    assert most_said(asking, low, few) <= most_said(asking, high, few) <= MOST_SAID
    assert most_said(asking, low, many) <= most_said(asking, low, few)
