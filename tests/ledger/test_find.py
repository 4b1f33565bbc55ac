"""Articles and statements are found by what users type, whatever they type."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.errors import InputError
from accordingto.ledger import Ledger
from accordingto.records import Article, Stance

from .samples import MODEL, article, chain, digest, harbour, statement
from .samples import given as known


@pytest.fixture
def story(ledger: Ledger) -> Ledger:
    ledger.add(*harbour("undated"), MODEL)
    ledger.add(*harbour("late", published=known("2031-04-03"), outlet=known("The Vale Post")), MODEL)
    ledger.add(*harbour("early", published=known("2031-04-02")), MODEL)
    ledger.add(*harbour("same day, later", published=known("2031-04-03T08:00:00+00:00")), MODEL)
    return ledger


def test_reading_order_is_by_date_then_as_added(story: Ledger) -> None:
    order = ["early", "late", "same day, later", "undated"]
    assert [row.article.name for row in story.articles()] == order
    assert [entry.article.name for entry in story.statements()][::2] == order


def test_an_entry_has_words_passage_and_article(story: Ledger) -> None:
    entry = next(story.statements(within="late", by="quill"))
    assert entry.source == "harbour master Tobias Quill"
    assert entry.cue == "told"
    assert entry.content == "The ferry company had no comment"
    assert [passage.text for passage in entry.passages] == [
        "The ferry company had no comment, harbour master Tobias Quill told The Vale Post."
    ]
    assert entry.article.outlet == known("The Vale Post")


@pytest.mark.parametrize(
    ("by", "found"),
    [
        pytest.param("marlowe", 1, id="case"),
        pytest.param("zoe", 1, id="diacritics"),
        pytest.param("Zoë  Marlowe", 1, id="words"),
        pytest.param("marlowe zoë", 1, id="any order"),
        pytest.param("marl", 0, id="whole words only"),
        pytest.param("marl*", 0, id="no wildcard"),
        pytest.param("zoë quill", 0, id="one source has them all"),
        pytest.param("council", 1, id="not only names"),
        pytest.param("harbour", 1, id="the source's words, not the passage's"),
        pytest.param("okoro", 1, id="a name in the chain"),
        pytest.param("Coast wire", 1, id="another link of the chain"),
        pytest.param("quill ines", 1, id="the source's words and its name"),
        pytest.param("", 0, id="no word"),
        pytest.param('" -', 0, id="no word either"),
    ],
)
def test_by(ledger: Ledger, by: str, found: int) -> None:
    of, (first, second) = harbour()
    ledger.add(of, [first, replace(second, chain=chain("Coast Wire", "Ines Okoro"))], MODEL)
    assert len(list(ledger.statements(by=by))) == found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        pytest.param("reopen", 1, id="word"),
        pytest.param("REOPEN zoe", 1, id="words of one passage, case and diacritics"),
        pytest.param("reopen ferry", 0, id="words of two passages"),
        pytest.param("harbour", 2, id="both"),
        pytest.param("newsletter", 0, id="a passage without a statement"),
        pytest.param("AND", 0, id="an operator is a word"),
        pytest.param("reopen AND may", 0, id="an operator between words is a word"),
        pytest.param("reopen -may", 1, id="a minus is nothing"),
        pytest.param('"reopen in', 1, id="unbalanced quotation mark"),
        pytest.param("text:reopen", 0, id="a column is a word"),
        pytest.param("🚢 reopen", 1, id="emoji beside a word"),
        pytest.param("🚢", 0, id="emoji"),
        pytest.param(" ", 0, id="blank"),
        pytest.param("reopen\0may", 1, id="zero byte"),
    ],
)
def test_search(ledger: Ledger, search: str, found: int) -> None:
    ledger.add(*harbour(), MODEL)
    assert len(list(ledger.statements(search=search))) == found


def test_conditions_narrow_each_other(story: Ledger) -> None:
    assert [entry.article.name for entry in story.statements(by="quill", within="early", search="ferry")] == ["early"]
    assert not list(story.statements(by="quill", search="reopen"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"stance": Stance.DENY}, ["b"], id="denials"),
        pytest.param({"stance": Stance.DECLINE}, [], id="no refusals"),
        pytest.param({"stance": Stance.AFFIRM}, ["a", "c", "d"], id="the rest affirm"),
        pytest.param({"unnamed": True}, ["a"], id="an unnamed origin, not an unnamed link, not an unknown origin"),
        pytest.param({"unnamed": True, "by": "clerk"}, ["a"], id="both"),
        pytest.param({"unnamed": True, "stance": Stance.DENY}, [], id="neither"),
    ],
)
def test_stance_and_unnamed(ledger: Ledger, asked: dict[str, Any], found: list[str]) -> None:
    of = article("letters", "a b c d")
    said = [
        statement(of, "a", "", "", chain=chain("Coast Wire", "(a clerk)")),
        statement(of, "b", "", "", chain=chain("(a clerk)", "Ada Brook"), stance=Stance.DENY),
        statement(of, "c", "", "", chain=chain("Coast Wire", "(unknown)")),
        statement(of, "d", "", "", chain=()),
    ]
    ledger.add(of, said, MODEL)
    assert [entry.source for entry in ledger.statements(**asked)] == found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=30) | st.text("ab\"'*-+^:(){}\\ \0,ANDORNT", max_size=30))
def test_no_words_are_an_error(story: Ledger, words: str) -> None:
    assert len(list(story.statements(by=words))) <= 8
    assert len(list(story.statements(search=words))) <= 8


def test_a_thousand_words_are_no_error(story: Ledger) -> None:
    assert not list(story.statements(search=" ".join(map(str, range(5000)))))


def test_an_article_is_found_by_name_id_and_beginning_of_id(story: Ledger) -> None:
    late = story.article("late")
    assert story.article(late.id) == late
    assert story.article(late.id[:4]) == late
    assert story.article(late.id[:9].upper()) == late


def test_a_name_goes_before_the_beginning_of_an_id(story: Ledger) -> None:
    named = article(story.article("late").id[:6])
    story.add(named, [], MODEL)
    assert story.article(named.name) == named


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        pytest.param("lat", r"no such article\. Did you mean [0-9a-f]{8} \(late\), [0-9a-f]{8} \(same day, later\)\?"),
        pytest.param("nothing like it", r"no such article\. To see those there are: accordingto articles"),
        pytest.param("abc", r"abc: too short for an id"),
        pytest.param("0000000", r"no such article"),
        pytest.param("", r"'': no such article"),
        pytest.param("%", r"no such article"),
        pytest.param("\ud800", r"no such article"),
    ],
)
def test_an_unknown_article(story: Ledger, ref: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        story.article(ref)
    with pytest.raises(InputError, match=message):
        story.statements(within=ref)


def test_an_ambiguous_name_or_beginning_lists_what_it_may_mean(ledger: Ledger) -> None:
    first, second = article("twin", "One."), article("twin", "Two.")
    ledger.add(first, [], MODEL)
    ledger.add(second, [], MODEL)
    with pytest.raises(InputError, match=rf"{first.id[:8]} \(twin\), {second.id[:8]} \(twin\)\. Give more of the id"):
        ledger.article("twin")
    start = digest("x")[:6]
    for end in "0123456789":
        ledger.add(_with_id(start + end * 26), [], MODEL)
    with pytest.raises(InputError, match=rf"{start}00 .*, {start}44 \(many\), …\. Give more"):
        ledger.article(start)
    assert ledger.article(start + "7").id == start + "7" * 26


def _with_id(ident: str) -> Article:
    of = article("many")
    return Article(ident, of.name, of.path, of.text, of.paragraphs, of.given_text)


def test_rows_come_one_by_one_while_the_ledger_is_written_to(story: Ledger) -> None:
    rows = story.statements()
    first = next(rows)
    story.forget("late")
    story.add(*harbour("new"), MODEL)
    rest = [entry.article.name for entry in rows]
    assert first.article.name == "early"
    assert rest == ["early", "same day, later", "same day, later", "undated", "undated"]


def test_a_passage_is_shown_once_and_empty_statements_do_no_harm(ledger: Ledger) -> None:
    of = article("odd", "Bo said so.\n\nYes.")
    ledger.add(of, [statement(of, "", "", ""), statement(of, "Bo", "said", "so")], MODEL)
    assert [[passage.text for passage in entry.passages] for entry in ledger.statements()] == [["Bo said so."], []]
