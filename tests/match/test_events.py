"""Narration, and events that are dated or counted differently."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.events import Narration, event_conflicts, narration
from accordingto.records import Article, Attribution, Kind, Paragraph, Span
from accordingto.text.dates import dates
from accordingto.text.doc import Doc


def article(name: str, text: str) -> Article:
    return Article(name, name, "", text, (Paragraph(Span(0, len(text)), Kind.BODY),), given_text=True)


def told(name: str, text: str, day: str = "2023-09-06", said: str | None = None) -> list[Narration]:
    start = text.index(said) if said else 0
    given = [Attribution((), (), (Span(start, start + len(said)),), 1.0)] if said else []
    return narration(Doc(article(name, text)), given, dates(text, date.fromisoformat(day)))


def test_narration() -> None:
    one, two = told("a", "In late July, Minister Oleg Varin visited Norrady. The ship sank. Varin met 34 sailors.")
    assert (one.what, one.when and one.when.first, one.own) == ("visit", date(2023, 7, 21), True)
    assert "varin" in one.who and "norradi" in one.whom
    assert two.when is None and [f.low for f in two.figures] == [34]


def test_said_is_not_the_articles_own() -> None:
    (found,) = told("a", "Varin visited Norrady in July, Ada said.", said="Varin visited Norrady in July")
    assert not found.own


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        pytest.param(
            "In late July, Minister Oleg Varin visited Norrady.",
            "Mr. Varin traveled to Norrady last month and met the king.",
            ["late July", "last month"],
            id="month",
        ),
        pytest.param(
            "Oleg Varin signed the fishing treaty with Norrady at the palace on Monday.",
            "Mr. Varin signed the fishing treaty with Norrady at the palace on Sunday.",
            ["Monday", "Sunday"],
            id="day, much else alike",
        ),
        pytest.param(
            "The ferry Norrady sank in the storm with 34 sailors on board, and rescue boats were late.",
            "When the ferry Norrady sank in the storm, 43 sailors were on board and rescue boats were late.",
            ["34", "43"],
            id="figure",
        ),
    ],
)
def test_apart(left: str, right: str, says: list[str]) -> None:
    (conflict,) = event_conflicts([*told("a", left), *told("b", right)])
    assert conflict.on == "event"
    assert [s.says for s in conflict.sides] == says


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("In late July, Oleg Varin visited Norrady.", "Mr. Varin visited Norrady in July.", id="contains"),
        pytest.param("In 2019, Oleg Varin visited Norrady.", "Mr. Varin visited Norrady in July.", id="years apart"),
        pytest.param("Oleg Varin visited Norrady in July.", "Oleg Varin will visit Norrady in August.", id="planned"),
        pytest.param("Oleg Varin visited Norrady in July.", "Ada Quill visited Norrady in August.", id="who"),
        pytest.param("Oleg Varin visited Norrady in July.", "Oleg Varin visited Tolmark in August.", id="where"),
        pytest.param("Oleg Varin visited Norrady in July.", "Oleg Varin visited Norrady again in August.", id="again"),
        pytest.param(
            "Varin spoke in Norrady on Monday.", "Varin spoke in Norrady on Tuesday.", id="two days, little else"
        ),
    ],
)
def test_not_apart(left: str, right: str) -> None:
    assert not event_conflicts([*told("a", left), *told("b", right)])


def test_three_dates_are_one_conflict() -> None:
    found = [
        *told("a", "In late July, Minister Oleg Varin visited Norrady."),
        *told("b", "Mr. Varin traveled to Norrady last month. Mr. Varin, who visited Norrady in July, said little."),
    ]
    (conflict,) = event_conflicts(found)
    assert {s.says for s in conflict.sides} == {"late July", "last month", "July"}


def test_copies_cost_little() -> None:
    text = "In late July, Minister Oleg Varin visited Norrady."
    found = [n for i in range(3) for n in told(str(i), text)]
    assert not event_conflicts(found * 2000)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    found = narration(Doc(article("a", text)), [], dates(text, date(2023, 9, 6)))
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in found)
    event_conflicts(found)
