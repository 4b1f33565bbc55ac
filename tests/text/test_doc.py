"""An article parsed once: where its sentences and paragraphs are, and from which day its dates are counted."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Article, Basis, Kind, Known, Paragraph, Span
from accordingto.text.doc import Doc
from accordingto.text.wordforms import words as split

TEXT = "Ferry Late\n\nBy Bo Lind\n\nThe ferry left at noon. Dr. Lund saw it go.\n\n“It will sail,” she said. “In May.”"


def doc(text: str = TEXT, published: str | None = None, kinds: dict[int, Kind] | None = None, **fields: object) -> Doc:
    """Of an article with a paragraph a line."""
    found = [Span(line.start(), line.end()) for line in re.finditer(r"\S[^\n]*", text)]
    paragraphs = tuple(Paragraph(span, (kinds or {}).get(at, Kind.BODY)) for at, span in enumerate(found))
    day = Known(published, Basis.GIVEN, "option") if published else None
    return Doc(Article("a" * 32, "a", "a.txt", text, paragraphs, True, published=day, **fields))  # type: ignore[arg-type]


def words(of: Doc, spans: object) -> list[str]:
    return [of.text[s.start : s.end] for s in spans]  # type: ignore[attr-defined]


def test_sentences_are_those_of_all_paragraphs() -> None:
    of = doc()
    assert words(of, of.sentences) == [
        "Ferry Late",
        "By Bo Lind",
        "The ferry left at noon.",
        "Dr. Lund saw it go.",
        "“It will sail,” she said.",
        "“In May.”",
    ]
    assert of.sentences is of.sentences


def test_statements_are_drawn_from_headline_and_body() -> None:
    of = doc(kinds={0: Kind.HEADLINE, 1: Kind.BYLINE, 3: Kind.FURNITURE})
    assert [p.kind for p in of.drawn] == [Kind.HEADLINE, Kind.BODY]


@pytest.mark.parametrize(
    ("at", "sentence", "paragraph"),
    [
        pytest.param("Ferry", 0, 0, id="the first character"),
        pytest.param("noon", 2, 2, id="inside"),
        pytest.param(" Dr.", 2, 2, id="the space between two belongs to the one before"),
        pytest.param("Dr.", 3, 2, id="the second of a paragraph"),
        pytest.param("\n\n“It", 3, 2, id="a gap belongs to the paragraph before"),
        pytest.param("May", 5, 3, id="the last"),
    ],
)
def test_where_a_character_stands(at: str, sentence: int, paragraph: int) -> None:
    of = doc()
    assert (of.sentence_at(of.text.index(at)), of.paragraph_at(of.text.index(at))) == (sentence, paragraph)


def test_before_the_first_there_is_none() -> None:
    of = doc("\n\n Ferry late.")
    assert (of.sentence_at(0), of.paragraph_at(0)) == (-1, -1)
    assert (of.sentence(0), of.sentence(3)) == (Span(0, 0), Span(3, 14))
    assert (of.sentence_at(3), of.paragraph_at(3)) == (0, 0)
    assert not doc("").sentences and not doc("").sentences_of([Span(0, 0)])


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param("noon", "noon", ["The ferry left at noon."], id="one"),
        pytest.param("noon", "Lund", ["The ferry left at noon.", "Dr. Lund saw it go."], id="two"),
        pytest.param(
            "Lund",
            "sail",
            ["Dr. Lund saw it go.", "“It will sail,” she said."],
            id="over paragraphs",
        ),
    ],
)
def test_sentences_of_spans(first: str, last: str, found: list[str]) -> None:
    of = doc()
    spans = [Span(of.text.index(one), of.text.index(one) + len(one)) for one in (first, last)]
    assert words(of, of.sentences_of(spans)) == found


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param("2031-04-02", "2031-04-02", id="a day"),
        pytest.param("2031-04-02T10:00:00+01:00", "2031-04-02", id="a time"),
        pytest.param("2031-04", "None", id="a month"),
        pytest.param("soon", "None", id="no date"),
        pytest.param(None, "None", id="not known"),
    ],
)
def test_the_day_from_which_dates_are_counted(published: str | None, day: str) -> None:
    of = doc("The ferry sank on Tuesday.", published)
    assert str(of.published) == day
    assert [mention.value for mention in of.dates] == ["2031-04-01" if day != "None" else "XXXX-WXX-2"]


@pytest.mark.parametrize(("language", "english"), [("en", True), (None, True), ("de", False)])
def test_what_is_too_short_to_tell_counts_as_english(language: str | None, english: bool) -> None:
    assert doc(language=language).english is english


@given(st.text(alphabet="aB .!?“”\n\u2028é", max_size=120))
def test_sentences_of_any_text_are_in_order_and_within_paragraphs(text: str) -> None:
    of = doc(text)
    assert all(one.end <= other.start for one, other in zip(of.sentences, of.sentences[1:], strict=False))
    for at, sentence in enumerate(of.sentences):
        assert of.text[sentence.start : sentence.end].strip()
        assert of.sentence_at(sentence.start) == of.sentence_at(sentence.end - 1) == at
        inside = of.article.paragraphs[of.paragraph_at(sentence.start)].span
        assert inside.start <= sentence.start and sentence.end <= inside.end
        assert of.sentences_of([sentence]) == (sentence,)
    told = {at for s in of.sentences for at in range(s.start, s.end) if not text[at].isspace()}
    assert told == {at for at, char in enumerate(text) if not char.isspace()}


@given(st.text(alphabet="aZ9.,'’ \n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_of_a_span_are_those_that_it_splits_into(text: str, start: int, length: int) -> None:
    of, end = doc(text), min(start + length, len(text))
    span = Span(min(start, end), end)
    assert [*of.words_of(span)] == split(text, span.start, span.end)


def test_words_stay_behind_where_the_article_goes_to_another_process() -> None:
    of = doc()
    assert of.stems([Span(0, 10)]) == {"ferri", "lat"}
    again = pickle.loads(pickle.dumps(of))
    assert "words" not in vars(again) and again.words == of.words


def test_quotations_are_paired_by_paragraph() -> None:
    of = doc()
    marks = {text: len(found) for span, found in of.quotations.items() for text in words(of, [span])}
    assert [*marks.values()] == [0, 0, 0, 2]
