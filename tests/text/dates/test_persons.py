"""Months and weekdays that are people, and what a Mrs. May or a Will does to the weekday beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import dates
from accordingto.text.dates.persons import is_person


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        pytest.param(
            "2024-03-12", "Mrs. May praised the plan on Friday.", [("Friday", "2024-03-08")], id="May subject"
        ),
        pytest.param(
            "2024-03-12", "Will Larkin praised the plan on Friday.", [("Friday", "2024-03-08")], id="Will subject"
        ),
        pytest.param("2024-03-12", "Will praised the plan on Friday.", [("Friday", "2024-03-08")], id="Will alone"),
        pytest.param(
            "2024-03-12", "May Larkin met the board on Thursday.", [("Thursday", "2024-03-07")], id="May name first"
        ),
        pytest.param(
            "2024-03-12", "The bus left late, Will Tander said on Friday.", [("Friday", "2024-03-08")], id="Will said"
        ),
        pytest.param("2024-03-12", "Mr. Friday, the vicar, rang the bell.", [], id="Mr Friday"),
        pytest.param("2024-03-12", "Sunday Okoro rang the bell.", [], id="Sunday Okoro"),
        pytest.param("2024-03-12", "Mrs May rang the bell and Dr. March came.", [], id="Mrs May 2"),
        pytest.param("2024-03-12", "August Lindt said August Wendell was late.", [], id="August name"),
        pytest.param("2024-03-12", "April said the bell was broken.", [], id="April said"),
        pytest.param("2024-03-12", "June Oakes and Jan Vos rang the bell.", [], id="June's"),
        pytest.param(
            "2024-05-15", "Mrs. May opened the bridge on Tuesday.", [("Tuesday", "2024-05-14")], id="May subject 2"
        ),
        pytest.param(
            "2024-05-15", "Tessa May resigned on Monday after a row.", [("Monday", "2024-05-13")], id="Theresa May"
        ),
        pytest.param(
            "2024-05-15", "Will Acker left the council on Thursday.", [("Thursday", "2024-05-09")], id="Will subject 2"
        ),
        pytest.param(
            "2024-05-15", "The council will vote on Thursday.", [("Thursday", "2024-05-16")], id="modal will stays"
        ),
        pytest.param("2024-05-15", "Will Norrady sign on Friday?", [("Friday", "2024-05-17")], id="question stays"),
        pytest.param("2024-05-15", "Mr. Sunday and Mrs. March rowed home.", [], id="Mr Sunday"),
        pytest.param("2024-05-15", "Friday Ekene won the race.", [], id="Friday Ekene"),
        pytest.param("2024-05-15", "April Winslow met June Hale in the square.", [], id="April and June people"),
        pytest.param(
            "2024-08-22", "The bus was late because Will slept on Tuesday.", [("Tuesday", "2024-08-20")], id="Will subj"
        ),
        pytest.param(
            "2024-08-22", "May Larkin said on Monday that the barn was full.", [("Monday", "2024-08-19")], id="May said"
        ),
        pytest.param(
            "2024-08-22",
            "Lady May told the Lords on Wednesday that she was done.",
            [("Wednesday", "2024-08-21")],
            id="Lady May",
        ),
        pytest.param("2024-08-22", "The strike may begin on Sunday.", [("Sunday", "2024-08-25")], id="may modal"),
        pytest.param("2024-08-22", "Dr. Monday treated Mr. March.", [], id="Dr Monday"),
        pytest.param("2024-08-22", "Monday Obi, a welder, came home.", [], id="Monday Obi"),
    ],
)
def test_people_are_no_dates(published: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = dates(text, date.fromisoformat(published))
    assert [(text[m.span.start : m.span.end], m.value) for m in found] == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        pytest.param("said April .", 1, True, id="said April"),
        pytest.param("said Tuesday .", 1, False, id="said Tuesday"),
        pytest.param("in April Quill left", 1, False, id="a preposition before"),
        pytest.param("April Quill left", 0, True, id="first name"),
        pytest.param("Sunday Mass ends", 0, False, id="Sunday Mass"),
        pytest.param("Mr . Friday", 2, True, id="title"),
        pytest.param("June Saturday", 0, False, id="two dates"),
    ],
)
def test_is_person(words: str, at: int, expected: bool) -> None:
    assert is_person(words.split(), at, 0, len(words.split())) is expected


@given(
    st.lists(st.sampled_from("May Will Sunday April said left ? . , Mr Quill in \u201c will".split()), min_size=1),
    st.data(),
)
def test_any_words(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    assert is_person(words, at, 0, len(words)) in (True, False)
