"""A passage with the words around it, wherever it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.records import Span
from accordingto.views.passages import excerpt, where
from tests.ledger.samples import article

LONG = "The " + "old " * 100 + "crane fell in late July and " + "very " * 100 + "loudly.\nAnother paragraph."


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        pytest.param("The crane fell.", "crane", "¶ The crane fell.", id="a short paragraph"),
        pytest.param("One.\nThe crane fell.\nTwo.", "crane", "¶ The crane fell.", id="its own paragraph only"),
        pytest.param("A crane.\nIt fell.", "crane.\nIt", "¶ A crane. It fell.", id="over two paragraphs"),
        pytest.param("A \x1bcrane\u202e fell.", "fell", "¶ A \ufffdcrane\ufffd fell.", id="control characters"),
    ],
)
def test_the_paragraph_is_shown(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    assert excerpt(article("a", text), Span(start, start + len(words))).plain == shown


def test_a_long_paragraph_is_cut_between_words() -> None:
    start = LONG.index("late July")
    shown = excerpt(article("a", LONG), Span(start, start + 9)).plain
    assert shown.startswith("¶ …old old") and shown.endswith("very very…") and "fell in late July and" in shown
    assert len(shown) < 400


def test_a_long_passage_is_cut() -> None:
    assert len(excerpt(article("a", "x" * 10_000), Span(0, 10_000)).plain) < 1300


def test_where() -> None:
    of = article("a\n" + "x" * 10_000)
    assert where(of, Span(3, 9)) == f"a {'x' * 57}… {of.id[:8]} [3–9]"


@settings(max_examples=200, deadline=None)
@given(text=st.text(), ends=st.tuples(st.integers(0, 50), st.integers(0, 50)))
def test_any_span_of_any_text_is_one_line_that_steers_nothing(text: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(at, len(text)) for at in ends)
    shown = excerpt(article("a", text), Span(start, end)).plain
    assert not {"\n", "\t", "\x1b", "\u202e", "\u2028"} & set(shown)
