"""Words on one line, and words without case and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.folding import fold, mended, one_line, paired


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Ada\n  Quill ", "Ada Quill", id="white space"),
        pytest.param("Ada\x07 \x1bQuill", "Ada Quill", id="control characters"),
        pytest.param("Ada\u202e Qu\u00adill\u200b", "Ada Quill", id="direction, soft hyphen, no width"),
        pytest.param("Ada\u00a0Quill\ufffd", "Ada Quill", id="no-break space, unreadable"),
        pytest.param("Zoë Šmíd", "Zoë Šmíd", id="accents stay"),
    ],
)
def test_one_line(words: str, expected: str) -> None:
    assert one_line(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("the harbour-\nmaster", "the harbourmaster", id="word"),
        pytest.param("Ada Quill- Marn", "Ada Quill-Marn", id="double name"),
        pytest.param("pre- and post-war owners", "pre- and post-war owners", id="left out"),
        pytest.param("owners - and tenants", "owners - and tenants", id="dash"),
        pytest.param("the well-known owner", "the well-known owner", id="whole"),
    ],
)
def test_words_that_a_line_break_parted(words: str, expected: str) -> None:
    assert mended(words) == expected


@given(st.text())
def test_one_line_prints_and_is_its_own(words: str) -> None:
    line = one_line(words)
    assert line.isprintable()
    assert one_line(line) == line
    assert fold(line) == fold(fold(line))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("unnamed “harbour officials", "unnamed harbour officials", id="closed further on"),
        pytest.param('two "senior envoys', "two senior envoys", id="straight"),
        pytest.param("envoys” of the Vale", "envoys of the Vale", id="opened before"),
        pytest.param("Ada “the Quill” Brandt", "Ada “the Quill” Brandt", id="both inside"),
        pytest.param("officials (in the port", "officials in the port", id="bracket"),
        pytest.param("the harbour’s ‘masters", "the harbour’s masters", id="apostrophe before"),
        pytest.param("the pilots’ union", "the pilots’ union", id="apostrophe"),
    ],
)
def test_paired(words: str, expected: str) -> None:
    assert paired(words) == expected


@given(st.text('“”‘’"() ab', max_size=40))
def test_paired_leaves_nothing_lone(words: str) -> None:
    found = paired(words)
    assert paired(found) == found
    assert found.count("“") == found.count("”") and found.count('"') % 2 == 0
