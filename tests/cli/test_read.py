"""`read` into a ledger, as users run it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.ledger import Ledger

NEWS = """Harbor bridge to close, mayor says

By Ada Lund

The harbor bridge will close on Monday, Mayor Ines Calder said. “We have no choice,” she told reporters.

According to the port office, repairs will take nine weeks.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_folder_becomes_a_ledger(run, news: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "story.db"
    done = run("read", news, "--ledger", ledger)
    assert done.code == 0
    assert f"New ledger: {ledger}" in done.err
    assert "articles read" in done.out
    rows = [json.loads(line) for line in run("statements", "--ledger", ledger, "--json").out.splitlines()]
    assert {(r["source"], r["cue"]) for r in rows} >= {("Mayor Ines Calder", "said"), ("she", "told")}
    for row in rows:
        for passage in row["passage"]:
            assert NEWS[passage["start"] : passage["end"]] == passage["text"]


def test_reading_twice_changes_nothing(run, news: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "story.db"
    run("read", news, "--ledger", ledger)
    before = run("statements", "--ledger", ledger, "--json").out
    again = run("read", news, "--ledger", ledger)
    assert again.code == 0
    assert "known already" in again.out
    assert "New ledger" not in again.err
    assert run("statements", "--ledger", ledger, "--json").out == before


def test_options_fill_what_a_file_does_not_say(run, news: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "story.db"
    run("read", news, "--ledger", ledger)
    filled = run("read", news, "--ledger", ledger, "--outlet", "The Calder Post", "--published", "2024-03-04")
    assert "metadata filled in" in filled.out
    (row,) = map(json.loads, run("articles", "--ledger", ledger, "--json").out.splitlines())
    assert row["outlet"] == {"value": "The Calder Post", "basis": "given", "where": "option --outlet", "words": None}


def test_the_environment_names_the_ledger(run, news: Path, tmp_path: Path, monkeypatch) -> None:
    ledger = tmp_path / "elsewhere.db"
    monkeypatch.setenv("ACCORDINGTO_LEDGER", str(ledger))
    assert run("read", news).code == 0
    assert ledger.exists()


@pytest.mark.parametrize("command", ["articles", "statements", "sources", ("forget", "abcd")])
def test_only_read_and_demo_make_a_ledger(run, tmp_path: Path, command) -> None:
    ledger = tmp_path / "mistyped.db"
    words = command if isinstance(command, tuple) else (command,)
    done = run(*words, "--ledger", ledger)
    assert done.code == 1
    assert done.out == ""
    assert str(ledger) in done.err and "accordingto read" in done.err and len(done.err.splitlines()) == 1
    assert not ledger.exists()


def test_nothing_read_is_a_failure_that_says_why_and_makes_no_ledger(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("read", tmp_path / "empty.txt", tmp_path / "missing.txt", "--ledger", tmp_path / "story.db")
    assert done.code == 1
    assert "skipped (empty)" in done.err and "skipped (missing)" in done.err and "New ledger" not in done.err
    assert not (tmp_path / "story.db").exists()


def test_what_was_skipped_before_the_first_article_is_kept_with_it(run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    run("read", tmp_path / "empty.txt", tmp_path / "missing.txt", news, "--ledger", tmp_path / "story.db")
    listed = run("articles", "--skipped", "--json", "--ledger", tmp_path / "story.db").out.splitlines()
    assert {json.loads(line)["reason"] for line in listed} == {"empty", "missing"}


def test_one_bad_file_does_not_fail_the_rest(run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    done = run("read", tmp_path / "broken.gz", news, "--ledger", tmp_path / "story.db")
    assert done.code == 0
    assert "skipped: damaged" in done.out


def test_read_again_needs_a_newer_model(run, news: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "story.db"
    run("read", news, "--ledger", ledger)
    before = run("statements", "--ledger", ledger, "--json").out
    assert "already" in run("read", "--again", "--ledger", ledger).err
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE article SET model = 'older'")
        connection.execute("DELETE FROM span WHERE role = 'cue'")
    connection.close()
    again = run("read", "--again", "--ledger", ledger)
    assert again.code == 0 and "read again" in again.out
    assert run("statements", "--ledger", ledger, "--json").out == before


def test_without_paths_it_says_what_to_do(run) -> None:
    done = run("read")
    assert done.code == 2
    assert "PATH" in done.err


def test_another_database_is_refused(run, news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    done = run("read", news, "--ledger", other)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1 and str(other) in done.err


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stopped_run_keeps_whole_articles_and_is_finished_by_the_same_command(
    run, tmp_path: Path, stop: signal.Signals, code: int
) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(json.dumps({"name": f"a{i}", "text": f"{NEWS}\nNumber {i}."}) + "\n" for i in range(MANY)),
        encoding="utf-8",
    )
    ledger = tmp_path / "story.db"
    command = [sys.executable, "-m", "accordingto", "read", str(rows), "--ledger", str(ledger)]
    env = os.environ | {"PYTHONPATH": "src"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    while process.poll() is None and kept(ledger) < 3:
        time.sleep(0.02)
    process.send_signal(stop)
    _, err = process.communicate(timeout=600)  # a worker hears late of it on a busy machine
    assert process.returncode in (code, 0)
    if stop is not signal.SIGKILL:  # a worker that is being born then says that its pipe is cut
        assert b"Traceback" not in err
    before = listed(run, "articles", ledger)
    assert len(before) >= 3
    assert subprocess.run(command, capture_output=True, env=env, check=False).returncode == 0
    after = listed(run, "articles", ledger)
    assert len(after) == MANY
    assert {one["statements"] for one in before} == {one["statements"] for one in after}, "none is kept in part"


MANY = 25
"""Articles of a run that is stopped after a few."""


def kept(ledger: Path) -> int:
    """Articles in a ledger that another process is making."""
    try:
        with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def listed(run, command: str, ledger: Path) -> list[dict]:
    return [json.loads(line) for line in run(command, "--ledger", ledger, "--json").out.splitlines()]


def test_the_ledger_in_the_folder_that_is_read_is_no_input(run, news: Path) -> None:
    for _ in range(2):
        done = run("read", news.parent, "--ledger", news.parent / "story.db")
        assert done.code == 0 and "skipped" not in done.err


@pytest.mark.parametrize("where", ["resolve", "prepare", "_ledger"])
def test_an_article_that_fails_does_not_end_the_run(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    rows = [{"name": name, "text": f"{NEWS}\nIn {name}."} for name in ("Vale", "Lissane", "Orlen")]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ledger = tmp_path / "story.db"

    def failing(ledger_or_doc, *rest):
        article = rest[0] if where == "_ledger" else ledger_or_doc.article
        if article.name == "Lissane":
            raise sqlite3.IntegrityError("no such wall")
        return original(ledger_or_doc, *rest)

    module, name = (Ledger, "_insert") if where == "_ledger" else (pipeline, where)
    original = getattr(module, name)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, failing)
        done = run("read", tmp_path / "rows.jsonl", "--ledger", ledger)
    assert done.code == 0 and "skipped: failed" in done.out
    assert "skipped (failed)" in done.err and "IntegrityError in accordingto." in done.err
    listed = [json.loads(line) for line in run("articles", "--json", "--ledger", ledger).out.splitlines()]
    assert [one["name"] for one in listed] == ["Vale", "Orlen"]
    (left,) = map(json.loads, run("articles", "--skipped", "--json", "--ledger", ledger).out.splitlines())
    assert left["reason"] == "failed" and left["path"].endswith("rows.jsonl:2")
    assert run("read", tmp_path / "rows.jsonl", "--ledger", ledger).code == 0
    assert not run("articles", "--skipped", "--json", "--ledger", ledger).out


def test_where_every_article_fails_the_run_does(run, news: Path, tmp_path: Path, monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(pipeline, "resolve", fails)
    assert run("read", news, "--ledger", tmp_path / "story.db").code == 1


def test_a_lack_of_memory_ends_the_run_in_one_line(run, news: Path, tmp_path: Path, monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "resolve", fails)
    done = run("read", news, "--ledger", tmp_path / "story.db")
    assert done.code == 1 and done.err.splitlines()[-1].startswith("accordingto: out of memory")


def test_reading_again_keeps_the_statements_of_an_article_that_fails(
    run, news: Path, tmp_path: Path, monkeypatch
) -> None:
    ledger = tmp_path / "story.db"
    run("read", news, "--ledger", ledger)
    before = run("statements", "--json", "--ledger", ledger).out
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE article SET model = 'older'")
    connection.close()

    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(pipeline, "resolve", fails)
    assert run("read", "--again", "--ledger", ledger).code == 1
    assert run("statements", "--json", "--ledger", ledger).out == before
    assert not run("articles", "--skipped", "--json", "--ledger", ledger).out


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_date_that_cannot_be_read_is_told_with_its_row(run, tmp_path: Path, command: str) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": NEWS, "published": day}) + "\n" for day in ("2024-03-04", "March?")))
    done = run(command, rows, *(("--ledger", tmp_path / "story.db") if command == "read" else ()))
    assert done.code == 0
    (told,) = [line for line in done.err.splitlines() if "published" in line]
    assert told.startswith(f"{rows}:2: ") and "March?" in told
