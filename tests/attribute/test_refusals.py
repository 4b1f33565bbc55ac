"""Refusals in a relative clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute.refusals import refusals
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Attribution, Span


def found(text: str, others: tuple[Attribution, ...] = ()) -> list[tuple[str, str, str]]:
    made = refusals(text, list(paragraphs_of(text)), others)
    return [tuple(text[s[0].start : s[0].end] for s in (a.source, a.cue, a.content)) for a in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Gazette cited two port officials who declined to say how they knew.",
            [("two port officials", "declined to say", "how they knew")],
            id="whom an outlet cites",
        ),
        pytest.param(
            "The mayor, who has refused to discuss the bridge, left early.",
            [("The mayor", "has refused to discuss", "the bridge, left early")],
            id="apposition",
        ),
        pytest.param("The mayor declined to comment.", [], id="a main clause is the network's"),
        pytest.param("The mayor, who refused to leave, stayed.", [], id="no refusal to speak"),
    ],
)
def test_refusals(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_what_the_network_found_is_not_found_again() -> None:
    text = "Two officials who declined to say how they knew left."
    cue = Span(text.index("declined"), text.index(" how"))
    assert found(text, (Attribution((), (cue,), (Span(cue.end, len(text)),), 0.9),)) == []


@given(st.text(alphabet="abc who declined to say.,“” \n", max_size=200))
def test_any_text(text: str) -> None:
    found(text)
