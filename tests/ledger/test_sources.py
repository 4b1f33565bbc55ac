"""Who speaks over the whole ledger, and what each outlet rests on."""

from dataclasses import replace

import pytest

from accordingto.attribute.model import Attributed
from accordingto.ledger import UNKNOWN, Ledger, Sourcing, Speaker
from accordingto.records import Agent, Attribution, Link, Source, Span, Stance
from accordingto.resolve import resolve
from accordingto.text.doc import Doc
from tests.resolve.found import NOTHING

from .samples import MODEL, article, chain, given, statement


@pytest.fixture
def story(ledger: Ledger) -> Ledger:
    """Two outlets and an article of none; what is said in them."""
    of = article("a", "ONE TWO THREE FOUR FIVE", outlet=given("The Vale Post"))
    clerk = Link(Source("Ines Okoro", Agent.PERSON, True, ("clerk", "town clerk"), "Vale council"), None, "")
    ledger.add(
        of,
        [
            statement(of, "ONE", "", "", chain=(*chain("Coast Wire"), clerk)),
            statement(of, "TWO", "", "", chain=chain("INES  OKORO"), stance=Stance.DENY),
            statement(of, "THREE", "", "", chain=chain("(officials)")),
            statement(of, "FOUR", "", "", chain=chain("(unknown)")),
            statement(of, "", "", "FIVE", chain=chain("(unknown)")),
        ],
        MODEL,
    )
    other = article("b", "ONE TWO", outlet=given("the vale POST"))
    later = replace(clerk, source=replace(clerk.source, roles=("mayor", "clerk"), body=None))
    ledger.add(other, [statement(other, "ONE", "", "", chain=(later,), stance=Stance.DECLINE)], MODEL)
    third = article("c", "ONE TWO", outlet=given("Coast Wire"))
    ledger.add(third, [statement(third, "ONE", "", "", chain=chain("(Officials)", "Ines Okoro"))], MODEL)
    nowhere = article("d", "ONE TWO")
    said = [statement(nowhere, "ONE", "", "", chain=chain("(Officials)")), statement(nowhere, "TWO", "", "", chain=())]
    ledger.add(nowhere, said, MODEL)
    return ledger


def test_who_speaks(story: Ledger) -> None:
    okoro = Source("Ines Okoro", Agent.PERSON, True, ("clerk", "town clerk", "mayor"), "Vale council")
    officials = Source("officials", Agent.GROUP, False)
    assert story.sources() == [
        Speaker(okoro, 4, ("The Vale Post", "Coast Wire"), 2, 1, 1, names=("Ines Okoro", "INES  OKORO")),
        Speaker(officials, 2, ("The Vale Post",), 2, 0, 0, names=("officials", "Officials"), unplaced=1),
    ]


def test_who_is_who_can_be_told(story: Ledger) -> None:
    (one,) = story.sources(joined=lambda name: "all")
    assert (one.source.name, one.source.kind, one.statements, one.affirm) == ("Ines Okoro", Agent.PERSON, 6, 4)
    assert len(story.sources(joined=lambda name: name)) == 4


def test_what_outlets_rest_on(story: Ledger) -> None:
    rows = story.sourcing()
    assert rows == [
        Sourcing("The Vale Post", 6, named=3, unnamed=1, unknown=2, no_source=1),
        Sourcing("Coast Wire", 1, named=1, unnamed=0, unknown=0, no_source=0),
        Sourcing(None, 2, named=0, unnamed=1, unknown=1, no_source=0),
    ]
    assert [row.share for row in rows] == [0.25, 0.0, 1.0]
    assert Sourcing("The Vale Post", 1, 0, 0, 1, 1).share is None


def test_the_unnamed_are_those_that_the_statements_list(story: Ledger) -> None:
    assert len(list(story.statements(unnamed=True))) == sum(row.unnamed for row in story.sourcing())


def test_an_outlet_of_several_articles_with_several_values_counts_once(ledger: Ledger) -> None:
    of = article("a", outlet=given("The Vale Post"), inferred=(("outlet", given("Vale Weekly")),))
    ledger.add(of, [statement(of, "Tobias Quill", "", "")], MODEL)
    assert [row.statements for row in ledger.sourcing()] == [1]
    assert [row.outlets for row in ledger.sources()] == [("The Vale Post",)]


def test_a_suggested_outlet_carries_it_as_a_suggestion(ledger: Ledger) -> None:
    weekly, daily = ("outlet", given("Vale Weekly")), ("outlet", given("Vale Daily"))
    known, sole = article("a", outlet=given("The Vale Post")), article("b", inferred=(weekly, weekly))
    of_two = article("c", inferred=(weekly, daily))
    for of in (known, sole, of_two):
        ledger.add(of, [statement(of, "Tobias Quill", "", "")], MODEL)
    (quill,) = ledger.sources()
    assert (quill.outlets, quill.suggested) == (("The Vale Post",), ("Vale Weekly",))
    rows = {row.outlet: (row.statements, row.suggested) for row in ledger.sourcing()}
    assert rows == {"The Vale Post": (1, 0), "Vale Weekly": (1, 1), None: (1, 0)}


def test_an_outlet_that_some_article_tells_is_no_suggestion(ledger: Ledger) -> None:
    for of in (article("a", outlet=given("Vale Weekly")), article("b", inferred=(("outlet", given("Vale Weekly")),))):
        ledger.add(of, [statement(of, "Tobias Quill", "", "")], MODEL)
    assert [(one.outlets, one.suggested) for one in ledger.sources()] == [(("Vale Weekly",), ())]
    assert [(row.statements, row.suggested) for row in ledger.sourcing()] == [(2, 1)]


def test_unknown_is_what_resolve_calls_it() -> None:
    of = article("a", "It was said.")
    said = Attribution((), (Span(3, 11),), (Span(0, 2),), 0.5)
    (found,) = resolve(Doc(of), Attributed((said,), NOTHING), 0)
    assert found.chain[-1].source.name == UNKNOWN


def test_what_is_forgotten_speaks_no_more(story: Ledger) -> None:
    for name in "abcd":
        story.forget(name)
    assert story.sources() == []
    assert story.sourcing() == []
    assert not story._connection.execute("SELECT 1 FROM link UNION ALL SELECT 1 FROM evidence").fetchall()
