"""Wordings set against each other: what stands there was said by whom it is said of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.wording import aligned
from accordingto.views.pages.aligned import against, both

WORDS = st.lists(st.sampled_from("the bridge will close in May , and no ferry … replaces it".split()), max_size=14)
BASE = "the bridge will close in May"


def marked(base: str, words: str) -> list[tuple[str, str, str]]:
    return [(piece.what, piece.left, piece.right) for piece in against(base, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(BASE, [("same", BASE, BASE)], id="the same"),
        pytest.param("no ferry replaces it", [], id="another sentence"),
        pytest.param(
            "the bridge would close in May",
            [("same", "the bridge", "the bridge"), ("changed", "will", "would"), ("same",) + ("close in May",) * 2],
            id="a word changed",
        ),
        pytest.param(
            "the bridge will close",
            [("same",) + ("the bridge will close",) * 2, ("cut", "in May", "")],
            id="what the first goes on to say is not this one's",
        ),
        pytest.param(
            "the bridge will close in May for good",
            [("same", f"{BASE} for good", f"{BASE} for good")],
            id="what this one goes on to say is its own",
        ),
    ],
)
def test_against_the_first(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert marked(BASE, words) == expected


@given(WORDS, WORDS)
def test_what_is_not_struck_out_is_the_second_wording(base: list[str], words: list[str]) -> None:
    pieces = against(" ".join(base), " ".join(words))
    shown = " ".join(piece.right for piece in pieces if piece.what in ("same", "changed", "added"))
    said = " ".join(words)
    assert not pieces or letters(shown) == letters(said)


@given(WORDS, WORDS)
def test_neither_is_given_words_of_the_other(one: list[str], other: list[str]) -> None:
    for piece in both(aligned(" ".join(one), " ".join(other))):
        assert piece.what in ("same", "changed", "added", "left out", "cut")
        if piece.what == "same":
            assert len(piece.left.split()) and piece.right


def letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())
