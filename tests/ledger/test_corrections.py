"""What users decide holds: over claims, over sources, over newer readings of a text, and until they take it back."""

from dataclasses import replace

import pytest

from accordingto.errors import InputError
from accordingto.ledger import Ledger
from accordingto.records import Verdict
from tests.match.fakes import fresh

from .coverage import DEBT, FENN, MARLOWE, OPENING, QUILL, REOPENS, REOPENS_TOO, add, check, judge, shown, three, told
from .samples import article, chain, given, statement


def together(ledger: Ledger, *idents: str) -> bool:
    return any({*idents} <= {*one.claim.members} for one in ledger.claims())


def test_a_user_parts_and_joins_statements(ledger: Ledger) -> None:
    add(ledger, *three())
    before = shown(ledger)
    (_, (reopens, debt)), _, (_, (third,)) = three()
    judge(ledger, reopens.id, third.id, Verdict.DIFFERENT)
    assert not together(ledger, reopens.id, third.id)
    judge(ledger, reopens.id, third.id, Verdict.SAME_CLAIM)
    assert shown(ledger) == before
    judge(ledger, debt.id[:10], third.id[:10], Verdict.SAME)
    assert together(ledger, debt.id, third.id)
    check(ledger)
    judge(ledger, third.id, debt.id, Verdict.DIFFERENT)
    assert shown(ledger) == before
    assert [one.judgement.author for one in ledger.judgements(by_users=True)] == ["ines"] * 4


def test_a_user_parts_two_in_the_same_words(ledger: Ledger) -> None:
    add(ledger, told("first", (MARLOWE, REOPENS)), told("second", (MARLOWE, REOPENS), opening="It rained."))
    (_, (one,)), (_, (other,)) = (
        told("first", (MARLOWE, REOPENS)),
        told("second", (MARLOWE, REOPENS), opening="It rained."),
    )
    assert together(ledger, one.id, other.id)
    judge(ledger, one.id, other.id, Verdict.DIFFERENT)
    assert not list(ledger.claims())
    judge(ledger, one.id, other.id, Verdict.SAME)
    assert together(ledger, one.id, other.id)


def test_what_a_user_says_of_one_copy_holds_for_all(ledger: Ledger) -> None:
    copies = [told(name, (MARLOWE, REOPENS), opening=name) for name in ("first", "second", "third")]
    other = told("fourth", (QUILL, DEBT), opening="It rained.")
    add(ledger, *copies, other)
    judge(ledger, copies[2][1][0].id, other[1][0].id, Verdict.SAME)
    assert together(ledger, *(said[0].id for _, said in (*copies, other)))
    check(ledger)


def test_a_decision_stands_beside_the_claim_that_it_bears_on(ledger: Ledger) -> None:
    add(ledger, *three())
    (_, (reopens, debt)), _, (_, (third,)) = three()
    judge(ledger, reopens.id, third.id, Verdict.SAME)
    (entry,) = ledger.claims()
    (decision,) = entry.decisions
    assert {decision.judgement.left, decision.judgement.right} == {reopens.id, third.id}
    assert decision.judgement.because == "I was there"
    judge(ledger, debt.id, debt.id, Verdict.NOT_A_STATEMENT)
    (entry,) = ledger.claims()
    assert len(entry.decisions) == 1


def test_a_user_says_what_is_no_statement_and_who_said_it(ledger: Ledger) -> None:
    add(ledger, *three())
    third = three()[2][1][0]
    judge(ledger, third.id, third.id, Verdict.NOT_A_STATEMENT)
    assert not together(ledger, third.id)
    check(ledger)
    assert (ledger.counts().statements, sum(one.statements for one in ledger.sourcing())) == (3, 3)
    assert {one.source.name for one in ledger.sources()} == {MARLOWE, QUILL}
    judge(ledger, third.id, MARLOWE, Verdict.SAID_BY)
    (entry,) = ledger.claims()
    assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (1, 1)
    assert entry.claim.kind is Verdict.SAME_UTTERANCE, "now all of it is what Marlowe said"
    assert {one.statement.chain[-1].source.name for one in entry.members} == {MARLOWE}
    assert [(one.source.name, one.statements) for one in ledger.sources()] == [(MARLOWE, 3), (QUILL, 1)]
    assert sum(len(one.entries) for one in ledger.quotes("marlowe")) == 3
    judge(ledger, third.id, FENN, Verdict.SAID_BY)
    assert ledger.claim(third.id).claim.origins.at_most == 2
    check(ledger)


def test_who_an_article_names_elsewhere_is_whom_a_user_names(ledger: Ledger) -> None:
    """It tells the claim in its own voice: it has it from whoever is said to say its other sentence."""
    first = told("first", (MARLOWE, REOPENS), day="2031-04-02")
    second = told("second", (QUILL, DEBT), day="2031-04-03", own=REOPENS.capitalize() + ".")
    add(ledger, first, second)
    debt = second[1][0].id
    assert ledger.claim(first[1][0].id).claim.provenance.no_source == (second[0].id,)
    judge(ledger, debt, MARLOWE, Verdict.SAID_BY)
    assert ledger.claim(first[1][0].id).claim.provenance.no_source == ()
    judge(ledger, debt, debt, Verdict.NOT_A_STATEMENT)
    assert ledger.claim(first[1][0].id).claim.provenance.no_source == (second[0].id,)
    check(ledger)


