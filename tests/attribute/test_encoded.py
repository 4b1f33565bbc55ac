"""What the encoder made of an article: the mean state of any passage of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute.encoded import Encoded, Stretch, kept
from accordingto.records import Span

TEXT = "Ada  said it rained."
PIECES = [(0, 3), (5, 9), (10, 12), (13, 17), (17, 19), (19, 20)]
STATES = np.array([[1, 0], [0, 1], [4, 4], [2, 0], [0, 2], [8, 8]], np.float32)


def part(pieces: list[tuple[int, int]], states: np.ndarray) -> Stretch:
    """What is kept of a window that begins and ends with a separator."""
    bounds = np.array([(-1, -1), *pieces, (-1, -1)], np.int64)
    none = np.full((1, states.shape[1]), 99, np.float32)
    return kept(bounds[:, 0], bounds[:, 1], np.concatenate([none, states, none]))


ENCODED = Encoded.of([part(PIECES[:2], STATES[:2]), part(PIECES[2:], STATES[2:])], 2)


@pytest.mark.parametrize(
    ("spans", "mean"),
    [
        pytest.param([(0, 3)], [1, 0], id="one piece"),
        pytest.param([(0, 12)], [5 / 3, 5 / 3], id="over the bounds of a window, whose separators count nothing"),
        pytest.param([(13, 19)], [1, 1], id="a word of two pieces"),
        pytest.param([(14, 16)], [2, 0], id="part of a piece is all of it"),
        pytest.param([(0, 3), (19, 20)], [4.5, 4], id="two pieces apart"),
        pytest.param([(3, 5)], [0, 0], id="white space"),
        pytest.param([(9, 10), (0, 3)], [1, 0], id="white space beside a word"),
        pytest.param([(20, 90)], [0, 0], id="beyond the end"),
        pytest.param([(3, 3)], [0, 0], id="no width"),
        pytest.param([], [0, 0], id="no span"),
    ],
)
def test_the_mean_of_a_passage(spans: list[tuple[int, int]], mean: list[float]) -> None:
    (found,) = ENCODED.means([[Span(*span) for span in spans]])
    assert found.dtype == np.float32
    assert found.tolist() == pytest.approx(mean)


def test_an_article_without_words_has_zeros() -> None:
    assert Encoded.of([], 3).means([[Span(0, 4)], []]).tolist() == [[0, 0, 0]] * 2
    assert Encoded.of([part([], np.zeros((0, 3), np.float32))], 3).means([[Span(0, 4)]]).tolist() == [[0, 0, 0]]
    assert ENCODED.means([]).shape == (0, 2)


@given(
    sizes=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), min_size=1, max_size=12),
    ends=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_the_mean_is_that_of_the_pieces_it_touches(sizes: list[tuple[int, int]], ends: tuple[int, int]) -> None:
    pieces, at = [], 0
    for gap, size in sizes:
        pieces.append((at + gap, at + gap + size))
        at += gap + size
    states = np.arange(2 * len(pieces), dtype=np.float32).reshape(-1, 2)
    span = Span(*sorted(ends))
    (found,) = Encoded.of([part(pieces, states)], 2).means([[span]])
    touched = [states[n] for n, (start, end) in enumerate(pieces) if start < span.end and end > span.start]
    expected = np.mean(touched, axis=0) if touched else np.zeros(2)
    assert found == pytest.approx(expected, abs=1e-3)


def test_of_a_window_its_states_are_kept_once_in_two_bytes_a_number() -> None:
    """A book has half a million word pieces of 384 numbers: one copy more is half a gigabyte."""
    windows = [part(PIECES, STATES) for _ in range(3)]
    found = Encoded.of(windows, 2)
    assert all(one is states for one, (_, _, states) in zip(found.windows, windows, strict=True))
    assert sum(one.nbytes for one in found.windows) == 3 * 2 * STATES.size
