"""What a hostile tester found: names, streams and interruptions."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SAID = "Mayor Ines Calder said the harbor bridge would close on Monday.\n"
PROGRAM = [sys.executable, "-m", "accordingto"]


def shell(script: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
    command = script.replace("accordingto", " ".join(PROGRAM))
    return subprocess.run(["bash", "-c", command], capture_output=True, env=os.environ | extra, check=False, timeout=60)


@pytest.fixture
def ledger(run, tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text(SAID, encoding="utf-8")
    run("read", tmp_path / "bridge.txt", "--ledger", tmp_path / "story.db")
    return tmp_path / "story.db"


def test_square_brackets_in_a_title_are_text(run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": SAID, "title": "Calder says [/no] to :smile: [red]bridge[/red]"}), "utf-8")
    run("read", rows, "--ledger", tmp_path / "story.db")
    assert "Calder says [/no] to :smile: [red]bridge[/red]" in run("articles", "--ledger", tmp_path / "story.db").out


def test_a_deeply_nested_row_is_skipped_and_the_rest_go_on(run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    deep = '{"text":"He said so.","x":' + "[" * 600 + "]" * 600 + "}"
    rows.write_text(deep + "\n" + json.dumps({"text": SAID}) + "\n", "utf-8")
    done = run("extract", rows)
    assert done.code == 0
    assert len(done.out.splitlines()) == 1
    assert "nested" in done.err and len(done.err.splitlines()) == 1


def test_a_standard_error_that_nobody_reads_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(SAID, encoding="utf-8")
    ledger = tmp_path / "story.db"
    script = f"accordingto read {tmp_path}/no1 {tmp_path}/no2 {tmp_path}/bridge.txt --ledger {ledger} 2>&1 >/dev/null"
    shell(f"{script} | true")
    assert shell(f"accordingto articles --json --ledger {ledger}").stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "command", ["articles", "statements", "sources", "statements --json", "sources --json", "--help"]
)
@pytest.mark.parametrize("redirect", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_one_line(ledger: Path, command: str, redirect: str) -> None:
    option = "" if command == "--help" else f"--ledger {ledger}"
    done = shell(f"accordingto {command} {option} {redirect}")
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1
    assert done.returncode == (1 if "full" in redirect else 0)


@pytest.mark.parametrize("command", ["articles", "statements", "sources"])
def test_a_terminal_without_the_characters_shows_question_marks(ledger: Path, command: str) -> None:
    done = shell(f"accordingto {command} --ledger {ledger}", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Calder" in done.stdout or command == "articles"


def test_a_closed_standard_input_is_skipped() -> None:
    done = shell("accordingto extract - <&-")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr and b"skipped (unreadable)" in done.stderr


def test_read_again_makes_no_ledger(run, tmp_path: Path) -> None:
    assert run("read", "--again", "--ledger", tmp_path / "typo.db").code == 1
    assert not (tmp_path / "typo.db").exists()


def test_a_folder_is_no_ledger(run, tmp_path: Path) -> None:
    done = run("articles", "--ledger", tmp_path)
    assert done.code == 1 and len(done.err.splitlines()) == 1


def test_names_cannot_break_a_line_or_steer_the_terminal(run, tmp_path: Path) -> None:
    bad = tmp_path / "a\x1b]0;pwn\x07\nb.pdf"
    bad.write_bytes(b"%PDF-1.4")
    done = run("read", bad, "--ledger", tmp_path / "story.db")
    lines = [line for line in done.err.splitlines() if "skipped" in line]
    assert len(lines) == 1 and not {"\x1b", "\x07"} & set(done.err)


def test_an_outlet_of_broken_bytes_is_kept_as_text(run, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(SAID, encoding="utf-8")
    done = run("extract", tmp_path / "bridge.txt", "--outlet", "a\udcffb")
    assert json.loads(done.out)["outlet"] == "a\ufffdb"


def test_a_second_interrupt_is_no_traceback(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"name": f"a{i}", "text": SAID * 30}) + "\n" for i in range(300)), "utf-8")
    command = [*PROGRAM, "read", str(rows), "--ledger", str(tmp_path / "story.db")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (tmp_path / "story.db").exists():
        pass
    for pause in (1.0, 0.005):
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert b"_counts" not in err
