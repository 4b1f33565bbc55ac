"""What the model makes of an article, beyond the network."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute import attribute, shipped
from accordingto.attribute.model import whole_words
from accordingto.records import Attribution, Span
from accordingto.text.doc import Doc
from tests.resolve.marked import article


@pytest.mark.parametrize(
    ("text", "cue", "whole"),
    [
        pytest.param("Paget cautioned Lissane", "caution", "cautioned", id="an end cut off"),
        pytest.param("Paget cautioned Lissane", "oned", "cautioned", id="a beginning cut off"),
        pytest.param("Paget cautioned Lissane", "cautioned", "cautioned", id="a whole word"),
        pytest.param("10:35PMPaget Says No", "Paget", "Paget", id="a capital begins a word"),
        pytest.param("x" * 500 + " said", "x" * 9, "x" * 49, id="no word"),
    ],
)
def test_no_word_is_cut_in_two(text: str, cue: str, whole: str) -> None:
    at = text.index(cue)
    (found,) = whole_words(text, Attribution((), (Span(at, at + len(cue)),), (), 1.0)).cue
    assert text[found.start : found.end] == whole


def test_two_spans_in_one_word_stay_as_they_are() -> None:
    found = Attribution((), (Span(0, 6),), (Span(6, 9),), 1.0)
    assert whole_words("conceding", found) == found


@given(st.text(max_size=60), st.lists(st.integers(0, 60), min_size=6, max_size=6, unique=True))
def test_spans_of_any_text_stay_apart(text: str, places: list[int]) -> None:
    a, b, c, d, e, f = (min(p, len(text)) for p in sorted(places))
    whole = whole_words(text, Attribution((Span(a, b),), (Span(c, d),), (Span(e, f),), 1.0))
    assert whole.source[0].start <= a and whole.content[0].end >= f
    assert whole.source[0].end <= whole.cue[0].start and whole.cue[0].end <= whole.content[0].start


SAID = "The ferry will not sail in winter, Mayor Ada Quill said on Monday.\nThe quay was empty."


def test_an_article_is_read_once_for_attributions_and_states() -> None:
    found = attribute(Doc(article(SAID)))
    (one,) = found.attributions
    assert SAID[one.source[0].start : one.source[0].end].endswith("Ada Quill")
    words, other, none = found.encoded.means([one.content, [Span(SAID.index("The quay"), len(SAID))], [Span(0, 0)]])
    assert words.any() and other.any() and not none.any()
    assert (words != other).any()


def test_what_is_not_english_is_not_read() -> None:
    found = attribute(Doc(replace(article(SAID), language="de")))
    assert found.attributions == ()
    assert not found.encoded.means([[Span(0, len(SAID))]]).any()


def test_an_article_without_text_has_nothing() -> None:
    found = attribute(Doc(article("")))
    assert found.attributions == () and found.encoded.means([[Span(0, 9)]]).shape[0] == 1


def test_a_window_that_stands_twice_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    model = shipped()
    ran = []

    class Counting:
        def run(self, *given: object) -> object:
            ran.append(given)
            return session.run(*given)

    session = model._session
    monkeypatch.setattr(model, "_session", Counting())
    text = "Ada Brandt said that the wall would hold. " * 600
    found = list(model.run(text, [(0, len(text))]))
    assert len(ran) < len(found) / 2
    monkeypatch.undo()
    for window, emissions, vectors, _ in found:
        alone = session.run(None, {"ids": window.ids[None], "features": window.features[None]})
        assert (emissions == alone[0][0]).all() and (vectors == alone[1][0]).all()
