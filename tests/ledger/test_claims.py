"""What the ledger finds across articles, and the laws it keeps: order, repetition, users, references."""

import multiprocessing
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.errors import InputError
from accordingto.ledger import Added, ClaimEntry, Ledger
from accordingto.records import Article, Basis, Differs, Judgement, Known, Stance, Statement, Verdict

from ..match.fakes import fresh
from .samples import MODEL, article, chain, statement
from .samples import given as known

OPENING = (
    "The Vale council met in Larkhaven on the harbour, the ferry and the quay, and on Coast Line's old landing stage. "
    "Fishermen from Larkhaven and from Ostrey Point had waited since dawn at the council house on Mole Street."
)
Told = tuple[Article, list[Statement]]


def told(name: str, *said: tuple[str, str], day: str | None = None, opening: str = OPENING, **fields: object) -> Told:
    """An article in which each of these people says something."""
    lines = [f"{who} said that {what}." for who, what in said]
    given_day = {"published": known(day)} if day else {}
    of = article(name, "\n\n".join([opening, *lines]), outlet=known(f"The {name.title()} Post"), **given_day, **fields)
    return of, [statement(of, who, "said", what) for who, what in said]


MARLOWE, QUILL, FENN = "Zoë Marlowe", "Tobias Quill", "Odile Fenn"
REOPENS = "the harbour would reopen for fishing boats in May after repairs"
REOPENS_TOO = "the harbour would reopen for fishing boats in May after the repairs are paid"
DEBT = "the council owes nine million crowns to a bank in Ostrey"


def add(ledger: Ledger, *all_told: Told) -> None:
    for of, said in all_told:
        ledger.add(of, said, MODEL, fresh(of, said))


def three() -> list[Told]:
    return [
        told("first", (MARLOWE, REOPENS), (QUILL, DEBT), day="2031-04-02"),
        told("second", (MARLOWE, REOPENS_TOO), day="2031-04-03", opening=OPENING.replace("met", "sat")),
        told("third", (FENN, REOPENS), day="2031-04-04", opening="Rain fell on Larkhaven for the ninth day."),
    ]


Shown = set[tuple[str, str, frozenset[str], int, int]]


def shown(ledger: Ledger) -> Shown:
    """Claims without anything that depends on when an article came."""
    return {
        (
            one.claim.id,
            one.claim.kind.value,
            frozenset(one.claim.members),
            one.claim.origins.at_least,
            one.claim.origins.at_most,
        )
        for one in ledger.claims()
    }


def test_an_utterance_within_a_claim(ledger: Ledger) -> None:
    add(ledger, *three())
    wide, narrow = ledger.claims()
    (first, said), (_, (second,)), (_, (third,)) = three()
    assert wide.claim.kind is Verdict.SAME_CLAIM
    assert wide.claim.members == (said[0].id, second.id, third.id)
    assert (wide.claim.origins.statements, wide.claim.origins.outlets) == (3, 3)
    assert (wide.claim.origins.at_least, wide.claim.origins.at_most) == (2, 2)
    assert narrow.claim.kind is Verdict.SAME_UTTERANCE
    assert narrow.claim.members == (said[0].id, second.id)
    assert (narrow.claim.origins.at_least, narrow.claim.origins.at_most) == (1, 1)
    assert wide.story == first.id
    assert {one.judgement.verdict for one in wide.joins} == {Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM}
    assert [one.articles for one in ledger.stories()] == [tuple(of.id for of, _ in three())]


def test_a_claim_is_found_by_any_of_its_statements(ledger: Ledger) -> None:
    add(ledger, *three())
    for ident in ledger.claim(three()[0][1][0].id[:8]).claim.members:
        assert ledger.claims_of(ident[:8])[0].claim.kind is Verdict.SAME_CLAIM
    with pytest.raises(InputError, match="no claim"):
        ledger.claim(three()[0][1][1].id)
    with pytest.raises(InputError, match="no such statement"):
        ledger.claim("0" * 32)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_articles_does_not_matter(ledger: Ledger, tmp_path: Path, order: Sequence[int]) -> None:
    add(ledger, *three())
    with Ledger.create(tmp_path / "other.db") as other:
        for number in order:
            add(other, three()[number])
            other.settle()
        assert shown(other) == shown(ledger)
        assert {(one.id, one.articles) for one in other.stories()} == {(s.id, s.articles) for s in ledger.stories()}


def test_reading_again_changes_nothing(ledger: Ledger, path: Path) -> None:
    add(ledger, *three())
    ledger.settle()
    before = everything(path)
    for of, said in three():
        assert ledger.add(of, said, MODEL, fresh(of, said)) is Added.KNOWN
    ledger.settle()
    assert everything(path) == before


