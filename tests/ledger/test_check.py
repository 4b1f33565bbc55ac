"""Damage done by hand, one kind a row: `check` finds it, and `mend` puts right what can be."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.errors import LedgerError
from accordingto.ledger import Ledger, Mend
from accordingto.ledger.browse import Browse
from accordingto.match import prepare
from accordingto.records import Judgement, Reason, Skipped, Verdict
from accordingto.text.doc import Doc
from tests.cli.claim_ledgers import COAST, FELL, REFUSED, VALE, make
from tests.match.fakes import put_in

from .samples import MODEL, article, chain, statement


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound ledger of two articles with claims, a conflict, corrections and a skipped input."""
    path = tmp_path_factory.mktemp("whole") / "story.db"
    with pytest.MonkeyPatch.context() as patch:
        put_in(patch)
        make(path)
        with Ledger.open(path) as ledger:
            ledger.judge(Judgement(FELL[0].id, "Ada Quill", Verdict.SAID_BY, 1.0, "for the test", "ada"))
            ledger.skip(Skipped("saved/empty.txt", Reason.EMPTY, "no text in it"))
            ledger.settle()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "story.db"))


def by_hand(path: Path, *statements: str) -> None:
    """What a careless hand does with the file open in another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        for statement in statements:
            connection.execute(statement)


def zeroed(path: Path) -> None:
    """A page of the largest table overwritten."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'span'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(data)


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 4096 // 2 * 4096])