def test_a_user_joins_and_parts_sources(ledger: Ledger) -> None:
    add(ledger, *three())
    judge(ledger, MARLOWE.upper(), FENN, Verdict.SAME)
    assert ledger.people()(MARLOWE) == ledger.people()(FENN)
    claim = ledger.claim(three()[2][1][0].id).claim
    assert (claim.origins.at_most, claim.kind) == (1, Verdict.SAME_UTTERANCE)
    assert len(ledger.sources(joined=ledger.people())) == 2
    judge(ledger, MARLOWE, FENN, Verdict.DIFFERENT)
    assert ledger.people()(MARLOWE) != ledger.people()(FENN)
    claim = ledger.claim(three()[2][1][0].id).claim
    assert (claim.origins.at_most, claim.kind) == (2, Verdict.SAME_CLAIM)


def test_two_short_forms_that_a_user_tells_apart_are_two_origins(ledger: Ledger) -> None:
    names = ("Sergei Brandt", "Sergey Brandt")
    add(ledger, *(told(name.split()[0], (name, REOPENS), opening=name) for name in names))
    (entry,) = ledger.claims()
    assert entry.claim.origins.at_most == 1
    judge(ledger, *names, Verdict.DIFFERENT)
    (entry,) = ledger.claims()
    assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (2, 2)


def test_a_user_says_that_an_article_is_no_copy(ledger: Ledger) -> None:
    """Copies have one unnamed source between them; two articles have two that could be one."""
    text = told("first", ("Officials", REOPENS), opening=OPENING * 2)[0].text
    both = [article(name, text, outlet=given(f"{name} Post")) for name in ("one", "two")]
    add(ledger, *((of, [statement(of, "Officials", "said", REOPENS, chain=chain("(officials)"))]) for of in both))
    assert [one.claim.origins.at_most for one in ledger.claims()] == [1]
    judge(ledger, "one", "two", Verdict.DIFFERENT)
    assert [one.claim.origins.at_most for one in ledger.claims()] == [2]
    judge(ledger, "two", "one", Verdict.SAME)
    assert [one.claim.origins.at_most for one in ledger.claims()] == [1]


@pytest.mark.parametrize(
    ("left", "right", "verdict", "message"),
    [
        pytest.param("first", "Zoë Marlowe", Verdict.SAME, "of sort article", id="two sorts"),
        pytest.param("nobody", "Zoë Marlowe", Verdict.SAME, "no statement, article, outlet or source", id="unknown"),
        pytest.param("first", "0000", Verdict.SAME_CLAIM, "no such statement", id="no statement"),
        pytest.param("The First Post", "Nowhere", Verdict.AFFILIATED, "no outlet", id="no outlet"),
    ],
)
def test_what_cannot_be_decided_on(ledger: Ledger, left: str, right: str, verdict: Verdict, message: str) -> None:
    add(ledger, *three())
    with pytest.raises(InputError, match=message):
        judge(ledger, left, right, verdict)


def test_a_users_decision_survives_a_newer_model(ledger: Ledger) -> None:
    add(ledger, *three())
    (_, (reopens, _)), _, (of, (third,)) = three()
    judge(ledger, reopens.id, third.id, Verdict.DIFFERENT)
    longer = statement(of, FENN, "said", f"that {REOPENS}")
    ledger.replace_statements(of.id, [longer], "attribution-2", fresh(of, [longer]))
    assert not together(ledger, reopens.id, longer.id)
    assert ledger.judgements(by_users=True)[0].judgement.right == longer.id
    assert not ledger.unfit()
    other = statement(of, FENN, "said", "in May")
    ledger.replace_statements(of.id, [other], "attribution-3", fresh(of, [other]))
    assert ledger.unfit() == {"different": 1}
    check(ledger)
    ledger.replace_statements(of.id, [third], "attribution-4", fresh(of, [third]))
    assert not ledger.unfit()
    assert not together(ledger, reopens.id, third.id)


def test_a_decision_on_a_sentence_in_the_outlets_own_voice_holds(ledger: Ledger) -> None:
    own = "The harbour of Larkhaven will reopen for fishing boats in May after repairs."
    of, (sentence,) = told("plain", opening="It rained.", own=own)
    add(ledger, *three(), (of, [sentence]))
    assert together(ledger, sentence.id)
    judge(ledger, sentence.id, sentence.id, Verdict.NOT_A_STATEMENT)
    assert not together(ledger, sentence.id)
    ledger.replace_statements(of.id, [replace(sentence)], "attribution-2", fresh(of, [sentence]))
    assert not together(ledger, sentence.id)
    check(ledger)


def test_of_what_a_user_holds_and_takes_back_nothing_is_left(ledger: Ledger) -> None:
    add(ledger, *three(), told("fourth", (QUILL, REOPENS_TOO), opening="Snow fell."))
    before = shown(ledger)
    (_, (reopens, _)), (_, (second,)), (_, (third,)) = three()
    for one, other in ((reopens, second), (second, third), (third, reopens)):
        judge(ledger, one.id, other.id, Verdict.DIFFERENT)
        assert not together(ledger, one.id, other.id)
        judge(ledger, one.id, other.id, Verdict.SAME_CLAIM)
    assert {one.members for one in shown(ledger)} == {one.members for one in before}
    check(ledger)


def test_a_user_joins_what_is_compared_with_nothing(ledger: Ledger) -> None:
    """In another language; a statement without any content is left out."""
    both = [told(name, (MARLOWE, REOPENS), opening=name, language="de") for name in ("eins", "zwei")]
    add(ledger, *both)
    assert not list(ledger.claims())
    judge(ledger, both[0][1][0].id, both[1][1][0].id, Verdict.SAME)
    assert together(ledger, both[0][1][0].id, both[1][1][0].id)
    check(ledger)
    of = article("drei", "Zoë Marlowe nickte.", language="de")
    add(ledger, (of, [empty := statement(of, MARLOWE, "nickte", "")]))
    judge(ledger, both[0][1][0].id, empty.id, Verdict.SAME)
    assert not together(ledger, both[0][1][0].id, empty.id) and together(ledger, *(said[0].id for _, said in both))
    check(ledger)
