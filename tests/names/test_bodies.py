"""A body and its own products: one source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.names.bodies import maker, same_body


@pytest.mark.parametrize(
    ("body", "words", "one"),
    [
        pytest.param(
            "the Kelder Institute", "the Kelder Institute’s figures", True, id="the Kelder Institute’s figures"
        ),
        pytest.param(
            "Kelder Institute", "figures from the Kelder Institute", True, id="figures from the Kelder Institute"
        ),
        pytest.param(
            "the Kelder Institute", "data from the Kelder Institute", True, id="data from the Kelder Institute"
        ),
        pytest.param("the Ministry of Health", "Health Ministry figures", True, id="Health Ministry figures"),
        pytest.param(
            "the Ministry of Health",
            "a report by the Ministry of Health",
            True,
            id="a report by the Ministry of Health",
        ),
        pytest.param(
            "Pellworth Institute", "The Pellworth Institute's report", True, id="The Pellworth Institute's report"
        ),
        pytest.param(
            "Pellworth Institute", "the Pellworth Institute report", True, id="the Pellworth Institute report"
        ),
        pytest.param(
            "Tolmark Water Board", "a study by the Tolmark Water Board", True, id="a study by the Tolmark Water Board"
        ),
        pytest.param(
            "Tolmark Water Board",
            "statistics released by the Tolmark Water Board",
            True,
            id="statistics released by the Tolmark Water Board",
        ),
        pytest.param(
            "Tolmark Water Board",
            "data published by the Tolmark Water Board on Monday",
            True,
            id="data published by the Tolmark Water Board on Monday",
        ),
        pytest.param("Harbour Union", "a Harbour Union survey", True, id="a Harbour Union survey"),
        pytest.param(
            "Harbour Union", "a statement from the Harbour Union", True, id="a statement from the Harbour Union"
        ),
        pytest.param(
            "Office for Marine Statistics",
            "Office for Marine Statistics data",
            True,
            id="Office for Marine Statistics data",
        ),
        pytest.param(
            "Office for Marine Statistics",
            "figures compiled by the Office for Marine Statistics",
            True,
            id="figures compiled by the Office for Marine Statistics",
        ),
        pytest.param(
            "the Norrady central bank",
            "the Norrady central bank's annual report",
            True,
            id="the Norrady central bank's annual report",
        ),
        pytest.param("Orrin University", "a study from Orrin University", True, id="a study from Orrin University"),
        pytest.param("Orrin University", "a study of Orrin University", False, id="a study of Orrin University"),
        pytest.param(
            "Kelder Institute", "a report on the Kelder Institute", False, id="a report on the Kelder Institute"
        ),
        pytest.param(
            "Kelder Institute", "figures from the Marrow Institute", False, id="figures from the Marrow Institute"
        ),
        pytest.param(
            "Kelder Institute",
            "a report about the Kelder Institute by the Marrow Board",
            False,
            id="a report about the Kelder Institute by the Marrow Board",
        ),
        pytest.param(
            "Kelder Institute", "a letter to the Kelder Institute", False, id="a letter to the Kelder Institute"
        ),
        pytest.param("The Marrow Courier", "a poll by The Marrow Courier", True, id="a poll by The Marrow Courier"),
        pytest.param(
            "figures from the Kelder Institute",
            "the Kelder Institute’s report",
            True,
            id="the Kelder Institute’s report",
        ),
        pytest.param("the Orlo Centre", "the Orlo Centre's data", True, id="the Orlo Centre's data"),
        pytest.param("the Orlo Centre", "data from the Orlo Centre", True, id="data from the Orlo Centre"),
        pytest.param("Orlo Centre", "an Orlo Centre survey", True, id="an Orlo Centre survey"),
        pytest.param(
            "the Orlo Centre", "a survey conducted by the Orlo Centre", True, id="a survey conducted by the Orlo Centre"
        ),
        pytest.param(
            "the Orlo Centre",
            "the latest figures from the Orlo Centre",
            True,
            id="the latest figures from the Orlo Centre",
        ),
        pytest.param(
            "the Ministry of Labour", "the Labour Ministry's figures", True, id="the Labour Ministry's figures"
        ),
        pytest.param(
            "the Ministry of Labour",
            "figures released by the Labour Ministry on Friday",
            True,
            id="figures released by the Labour Ministry on Friday",
        ),
        pytest.param(
            "Tolmark Police Department",
            "Tolmark Police Department statistics",
            True,
            id="Tolmark Police Department statistics",
        ),
        pytest.param(
            "the Norrady Weather Office",
            "a bulletin from the Norrady Weather Office",
            True,
            id="a bulletin from the Norrady Weather Office",
        ),
        pytest.param(
            "the Norrady Weather Office", "Norrady Weather Office readings", True, id="Norrady Weather Office readings"
        ),
        pytest.param("Doctors Abroad", "a report by Doctors Abroad", True, id="a report by Doctors Abroad"),
        pytest.param("Doctors Abroad", "the Doctors Abroad report", True, id="the Doctors Abroad report"),
        pytest.param("Doctors Abroad", "Doctors Abroad's report", True, id="Doctors Abroad's report"),
        pytest.param(
            "the University of Keldra",
            "a study by the University of Keldra",
            True,
            id="a study by the University of Keldra",
        ),
        pytest.param(
            "the University of Keldra", "University of Keldra research", True, id="University of Keldra research"
        ),
        pytest.param("the NHC", "NHC figures", True, id="NHC figures"),
        pytest.param("National Harbour Council", "NHC figures", True, id="NHC figures"),
        pytest.param("The Tolmark Herald", "a Tolmark Herald poll", True, id="a Tolmark Herald poll"),
        pytest.param("the Orlo Centre", "a report about the Orlo Centre", False, id="a report about the Orlo Centre"),
        pytest.param("the Orlo Centre", "data from the Marn Centre", False, id="data from the Marn Centre"),
        pytest.param("the Orlo Centre", "a letter to the Orlo Centre", False, id="a letter to the Orlo Centre"),
        pytest.param(
            "the Orlo Centre", "emails leaked from the Orlo Centre", False, id="emails leaked from the Orlo Centre"
        ),
    ],
)
def test_a_body_and_its_product(body: str, words: str, one: bool) -> None:
    assert (same_body(body, words).verdict == "same") is one


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("the Kelder Institute's latest figures", "Kelder Institute", id="owner"),
        pytest.param("a 2019 report by the Kelder Institute on floods", "Kelder Institute", id="year and tail"),
        pytest.param("CDC data", "CDC", id="acronym"),
        pytest.param("the Bloomberg poll", "Bloomberg", id="outlet"),
        pytest.param("Recent figures", None, id="nobody's"),
        pytest.param("the report", None, id="whose it does not say"),
        pytest.param("emails from WikiLeaks", None, id="leaked"),
        pytest.param("the Kelder Institute", None, id="the body itself"),
    ],
)
def test_maker(words: str, expected: str | None) -> None:
    assert maker(words) == expected


@given(st.text() | st.lists(st.sampled_from("the a Kelder report by from 's figures data of".split())).map(" ".join))
def test_a_maker_is_in_the_words(words: str) -> None:
    found = maker(words)
    assert found is None or found in words.replace("’", "'").replace("‘", "'")
