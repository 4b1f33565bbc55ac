"""A participle borrows its subject."""

import pytest

from accordingto.attribute.participles import borrowed
from accordingto.records import Attribution, Span


def at(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        pytest.param("Claiming a plot, Ada Quill said it rained.", "Claiming", "a plot", "Ada Quill", id="before"),
        pytest.param("Ada Quill said it rained, adding it was cold.", "adding", "it was cold", "Ada Quill", id="after"),
        pytest.param("Ada Quill said it rained. Adding up was hard.", "Adding", "up was hard", "", id="next sentence"),
        pytest.param("Ada Quill said it rained as was said of old.", "was said", "of old", "", id="no participle"),
    ],
)
def test_source(text: str, cue: str, content: str, source: str) -> None:
    said = Attribution(at(text, "Ada Quill"), at(text, "said it")[:1], at(text, "it rained"), 0.9)
    other = Attribution((), at(text, cue), at(text, content), 0.5)
    _, found = borrowed(text, [said, other])
    assert found.source == at(text, source)


def test_a_participle_inside_another_s_content_borrows_nothing() -> None:
    text = "Ada Quill said men claiming a plot had left."
    said = Attribution(at(text, "Ada Quill"), at(text, "said"), at(text, "men claiming a plot had left"), 0.9)
    inner = Attribution((), at(text, "claiming"), at(text, "a plot"), 0.5)
    assert list(borrowed(text, [said, inner])) == [said, inner]
