"""What the ledger finds across articles, and the laws it keeps: order, repetition, users, references."""

import multiprocessing
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.errors import InputError
from accordingto.ledger import Added, Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ALL
from accordingto.match.claims import OF_A_REPLY
from accordingto.records import Article, Basis, Differs, Judgement, Known, Stance, Verdict
from tests.match.fakes import Similarity, fresh

from .coverage import (
    DEBT,
    FENN,
    MARLOWE,
    OPENING,
    QUILL,
    REOPENS,
    REOPENS_TOO,
    Coverage,
    Shown,
    add,
    check,
    everything,
    judge,
    narrated,
    shown,
    three,
    told,
)
from .samples import MODEL, article, chain, statement
from .samples import given as known


def test_one_proposition_of_two_speakers(ledger: Ledger) -> None:
    add(ledger, *three())
    (entry,) = ledger.claims()
    (first, said), (_, (second,)), (_, (third,)) = three()
    claim = entry.claim
    assert claim.kind is Verdict.SAME_CLAIM and claim.sure
    assert {*claim.members} == {said[0].id, second.id, third.id} and claim.members[0] == claim.id
    assert (claim.origins.statements, claim.origins.outlets) == (3, 3)
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 2)
    assert {origin.who for origin in claim.provenance.origins} == {MARLOWE, FENN}
    assert claim.provenance.first == first.id
    assert entry.story == first.id
    assert [one.articles for one in ledger.stories()] == [tuple(of.id for of, _ in three())]
    exemplar, *others = entry.tellings
    assert (exemplar.likely, exemplar.because) == (1.0, "") and all(one.likely > 0.5 and one.because for one in others)
    check(ledger)


def test_one_act_of_saying(ledger: Ledger) -> None:
    add(ledger, *three()[:2])
    (entry,) = ledger.claims()
    assert entry.claim.kind is Verdict.SAME_UTTERANCE
    assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (1, 1)
    assert [len(one.entries) for one in ledger.quotes("marlowe")] == [2]


def test_quotations_are_joined_where_that_is_sure(ledger: Ledger, networks: Similarity) -> None:
    """A claim with a question beside it: its sayings are one, under the claim's id; who asks is told alone."""
    asked = "the harbour of Larkhaven reopens for fishing, says nobody"
    networks.table = {frozenset((one, asked)): 0.35 for one in (REOPENS, REOPENS_TOO)}
    add(ledger, *three()[:2], told("fourth", (MARLOWE, asked), day="2031-04-06", opening="Rain fell."))
    claim = next(one.claim for one in ledger.claims() if one.claim.sure)
    assert claim.perhaps
    found = {frozenset(entry.statement.id for entry in one.entries): one.claim for one in ledger.quotes("marlowe")}
    assert found == {frozenset(claim.members): claim.id} | {frozenset((one,)): None for one in claim.perhaps}


def test_a_claim_is_found_by_any_of_its_statements(ledger: Ledger) -> None:
    add(ledger, *three())
    for ident in ledger.claim(three()[0][1][0].id[:8]).claim.members:
        assert ledger.claims_of(ident[:8])[0].claim.kind is Verdict.SAME_CLAIM
    with pytest.raises(InputError, match="no claim"):
        ledger.claim(three()[0][1][1].id)
    with pytest.raises(InputError, match="no such statement"):
        ledger.claim("0" * 32)


def test_what_may_be_the_same_is_a_question(ledger: Ledger, networks: Similarity) -> None:
    networks.table = dict.fromkeys((frozenset((REOPENS, REOPENS_TOO)), frozenset((REOPENS,))), 0.35)
    add(ledger, *three())
    entry, *more = ledger.claims()
    assert all(not one.claim.sure and len(one.claim.members) == 1 and len(one.members) == 1 for one in (entry, *more))
    asked = {frozenset((one.claim.id, other)) for one in (entry, *more) for other in one.claim.perhaps}
    assert len(asked) == 3, "each two of three"
    assert {one.likely for one in entry.tellings if not one.sure} == {0.35}
    assert (entry.claim.origins.statements, entry.claim.kind) == (1, Verdict.SAME_CLAIM)
    judge(ledger, entry.claim.id, entry.claim.perhaps[0], Verdict.SAME)
    sure = next(iter(ledger.claims()))
    assert {*sure.claim.members} == {entry.claim.id, entry.claim.perhaps[0]}
    check(ledger)


# The outlet's own voice

WOULD = "The harbour would reopen for fishing boats in May after repairs."
SHUT = "The harbour of Larkhaven will reopen for fishing boats in May after repairs."


