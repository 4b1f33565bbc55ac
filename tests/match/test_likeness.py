"""The networks that compare: what holds for them whatever their weights are."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.attribute.encoded import Encoded
from accordingto.errors import ModelError
from accordingto.match import version
from accordingto.match.likeness import Scale, Similarity, packed, shipped, unpacked
from tests.match.fakes import NOTHING
from tests.match.telling import line

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
    networks = shipped()
    states = np.random.default_rng(3).normal(0, 1, (40, len(networks._weight))).astype(np.float32)
    encoded = Encoded.of([(np.arange(40), np.arange(40) + 1, states)], states.shape[1])
    lines = [line("Ada Quill", "the ferry sails in May"), line("", "It will sail in May, whatever comes.")]
    vectors = networks.vectors(lines, encoded)
    assert vectors.dtype == np.float32 and len(vectors) == 2
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert networks.vectors([], encoded).shape[0] == 0


@settings(max_examples=12)
@given(st.text(max_size=300), st.text(max_size=300))
def test_either_may_come_first_and_any_text_is_read(left: str, right: str) -> None:
    one, other = line("Ada Quill", left + ".").marked, line("Ivo Marn", right + ".").marked
    found = shipped().read(one, other)
    assert 0 <= found <= 1
    assert shipped().read(other, one) == found


def test_the_version_of_the_networks_is_that_of_what_they_compared() -> None:
    assert version() == shipped().version != ""


@pytest.mark.parametrize("file", ["labels.json", "similarity.npz", "tokenizer.json", "pairs.onnx"])
def test_a_damaged_folder_says_what_to_do(tmp_path: Path, file: str) -> None:
    with pytest.raises(ModelError, match="make model"):
        Similarity(tmp_path)
    for name in ("labels.json", "similarity.npz", "tokenizer.json", "pairs.onnx"):
        (tmp_path / name).symlink_to(_shipped_folder() / name)
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(b"damaged")
    with pytest.raises(ModelError, match="make model") as told:
        Similarity(tmp_path)
    assert "\n" not in str(told.value).strip()


def _shipped_folder() -> Path:
    import accordingto

    return Path(accordingto.__file__).parent / "model" / "similarity"


def test_an_article_of_which_nothing_was_encoded_has_vectors() -> None:
    """Of another language, or without a word piece: all alike, and no number that is none."""
    networks = shipped()
    encoded = Encoded.of([], len(networks._weight))
    assert NOTHING.means([[]]).shape == (1, 1)
    assert np.isfinite(networks.vectors([line("Ada Quill", "so")], encoded)).all()
