"""Who a telling may be from, and what speaks for each: where it stands, what it is, what chains already tell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Agent
from tests.resolve.found import BESIDE, BESIDE_LINK, OF_ONE, OF_TELLING, candidates, named, narrated, words
from tests.resolve.marked import Words

# Numbers of their own: a test that moves with its constant would see nothing.
MOST = 200

GAZETTE = (
    "The Harbour Gazette, citing two port workers, reported that the ferry sank. The workers saw it go.\n"
    "She was old, Mayor Ada Quill said. Then Quill wept.\n"
    "The ferry sank at noon."
)
SAID: list[Words] = [
    ("The Harbour Gazette", "reported", "that the ferry sank"),
    ("Mayor Ada Quill", "said", "She was old,"),
]
FOUND = candidates(GAZETTE, SAID)


def which(features: list[dict[str, float]], name: str) -> list[str]:
    """The candidates that have a feature."""
    return [word for word, row in zip(words(FOUND), features, strict=True) if row[name]]


def test_names_noun_phrases_and_links_are_candidates_but_pronouns_are_none() -> None:
    assert words(FOUND) == ["The Harbour Gazette", "two port workers", "The workers", "Mayor Ada Quill", "Quill"]
    assert [one.source.name for one in FOUND.all] == [
        "The Harbour Gazette",
        "two port workers",
        "two port workers",
        "Ada Quill",
        "Ada Quill",
    ]
    assert FOUND.all[1].entity == FOUND.all[2].entity and FOUND.all[3].entity == FOUND.all[4].entity
    assert [one.linked for one in FOUND.all] == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("feature", "have"),
    [
        ("outlet", ["The Harbour Gazette"]),
        ("group", ["two port workers", "The workers"]),
        ("person", ["Mayor Ada Quill", "Quill"]),
        ("named", ["The Harbour Gazette", "Mayor Ada Quill", "Quill"]),
        ("linked", ["The Harbour Gazette", "two port workers", "Mayor Ada Quill"]),
        ("definite", ["The Harbour Gazette", "The workers"]),
        ("speaker", ["The Harbour Gazette", "Mayor Ada Quill"]),
        ("first-paragraph", ["The Harbour Gazette", "two port workers", "The workers"]),
        ("says", ["The Harbour Gazette", "Mayor Ada Quill", "Quill"]),
        ("passes-on", ["The Harbour Gazette"]),
    ],
)
def test_a_candidate_by_itself(feature: str, have: list[str]) -> None:
    assert which(named(FOUND, FOUND.features, OF_ONE), feature) == have


@pytest.mark.parametrize(
    ("feature", "have"),
    [
        ("same-sentence", ["The Harbour Gazette", "two port workers"]),
        ("1-after", ["The workers"]),
        ("2-after", ["Mayor Ada Quill"]),
        ("3-5-after", ["Quill"]),
        ("left", ["The Harbour Gazette", "two port workers"]),
        ("source-words", ["The Harbour Gazette"]),
        ("source", ["The Harbour Gazette"]),
        ("link", ["The Harbour Gazette"]),
        ("origin", ["two port workers", "The workers"]),
        ("same-paragraph", ["The Harbour Gazette", "two port workers", "The workers"]),
        ("next-paragraph", ["Mayor Ada Quill", "Quill"]),
    ],
)
def test_beside_a_statement(feature: str, have: list[str]) -> None:
    assert which(named(FOUND, FOUND.beside(FOUND.statements[0]), BESIDE), feature) == have


def test_beside_a_sentence_in_the_outlets_own_voice() -> None:
    told = narrated(GAZETTE, "The ferry sank at noon.")
    rows = named(FOUND, FOUND.beside(told), BESIDE)
    assert which(rows, "source") == which(rows, "origin") == which(rows, "sourced") == []
    assert which(rows, "1-before") == ["Quill"]
    assert which(rows, "far-before") == []
    assert which(rows, "likest") == ["The Harbour Gazette", "two port workers", "The workers"]
    assert rows[0]["passes-on-like"] == rows[1]["says-like"] == 1.0
    telling = dict(zip(OF_TELLING, FOUND.telling(told).tolist(), strict=True))
    assert (telling["attributed"], telling["sourced"], telling["first-paragraph"]) == (0, 0, 0)
    assert 0 < telling["sentence"] < 1


def test_counts_are_logarithms() -> None:
    rows = named(FOUND, FOUND.features, OF_ONE)
    mentions = [round(float(np.expm1(2 * row["mentions"]))) for row in rows]
    sentences = [round(float(np.expm1(3 * row["sentence"]))) for row in rows]
    assert (mentions, sentences) == ([2, 2, 2, 2, 2], [0, 0, 1, 2, 3])


def test_a_telling_by_itself() -> None:
    first, second = (dict(zip(OF_TELLING, FOUND.telling(one).tolist(), strict=True)) for one in FOUND.statements)
    assert (first["attributed"], first["relayed"], first["first-paragraph"]) == (1, 1, 1)
    assert (second["attributed"], second["relayed"], second["first-paragraph"]) == (1, 0, 0)


def test_beside_the_link_before_it() -> None:
    assert FOUND.beside_link.shape == (5, 5, len(BESIDE_LINK))
    gazette = named(FOUND, FOUND.beside_link[0], BESIDE_LINK)
    workers = named(FOUND, FOUND.beside_link[1], BESIDE_LINK)
    assert which(gazette, "follows") == ["two port workers", "The workers"]
    assert which(workers, "precedes") == ["The Harbour Gazette"]
    assert which(workers, "same") == ["two port workers", "The workers"]
    assert which(gazette, "after") == ["two port workers"] and which(gazette, "1-after") == ["The workers"]
    assert gazette[1]["near-by"] > gazette[4]["near-by"]


def test_who_is_spoken_of_inside_what_another_says() -> None:
    text = "Intelligence obtained by Tolmark suggested that tides will rise, Ada Quill said."
    said = "Intelligence obtained by Tolmark suggested that tides will rise,"
    found = candidates(text, [("Ada Quill", "said", said), ("Intelligence", "suggested", "that tides will rise")])
    outer = named(found, found.beside(found.statements[0]), BESIDE)
    inside = [word for word, row in zip(words(found), outer, strict=True) if row["inside"]]
    assert "Tolmark" in inside and "Ada Quill" not in inside
    at = words(found).index("Ada Quill")
    assert [word for word, row in zip(words(found), named(found, found.beside_link[at], BESIDE_LINK), strict=True)
            if row["says"]] == inside  # fmt: skip


def test_a_name_that_the_text_has_not_is_no_candidate() -> None:
    assert all(one.source.name != "unknown" for one in candidates("It was said to rain.", [(None, "said", "rain")]).all)


@pytest.mark.parametrize("text", ["", "It rained.", "\n"])
def test_an_article_that_names_nobody(text: str) -> None:
    found = candidates(text)
    assert found.all == [] and found.features.shape[0] == 0 and found.beside_link.shape == (0, 0, len(BESIDE_LINK))
    if text.strip():
        assert found.beside(narrated(text, "It rained.")).shape == (0, len(BESIDE))


def test_of_a_long_article_the_first_candidates_are_kept_and_all_links() -> None:
    text = " ".join(f"Then Ada Quill{'x' * (number % 7)} met Bo Lind." for number in range(MOST)) + " Zoë Moor said no."
    found = candidates(text, [("Zoë Moor", "said", "no")])
    assert MOST <= len(found.all) <= MOST + 1 and words(found)[-1] == "Zoë Moor"


PIECES = st.lists(
    st.sampled_from("Ada Quill|the mayor|The Gazette|said|he|reports|two officials|.|\n|“No,”|of|Tolmark".split("|")),
    max_size=20,
)


@given(PIECES)
def test_features_of_any_text_are_finite(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = candidates(text, [("Ada Quill", "said", "“No,”")] if {"Ada Quill", "said", "“No,”"} <= {*pieces} else [])
    assert found.features.shape in ((len(found.all), len(OF_ONE)), (0, 0))
    for one in found.statements:
        assert found.telling(one).shape == (len(OF_TELLING),)
        assert np.isfinite(found.beside(one)).all()
    assert np.isfinite(found.features).all() and np.isfinite(found.beside_link).all()
    assert all(one.source.kind in Agent for one in found.all)