def test_a_sentence_in_the_outlets_own_voice_joins_a_claim_and_is_no_origin(ledger: Ledger) -> None:
    plain = told("plain", opening="Rain fell.", own=SHUT, day="2031-04-05")
    add(ledger, *three(), plain)
    assert [entry.statement.id for entry in ledger.statements(within="plain")] == [plain[1][0].id], "asked first of all"
    (entry,) = ledger.claims()
    assert plain[1][0].id in entry.claim.members
    assert (entry.claim.origins.statements, entry.claim.origins.at_most, entry.claim.origins.untraced) == (4, 2, 1)
    assert entry.claim.provenance.no_source == entry.claim.provenance.dropped == (plain[0].id,)
    assert plain[1][0].id in {entry.statement.id for entry in entry.members}
    assert (ledger.counts().statements, ledger.counts([plain[0].id]).statements) == (4, 0)
    assert {one.article.name: one.statements for one in ledger.articles()}["plain"] == 0
    assert sum(one.statements for one in ledger.sourcing()) == sum(one.statements for one in ledger.sources()) == 4
    check(ledger)


def test_a_claim_that_only_narration_carries_is_shown(ledger: Ledger) -> None:
    tellings = [told(name, opening=f"{name}.", own=SHUT, day="2031-04-05") for name in ("one", "two")]
    add(ledger, *tellings)
    (entry,) = ledger.claims()
    assert (entry.claim.kind, entry.claim.origins.at_most) == (Verdict.SAME_CLAIM, 0)
    assert entry.claim.origins.because == ("no article says where it has it from",)
    assert entry.claim.provenance.dropped == ()


def test_the_way_that_a_sentence_came_is_counted_and_who_hedged(ledger: Ledger) -> None:
    of, _ = told("second", opening="Rain fell.", own=WOULD, day="2031-04-03")
    may = narrated(of, WOULD, chain=chain("Coast Wire", "(officials)"), hedge=True)
    add(ledger, three()[0], (of, [may]), told("third", opening="It rained.", own=WOULD, day="2031-04-04"))
    found = ledger.claim(may.id).claim.provenance
    assert {origin.who for origin in found.origins} == {MARLOWE, "officials, through Coast Wire"}
    assert {hedged for hedged, _ in found.hardened} == {may.id}
    assert {source.source.name for source in ledger.sources()} == {MARLOWE, QUILL}, "a way makes nobody speak"


# Laws


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
    add(ledger, *three(), told("plain", opening="Rain fell.", own=SHUT))
    ledger.settle()
    ledger.forget("second")
    ledger.forget("plain")
    with Ledger.create(tmp_path / "other.db") as other:
        add(other, three()[0], three()[2])
        assert shown(other) == shown(ledger)
    check(ledger)
    ledger.forget("first")
    assert not list(ledger.claims())
    ledger.forget("third")
    for table in (
        *("judgement", "story", "term", "fingerprint", "narration", "line", "edge", "claim", "member", "conflict"),
        *("name_key", "statement", "link", "stale"),
    ):
        assert not ledger._connection.execute(f"SELECT * FROM {table}").fetchall(), table


def test_copies_of_a_forgotten_text_stay_together(ledger: Ledger, tmp_path: Path) -> None:
    of, said = told("first", (MARLOWE, REOPENS), (QUILL, DEBT), day="2031-04-02", opening=OPENING * 2)
    copies: list[Coverage] = []
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


SAID = st.lists(
    st.tuples(st.sampled_from([MARLOWE, QUILL, FENN]), st.sampled_from([REOPENS, REOPENS_TOO, DEBT])),
    min_size=1,
    max_size=3,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everyone=st.lists(SAID, min_size=2, max_size=3), seed=st.integers(0, 5))
def test_articles_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, everyone: list[list[tuple[str, str]]], seed: int
) -> None:
    found: list[set[Shown]] = []
    each = [told(f"article {number}", *said, day=f"2031-04-0{number + 1}") for number, said in enumerate(everyone)]
    orders = list(permutations(each))
    for order in (each, orders[seed % len(orders)]):
        with Ledger.create(tmp_path_factory.mktemp("order") / "story.db") as ledger:
            for one in order:
                add(ledger, one)
                ledger.settle()
            found.append(shown(ledger))
            check(ledger)
    assert found[0] == found[1]


# Bad input


def test_copies_add_no_origin_and_are_compared_once(ledger: Ledger, networks: Similarity) -> None:
    of, _ = told("first", ("Officials", REOPENS), (QUILL, DEBT), day="2031-04-02")
    for number in range(30):
        copy = article(f"copy {number}", of.text, outlet=known(f"Paper {number}"))
        said = [
            statement(copy, "Officials", "said", REOPENS, chain=chain("(officials)")),
            statement(copy, QUILL, "said", DEBT),
        ]
        add(ledger, (copy, said))
    assert {(one.claim.kind, one.claim.origins.statements) for one in ledger.claims()} == {
        (Verdict.SAME_CLAIM, 30),
        (Verdict.SAME_UTTERANCE, 30),
    }
    assert {(one.claim.origins.at_least, one.claim.origins.at_most) for one in ledger.claims()} == {(1, 1)}
    assert not networks.read_pairs, "the same words need no reading"
    assert ledger.copies("copy 0", "copy 29")


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


