"""Two wordings, word under word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from accordingto.ledger.quotes import utterance
from accordingto.match.wording import Piece, aligned
from accordingto.views.screen import Screen
from accordingto.views.wordings import differs, show_quotes, side_by_side
from tests.views.claim_samples import FIRST, SECOND, entries


def rows(left: str, right: str, width: int = 100) -> list[str]:
    lines = "\n".join(line.plain for line in side_by_side(aligned(left, right), ("left", "right"), width))
    return [line.rstrip() for line in lines.split("\n")]


def test_words_stand_below_each_other_and_what_differs_is_marked() -> None:
    assert rows("We have nothing to tell you", "There is nothing to say") == [
        "left      We have   nothing  to  tell you",
        "right     There is  nothing  to  say",
        "          ≠                      ≠",
    ]


def test_a_missing_word_has_a_dash() -> None:
    assert rows("The crane is very old now", "The crane is old now")[:3] == [
        "left      The  crane  is  very  old  now",
        "right     The  crane  is  —     old  now",
        "                          ≠",
    ]


@pytest.mark.parametrize(
    ("piece", "is_one"),
    [
        pytest.param(Piece("same", "a", "a"), False, id="same"),
        pytest.param(Piece("changed", "a", "b"), True, id="changed"),
        pytest.param(Piece("left out", "a", ""), True, id="left out within"),
        pytest.param(Piece("cut", "a", ""), False, id="left out at an end"),
        pytest.param(Piece("cut", "a", "b"), True, id="other words at an end"),
        pytest.param(Piece("cut", "a …", "b"), False, id="an ellipsis"),
        pytest.param(Piece("cut", "[the] a", "b"), False, id="a word in brackets"),
    ],
)
def test_what_is_a_difference(piece: Piece, is_one: bool) -> None:
    assert differs(piece) is is_one


def test_long_quotations_go_on_below() -> None:
    out = rows("the old crane fell " * 12, "the new crane fell " * 12, width=60)
    assert len(out) > 6 and all(cell_len(line) <= 60 for line in out)


def test_a_quotation_shows_who_where_and_what_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert show_quotes(Screen(), [utterance(entries(), FIRST.id), utterance(entries()[:1], None)]) == (2, 0)
    out = capsys.readouterr().out.splitlines()
    assert f"told 2 times · claim {FIRST.id[:8]}" in out
    assert any(f"{SECOND.id[:8]} in coast" in line and "[1–25]" in line for line in out)
    assert any("≠" in line for line in out)


@settings(max_examples=200, deadline=None)
@given(left=st.text(), right=st.text(), width=st.integers(20, 120))
def test_any_two_texts_are_lines_that_fit_and_steer_nothing(left: str, right: str, width: int) -> None:
    for line in side_by_side(aligned(left, right), ("left", "right"), width):
        assert not {"\x1b", "\u202e", "\t", "\u2028"} & set(line.plain)
        assert len(line.plain.split("\n")) <= 3
