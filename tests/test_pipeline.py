"""Several articles at once: the same ledger, whoever analysed them, and no process left over."""

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.cli.reading import Intake
from accordingto.pipeline import Workers
from accordingto.read import read
from accordingto.records import Article, Skipped

SAID = "The harbour bridge at Larkhaven will close on Monday, Mayor Ines Calder said."
ARTICLES = [
    {"name": f"n{number}", "text": f"Number {number} was told of the bridge.\n\n{SAID}\n\nHe counted {number} boats."}
    for number in range(5)
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps(row) for row in ARTICLES]
    path.write_text("\n".join([*lines[:3], "{no row", *lines[3:], lines[0]]), encoding="utf-8")
    return path


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers from the first article on."""
    monkeypatch.setattr(pipeline, "ALONE", 0)


def kept(path: Path, rows: Path, jobs: int) -> list[str]:
    """All that is in a ledger into which the rows were read, but for the moments at which it was decided."""
    reading = Intake(path, jobs=jobs)
    with reading:
        reading.read(read([str(rows)]))
    with closing(sqlite3.connect(path)) as ledger:
        ledger.execute("UPDATE judgement SET made = ''")
        ledger.execute("UPDATE article SET added = ''")
        ledger.execute("UPDATE round SET at = ''")
        return list(ledger.iterdump())


@pytest.mark.usefixtures("_at_once")
def test_the_ledger_is_the_same_whoever_read(rows: Path, tmp_path: Path) -> None:
    alone, together = (kept(tmp_path / f"{jobs}.db", rows, jobs) for jobs in (1, 2))
    assert together == alone and sum('INSERT INTO "article"' in line for line in alone) == len(ARTICLES)
    assert not multiprocessing.active_children()


def articles(rows: Path) -> Iterator[Article]:
    return (item for item in read([str(rows)]) if isinstance(item, Article))


@pytest.mark.usefixtures("_at_once")
def test_a_worker_that_dies_ends_no_run(rows: Path) -> None:
    with Workers(1 + 1) as workers:
        first, *_ = found = list(articles(rows))  # read to the end: no file is left open
        begun = [workers.analyse(one) for one in found]
        for worker in multiprocessing.active_children():
            worker.kill()
        done = [one() for one in begun]
        assert all(not isinstance(one, Skipped) and one.tellings for one in done)
        assert not isinstance(workers.analyse(first)(), Skipped)
    assert not multiprocessing.active_children()


def test_few_articles_start_no_process(rows: Path) -> None:
    with Workers(2) as workers:
        assert [workers.analyse(one)() for one in articles(rows)]
        assert not multiprocessing.active_children()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_command(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl-C is for the whole group of processes; a kill is for one."""
    path = tmp_path / "many.jsonl"
    lines = (json.dumps({"name": f"n{n}", "text": f"Number {n}.\n\n" + f"{SAID}\n\n" * 40}) for n in range(60))
    path.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "accordingto",
        "read",
        str(path),
        "--jobs",
        "2",
        "--ledger",
        str(tmp_path / "l.db"),
    ]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    ) as running:
        until(lambda: len(workers_of(running.pid)) >= 2)
        workers = workers_of(running.pid)
        if how is signal.SIGINT:
            os.killpg(running.pid, how)
        else:
            running.send_signal(how)
        said = running.stderr.read().decode() if running.stderr else ""
    assert "Traceback" not in said
    assert running.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL)
    until(lambda: not any(alive(worker) for worker in workers))


def workers_of(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            command = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == pid and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(holds) -> None:
    for _ in range(2400):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("never")
