"""The networks that compare: what holds for them whatever their weights are."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import ModelError
from accordingto.match import likeness, version
from accordingto.match.claims import JOINED
from accordingto.match.comparable import Comparable
from accordingto.match.likeness import Scale, Similarity, packed, shipped, unpacked
from accordingto.records import Span
from tests.match.telling import doc, line

FILES = ["labels.json", "projection.npy", "tokenizer.json", "model.onnx", "pairs.onnx"]
PROBABILITIES = st.floats(0.01, 0.99)


@given(PROBABILITIES, st.floats(0.5, 20), st.floats(-10, 10))
def test_a_scale_goes_both_ways(likely: float, slope: float, offset: float) -> None:
    scale = Scale(slope, offset)
    assert scale.probabilities(np.array([scale.score(likely)]))[0] == pytest.approx(likely)


def test_a_higher_score_is_likelier() -> None:
    found = Scale(9.0, -5.0).probabilities(np.linspace(-1, 1, 20))
    assert (np.diff(found) > 0).all() and found[0] > 0 and found[-1] < 1


@given(st.lists(st.floats(-1.5, 1.5), max_size=20))
def test_numbers_are_kept_as_bytes(numbers: list[float]) -> None:
    given_ = np.array(numbers, np.float32)
    kept = packed(given_)
    assert kept.dtype == np.int8
    assert unpacked(kept) == pytest.approx(np.clip(given_, -1, 1), abs=0.5 / 127 + 1e-6)
    assert (packed(unpacked(kept)) == kept).all()


def test_vectors_have_length_one() -> None:
    text = "Ada Quill said the ferry sails in May"
    vectors = shipped().vectors(doc(text), [line("Ada Quill", "the ferry sails in May")] * 2)
    assert vectors.dtype == np.float32 and len(vectors) == 2
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert shipped().vectors(doc(text), []).shape[0] == 0


def test_a_sentence_that_the_text_repeats_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    encoded = Similarity._encoded
    monkeypatch.setattr(Similarity, "_encoded", lambda self, text: (read.append(text), encoded(self, text))[1])
    one, size = "Ada Quill said the ferry sails in May. ", len("Ada Quill said the ferry sails in May.")
    spans = [Span(at, at + size) for at in range(0, 9 * len(one), len(one))]
    vectors = shipped().vectors(doc(9 * one), [replace(line("", one), pieces=(span,), around=span) for span in spans])
    assert read == [one.strip()]
    assert (vectors == vectors[0]).all()


def test_a_sentence_without_a_word_has_a_vector() -> None:
    assert np.isfinite(shipped().vectors(doc("\u200b\u200b\u200b\u200b"), [line("", "\u200b\u200b\u200b\u200b")])).all()


@settings(max_examples=12)
@given(st.text(max_size=300), st.text(max_size=300))
def test_either_may_come_first_and_any_text_is_read(left: str, right: str) -> None:
    one, other = line("Ada Quill", left + "."), line("Ivo Marn", right + ".")
    found = shipped().read(one, other, 0.5)
    assert 0 <= found <= 1
    assert shipped().read(other, one, 0.5) == pytest.approx(found)


@pytest.mark.parametrize(
    ("words", "glance", "asked", "joined"),
    [
        pytest.param("snow fell on every mountain road", 0.06, False, False, id="nothing in common"),
        pytest.param("the ferry sails in May", 0.99, False, True, id="the same words"),
        pytest.param("the ferry is to leave for Ostrey", 0.5, True, None, id="the network decides"),
    ],
)
def test_the_network_reads_where_its_word_can_decide(
    monkeypatch: pytest.MonkeyPatch, words: str, glance: float, asked: bool, joined: bool | None
) -> None:
    said: list[tuple[str, str]] = []

    def read(self: Similarity, one: Comparable, other: Comparable) -> float:
        said.append((one.content, other.content))
        return 0.0

    monkeypatch.setattr(Similarity, "_said", read)
    one, other = line("Ada Quill", "the ferry sails in May"), line("Ada Quill", words)
    found = shipped().read(one, other, glance)
    assert bool(said) is asked and (joined is None or (found >= JOINED) is joined)


def test_the_network_is_asked_within_three_logits_of_what_joins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[float] = []
    one, other = line("Ada Quill", "the ferry sails in May"), line("Ada Quill", "the ferry is to leave for Ostrey")
    glances = [2.0**-n for n in range(1, 12)] + [1 - 2.0**-n for n in range(2, 12)]
    monkeypatch.setattr(Similarity, "_said", lambda *_: asked.append(0.0) or 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(likeness, "LEAST_SAID", -1e9)
        known = [shipped().read(one, other, glance, 1e9) for glance in glances]
    weight = shipped()._reading["read"]
    above = [(np.log(p / (1 - p)) - np.log(JOINED / (1 - JOINED))) / weight for p in known]
    for glance, by in zip(glances, above, strict=True):
        asked.clear()
        shipped().read(one, other, glance)
        assert bool(asked) is bool(-3 <= by <= 3)
    assert min(above) < -3 < 3 < max(above) and min(map(abs, above)) < 3


def test_the_network_is_asked_no_more_than_it_may_say(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(Similarity, "_said", lambda *_: asked.append(0.0) or 0.0)
    one, other = line("Ada Quill", "the ferry sails in May"), line("Ada Quill", "the ferry is to leave for Ostrey")
    for glance in (2.0**-n for n in range(1, 12)):
        shipped().read(one, other, glance, 0.0)
    few = len(asked)
    for glance in (2.0**-n for n in range(1, 12)):
        shipped().read(one, other, glance)
    assert len(asked) > 2 * few


def test_the_version_of_the_networks_is_that_of_what_they_compared() -> None:
    assert version() == shipped().version != ""


@pytest.mark.parametrize("file", FILES)
def test_a_damaged_folder_says_what_to_do(tmp_path: Path, file: str) -> None:
    with pytest.raises(ModelError, match="make model"):
        Similarity(tmp_path)
    for name in FILES:
        (tmp_path / name).symlink_to(_shipped_folder() / name)
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(b"damaged")
    with pytest.raises(ModelError, match="make model") as told:
        Similarity(tmp_path)
    assert "\n" not in str(told.value).strip()


def _shipped_folder() -> Path:
    import accordingto

    return Path(accordingto.__file__).parent / "model" / "similarity"
