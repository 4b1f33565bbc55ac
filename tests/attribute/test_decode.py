"""Decoding obeys the structure, whatever the network says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.attribute import attribute
from accordingto.attribute.roles import ROLE_TAGS, TAGS
from accordingto.attribute.viterbi import _best_path, structure, viterbi
from accordingto.attribute.windows import paragraphs_of
from accordingto.errors import ModelError
from accordingto.records import Article, Attribution, Kind, Paragraph, Span
from accordingto.text.doc import Doc


def article(text: str, language: str | None = "en", kind: Kind = Kind.BODY) -> Article:
    paragraphs = tuple(Paragraph(Span(s, e), kind) for s, e in paragraphs_of(text))
    return Article("0" * 32, "test", "test.txt", text, paragraphs, True, language=language)


def found(of: Article) -> tuple[Attribution, ...]:
    return attribute(Doc(of)).attributions


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("Rain is likely, Ada Lund said.", ["Ada Lund"], ["said"], ["Rain is likely"], id="postposed"),
        pytest.param(
            "According to the harbor office, the ferry sank.",
            ["the harbor office"],
            ["According to"],
            ["the ferry sank"],
            id="according to",
        ),
        pytest.param(
            "“We had no choice,” Mayor Ada Lund said on Monday.",
            ["Mayor Ada Lund"],
            ["said"],
            ["“We had no choice,”"],
            id="quoted",
        ),
    ],
)
def test_one_sentence(text: str, source: list[str], cue: list[str], content: list[str]) -> None:
    (one,) = found(article(text))
    assert words(text, one.source) == source
    assert words(text, one.cue) == cue
    assert [c.rstrip(",.") for c in words(text, one.content)] == [c.rstrip(",.") for c in content]
    assert 0 <= one.score <= 1


def test_a_split_quotation_is_one_attribution() -> None:
    text = "“The ferry,” said Ada Lund, “was late again, and nobody told us.”"
    (one,) = found(article(text))
    assert words(text, one.content) == ["“The ferry,”", "“was late again, and nobody told us.”"]


def test_two_speakers_of_one_sentence_share_no_content() -> None:
    text = "Hinds argued that the tax would hurt farmers, while Abelard countered that farmers had asked for it."
    one, other = found(article(text))
    assert (words(text, one.source), words(text, other.source)) == (["Hinds"], ["Abelard"])
    assert words(text, one.content) == ["that the tax would hurt farmers"]
    assert words(text, other.content) == ["that farmers had asked for it"]


def test_a_quotation_over_paragraphs_has_a_span_a_paragraph() -> None:
    text = "“The ferry was late,” Ada Lund said. “Nobody told us anything at all.\n\n“We waited for nine hours.”"
    contents = [words(text, one.content) for one in found(article(text))]
    assert any(contents)
    assert all("\n" not in piece for content in contents for piece in content)


@pytest.mark.parametrize("kind", [Kind.FURNITURE, Kind.REPEAT, Kind.CREDIT, Kind.BYLINE, Kind.DATELINE])
def test_statements_are_drawn_from_nothing_else(kind: Kind) -> None:
    assert not found(article("Rain is likely, Ada Lund said.", kind=kind))


def test_no_statement_is_drawn_from_another_language() -> None:
    assert not found(article("Es regnet, sagte Ada Lund.", language="de"))


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.sampled_from([TAGS, ROLE_TAGS]))
def test_tags_never_continue_what_did_not_begin(seed: int, names: tuple[str, ...]) -> None:
    emissions = np.random.default_rng(seed).normal(0, 5, (3, 40, len(names)))
    for row in viterbi(emissions, structure(names)):
        before = 0
        for tag in row:
            if names[tag].startswith("I-"):
                assert before in (tag, tag - 1)
            before = tag


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1))
def test_stepping_over_quiet_pieces_changes_nothing(seed: int) -> None:
    draw = np.random.default_rng(seed)
    emissions = draw.normal(0, 2, (2, 60, len(TAGS)))
    emissions[:, draw.random(60) < 0.7, 0] += 40
    transitions = draw.normal(0, 1, (len(TAGS), len(TAGS))) + structure(TAGS)
    assert (viterbi(emissions, transitions) == _best_path(emissions, transitions)).all()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "labels.json").unlink(), id="no labels"),
        pytest.param(lambda folder: (folder / "labels.json").write_text("{"), id="broken labels"),
        pytest.param(lambda folder: (folder / "labels.json").write_text('{"tags": ["O"]}'), id="other tags"),
        pytest.param(lambda folder: (folder / "model.onnx").write_bytes(b"x"), id="broken weights"),
        pytest.param(lambda folder: (folder / "tokenizer.json").unlink(), id="no tokenizer"),
    ],
)
def test_a_damaged_model_is_refused_in_one_line(tmp_path, damage) -> None:
    import shutil

    from accordingto.attribute.model import AttributionModel
    from tests.attribute.test_windows import MODEL

    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    damage(folder)
    with pytest.raises(ModelError) as refused:
        AttributionModel(folder)
    assert "make model" in str(refused.value)
    assert "\n" not in str(refused.value).strip()