def test_what_is_forgotten_leaves_claims_as_if_it_had_never_been(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, *three())
    ledger.settle()
    ledger.forget("second")
    with Ledger.create(tmp_path / "other.db") as other:
        add(other, three()[0], three()[2])
        assert shown(other) == shown(ledger)
    check(ledger)
    ledger.forget("first")
    assert not list(ledger.claims())
    ledger.forget("third")
    for table in ("judgement", "story", "term", "fingerprint", "narration", "line", "claim", "conflict", "name_key"):
        assert not ledger._connection.execute(f"SELECT * FROM {table}").fetchall(), table


# Users


def judge(ledger: Ledger, left: str, right: str, verdict: Verdict) -> None:
    ledger.judge(Judgement(left, right, verdict, 1.0, "I was there", "ines"))


def test_a_user_parts_and_joins_statements(ledger: Ledger) -> None:
    add(ledger, *three())
    before = shown(ledger)
    (_, (reopens, debt)), _, (_, (third,)) = three()
    judge(ledger, reopens.id, third.id, Verdict.DIFFERENT)
    assert all(not {reopens.id, third.id} <= {*one.claim.members} for one in ledger.claims())
    judge(ledger, reopens.id, third.id, Verdict.SAME_CLAIM)
    assert shown(ledger) == before
    judge(ledger, debt.id[:10], third.id[:10], Verdict.SAME)
    assert any({debt.id, third.id} <= {*one.claim.members} for one in ledger.claims())
    judge(ledger, third.id, debt.id, Verdict.DIFFERENT)
    assert shown(ledger) == before
    assert [one.judgement.author for one in ledger.judgements(by_users=True)] == ["ines"] * 4


def test_a_user_says_what_is_no_statement_and_who_said_it(ledger: Ledger) -> None:
    add(ledger, *three())
    third = three()[2][1][0]
    judge(ledger, third.id, third.id, Verdict.NOT_A_STATEMENT)
    assert all(third.id not in one.claim.members for one in ledger.claims())
    assert (ledger.counts().statements, sum(one.statements for one in ledger.sourcing())) == (3, 3)
    assert [one.source.name for one in ledger.sources()] == [MARLOWE, QUILL]
    judge(ledger, third.id, "Zoë Marlowe", Verdict.SAID_BY)
    (wide, _) = ledger.claims()
    assert (wide.claim.origins.at_least, wide.claim.origins.at_most) == (1, 1)
    assert {entry.statement.chain[-1].source.name for entry in wide.members} == {"Zoë Marlowe"}
    assert [(one.source.name, one.statements) for one in ledger.sources()] == [(MARLOWE, 3), (QUILL, 1)]
    assert sum(len(one.entries) for one in ledger.quotes("marlowe")) == 3
    judge(ledger, third.id, FENN, Verdict.SAID_BY)
    assert ledger.claim(third.id).claim.origins.at_most == 2


def test_a_user_joins_and_parts_sources(ledger: Ledger) -> None:
    add(ledger, *three())
    judge(ledger, MARLOWE.upper(), FENN, Verdict.SAME)
    assert ledger.people()(MARLOWE) == ledger.people()(FENN)
    assert ledger.claim(three()[2][1][0].id).claim.origins.at_most == 1
    assert len(ledger.sources(joined=ledger.people())) == 2
    judge(ledger, MARLOWE, FENN, Verdict.DIFFERENT)
    assert ledger.people()(MARLOWE) != ledger.people()(FENN)
    assert ledger.claim(three()[2][1][0].id).claim.origins.at_most == 2


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
    with pytest.raises(ValueError, match="author"):
        ledger.judge(Judgement("first", "second", Verdict.SAME, 1.0, "", "program"))


def test_a_users_decision_survives_a_newer_model(ledger: Ledger) -> None:
    add(ledger, *three())
    (_, (reopens, _)), _, (of, (third,)) = three()
    judge(ledger, reopens.id, third.id, Verdict.DIFFERENT)
    longer = statement(of, FENN, "said", f"that {REOPENS}")
    ledger.replace_statements(of.id, [longer], "attribution-2", fresh(of, [longer]))
    assert all(not {reopens.id, longer.id} <= {*one.claim.members} for one in ledger.claims())
    assert ledger.judgements(by_users=True)[0].judgement.right == longer.id
    assert not ledger.unfit()
    other = statement(of, FENN, "said", "in May")
    ledger.replace_statements(of.id, [other], "attribution-3", fresh(of, [other]))
    assert ledger.unfit() == {"different": 1}
    check(ledger)
    ledger.replace_statements(of.id, [third], "attribution-4", fresh(of, [third]))
    assert not ledger.unfit()
    assert all(not {reopens.id, third.id} <= {*one.claim.members} for one in ledger.claims())


