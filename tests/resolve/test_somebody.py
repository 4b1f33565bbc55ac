"""Whether it is somebody who says it: marked {source} <cue> [content] in invented sentences, read by the network."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.attribute import attribute
from accordingto.attribute.encoded import Encoded
from accordingto.records import Attribution, Span
from accordingto.resolve.somebody import likely, measures, shipped
from accordingto.text.doc import Doc
from tests.resolve.marked import article
from tests.resolve.test_tells import marked


def of(sentence: str) -> float:
    """The probability for the marked attribution."""
    text, one = marked(sentence, score=0.7)
    doc = Doc(article(text))
    return float(likely(text, attribute(doc).encoded, [one])[0])


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("{Ada Quill} <said> [the dam broke].", id="said"),
        pytest.param("{The mayor} <plans> [a new dam].", id="a plan"),
        pytest.param("{The mayor} <blasted> [the report].", id="judged"),
        pytest.param("[The ferry] <is said> [to have sunk].", id="by nobody in particular"),
        pytest.param("{Ada Quill} <knew> [that the dam had broken].", id="knowledge"),
        pytest.param("{The study} <suggests> [that the dam is old].", id="a study"),
        pytest.param("<In> {two polls} [the mayor is ahead].", id="polls"),
        pytest.param("{One guest} <told> [that the dam broke].", id="one of them"),
    ],
)
def test_somebody_says_it(sentence: str) -> None:
    assert of(sentence) > 0.7


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("{The station} <aired> [a tape].", id="aired"),
        pytest.param("{The letter} <used> [her full name].", id="used"),
        pytest.param("{A man} <was so fond of> [his goldfish].", id="fond of"),
        pytest.param("[The raft] <appeared> [to be old].", id="appeared"),
        pytest.param("<It is not clear> [whether the dam will hold].", id="it is not clear"),
        pytest.param("<It is unclear> [who paid].", id="it is unclear"),
        pytest.param("the dam, <also known as> [the Wall]", id="known as"),
        pytest.param("What do {you} <think of> [the dam]?", id="the reader asked"),
        pytest.param("a chance <to offer> [more details]", id="an infinitive of nobody"),
        pytest.param("{The baker} <went to look for> [his hat].", id="an act"),
    ],
)
def test_nobody_says_it(sentence: str) -> None:
    assert of(sentence) < 0.3


@settings(max_examples=25)
@given(st.text("Ada said’s “that” it. -@", min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_probability_for_any_words(cue: str, content: str) -> None:
    text = f"Ada {cue} {content}"
    one = Attribution((Span(0, 3),), (Span(4, 4 + len(cue)),), (Span(5 + len(cue), len(text)),), 0.5)
    encoded = Encoded.of([], 384)
    assert measures(text, encoded, [one]).shape == (1, len(shipped()) - 1)
    assert np.all((likely(text, encoded, [one]) >= 0) & (likely(text, encoded, [one]) <= 1))
