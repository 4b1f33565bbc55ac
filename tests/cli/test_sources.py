"""`sources`, and what `statements` and `extract` show of chains."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.records import Agent, Link, Source, Span, Stance
from tests.cli.test_read import NEWS
from tests.ledger.samples import MODEL, article, chain, given, harbour, statement

HOSTILE = "\x1b[2J\u202e[red]Bo\n" + "x" * 10_000


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """What stage `resolve` finds is made here: its own tests say what it finds."""
    of, (first, second) = harbour(outlet=given("The Vale Post"))
    denied = replace(first, chain=chain("Coast Wire", "(officials)"), stance=Stance.DENY, addressee="reporters")
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.add(of, [denied, second], MODEL)
    return tmp_path / "story.db"


def listed(run, *arguments: object) -> list[dict]:
    return [json.loads(line) for line in run(*arguments, "--json").out.splitlines()]


def test_people_see_who_speaks(run, ledger: Path) -> None:
    done = run("sources", "--ledger", ledger)
    assert done.code == 0
    head, *rows = done.out.splitlines()
    assert head.split() == ["source", "kind", "statements", "affirm", "deny", "decline", "outlets"]
    assert "officials (unnamed)" in done.out and "The Vale Post" in done.out
    assert rows[-1] == "Of unknown source: 0 statements"


def test_rows_of_sources(run, ledger: Path) -> None:
    quill, officials = listed(run, "sources", "--ledger", ledger)
    assert quill["name"] == "harbour master Tobias Quill"
    assert officials == {
        "name": "officials",
        "kind": "group",
        "named": False,
        "roles": [],
        "body": None,
        "statements": 1,
        "outlets": ["The Vale Post"],
        "outlets_suggested": [],
        "affirm": 0,
        "deny": 1,
        "decline": 0,
    }


def test_what_outlets_rest_on(run, ledger: Path) -> None:
    (row,) = listed(run, "sources", "--outlets", "--ledger", ledger)
    assert row == {
        "outlet": "The Vale Post",
        "statements": 2,
        "named": 1,
        "unnamed": 1,
        "share": 0.5,
        "unknown": 0,
        "no_source": 0,
        "suggested": 0,
    }
    assert "50%" in run("sources", "--outlets", "--ledger", ledger).out


def test_a_suggested_outlet_has_a_question_mark(run, tmp_path: Path) -> None:
    of, said = harbour(inferred=(("outlet", given("Vale Weekly")),))
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.add(of, said, MODEL)
    for options in ((), ("--outlets",)):
        assert "Vale Weekly?" in run("sources", *options, "--ledger", tmp_path / "story.db").out
    assert "Vale Weekly? ← harbour master" in run("statements", "--ledger", tmp_path / "story.db").out


def test_an_article_without_outlet_and_a_statement_without_source(run, tmp_path: Path) -> None:
    of = article("a", "It was said.")
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.add(of, [statement(of, "", "said", "It")], MODEL)
    assert "Of unknown source: 1 statement\n" in run("sources", "--ledger", tmp_path / "story.db").out
    assert "not said" in run("sources", "--outlets", "--ledger", tmp_path / "story.db").out
    (row,) = listed(run, "sources", "--outlets", "--ledger", tmp_path / "story.db")
    assert (row["outlet"], row["unknown"], row["no_source"], row["share"]) == (None, 1, 1, None)


@pytest.mark.parametrize("option", [(), ("--outlets",)])
def test_an_empty_ledger_says_what_to_do(run, tmp_path: Path, option: tuple[str, ...]) -> None:
    Ledger.create(tmp_path / "story.db").close()
    done = run("sources", "--ledger", tmp_path / "story.db", *option)
    assert (done.code, done.out) == (0, "")
    assert f"accordingto read PATH… --ledger {tmp_path / 'story.db'}" in done.err
    assert run("sources", "--ledger", tmp_path / "story.db", "--json", *option).out == ""


def test_statements_show_the_chain_as_one_line(run, ledger: Path) -> None:
    out = run("statements", "--ledger", ledger, "--by", "coast wire").out
    assert "The Vale Post ← Coast Wire ← officials (unnamed) · denies · to reporters\n" in out


@pytest.mark.parametrize(
    ("options", "names"),
    [
        pytest.param(["--stance", "deny"], {"officials"}, id="denied"),
        pytest.param(["--stance", "affirm"], {"harbour master Tobias Quill"}, id="affirmed"),
        pytest.param(["--unnamed"], {"officials"}, id="unnamed"),
        pytest.param(["--by", "wire"], {"officials"}, id="by a name in the chain"),
        pytest.param(["--unnamed", "--stance", "decline"], set(), id="nothing"),
    ],
)
def test_conditions(run, ledger: Path, options: list[str], names: set[str]) -> None:
    rows = listed(run, "statements", "--ledger", ledger, *options)
    assert {row["chain"][-1]["name"] for row in rows} == names
    if not names:
        assert "No such statement." in run("statements", "--ledger", ledger, *options).err


def test_an_unknown_stance_is_misuse(run, ledger: Path) -> None:
    done = run("statements", "--ledger", ledger, "--stance", "hedge")
    assert done.code == 2 and "affirm" in done.err


def test_hostile_names_are_shown_sanely_and_kept_exactly(run, tmp_path: Path) -> None:
    of, (first, _) = harbour(outlet=given("The Vale Post"))
    bad = Link(Source(HOSTILE, Agent.PERSON, True, (HOSTILE,), HOSTILE), Span(0, 4), HOSTILE)
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.add(of, [replace(first, chain=(bad, bad), addressee=HOSTILE)], MODEL)
    for command in ("statements", "sources"):
        out = run(command, "--ledger", tmp_path / "story.db").out
        assert not {"\x1b", "\u202e"} & set(out)
        assert "[red]Bo xx" in out and len(out) < 2000
    (row,) = listed(run, "statements", "--ledger", tmp_path / "story.db")
    assert [link["name"] for link in row["chain"]] == [HOSTILE, HOSTILE]
    assert row["addressee"] == HOSTILE
    (row,) = listed(run, "sources", "--ledger", tmp_path / "story.db")
    assert (row["name"], row["roles"], row["body"]) == (HOSTILE, [HOSTILE], HOSTILE)


def test_he_is_found_by_his_name(run, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(NEWS, encoding="utf-8")
    run("read", tmp_path / "bridge.txt", "--ledger", tmp_path / "story.db")
    rows = listed(run, "statements", "--ledger", tmp_path / "story.db", "--by", "ines calder")
    assert {row["source"] for row in rows} == {"Mayor Ines Calder", "mayor", "she"}  # "mayor says" in the headline


def test_extract_and_statements_give_the_same(run, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(NEWS, encoding="utf-8")
    run("read", tmp_path / "bridge.txt", "--ledger", tmp_path / "story.db")
    kept = {
        tuple(map(tuple, row["spans"]["content"])): row
        for row in listed(run, "statements", "--ledger", tmp_path / "story.db")
    }
    drawn = json.loads(run("extract", tmp_path / "bridge.txt").out)["attributions"]
    assert len(drawn) == len(kept)
    for row in drawn:
        same = kept[tuple(map(tuple, row["content"]))]
        for field in ("chain", "stance", "hedge", "mode", "addressee", "said", "evidence", "score"):
            assert row[field] == same[field]
