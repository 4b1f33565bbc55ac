"""Which statements of two articles say the same."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from accordingto.match.judge import Judge
from accordingto.match.lines import lines
from accordingto.match.pairs import told, within
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import ModelError
from accordingto.records import Stance, Verdict
from tests.match.telling import ENCODER, JUDGE, OTHER, article, telling


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            ("Ada Quill", "“We have closed the harbour of Velmar for good.”"),
            ("Ada Quill", "that “we have closed the harbour of Velmar for good”"),
            id="one quotation",
        ),
        pytest.param(
            ("Ada Quill", "the harbour of Velmar would close on Friday because of the storm"),
            ("Ms. Quill", "the storm would force the port of Velmar to shut on Friday"),
            id="in other words",
        ),
    ],
)
def test_one_saying_told_twice(left: tuple[str, str], right: tuple[str, str]) -> None:
    found = JUDGE.judgements(telling("a", left, *OTHER[:1]), telling("b", *OTHER[1:], right))
    assert [one.verdict for one in found] == [Verdict.SAME_UTTERANCE]
    assert "Quill" in found[0].because and 0 < found[0].score <= 1


def test_one_proposition_of_two_speakers_is_a_claim() -> None:
    left, right = (
        ("Ada Quill", "the harbour of Velmar would close on Friday"),
        ("Ivo Marn", "the harbour of Velmar would close on Friday"),
    )
    found = JUDGE.judgements(telling("a", left, *OTHER[:1]), telling("b", *OTHER[1:], right))
    assert [one.verdict for one in found] == [Verdict.SAME_CLAIM]


def test_different_matters_are_not_joined() -> None:
    assert not JUDGE.judgements(
        telling("a", OTHER[0], OTHER[2]), telling("b", ("Ada Quill", "taxes would rise by a tenth"), OTHER[1])
    )


def test_a_denial_is_no_telling_of_what_it_denies() -> None:
    left, right = (lines(*article(n, ("Ada Quill", "the harbour of Velmar would close on Friday"))) for n in "ab")
    right = [replace(right[0], statement=replace(right[0].statement, stance=Stance.DENY))]
    found = JUDGE.judgements(told(left, ENCODER), told(right, ENCODER))
    assert [one.verdict for one in found] == [Verdict.SAME_CLAIM]


def test_a_reply_goes_with_what_it_denies() -> None:
    claim = ("Ada Quill", "the harbour of Velmar would close on Friday because of the storm")
    right = telling("b", claim, ("Ivo Marn", "“She made it up.”"))
    assert right.replies == {1: 0}
    assert [one.verdict for one in within(right)] == [Verdict.SAME_CLAIM]
    found = JUDGE.judgements(telling("a", claim), right)
    assert [one.verdict for one in found] == [Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM]


def test_versions_of_one_text_join_each_line_with_its_own() -> None:
    found = JUDGE.judgements(telling("a", *OTHER), telling("b", *OTHER))
    assert [(one.left[1:], one.right[1:]) for one in found] == [
        (s, s) for s in sorted({one.left[1:] for one in found}, key=int)
    ]
    assert len(found) == len(OTHER)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(max_size=80), max_size=3), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_is_judged_the_same_both_ways(left: list[str], right: list[str]) -> None:
    one, other = (
        telling(n, *(("Ada Quill", text + ".") for text in texts)) for n, texts in (("a", left), ("b", right))
    )
    assert pytest.approx(JUDGE.probabilities(other, one), abs=1e-5) == JUDGE.probabilities(one, other).T


def test_the_likeliest_pairs_are_read_and_no_more() -> None:
    glanced = np.array([[0.5, 0.0, 0.9], [0.2, 0.7, 0.0]])
    assert JUDGE.chosen(glanced, 3).tolist() == [[0, 2], [1, 1], [0, 0]]
    assert JUDGE.chosen(glanced, 9).tolist() == [[0, 2], [1, 1], [0, 0], [1, 0]]
    assert not len(JUDGE.chosen(np.zeros((0, 2)), 3))


def test_what_is_not_read_is_not_joined() -> None:
    claim = ("Ada Quill", "the harbour of Velmar would close on Friday because of the storm")
    left, right = telling("a", claim), telling("b", claim)
    assert JUDGE.judgements(left, right, 1)
    assert not JUDGE.judgements(left, right, 0)


def test_a_damaged_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        Judge.load(tmp_path)