def test_a_sentence_in_the_outlets_own_voice_that_says_nothing_of_others_is_no_statement(ledger: Ledger) -> None:
    alone = told("plain", opening="Rain fell.", own="The bakery of Corrow sells twelve breads.", day="2031-04-05")
    add(ledger, *three(), alone)
    assert not list(ledger.statements(within="plain"))
    check(ledger)


def test_another_language_is_kept_and_matched_with_nothing(ledger: Ledger) -> None:
    add(ledger, three()[0], told("fremd", (MARLOWE, REOPENS), language="de"))
    assert not list(ledger.claims())
    assert [one.articles for one in ledger.stories()] == [(three()[0][0].id,)]
    with pytest.raises(InputError, match="in no story"):
        ledger.story("fremd")
    check(ledger)


def test_a_story_of_one_article_and_an_empty_ledger(ledger: Ledger) -> None:
    assert (list(ledger.claims()), ledger.conflicts(), ledger.stories()) == ([], [], [])
    assert Browse(ledger).moments(ALL) == []
    add(ledger, three()[0])
    assert ledger.story("first").articles == (three()[0][0].id,)
    assert not list(ledger.claims(story="first"))


def test_a_denial_and_what_it_denies_are_one_claim(ledger: Ledger) -> None:
    supplied = "Norrady delivered rockets and shells to the rebels in Tolmark last winter"
    of, (affirmed,) = told("first", (MARLOWE, supplied), day="2031-04-02")
    words = "Karvath denied allegations that Norrady delivered rockets and shells to rebels in Tolmark last winter."
    text = f"{OPENING}\n\n{words}"
    denial = article("second", text.replace("met", "sat"), published=known("2031-04-03"))
    content = "allegations that Norrady delivered rockets and shells to rebels in Tolmark last winter"
    denied = statement(denial, "Karvath", "denied", content, stance=Stance.DENY)
    add(ledger, (of, [affirmed]), (denial, [denied]))
    (one,) = ledger.claims()
    assert {entry.statement.stance for entry in one.members} == {Stance.AFFIRM, Stance.DENY}
    assert [origin.who for origin in one.claim.provenance.origins] == [MARLOWE], "who denies is no source of it"
    assert Differs.DENIAL in {found.kind for found in one.claim.conflicts}
    assert ledger.conflicts()[0].claim == one.claim.id


def test_who_only_calls_it_false_denies_the_claim(ledger: Ledger) -> None:
    """The reply is a member, with its stance, whatever its few words are like, and no source of the claim."""
    text = f"{OPENING}\n\n{MARLOWE} said that {REOPENS}. “That is false,” {FENN} said."
    of = article("first", text, published=known("2031-04-02"))
    said = statement(of, MARLOWE, "said", REOPENS)
    reply = statement(of, FENN, "said", "“That is false,”")
    add(ledger, (of, [said, reply]), three()[1])
    (one,) = ledger.claims()
    assert {*one.claim.members} == {said.id, reply.id, three()[1][1][0].id}
    assert {member.entry.statement.id for member in one.tellings if member.stance is Stance.DENY} == {reply.id}
    (likely,) = (member.likely for member in one.tellings if member.entry.statement.id == reply.id)
    assert likely == OF_A_REPLY
    assert [origin.who for origin in one.claim.provenance.origins] == [MARLOWE]
    ledger.judge(Judgement(said.id, reply.id, Verdict.DIFFERENT, 1.0, "of something else", "ines"))
    (one,) = ledger.claims()
    assert reply.id not in one.claim.members
    check(ledger)


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
    check(ledger)


def test_claims_go_by_the_days_that_an_article_has_once_others_date_it(ledger: Ledger) -> None:
    """Of twelve days before it was no one act of saying, though the text does not say of which year."""
    text = f"{OPENING}\n\nOn April 1, {MARLOWE} said that {REOPENS}. On April 1, {QUILL} declared that {DEBT}."
    dated = article("dated", text, published=known("2031-04-02"))
    words = text.replace("met", "sat").replace(f"April 1, {MARLOWE}", f"Tuesday, {MARLOWE}")
    undated = article("undated", words.replace(f"April 1, {QUILL}", f"March 20, {QUILL}"))
    said = [
        [
            statement(one, MARLOWE, "said", REOPENS, said=day),
            statement(one, QUILL, "declared", DEBT, said=day),
        ]
        for one, day in ((undated, None), (dated, "2031-04-01"))
    ]
    add(ledger, (undated, said[0]), (dated, said[1]))
    kinds = {one.claim.wording: one.claim.kind for one in ledger.claims()}
    assert [one.statement.said for one in ledger.statements(within="undated")] == ["2031-04-01", "2031-03-20"]
    assert kinds == {REOPENS: Verdict.SAME_UTTERANCE, DEBT: Verdict.SAME_CLAIM}


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


def test_the_author_of_a_users_judgement_is_a_user(ledger: Ledger) -> None:
    add(ledger, *three())
    with pytest.raises(ValueError, match="author"):
        ledger.judge(Judgement("first", "second", Verdict.SAME, 1.0, "", "program"))
