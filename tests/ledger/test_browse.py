"""A ledger looked through a page at a time."""

from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.ledger import Ledger, near
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Asked, Page
from accordingto.records import Judgement, Stance, Verdict
from tests.ledger.samples import MODEL, article, chain, given, statement

TEXT = "Ada Quill said the bridge would close.\n\nOfficials denied it would be sold."


@pytest.fixture
def ledger(path: Path):
    with Ledger.create(path) as ledger:
        for number in range(5):
            of = article(f"a{number}", TEXT + " " * number, published=given(f"2031-04-0{5 - number}"))
            found = [
                statement(of, "Ada Quill", "said", "the bridge would close"),
                statement(
                    of, "Officials", "denied", "it would be sold", chain=chain("(officials)"), stance=Stance.DENY
                ),
            ]
            ledger.add(of, found, MODEL)
        yield ledger


def judge(ledger: Ledger, verdict: Verdict, left: str, right: str) -> None:
    ledger.judge(Judgement(left, right, verdict, 1.0, "a test", "tester"))


def test_pages_have_what_they_are_asked_for(ledger: Ledger) -> None:
    browse = Browse(ledger)
    assert [row.article.name for row in browse.articles(Page(1, 2))] == ["a3", "a2"]
    found, count = browse.statements(Asked(), Page(8, 3))
    assert [entry.article.name for entry in found] == ["a0", "a0"] and count == 10
    assert browse.statements(Asked(), Page(99, 3)) == ([], 0)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Asked(by="ada"), 5),
        (Asked(search="sold"), 5),
        (Asked(stance=Stance.DENY, day="2031-04-02"), 1),
        (Asked(origin="named"), 5),
        (Asked(origin="unnamed"), 5),
        (Asked(origin="told"), 10),
        (Asked(origin="untold"), 0),
        (Asked(outlet=""), 10),
        (Asked(search="'\"*(", by="-"), 0),
    ],
)
def test_statements_that_were_asked_for(ledger: Ledger, asked: Asked, count: int) -> None:
    assert Browse(ledger).statements(asked)[1] == count


def test_an_outlet_counts_once_however_it_is_written_and_one_that_is_not_known_not_at_all(ledger: Ledger) -> None:
    for name, outlet in (("b1", "Coast Wire"), ("b2", "coast wire")):
        ledger.add(article(name, TEXT + name, outlet=given(outlet)), [], MODEL)
    extent = Browse(ledger).extent()
    assert (extent.articles, extent.outlets, extent.rooms, extent.unknown) == (7, 1, 1, 5)


def test_a_suggested_outlet_is_counted_and_found(ledger: Ledger) -> None:
    of = article("b1", f"{TEXT} b1", inferred=(("outlet", given("Coast Wire")),))
    ledger.add(of, [statement(of, "Ada Quill", "", "")], MODEL)
    browse = Browse(ledger)
    assert (browse.extent().outlets, browse.extent().unknown) == (1, 5)
    assert browse.statements(Asked(outlet="Coast Wire"))[1] == 1 and browse.statements(Asked(outlet=""))[1] == 10
    assert {(one.outlet, one.suggested) for one in browse.tallies()} == {(None, False), ("Coast Wire", True)}


def test_lists_of_some(ledger: Ledger) -> None:
    ledger.add(article("undated", TEXT + "x"), [], MODEL)
    browse = Browse(ledger)
    assert [row.article.name for row in browse.articles(undated=True)] == ["undated"]
    assert browse.claims(single=True) == [] and not browse.said_by(["Ada Quill"], stance=Stance.DENY)
    assert len(browse.said_by(["Ada Quill"], stance=Stance.AFFIRM)) == 5


def test_what_users_say_holds(ledger: Ledger) -> None:
    quill, officials = (entry.statement.id for entry in ledger.statements(within="a4"))
    judge(ledger, Verdict.NOT_A_STATEMENT, officials, officials)
    judge(ledger, Verdict.SAID_BY, quill, "Ivo Marn")
    browse = Browse(ledger)
    assert [entry.statement.chain[-1].source.name for entry in browse.entries("a4")] == ["Ivo Marn"]
    tallied = {one.source.name: one.statements for one in browse.tallies() if one.source}
    assert sum(one.statements for one in browse.tallies()) == 9 and tallied["Ivo Marn"] == 1
    assert [entry.article.name for entry in browse.said_by(["Ivo Marn"])] == ["a4"]
    assert len(browse.said_by(["Ada Quill"])) == 4


