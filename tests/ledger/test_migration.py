"""A ledger that version 0.1.0 wrote: it opens, keeps texts, statements and decisions, and says what to do."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.cli.reading import Intake
from accordingto.errors import LedgerError
from accordingto.ledger import Entry, Ledger, connect, schema
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ALL
from accordingto.records import Basis, Judgement, Known, Verdict
from tests.match.fakes import Similarity

from .coverage import add, check, judge, shown, three
from .killing import killed_at_moments

OLD = Path(__file__).parent / "data" / "demo-0.1.0.db.gz"


@pytest.fixture
def old(path: Path) -> Path:
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


KEPT = (
    "SELECT id, name, path, url, text, extra, added FROM article ORDER BY key",
    "SELECT s.id, a.id, s.stance, s.hedge, s.mode, s.addressee, s.said, round(s.score, 6) FROM statement s"
    " JOIN article a ON a.key = s.article ORDER BY s.key",
    'SELECT statement, role, number, start, "end" FROM span ORDER BY 1, 2, 3',
    "SELECT statement, number, name, kind, named, roles, body FROM link ORDER BY 1, 2",
    """SELECT "on", "left", "right", verdict, because, author, made FROM judgement
    WHERE author <> 'program' OR "on" <> 'statement' ORDER BY key""",
    "SELECT article, story, day FROM placed ORDER BY article",
)


def test_texts_statements_and_decisions_stay(old: Path) -> None:
    before = [rows(old, query) for query in KEPT]
    assert rows(old, "PRAGMA user_version") == [(1,)] and all(before)
    Ledger.open(old).close()
    assert [rows(old, query) for query in KEPT] == before
    assert rows(old, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert rows(old, "PRAGMA integrity_check") == [("ok",)] and not rows(old, "PRAGMA foreign_key_check")
    assert rows(old, "SELECT DISTINCT told FROM statement") == [("attributed",)]


def test_a_copy_of_it_is_kept(old: Path, run) -> None:
    old.chmod(0o600)
    before, copy = [rows(old, query) for query in KEPT], connect.copy_from_before(old, 1)
    Ledger.open(old).close()
    assert [rows(copy, query) for query in KEPT] == before and rows(copy, "PRAGMA user_version") == [(1,)]
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)] and copy.stat().st_mode & 0o777 == 0o600
    copy.write_bytes(b"kept")
    Ledger.open(old).close()
    assert copy.read_bytes() == b"kept", "only once"
    assert (
        f"{copy}: a copy from before" in run("forget", rows(old, "SELECT id FROM article")[0][0], "--ledger", old).err
    )


def test_killed_at_any_moment_it_is_the_old_or_the_new(old: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "story.db"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(old.read_bytes())
    before, versions = [rows(old, query) for query in KEPT], []
    for _ in killed_at_moments(_brought_up_to_date, old, elsewhere, 12):
        assert [rows(old, query) for query in KEPT] == before
        assert rows(old, "PRAGMA integrity_check") == [("ok",)]
        versions += rows(old, "PRAGMA user_version")
    assert (1,) in versions, "killed amid the work"
    _brought_up_to_date(old)
    names = "SELECT name, sql FROM sqlite_schema ORDER BY 1"
    assert rows(old, names) == rows(elsewhere, names) and [rows(old, query) for query in KEPT] == before
    assert [one.name for one in old.parent.glob("*.part")] == []


def _brought_up_to_date(path: Path) -> None:
    Ledger.open(path).close()


def test_it_is_the_schema_that_a_new_ledger_has(old: Path, tmp_path: Path) -> None:
    Ledger.open(old).close()
    Ledger.create(tmp_path / "new.db").close()
    query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    assert rows(old, query) == rows(tmp_path / "new.db", query)


def test_it_can_be_read_before_it_is_read_anew(old: Path) -> None:
    with Ledger.open(old) as ledger:
        assert ledger.counts().articles == ledger.outdated() == 6
        assert len(list(ledger.statements())) == ledger.counts().statements + 1 > 100, "one is none, by a user"
        assert list(ledger.claims()) == [] or all(one.decisions for one in ledger.claims())
        assert len(ledger.stories()) == 1 and Browse(ledger).moments(ALL)
        assert {one.on for one in (dispute.conflict for dispute in ledger.conflicts())} <= {"event", "source", "claim"}
        assert any(one.conflict.on == "event" for one in ledger.conflicts())
        assert len(ledger.judgements(by_users=True)) == 5 and not ledger.unfit()
        assert ledger.people()("a newspaper") == ledger.people()("The Corrow Sentinel")


def test_what_to_do_is_said(old: Path, run) -> None:
    for command in (("claims",), ("quotes", "Nobody")):
        done = run(*command, "--ledger", old)
        assert (done.code, done.out) == (0, "") and len(done.err.splitlines()) == 1
        assert f"claim yet: 6. To read them anew: accordingto read --again --ledger {old}" in done.err
    one, other, *_ = (entry.statement.id for entry in _statements(old))
    run("same", one, other, "--ledger", old)
    assert "claim yet: 6." in run("claims", "--ledger", old).err, "beside the claim that a user made"


def test_one_that_cannot_be_written_to_is_refused_in_one_line(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accordingto.ledger import connect

    connected = connect._connect
    monkeypatch.setattr(connect, "_connect", lambda path: (connected(path)[0], True))
    before = old.read_bytes()
    with pytest.raises(LedgerError, match=rf"of an older version \(1; this program writes {len(schema.MIGRATIONS)}\)"):
        Ledger.open(old)
    assert old.read_bytes() == before


def test_read_anew_its_claims_come_back_and_decisions_hold(old: Path) -> None:
    with Ledger.open(old) as ledger:
        decided = {one.judgement.verdict: one.judgement for one in ledger.judgements(by_users=True)}
    reading = Intake(old, create=False)
    with reading:
        reading.again()
    with Ledger.open(old) as ledger:
        assert ledger.outdated() == 0 and ledger.counts().articles == 6
        found = list(ledger.claims())
        assert any(one.claim.sure for one in found)
        assert any(one.entry.statement.told == "narrated" for entry in found for one in entry.tellings)
        fitting = {one.judgement.verdict: one.judgement for one in ledger.judgements(by_users=True) if one.fits}
        assert {Verdict.SAME, Verdict.DIFFERENT, Verdict.SAID_BY, Verdict.NOT_A_STATEMENT} <= fitting.keys()
        parted = {fitting[Verdict.DIFFERENT].left, fitting[Verdict.DIFFERENT].right}
        assert not any(parted <= {*one.claim.members} for one in found)
        said = fitting[Verdict.SAID_BY]
        assert [one.source.name for one in ledger.sources()].count("Lars Korvath") == 1
        none = fitting[Verdict.NOT_A_STATEMENT].left
        assert not any(none in one.claim.members for one in found)
        assert decided.keys() == fitting.keys() and said.right == "Lars Korvath"


def _statements(path: Path) -> list[Entry]:
    with Ledger.open(path) as ledger:
        return list(ledger.statements())


def test_likelihoods_and_reasons_of_version_4_take_less_room_and_say_the_same(path: Path, networks: Similarity) -> None:
    with Ledger.create(path) as ledger:
        add(ledger, *three())
        before = shown(ledger), [one.because for entry in ledger.claims() for one in entry.tellings]
        ledger._connection.execute(f"UPDATE edge SET glance = glance / {schema.LIKELY}, read = read / {schema.LIKELY}")
        ledger._connection.execute("UPDATE member SET because = because || '; “a” / “b; “c”' WHERE because <> ''")
        ledger._connection.execute("ALTER TABLE judgement DROP COLUMN undoes")
        ledger._connection.execute("PRAGMA user_version = 4")
    with Ledger.open(path) as ledger:
        assert (shown(ledger), [one.because for entry in ledger.claims() for one in entry.tellings]) == before
        assert any("“" in reason for reason in before[1])
        judge(ledger, three()[0][1][0].id, three()[2][1][0].id, Verdict.DIFFERENT)
        check(ledger)
    assert not rows(path, "SELECT 1 FROM member WHERE because LIKE '%“%'")


def test_what_version_5_told_in_words_alone_has_fields(path: Path, networks: Similarity) -> None:
    """Which decision another takes back, and what a user said of an article."""
    one, other = three()[0][1][0].id, three()[2][1][0].id
    reasons = ("decided on the page, from 127.0.0.1", "undoes 1, from 127.0.0.1", "undoes what was wrong")
    with Ledger.create(path) as ledger:
        add(ledger, *three())
        numbers = [ledger.judge(Judgement(one, other, Verdict.SAME, 1.0, why, "ines")).number for why in reasons]
        ledger.judge(Judgement("first", "The Vale Star", Verdict.OUTLET_IS, 1.0, "its masthead", "ines"))
        ledger._connection.execute("UPDATE metadata SET basis = 'given' WHERE basis = 'decided'")
        ledger._connection.execute("ALTER TABLE judgement DROP COLUMN undoes")
        ledger._connection.execute("PRAGMA user_version = 5")
    with Ledger.open(path) as ledger:
        undoes = {found.number: found.judgement.undoes for found in ledger.judgements(by_users=True)}
        assert [undoes[number] for number in numbers] == [None, 1, None]
        assert ledger.article("first").outlet == Known("The Vale Star", Basis.DECIDED, "by ines")
        assert ledger.article("second").outlet.basis is Basis.GIVEN
        ledger.judge(Judgement("first", "", Verdict.OUTLET_IS, 1.0, "it was another's", "ines"))
        assert ledger.article("first").outlet.basis is Basis.GIVEN
