"""Statements of one article: what of an attribution is kept."""

import pytest

from accordingto.records import Attribution, Span
from accordingto.resolve.stage import resolved
from tests.resolve.marked import article


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        pytest.param(
            "The council was told by Ada Quill that it rained.",
            "Ada Quill", "was told by", ["The council", "that it rained"], ["that it rained"],
            id="who was told, before what was told",
        ),
        pytest.param(
            "“It rained,” the court was told by Ada Quill.",
            "Ada Quill", "was told by", ["“It rained,” the court"], ["“It rained,”"],
            id="who was told, at the end of a quotation",
        ),
        pytest.param(
            "Ada Quill told the court that the court was cold.",
            "Ada Quill", "told", ["that the court was cold"], ["that the court was cold"],
            id="content that speaks of them",
        ),
    ],
)  # fmt: skip
def test_who_was_told_is_no_content(text: str, source: str, cue: str, content: list[str], kept: list[str]) -> None:
    given = Attribution((at(text, source),), (at(text, cue),), tuple(at(text, words) for words in content), 1.0)
    (one,) = resolved(article(text), [given])
    assert [text[span.start : span.end] for span in one.attribution.content] == kept