KINDS = [
    # what it is, what was done, what is said of it, what puts it right
    ("text emptied", "UPDATE article SET text = ''", "text: missing", Mend.ARTICLE),
    ("text shortened", "UPDATE article SET text = substr(text, 1, 40)", "text: ", Mend.ARTICLE),
    (
        "text altered",
        "UPDATE article SET text = replace(text, 'two', 'six')",
        "its id is that of another",
        Mend.ARTICLE,
    ),
    ("text no UTF-8", "UPDATE article SET text = CAST(x'41ff42' AS TEXT)", "Could not decode", Mend.ARTICLE),
    ("fields no JSON", "UPDATE article SET extra = '{'", "JSONDecodeError", Mend.ARTICLE),
    ("paragraphs gone", "DELETE FROM paragraph", "no paragraph of it is left", Mend.ARTICLE),
    ("one paragraph gone", "DELETE FROM paragraph WHERE number = 0", "paragraph: rows are missing", Mend.ARTICLE),
    ("paragraph too long", 'UPDATE paragraph SET "end" = 9999', "a paragraph lies outside it", Mend.ARTICLE),
    ("kind unknown", "UPDATE paragraph SET kind = 'poem'", "'poem' is not a valid Kind", Mend.ARTICLE),
    ("basis unknown", "UPDATE metadata SET basis = 'rumour'", "'rumour' is not a valid Basis", Mend.ARTICLE),
    (
        "span outside the text",
        'UPDATE span SET start = start + 5000, "end" = "end" + 5000',
        "words outside the text",
        Mend.STATEMENTS,
    ),
    ("spans gone", "DELETE FROM span WHERE statement = 1", "no words", Mend.STATEMENTS),
    ("chain no JSON", "UPDATE link SET roles = '[\"mayor'", "JSONDecodeError", Mend.STATEMENTS),
    ("chain begins late", "UPDATE link SET number = 1 WHERE statement = 1", "link: rows are missing", Mend.STATEMENTS),
    ("score no share", "UPDATE statement SET score = 9e999 WHERE key = 2", "a score of inf", Mend.STATEMENTS),
    (
        "id of another",
        "UPDATE statement SET id = 'f' || substr(id, 2) WHERE key = 2",
        "not that of its words",
        Mend.STATEMENTS,
    ),
    ("words moved", "UPDATE span SET start = start + 1 WHERE statement = 2", "not that of its words", Mend.STATEMENTS),
    ("day no day", "UPDATE statement SET said = '2031-02-31' WHERE key = 2", "which is no day", Mend.STATEMENTS),
    ("stance unknown", "UPDATE statement SET stance = 'shrug' WHERE key = 2", "not a valid Stance", Mend.STATEMENTS),
    (
        "statement without article",
        "UPDATE statement SET article = 77 WHERE key = 2",
        "whose article is not there",
        Mend.ORPHANS,
    ),
    (
        "spans without statement",
        "INSERT INTO span VALUES (99, 'cue', 0, 0, 1)",
        "whose statement is not there",
        Mend.ORPHANS,
    ),
    ("article row gone", "DELETE FROM article WHERE key = 1", "whose article is not there", Mend.ORPHANS),
    (
        "decision on nothing",
        "UPDATE judgement SET \"right\" = 'abcd' WHERE author = 'program'",
        "judgement: ",
        Mend.ORPHANS,
    ),
    (
        "members gone",
        "DELETE FROM member WHERE statement NOT IN (SELECT best FROM claim)",
        "members are missing",
        Mend.CLAIMS,
    ),
    (
        "claim gone",
        ("DELETE FROM claim WHERE key = 1", "DELETE FROM member WHERE claim = 1"),
        "not what the decisions make",
        Mend.CLAIMS,
    ),
    ("origins miscounted", "UPDATE claim SET at_most = 7", "not what the decisions make", Mend.CLAIMS),
    ("reasons no JSON", "UPDATE claim SET because = 'x'", "JSONDecodeError", Mend.CLAIMS),
    ("sides gone", "DELETE FROM side", "one without sides", Mend.CLAIMS),
    ("side outside its text", 'UPDATE side SET "end" = 9999', "a side outside its text", Mend.CLAIMS),
    ("story miscounted", "UPDATE story SET articles = 40", "not those that are counted", Mend.MATCHING),
    ("vector cut", "UPDATE line SET vector = x'00' WHERE statement = 1", "vectors of several lengths", Mend.MATCHING),
    ("terms no JSON", "UPDATE placed SET terms = ''", "JSONDecodeError", Mend.MATCHING),
    ("days no days", "INSERT INTO dated VALUES (1, 'May', 'June', '')", "Invalid isoformat", Mend.MATCHING),
    ("word missing from the index", "DELETE FROM passage_words_data WHERE id > 10", "passage_words", Mend.WORDS),
    ("words of the sources", "INSERT INTO source_words (rowid, text) VALUES (1, 'nobody')", "source_words", Mend.WORDS),
    ("index of words gone", "DROP TABLE source_words", "the table source_words is missing", Mend.WORDS),
    ("view gone", "DROP VIEW statements_readable", "the view statements_readable is missing", Mend.SCHEMA),
    (
        "view altered",
        "UPDATE sqlite_schema SET sql = 'CREATE VIEW passage_text AS SELECT 1 AS a' WHERE name = 'passage_text'",
        "passage_text is not as it was made",
        Mend.SCHEMA,
    ),
    ("index gone", "DROP INDEX article_name", "the index article_name is missing", Mend.SCHEMA),
    (
        "index out of step",
        "UPDATE sqlite_schema SET sql = replace(sql, '(name', '(path') WHERE name = 'article_name'",
        "article_name",
        Mend.SCHEMA,
    ),
    ("forgotten bytes", "CREATE TABLE unerased (since TEXT) STRICT", "bytes of what was forgotten", Mend.ERASE),
    ("passage of a correction gone", "DELETE FROM held", "has lost the passage", None),
    ("verdict unknown", "UPDATE judgement SET verdict = 'maybe'", "'maybe' is not a valid Verdict", None),
    ("table gone", "DROP TABLE evidence", "the table evidence is missing", None),
    ("page overwritten", zeroed, "file: ", None),
    ("cut off", cut, "", None),
]


