"""Windows: every word once, in order, bounded; the same for every style of quotation mark."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

import accordingto
from accordingto.attribute.windows import LIMIT, Window, Windower, paragraphs_of
from tests.growth import LINEAR, growth

MODEL = Path(accordingto.__file__).parent / "model" / "attribution"


@pytest.fixture(scope="module")
def windower() -> Windower:
    return Windower(Tokenizer.from_file(str(MODEL / "tokenizer.json")))


def cut(windower: Windower, text: str) -> list[Window]:
    return list(windower.windows(text, paragraphs_of(text)))


@settings(deadline=None)
@given(st.text())
def test_every_word_is_in_one_window_in_order(windower: Windower, text: str) -> None:
    last = 0
    for window in cut(windower, text):
        assert len(window.ids) <= LIMIT
        for start, end in zip(window.starts, window.ends, strict=True):
            if start >= 0:
                assert last <= start <= end <= len(text)
                last = start
    words = {i for i, c in enumerate(text) if c.isascii() and c.isalnum()}
    seen = {i for w in cut(windower, text) for s, e in zip(w.starts, w.ends, strict=True) for i in range(s, e)}
    assert words <= seen


STYLES = {"curly": "“”", "straight": '""', "guillemets": "«»", "apostrophes": ("''", "''"), "single": "‘’"}


@pytest.mark.parametrize("style", STYLES)
def test_the_model_sees_one_style_of_quotation_mark(windower: Windower, style: str) -> None:
    opening, closing = STYLES[style]
    text = "{}The ferry is late,{} said Ada Lund. {}Again.{}"
    curly = cut(windower, text.format("“", "”", "“", "”"))[0]
    other = cut(windower, text.format(opening, closing, opening, closing))[0]
    assert other.ids.tolist() == curly.ids.tolist()
    assert other.features.tolist() == curly.features.tolist()


def test_whole_paragraphs_go_together(windower: Windower) -> None:
    paragraph = "word " * 200
    numbers = [set(w.paragraphs.tolist()) for w in cut(windower, "\n".join([paragraph] * 3))]
    assert numbers == [{0}, {1}, {2}]


def test_a_long_paragraph_is_cut_at_sentence_ends(windower: Windower) -> None:
    text = "The ferry left the quay at noon and nobody was told. " * 60
    for window in cut(windower, text)[:-1]:
        assert text[window.starts[-2] : window.ends[-2]] == "."


def test_a_text_without_a_full_stop_takes_linear_time(windower: Windower) -> None:
    def cut_up(size: int) -> None:
        assert sum(1 for _ in windower.windows("mumble " * size, [(0, 7 * size)])) > size / LIMIT

    assert growth(cut_up, 2_000) < LINEAR
