"""What sort of source some words name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.names.agents import bare, canonical, describe, outlet
from accordingto.records import Agent

CASES = [
    pytest.param("Ada Quill", Agent.PERSON, True, id="name"),
    pytest.param("Gen. Torvin", Agent.PERSON, True, id="title and surname"),
    pytest.param("Kestrel spokesman Ivo Marn", Agent.PERSON, True, id="role before the name"),
    pytest.param("a person familiar with the matter", Agent.PERSON, False, id="a person familiar"),
    pytest.param("the diplomat", Agent.PERSON, False, id="a role alone"),
    pytest.param("its spokeswoman", Agent.PERSON, False, id="its spokeswoman"),
    pytest.param("two senior officials", Agent.GROUP, False, id="officials"),
    pytest.param("American and allied officials", Agent.GROUP, False, id="officials of nations"),
    pytest.param("critics", Agent.GROUP, False, id="critics"),
    pytest.param("residents of Port Salla", Agent.GROUP, False, id="residents of a place"),
    pytest.param("about 40 percent", Agent.GROUP, False, id="a share"),
    pytest.param("Democrats", Agent.GROUP, False, id="people of a party"),
    pytest.param("dozens of villagers", Agent.GROUP, False, id="a number of people"),
    pytest.param("the Ministry of Health and Welfare", Agent.ORGANISATION, True, id="ministry with and"),
    pytest.param("the Tolmark defense ministry", Agent.ORGANISATION, True, id="a nation's ministry"),
    pytest.param("the company", Agent.ORGANISATION, False, id="the company"),
    pytest.param("Larkfield Motors", Agent.ORGANISATION, True, id="company"),
    pytest.param("NATO", Agent.ORGANISATION, True, id="acronym"),
    pytest.param("the Kremlin", Agent.ORGANISATION, True, id="seat of government"),
    pytest.param("The Harbour Gazette", Agent.OUTLET, True, id="newspaper by its form"),
    pytest.param("Reuters", Agent.OUTLET, True, id="known agency"),
    pytest.param("the newspaper", Agent.OUTLET, False, id="the newspaper"),
    pytest.param("KHOU", Agent.OUTLET, True, id="a station that has a page"),
    pytest.param("9to5Mac", Agent.OUTLET, True, id="an outlet that begins with a figure"),
    pytest.param("Ars Technica", Agent.OUTLET, True, id="an outlet of two words that has a page"),
    pytest.param("Engadget", Agent.OUTLET, True, id="an outlet whose name is no word"),
    pytest.param("Dawn", Agent.PERSON, True, id="an outlet's name that is a woman's, too"),
    pytest.param("the city", Agent.ORGANISATION, False, id="a word that an outlet is called by"),
    pytest.param("news.com.au", Agent.OUTLET, True, id="an outlet by its address"),
    pytest.param("Larkfield.com", Agent.ORGANISATION, True, id="a firm by its address"),
    pytest.param("CNBC's “Squawk Box”", Agent.OUTLET, True, id="an outlet's programme"),
    pytest.param("the Larkfield poll", Agent.DOCUMENT, True, id="a body's poll"),
    pytest.param("a report by the Harbour Institute", Agent.DOCUMENT, True, id="a report by"),
    pytest.param("emails", Agent.DOCUMENT, False, id="emails"),
    pytest.param("intelligence", Agent.DOCUMENT, False, id="intelligence"),
    pytest.param("he", Agent.PERSON, False, id="pronoun"),
    pytest.param("", Agent.GROUP, False, id="nothing"),
]


@pytest.mark.parametrize(("words", "kind", "named"), CASES)
def test_kind_and_named(words, kind, named):
    found = describe(words)
    assert (found.kind, found.named) == (kind, named)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The Harbour Gazette", "The Harbour Gazette", id="by form"),
        pytest.param("the BBC", "the BBC", id="known, with the"),
        pytest.param("Hill", None, id="a word without its The"),
        pytest.param("The Hill", "The Hill", id="a word with its The"),
        pytest.param("harbour news", None, id="small letters"),
        pytest.param("Ada Quill", None, id="a person"),
    ],
)
def test_outlet(words, expected):
    assert outlet(words) == expected


def test_names_of_one_outlet_are_one():
    assert canonical("The Huffington Post") == canonical("HuffPost")
    assert canonical("the Associated Press") == canonical("AP")
    assert canonical("US") == canonical("the U.S.") == canonical("United States")
    assert canonical("Britain") == canonical("the UK") != canonical("British")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the U.S.", "the U.S."),
        ("Ada Quill’s", "Ada Quill"),
        ("unnamed “allied officials", "allied officials"),
        ("Acme Inc.", "Acme Inc."),
        ("Varn.", "Varn"),
    ],
)
def test_bare(words, expected):
    assert bare(words) == expected


@given(st.text(max_size=300))
def test_any_words_are_described(words):
    assert describe(words).kind in Agent
    canonical(words)