def test_a_sound_ledger_is_sound(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert ledger.check() == []
        assert ledger.mend() == ([], [])
        assert ledger.conflicts() and len(list(ledger.claims())) == 2


@pytest.mark.parametrize(("done", "says", "mend"), [pytest.param(*kind[1:], id=kind[0]) for kind in KINDS])
def test_every_kind_of_damage_is_found(
    path: Path, done: str | tuple[str, ...] | Callable[[Path], None], says: str, mend: Mend | None
) -> None:
    if callable(done):
        done(path)
    else:
        by_hand(path, *((done,) if isinstance(done, str) else done))
    try:
        with Ledger.open(path) as ledger:
            found = ledger.check()
    except LedgerError as error:
        assert "damaged" in str(error) and mend is None
        return
    assert any(says in one.what and one.mend is mend for one in found), found
    if mend is not None:
        with Ledger.open(path) as ledger:
            assert ledger.mend()[1] == []
        check_usable(path)


def check_usable(path: Path) -> None:
    """Whatever was mended: every question is answered, users' corrections are kept, and reading goes on."""
    with Ledger.open(path) as ledger:
        assert ledger.check() == []
        assert ledger._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert [one.author for one in (each.judgement for each in ledger.judgements(by_users=True))].count("ada") <= 3
        (
            list(ledger.statements(by="quill")),
            list(ledger.claims()),
            ledger.conflicts(),
            Browse(ledger).moments(),
            ledger.stories(),
        )
        for of, said in ((VALE, (REFUSED[0], FELL[0])), (COAST, (REFUSED[1], FELL[1]))):
            if ledger.has(of.id):
                ledger.replace_statements(of.id, said, MODEL)
            else:
                ledger.add(of, said, MODEL)
        assert len(list(ledger.statements())) == 4
        assert ledger.to_read_again() == 0
        ledger.settle()
        assert ledger.check() == []


def test_what_is_taken_out_is_listed_to_be_read_again(path: Path) -> None:
    by_hand(path, "UPDATE article SET text = '' WHERE key = 2")
    with Ledger.open(path) as ledger:
        ledger.mend()
        assert [kept.article.name for kept in ledger.articles()] == ["vale"]
        assert ("saved/coast.txt", Reason.DAMAGED) in [(one.path, one.reason) for one in ledger.skipped()]


def test_a_correction_outlives_the_statements_that_are_drawn_anew(path: Path) -> None:
    by_hand(path, "UPDATE link SET roles = '['")
    with Ledger.open(path) as ledger:
        assert ledger.mend()[1] == []
        assert ledger.to_read_again() == 2
        for of, said in ((VALE, (REFUSED[0], FELL[0])), (COAST, (REFUSED[1], FELL[1]))):
            ledger.replace_statements(of.id, said, MODEL)
        assert {one.judgement.verdict for one in ledger.judgements(by_users=True) if one.fits} == {"same", "said_by"}
        assert len(list(ledger.claims())) == 2


def test_what_others_added_is_theirs(path: Path) -> None:
    by_hand(path, "CREATE TABLE notes (of TEXT)", "CREATE VIEW mine AS SELECT name FROM article")
    with Ledger.open(path) as ledger:
        assert ledger.check() == []


def test_a_ledger_that_others_write_to_is_not_called_damaged(path: Path) -> None:
    with Ledger.open(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger._connection.execute("PRAGMA busy_timeout = 50")
        assert ledger.check() == []
        other.execute("ROLLBACK")


def test_decisions_leave_the_claims_that_they_make(path: Path) -> None:
    """Whatever is decided one after the other comes to what all of it at once comes to."""
    chance = random.Random(5)
    with Ledger.open(path) as ledger:
        for at in range(4):
            of = article(f"more {at}", f"The crane fell on {at} sailors, Ada Quill said.", language="en")
            said = statement(of, "Ada Quill", "said", f"The crane fell on {at} sailors", chain=chain("Ada Quill"))
            ledger.add(of, [said], MODEL, prepare(Doc(of), [said]))
        ids = [entry.statement.id for entry in ledger.statements()]
        verdicts = (Verdict.SAME, Verdict.SAME, Verdict.SAME_CLAIM, Verdict.DIFFERENT, Verdict.NOT_A_STATEMENT)
        for _ in range(40):
            verdict = chance.choice((*verdicts, Verdict.SAID_BY))
            left, right = chance.sample(ids, 2)
            other = {Verdict.NOT_A_STATEMENT: left, Verdict.SAID_BY: "Bo Marsh"}.get(verdict, right)
            ledger.judge(Judgement(left, other, verdict, 1.0, "for the test", "ada"))
            ledger.settle()
            assert ledger.check() == [], (left, other, verdict)