def test_rereading_with_the_same_result_leaves_the_same_claims(ledger: Ledger) -> None:
    add(ledger, *three())
    before = shown(ledger)
    for of, said in three():
        ledger.replace_statements(of.id, said, "attribution-2", fresh(of, said))
    assert shown(ledger) == before
    check(ledger)


# Bad input


def test_copies_add_no_origin_and_bring_their_statements_along(ledger: Ledger) -> None:
    of, _ = told("first", ("Officials", REOPENS), (QUILL, DEBT), day="2031-04-02")
    for number in range(30):
        copy = article(f"copy {number}", of.text, outlet=known(f"Paper {number}"))
        said = [
            statement(copy, "Officials", "said", REOPENS, chain=chain("(officials)")),
            statement(copy, QUILL, "said", DEBT),
        ]
        add(ledger, (copy, said))
    assert [(one.claim.kind, one.claim.origins.statements) for one in ledger.claims()] == [
        (Verdict.SAME_UTTERANCE, 30)
    ] * 2
    assert {(one.claim.origins.at_least, one.claim.origins.at_most) for one in ledger.claims()} == {(1, 1)}
    assert ledger.copies("copy 0", "copy 29")


def test_copies_of_a_forgotten_text_stay_together(ledger: Ledger, tmp_path: Path) -> None:
    of, said = told("first", (MARLOWE, REOPENS), (QUILL, DEBT), day="2031-04-02", opening=OPENING * 2)
    copies: list[Told] = []
    for number in range(3):
        copy = article(f"copy {number}", of.text, published=known(f"2031-04-0{number + 3}"))
        copies.append((copy, [statement(copy, MARLOWE, "said", REOPENS), statement(copy, QUILL, "said", DEBT)]))
    add(ledger, (of, said), *copies, three()[2])
    ledger.settle()
    ledger.forget("first")
    check(ledger)
    with Ledger.create(tmp_path / "other.db") as other:
        add(other, *copies, three()[2])
        assert shown(ledger) == shown(other)


def test_the_later_of_two_versions_supersedes(ledger: Ledger) -> None:
    times = [Known(f"2031-04-02T1{hour}:00:00Z", Basis.MARKUP, "meta") for hour in (0, 1)]
    early = told("early", (MARLOWE, REOPENS), url="https://vale.example/1", opening=OPENING * 2)
    late = told("late", (MARLOWE, REOPENS), (QUILL, DEBT), url="https://vale.example/1", opening=OPENING * 2)
    for (of, said), when in ((late, times[1]), (early, times[0])):
        dated = Article(**{field: getattr(of, field) for field in of.__slots__} | {"published": when})
        add(ledger, (dated, said))
    assert [
        (one.judgement.left, one.judgement.right)
        for one in ledger.judgements()
        if one.judgement.verdict is Verdict.SUPERSEDES
    ] == [(late[0].id, early[0].id)]
    assert ledger.counts().articles == 2


def test_another_language_is_kept_and_matched_with_nothing(ledger: Ledger) -> None:
    add(ledger, three()[0], told("fremd", (MARLOWE, REOPENS), language="de"))
    assert not list(ledger.claims())
    assert [one.articles for one in ledger.stories()] == [(three()[0][0].id,)]
    with pytest.raises(InputError, match="in no story"):
        ledger.story("fremd")


def test_a_story_of_one_article_and_an_empty_ledger(ledger: Ledger) -> None:
    assert (list(ledger.claims()), ledger.conflicts(), ledger.stories(), ledger.timeline()) == ([], [], [], [])
    add(ledger, three()[0])
    assert ledger.story("first").articles == (three()[0][0].id,)
    assert not list(ledger.claims(story="first"))


def test_a_denial_and_what_it_denies_are_one_claim(ledger: Ledger) -> None:
    supplied = "Norrady delivered rockets and shells to the rebels in Tolmark last winter"
    of, (affirmed,) = told("first", (MARLOWE, supplied), day="2031-04-02")
    text = f"{OPENING}\n\nKarvath denied allegations that Norrady delivered shells and rockets to rebels in Tolmark."
    denial = article("second", text.replace("met", "sat"), published=known("2031-04-03"))
    content = "allegations that Norrady delivered shells and rockets to rebels in Tolmark"
    denied = statement(denial, "Karvath", "denied", content, stance=Stance.DENY)
    add(ledger, (of, [affirmed]), (denial, [denied]))
    (one,) = ledger.claims()
    assert [entry.statement.stance for entry in one.members] == [Stance.AFFIRM, Stance.DENY]
    assert Differs.DENIAL in {found.kind for found in one.claim.conflicts}
    assert ledger.conflicts()[0].claim == one.claim.id


