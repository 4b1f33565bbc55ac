"""Speech that runs on over paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute.continued import continued
from accordingto.records import Attribution, Span
from tests.text.test_doc import doc

FIRST = "“We knew,” said Vrel. “Everybody knew."
MIDDLE = "“I went down to the engine room."
LAST = "“I do not remember how I got out.” The hearing goes on."


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def contents(text: str, found: list[Attribution]) -> list[list[str]]:
    ran_on = continued(doc(text), found)
    return [[text[s.start : s.end] for s in one.content] for one in ran_on]


def vrel(text: str, *content: str) -> Attribution:
    return Attribution(spans(text, "Vrel"), spans(text, "said"), spans(text, *content), 0.9)


def test_forward_to_the_paragraph_that_closes() -> None:
    text = f"{FIRST}\n\n{MIDDLE}\n\n{LAST}"
    found = [vrel(text, "“We knew,”", "“Everybody knew.")]
    assert contents(text, found) == [["“We knew,”", "“Everybody knew.", MIDDLE, "“I do not remember how I got out.”"]]


def test_backward_from_the_paragraph_with_the_speaker() -> None:
    text = "‘I was twelve when the pit closed.\n\n‘I stayed because of the dogs,’ Vrel said."
    found = [vrel(text, "‘I stayed because of the dogs,’")]
    assert contents(text, found) == [["‘I was twelve when the pit closed.", "‘I stayed because of the dogs,’"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We knew,” said Vrel.\n\n“I went down.” It was dark.", id="closed before"),
        pytest.param("“We knew,” said Vrel. “Everybody knew.\n\nIt was dark.", id="no mark after"),
    ],
)
def test_other_paragraphs_are_left_alone(text: str) -> None:
    assert contents(text, [vrel(text, "“We knew,”")]) == [["“We knew,”"]]


def test_what_another_says_is_not_taken() -> None:
    text = f"{FIRST}\n\n“Nobody knew,” the owner replied."
    other = Attribution(spans(text, "the owner"), spans(text, "replied"), spans(text, "“Nobody knew,”"), 0.9)
    assert contents(text, [vrel(text, "“Everybody knew."), other]) == [["“Everybody knew."], ["“Nobody knew,”"]]


@given(st.text(alphabet='ab ‘’“”".\n'), st.integers(0, 20), st.integers(1, 20))
def test_any_text(text: str, start: int, length: int) -> None:
    one = Attribution((), (), (Span(min(start, len(text)), min(start + length, len(text))),), 0.9)
    (out,) = continued(doc(text), [one])
    assert set(one.content) <= set(out.content)
    assert all(0 <= s.start <= s.end <= len(text) for s in out.content)
