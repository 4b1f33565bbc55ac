"""`same`, `different`, `not-a-statement` and `said-by`: obeyed at once, kept with author and time, undone."""

import getpass
import json
import shlex
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.records import Statement, Verdict
from tests.cli.claim_ledgers import COAST, FELL, REFUSED, VALE, make
from tests.match.fakes import fresh


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return make(tmp_path / "story.db")


def claims(run, ledger: Path) -> tuple[tuple[Statement, Statement], ...]:
    """Which of the two pairs are one claim each; nothing else is."""
    rows = [json.loads(line) for line in run("claims", "--json", "--ledger", ledger).out.splitlines()]
    sure = [{member["statement"] for member in row["members"]} for row in rows if row["sure"]]
    found = tuple(pair for pair in (REFUSED, FELL) if {one.id for one in pair} in sure)
    assert len(found) == len(sure)
    return found


def undo(run, out: str) -> None:
    """Run what the last line of a correction says."""
    words = shlex.split(out.splitlines()[-1].removeprefix("To undo: "))
    assert words[0] == "accordingto"
    assert run(*words[1:]).code == 0


def decisions(ledger: Path) -> list[tuple[Verdict, str]]:
    with Ledger.open(ledger) as opened:
        found = opened.judgements(by_users=True)
    assert all(one.made.startswith("20") for one in found)
    return [(one.judgement.verdict, one.judgement.author) for one in found]


def test_different_and_back(run, ledger: Path) -> None:
    both = REFUSED, FELL
    assert claims(run, ledger) == both
    done = run("different", REFUSED[0].id[:8], REFUSED[1].id[:8], "--ledger", ledger)
    assert done.code == 0 and done.out.startswith("From now on these say two things:\n")
    assert (
        f"  {REFUSED[1].id[:8]} in coast {COAST.id[:8]} [0–26]: Mr. Quill told “There is nothing to say,”" in done.out
    )
    assert claims(run, ledger) == (FELL,)
    undo(run, done.out)
    assert claims(run, ledger) == both
    assert decisions(ledger)[-2:] == [(Verdict.DIFFERENT, getpass.getuser()), (Verdict.SAME, getpass.getuser())]


def test_not_a_statement_and_back(run, ledger: Path) -> None:
    done = run("not-a-statement", FELL[1].id[:8], "--ledger", ledger)
    assert done.code == 0 and "From now on this is no statement:" in done.out
    assert claims(run, ledger) == (REFUSED,)
    undo(run, done.out)
    assert claims(run, ledger) == (REFUSED, FELL)


def test_said_by_and_back(run, ledger: Path) -> None:
    def quoted() -> str:
        return str(run("quotes", "Ines Calder", "--ledger", ledger).out)

    assert not quoted()
    done = run("said-by", REFUSED[1].id[:8], "Ines Calder", "--ledger", ledger)
    assert done.code == 0 and "From now on Ines Calder says this:" in done.out
    assert quoted()
    out = run("claim", REFUSED[0].id, "--ledger", ledger).out
    assert "Coast Wire ← Ines Calder" in out and "one proposition of" in out
    assert "Why 2 sources" in out and "one act of saying" not in out
    undo(run, done.out)
    assert not quoted()


def test_sources_that_are_one_are_listed_as_one(run, ledger: Path) -> None:
    def sources() -> int:
        return len(run("sources", "--json", "--ledger", ledger).out.splitlines())

    assert sources() == 2
    done = run("same", "tobias quill", "port office", "--ledger", ledger)
    assert sources() == 1
    undo(run, done.out)
    assert sources() == 2


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        pytest.param(("The Vale Post", "coast wire"), "one newsroom:\n  The Vale Post\n  Coast Wire", id="outlets"),
        pytest.param(("Tobias Quill", "port office"), "one source:\n  Tobias Quill\n  port office", id="sources"),
        pytest.param(("vale", COAST.id[:8]), f"one text:\n  {VALE.id[:8]} vale\n  {COAST.id[:8]} coast", id="articles"),
    ],
)
def test_what_is_one(run, ledger: Path, pair: tuple[str, str], told: str) -> None:
    done = run("same", *pair, "--ledger", ledger)
    assert done.code == 0 and told in done.out
    undo(run, done.out)
    assert [verdict for verdict, _ in decisions(ledger)[-2:]] == [Verdict.SAME, Verdict.DIFFERENT]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(("same", "zz", "vale"), "zz: no statement, article, outlet or source", id="unknown"),
        pytest.param(("same", "vale", "Tobias Quill"), "of one sort", id="two sorts"),
        pytest.param(("different", "", "vale"), "no statement, article", id="empty"),
        pytest.param(("not-a-statement", "zz"), "zz: no such statement", id="no statement"),
        pytest.param(("said-by", "zz", "Ada"), "zz: no such statement", id="said by, no statement"),
    ],
)
def test_what_cannot_be(run, ledger: Path, command: tuple[str, ...], said: str) -> None:
    done = run(*command, "--ledger", ledger)
    assert (done.code, done.out) == (1, "") and said in done.err and len(done.err.splitlines()) == 1
    assert len(decisions(ledger)) == 2


def test_an_empty_name_is_misuse(run, ledger: Path) -> None:
    assert run("said-by", FELL[0].id, " ", "--ledger", ledger).code == 2


def test_corrections_that_no_longer_fit_are_counted(run, ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        opened.replace_statements(COAST.id, [REFUSED[1]], "attribution-2", fresh(COAST, [REFUSED[1]]))
    done = run("claims", "--ledger", ledger)
    assert REFUSED[0].id[:8] in done.out
    assert "Corrections that fit no statement of the latest reading: 1 (1 same)" in done.err


def test_hostile_names_are_shown_sanely(run, ledger: Path) -> None:
    done = run("said-by", FELL[0].id, "\x1b[2J\u202eBo\n" + "x" * 10_000, "--ledger", ledger)
    assert done.code == 0 and not {"\x1b", "\u202e"} & set(done.out)
    for command in (("claims",), ("claim", FELL[0].id), ("quotes", "Bo"), ("compare", "vale", "coast")):
        shown = run(*command, "--ledger", ledger)
        assert shown.code == 0 and not {"\x1b", "\u202e"} & set(shown.out + shown.err)
        assert "x" * 500 not in shown.out
