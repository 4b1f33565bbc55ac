"""Transcripts: labels of one form are speakers all along."""

import pytest

from accordingto.attribute.transcripts import labelled
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Attribution, Span


def first_label(text: str) -> Attribution:
    colon = text.index(":")
    return Attribution((Span(0, colon),), (Span(colon, colon + 1),), (Span(colon + 2, text.index("\n")),), 0.7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PILOT: We turn back.\nTOWER: Say again?\nThey landed.", ["TOWER"], id="capitals"),
        pytest.param("Q: Why a lighthouse?\nA: Nobody drops in.", ["A"], id="question and answer"),
        pytest.param("Ada Quill: Why?\nIvo Marn: Nobody drops in.", ["Ivo Marn"], id="names"),
        pytest.param("PILOT: We turn back.\nUpdate: They landed.", [], id="another form"),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    found = [first_label(text)]
    made = list(labelled(text, list(paragraphs_of(text)), found))
    assert [text[a.source[0].start : a.source[0].end] for a in made] == expected
    assert all(a.score == 0.7 for a in made)


def test_without_a_label_that_the_network_took_there_is_none() -> None:
    text = "NOTE: The road is shut.\nUPDATE: It is open."
    assert list(labelled(text, list(paragraphs_of(text)), [])) == []
