"""Quotations of one utterance: what differs (rule 16), and the alignment that shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.wording import aligned, in_marks, variant
from accordingto.records import Span
from tests.match.telling import doc


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        pytest.param("It cost a year of work.", "It cost a long year of work.", ("(nothing)", "long"), id="added"),
        pytest.param("We did not see the ship at all.", "We did not see a ship at all.", ("the", "a"), id="changed"),
        pytest.param("We will not go back to Varn.", "We will not go to Varn.", ("back", "(nothing)"), id="left out"),
        pytest.param(
            "The harbor is open. We lost a great deal of time here.",
            "We lost a great deal of money here.",
            ("time", "money"),
            id="second sentence",
        ),
    ],
)  # fmt: skip
def test_differs(left: str, right: str, says: tuple[str, str]) -> None:
    found = variant(left, right)
    assert found and found.says == says


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("We will never go back to Varn.", "we will never go back", id="cut at the end"),
        pytest.param("And we will never go back to Varn.", "We will never go back to Varn", id="cut at the start"),
        pytest.param("We will never … go back to Varn.", "We will never, I think, go back to Varn.", id="ellipsis"),
        pytest.param("We will never ... go back to Varn.", "We will never, I think, go back to Varn.", id="three dots"),
        pytest.param(
            "[Norrady] will never go back to Varn.", "They will never go back to Varn.", id="bracket at the end"
        ),
        pytest.param("We told [the minister] about it twice.", "We told him about it twice.", id="bracket inside"),
        pytest.param("It’s Norrady’s last and best ship.", "It's Norrady's last and best ship", id="apostrophes"),
        pytest.param("The harbor is open.", "We lost a great deal of time here.", id="two sentences"),
    ],
)
def test_alike(left: str, right: str) -> None:
    assert variant(left, right) is None
    assert variant(right, left) is None


def test_brief_answers() -> None:
    assert variant("We have nothing to add.", "There's nothing to add here", one_answer=False) is None
    assert variant("We have nothing to add.", "There's nothing to say.", one_answer=True)
    assert variant("We have nothing to add.", "nothing to add", one_answer=True) is None


def test_aligned() -> None:
    pieces = aligned("Well, it has costs here and in Varn", "it has real costs in Varn, today")
    assert [(p.what, p.left, p.right) for p in pieces] == [
        ("cut", "Well", ""),
        ("same", "it has", "it has"),
        ("added", "", "real"),
        ("same", "costs", "costs"),
        ("left out", "here and", ""),
        ("same", "in Varn", "in Varn"),
        ("cut", "", "today"),
    ]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param("“It is over,” Ada said.", (0, 13), ["It is over,"], id="curly"),
        pytest.param('Ada said "it is over."', (9, 22), ["it is over."], id="straight"),
        pytest.param("''It is over,'' Ada said.", (0, 15), ["It is over,"], id="two apostrophes"),
        pytest.param("Ada said it was “over” and “done.”", (9, 22), ["over"], id="only in the content"),
        pytest.param("“It is over, Ada said.", (1, 11), ["It is over"], id="never closed"),
        pytest.param("Ada said it was over.", (9, 21), [], id="none"),
    ],
)
def test_in_marks(text: str, content: tuple[int, int], expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in in_marks(doc(text), [Span(*content)])] == expected


SPOKEN = st.text(alphabet="ab c.,…[]’'“”\n", max_size=50)


@given(SPOKEN, SPOKEN)
def test_any_two(left: str, right: str) -> None:
    pieces = aligned(left, right)
    assert all(p.left in left and p.right in right for p in pieces)
    assert (variant(left, right) is None) == (variant(right, left) is None)
    assert variant(left, left) is None


@given(SPOKEN, st.integers(0, 50), st.integers(0, 50))
def test_any_quotation(text: str, start: int, end: int) -> None:
    span = Span(min(start, end, len(text)), min(max(start, end), len(text)))
    assert all(0 <= s.start <= s.end <= len(text) for s in in_marks(doc(text), [span]))
