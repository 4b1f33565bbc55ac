"""What is new about a story: what is told of a round, by ledgers whose claims are joined by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.records import Agent, Article, Chain, Judgement, Link, Source, Stance, Statement, Verdict
from accordingto.views.news import LABELS, Brief, brief_row, briefs, lines
from tests.ledger.samples import MODEL, article, given, statement
from tests.match.fakes import fresh

OFFICE: Chain = (Link(Source("port office", Agent.ORGANISATION, True), None, "as the text names it"),)
SURGEON: Chain = (Link(Source("Mira Castell", Agent.PERSON, True), None, "as the text names it"),)
UNION: Chain = (Link(Source("dockers' union", Agent.ORGANISATION, True), None, "as the text names it"),)


def told(name: str, words: str, who: str, content: str, chain: Chain, **found: object) -> tuple[Article, Statement]:
    of = article(name, words, outlet=given(f"The {name.title()} Post"), published=given("2031-08-12"), language="en")
    return of, statement(of, who, "said" if who else "", content, chain=chain, **found)


VALE = told(
    "vale", "The crane fell on two sailors, the port office said.", "the port office",
    "The crane fell on two sailors", OFFICE,
)  # fmt: skip
COAST = told(
    "coast", "The crane fell on two sailors at noon, the port office said.", "the port office",
    "The crane fell on two sailors at noon", OFFICE,
)  # fmt: skip
UPLAND = told(
    "upland", "The crane fell on three sailors, surgeon Mira Castell said.", "surgeon Mira Castell",
    "The crane fell on three sailors", SURGEON,
)  # fmt: skip
DENIED = told(
    "denied", "The dockers' union said the crane fell on two sailors was false.", "The dockers' union",
    "the crane fell on two sailors", UNION, stance=Stance.DENY,
)  # fmt: skip
PLAIN = told("plain", "The crane fell on two sailors.", "", "The crane fell on two sailors", ())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "story.db") as ledger:
        yield ledger


def arrive(ledger: Ledger, *added: tuple[Article, Statement]) -> list[Brief]:
    """What a round with these articles brings; each says what the first of the ledger says."""
    for of, said in added:
        ledger.add(of, [said], MODEL, fresh(of, [said]))
        first = next(iter(ledger.statements())).statement.id
        if first != said.id:
            ledger.judge(Judgement(said.id, first, Verdict.SAME, 1.0, "for the test", "ada"))
    came = ledger.open_round()
    assert came is not None
    found = list(briefs(ledger, came))
    ledger.close_round(came)
    return found


def kinds(found: list[Brief]) -> dict[str, str]:
    (only,) = found
    return {one.kind: one.what for one in only.news}


def test_a_story_that_is_new_is_told_by_its_answer(ledger: Ledger) -> None:
    (only,) = arrive(ledger, VALE)
    assert only.answer and not only.news and only.headline == "New story: one article"
    assert brief_row(only)["new_story"]


def test_a_claim_is_one_once_a_second_article_tells_it(ledger: Ledger) -> None:
    arrive(ledger, VALE)
    (only,) = arrive(ledger, COAST)
    assert only.answer is None and [one.name for one in only.articles] == ["coast"]
    assert only.headline == "One new article, new claim"
    assert list(lines(only)) == ["New claim: 2 articles · 1 source. “The crane fell on two sailors at noon.”"]


def test_what_changes_about_a_claim(ledger: Ledger) -> None:
    arrive(ledger, VALE, COAST)
    assert kinds(arrive(ledger, UPLAND)) == {
        "origin": "Mira Castell, in The Upland Post",
        "sources": "2, so far 1",
        "number": "three (The Upland Post); so far two (The Coast Post)",
    }
    assert kinds(arrive(ledger, DENIED)) == {"denial": "by dockers' union"}
    assert kinds(arrive(ledger, PLAIN)) == {"dropped": "The Plain Post states it as fact"}


def test_the_past_is_told_as_it_was(ledger: Ledger) -> None:
    """A round is told the same when others have come since."""
    arrive(ledger, VALE)
    (then,) = arrive(ledger, COAST)
    arrive(ledger, UPLAND, DENIED, PLAIN)
    (now,) = briefs(ledger, ledger.rounds(9)[1])
    assert (now.headline, list(lines(now))) == (then.headline, list(lines(then)))


def test_a_correction_holds_for_the_past_too(ledger: Ledger) -> None:
    arrive(ledger, VALE)
    arrive(ledger, COAST)
    ledger.judge(Judgement(VALE[1].id, COAST[1].id, Verdict.DIFFERENT, 1.0, "for the test", "ada"))
    (now,) = briefs(ledger, ledger.rounds(1)[0])
    assert not now.news and now.headline == "One new article"


def test_what_is_forgotten_is_no_news(ledger: Ledger) -> None:
    arrive(ledger, VALE)
    arrive(ledger, COAST)
    ledger.forget(COAST[0].id)
    assert list(briefs(ledger, ledger.rounds(1)[0])) == []


def test_kinds_are_told_the_weightiest_first(ledger: Ledger) -> None:
    arrive(ledger, VALE, COAST)
    (only,) = arrive(ledger, UPLAND)
    assert [one.kind for one in only.news] == [kind for kind in LABELS if kind in {one.kind for one in only.news}]
    assert only.headline == "One new article, new source, number of sources, different numbers"


def test_every_field_of_a_row(ledger: Ledger) -> None:
    arrive(ledger, VALE)
    (only,) = arrive(ledger, COAST)
    row = brief_row(only)
    assert row["articles"] == [
        {
            "article": "coast",
            "article_id": COAST[0].id,
            "title": "coast",
            "outlet": "The Coast Post",
            "published": "2031-08-12",
            "url": None,
        }
    ]
    first = row["news"][0]
    assert (first["kind"], first["what"]) == ("claim", "2 articles · 1 source")
    assert first["claim"] in {VALE[1].id, COAST[1].id}