def test_an_undated_article_is_dated_by_what_others_date(ledger: Ledger) -> None:
    text = f"{OPENING}\n\nOn April 1, Zoë Marlowe said that {REOPENS}."
    dated = article("dated", text, published=known("2031-04-02"))
    undated = article("undated", text.replace("On April 1", "On Tuesday").replace("met", "sat"))
    said = [statement(dated, MARLOWE, "said", REOPENS, said="2031-04-01"), statement(undated, MARLOWE, "said", REOPENS)]
    add(ledger, (undated, said[1:]), (dated, said[:1]))
    ledger.settle()
    (row,) = ledger._connection.execute("SELECT first, last FROM dated").fetchall()
    assert row == ("2031-04-01", "2031-04-07")
    assert ledger.article("undated").published is None


def test_a_ledger_for_reading_only_is_computed_in_memory(path: Path) -> None:
    with Ledger.create(path) as ledger:
        add(ledger, *three())
    before = path.read_bytes()
    with Ledger.open(path) as ledger:
        ledger.read_only = True
        assert len(list(ledger.claims())) == 2
    assert path.read_bytes() == before


def test_an_article_walks_no_table_from_end_to_end(ledger: Ledger) -> None:
    """But for the short ones: what is stale, and what users decided."""
    add(ledger, *three()[:2])
    ledger.settle()
    run: set[str] = set()
    ledger._connection.set_trace_callback(run.add)
    add(ledger, three()[2])
    ledger.settle()
    ledger._connection.set_trace_callback(None)
    asked = {query for query in run if query.split()[0] in ("SELECT", "UPDATE", "DELETE")}
    assert len(asked) > 50
    for query in asked:
        plan = ledger._connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        walked = [step[3] for step in plan if step[3].startswith("SCAN")]
        assert not [step for step in walked if step.split()[1] not in SHORT], query


SHORT = {"stale", "stale_story", "held", "h", "CONSTANT", "(subquery-1)"}


def test_two_processes_match_into_one_ledger(ledger: Ledger, path: Path, tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_add_all, args=(path, order)) for order in ((0, 1, 2), (2, 1, 0))]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    with Ledger.create(tmp_path / "other.db") as other:
        add(other, *three())
        assert shown(ledger) == shown(other)
    check(ledger)


def _add_all(path: Path, order: Sequence[int]) -> None:
    with Ledger.open(path) as ledger:
        for number in order:
            add(ledger, three()[number])
            ledger.settle()


# Laws

SAID = st.lists(
    st.tuples(st.sampled_from([MARLOWE, QUILL, FENN]), st.sampled_from([REOPENS, REOPENS_TOO, DEBT])),
    min_size=1,
    max_size=3,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everyone=st.lists(SAID, min_size=2, max_size=2))
def test_two_articles_in_either_order(
    tmp_path_factory: pytest.TempPathFactory, everyone: list[list[tuple[str, str]]]
) -> None:
    found = []
    pair = [told(f"article {number}", *said, day=f"2031-04-0{number + 1}") for number, said in enumerate(everyone)]
    for order in (pair, pair[::-1]):
        with Ledger.create(tmp_path_factory.mktemp("order") / "story.db") as ledger:
            add(ledger, *order)
            found.append(shown(ledger))
            check(ledger)
    assert found[0] == found[1]


def check(ledger: Ledger) -> None:
    """Every reference points to something that exists."""
    ledger.settle()
    run: Callable[[str], sqlite3.Cursor] = ledger._connection.execute
    assert not run("PRAGMA foreign_key_check").fetchall()
    ids = {
        "statement": "SELECT id FROM statement",
        "article": "SELECT id FROM article",
        "outlet": "SELECT value FROM metadata WHERE field = 'outlet'",
        "source": "SELECT name FROM link",
    }
    for on, query in ids.items():
        known_ids = {ident for (ident,) in run(query)}
        for one in ledger.judgements():
            if one.on == on and one.fits and one.judgement.verdict is not Verdict.SAID_BY:
                assert {one.judgement.left, one.judgement.right} <= known_ids, one
    statements = {entry.statement.id for entry in ledger.statements()}
    for claim in ledger.claims():
        assert claim.claim.members[0] == claim.claim.id
        assert len(claim.claim.members) > 1
        assert {*claim.claim.members} <= statements
        _check_sides(ledger, claim)


def _check_sides(ledger: Ledger, claim: ClaimEntry) -> None:
    texts = {entry.article.id: entry.article.text for entry in claim.members}
    for conflict in claim.claim.conflicts:
        for side in conflict.sides:
            assert side.says == texts[side.article][side.span.start : side.span.end]


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
