"""`articles`, `statements`, `forget`, `extract` and `demo`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto.cli.printing import PAGE
from accordingto.ledger import Ledger
from tests.cli.test_read import NEWS
from tests.ledger.samples import MODEL, article, chain, statement


@pytest.fixture
def ledger(run, tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "ferry.txt").write_text("The ferry is late again, Tomas Reke said.\n", encoding="utf-8")
    run("read", tmp_path / "bridge.txt", tmp_path / "ferry.txt", "--ledger", tmp_path / "story.db")
    return tmp_path / "story.db"


def statements(run, *arguments: object) -> list[dict]:
    return [json.loads(line) for line in run("statements", "--json", *arguments).out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "sources"),
    [
        pytest.param(["--by", "reke"], {"Tomas Reke"}, id="by name"),
        pytest.param(["--in", "ferry"], {"Tomas Reke"}, id="in article by name"),
        pytest.param(["--search", "ferry LATE"], {"Tomas Reke"}, id="search"),
        pytest.param(["--search", "zeppelin"], set(), id="nothing found"),
        pytest.param(["--search", '"unbalanced AND ('], set(), id="no syntax to get wrong"),
    ],
)
def test_conditions(run, ledger: Path, arguments: list[str], sources: set[str]) -> None:
    assert {row["source"] for row in statements(run, "--ledger", ledger, *arguments)} == sources


def test_an_article_by_the_first_characters_of_its_id(run, ledger: Path) -> None:
    row = next(r for r in statements(run, "--ledger", ledger) if r["article"] == "ferry")
    assert statements(run, "--ledger", ledger, "--in", row["article_id"][:6])


def test_no_rows_is_no_failure(run, ledger: Path) -> None:
    done = run("statements", "--ledger", ledger, "--by", "nobody", "--json")
    assert (done.code, done.out) == (0, "")


def test_people_see_the_passage(run, ledger: Path) -> None:
    out = run("statements", "--ledger", ledger, "--by", "reke").out
    assert "Tomas Reke · said" in out
    assert "¶ The ferry is late again, Tomas Reke said." in out


def test_articles_say_what_is_not_known(run, ledger: Path) -> None:
    out = run("articles", "--ledger", ledger).out
    assert "not said" in out


def test_forget(run, ledger: Path) -> None:
    done = run("forget", "ferry", "--ledger", ledger)
    assert done.code == 0 and "Forgotten: ferry" in done.out
    assert not statements(run, "--ledger", ledger, "--by", "reke")
    assert b"Tomas Reke" not in ledger.read_bytes()
    again = run("forget", "ferry", "--ledger", ledger)
    assert again.code == 1 and "ferry" in again.err


def test_hostile_text_does_not_reach_the_terminal(run, tmp_path: Path) -> None:
    hostile = "\x1b[2JThe ferry is \u202elate, Tomas Reke \x9b31msaid.\n"
    (tmp_path / "bad.txt").write_text(hostile, encoding="utf-8")
    run("read", tmp_path / "bad.txt", "--ledger", tmp_path / "story.db")
    out = (
        run("statements", "--ledger", tmp_path / "story.db").out
        + run("articles", "--ledger", tmp_path / "story.db").out
    )
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)


def test_extract_from_standard_input(tmp_path: Path) -> None:
    rows = (
        json.dumps({"name": "one", "text": NEWS, "outlet": "The Calder Post", "published": "2024-03-04"}) + "\n{bad\n"
    )
    command = [sys.executable, "-m", "accordingto", "extract", "-"]
    done = subprocess.run(command, input=rows.encode(), capture_output=True, check=False)
    assert done.returncode == 0
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["name"], row["outlet"], row["published"]) == ("one", "The Calder Post", "2024-03-04")
    assert "text" not in row
    found = {"".join(NEWS[s:e] for s, e in a["source"]) for a in row["attributions"]}
    assert {"Mayor Ines Calder", "she", "the port office"} <= found
    assert len(done.stderr.splitlines()) == 1 and b"skipped" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(ledger: Path) -> None:
    command = f"{sys.executable} -m accordingto statements --json --ledger {ledger} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0 and done.stderr == b""


def test_the_demo(run, tmp_path: Path) -> None:
    done = run("demo", "--ledger", tmp_path / "demo.db")
    assert done.code == 0
    assert re.search(r"articles read +6\n", done.out) and re.search(r"of 6 articles · \d+ outlets?", done.out)


@pytest.mark.parametrize(
    "command", [[], ["demo"], ["read"], ["articles"], ["statements"], ["sources"], ["forget"], ["extract"]]
)
def test_every_command_explains_itself(run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.code == 0
    assert "Example" in done.out or not command


def test_the_version(run) -> None:
    assert run("--version").out.startswith("accordingto, version ")


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Two statements more than a page holds, each in an article of its own."""
    path = tmp_path / "long.db"
    with Ledger.create(path) as ledger:
        for number in range(PAGE + 2):
            of = article(f"a{number}", f"Ines Calder {number} said that it rained for {number} days.")
            who, words = f"Ines Calder {number}", f"that it rained for {number} days"
            ledger.add(of, [statement(of, who, "said", words, chain=chain(who))], MODEL)
    return path


@pytest.mark.parametrize("command", ["statements", "sources", "articles"])
def test_lists_show_a_page_and_say_how_to_go_on(run, long: Path, command: str) -> None:
    first, second = run(command, "--ledger", long), run(command, "--ledger", long, "--page", "2")
    assert "There is more: --page 2\n" in first.err and "more" not in second.err
    assert 0 < len(second.out.splitlines()) < len(first.out.splitlines())
    beyond = run(command, "--ledger", long, "--page", "9")
    assert (beyond.code, beyond.err) == (0, "Nothing is on page 9: the list ends before it.\n")
    assert len(run(command, "--ledger", long, "--json").out.splitlines()) == PAGE + 2


def test_who_only_looks_at_a_ledger_waits_for_no_network(long: Path) -> None:
    program = (
        "import sys; from accordingto.cli import accordingto as run;"
        f"run(['statements', '--ledger', {str(long)!r}], standalone_mode=False);"
        "assert 'onnxruntime' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
