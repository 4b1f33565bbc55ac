"""The sentence encoder that ships."""

from pathlib import Path

import numpy as np
import pytest
from accordingto.match.embed import Encoder
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import ModelError
from accordingto.match.stage import shipped

SHIPPED = shipped()[0]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return SHIPPED


def test_nearer_in_meaning_is_nearer(encoder: Encoder) -> None:
    harbour, port, cake = encoder.encode(
        [
            "The harbour of Velmar will close on Friday.",
            "Velmar's port shuts on Friday.",
            "She baked a cake with plums.",
        ]
    )
    assert harbour @ port > 0.6
    assert harbour @ cake < 0.3


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    alone = encoder.encode(["Rain is likely."])
    among = encoder.encode(
        ["Rain is likely.", "The council of Brackwater met for six hours and agreed on nothing at all."]
    )
    assert float(alone[0] @ among[0]) > 0.98


def test_nothing_gives_nothing(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.size)


@settings(deadline=None, max_examples=20)
@given(texts=st.lists(st.text(max_size=300), max_size=4))
def test_any_text_has_a_vector_of_length_one(texts: list[str]) -> None:
    vectors = SHIPPED.encode(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_damaged_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        Encoder(tmp_path)