def test_claims_with_and_without_their_members(ledger: Ledger) -> None:
    one, other = (next(ledger.statements(within=name)).statement.id for name in ("a0", "a1"))
    judge(ledger, Verdict.SAME, one, other)
    browse = Browse(ledger)
    (row,) = browse.claims()
    assert row.claim.wording == "the bridge would close" and browse.claim_counts()[0] == 1
    assert set(browse.claim(row.claim.id).claim.members) == {one, other}
    assert set(browse.claims_of([one, other, "f" * 32])) == {one, other}
    with pytest.raises(InputError, match="said by no other"):
        browse.claim(next(ledger.statements(within="a2")).statement.id)
    main = browse.main()
    assert main and main.claim == browse.claim(one).claim
    assert {(entry.article.name, entry.content) for entry in main.members} == {("a0", row.claim.wording), ("a1", "")}


def test_what_two_articles_both_tell(ledger: Ledger) -> None:
    ids = [[entry.statement.id for entry in Browse(ledger).entries(f"a{number}")] for number in range(3)]
    for one, other in ((ids[0][0], ids[1][0]), (ids[1][1], ids[2][1])):
        judge(ledger, Verdict.SAME, one, other)
    browse = Browse(ledger)
    articles = [browse.entries(f"a{number}")[0].article.id for number in range(3)]
    assert browse.told_by_both(*articles[:2]) == {ids[0][0], ids[1][0]}
    assert [row.claim.wording for row in browse.claims_between(*articles[:2])] == ["the bridge would close"]
    assert browse.claims_between(articles[0], articles[2]) == [] == [*browse.told_by_both(articles[0], articles[2])]


def test_of_one_story_the_ledger_and_its_pages_tell_the_same_claims(ledger: Ledger) -> None:
    pairs = [
        [next(ledger.statements(within=f"a{number}")).statement.id for number in both] for both in ((0, 1), (2, 3))
    ]
    for both in pairs:
        judge(ledger, Verdict.SAME, *both)
    ledger.settle()
    for story, anchor in ((1, 1), (2, 3)):
        ledger._connection.execute("INSERT INTO story VALUES (?, ?, 2, NULL, NULL, '')", (story, anchor))
        ledger._connection.execute(
            "INSERT INTO placed SELECT key, ?1, NULL, '' FROM article LIMIT 2 OFFSET ?2 - 1", (story, anchor)
        )
    for both, name, other in zip(pairs, ("a1", "a3"), ("a2", "a0"), strict=True):
        (entry,) = ledger.claims(name)
        assert set(entry.claim.members) == set(both) and not list(ledger.claims(name, other))
        assert [row.claim.id for row in Browse(ledger, name).claims()] == [entry.claim.id]
        assert list(ledger.claims(article=name)) == [entry] == list(Browse(ledger, name).claim_entries())


@pytest.mark.parametrize("opened", [0, 1])
def test_claims_stand_in_one_order_everywhere(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, opened: int) -> None:
    for one, other in zip(*(Browse(ledger).entries(f"a{number}") for number in (0, 1)), strict=True):
        judge(ledger, Verdict.SAME, one.statement.id, other.statement.id)
    keys = [row.claim.id for row in Browse(ledger).claims()]
    ask = ledger._connection.execute
    ask("UPDATE claim SET opening = exemplar = (SELECT key FROM statement WHERE id = ?)", (keys[opened],))
    inner = "SELECT statement FROM member WHERE statement NOT IN (SELECT exemplar FROM claim) LIMIT 1"
    ask(f"INSERT OR IGNORE INTO member SELECT key, ({inner}), 1, 'affirm', 1, '' FROM claim")
    (ident,) = ask(f"SELECT id FROM statement WHERE key = ({inner})").fetchone()
    first, second = (row.claim.id for row in Browse(ledger).claims())
    assert [row.claim.id for row in Browse(ledger).claims_of([ident])[ident]] == [first, second]
    assert first == keys[opened] and [one.claim.id for one in ledger.claims()] == [first, second]
    monkeypatch.setattr(near, "CLAIMS", 1)
    ask("INSERT INTO story VALUES (1, 1, 5, NULL, NULL, '')")
    ask("INSERT INTO placed SELECT key, 1, NULL, '' FROM article")
    assert ledger._near._exemplars(1) == {first}


def test_a_writer_is_not_waited_for(ledger: Ledger, path: Path) -> None:
    one, other = (next(ledger.statements(within=name)).statement.id for name in ("a0", "a1"))
    judge(ledger, Verdict.SAME, one, other)
    with ledger._writing(), Ledger.open(path) as reader:
        assert Browse(reader, patient=False).claims() == []
    assert len(Browse(ledger, patient=False).claims()) == 1


def test_a_story_that_is_none(ledger: Ledger) -> None:
    with pytest.raises(InputError):
        Browse(ledger, "nowhere")
