"""`export`: where it goes, and what it refuses."""

import codecs
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.views.exports import FORMATS
from accordingto.views.exports.target import writing
from tests.ledger.samples import article, harbour, statement

PROGRAM = f"{sys.executable} -m accordingto"
TEXT = [form for form in FORMATS if form != "parquet"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with Ledger.create(path) as opened:
        opened.add(*harbour(), "none")
    return path


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = ["bash", "-o", "pipefail", "-c", script]
    return subprocess.run(command, capture_output=True, env=os.environ, check=False, timeout=60, cwd=cwd)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_each_format(run, ledger: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    out = tmp_path / "out"
    done = run("export", "--ledger", ledger, "--format", form, "-o", out)
    assert (done.code, done.out, done.err) == (0, "", f"{out}: 2 statements\n")
    assert out.stat().st_size > 100
    assert sorted(tmp_path.iterdir()) == [out, ledger]


@pytest.mark.parametrize("form", TEXT)
def test_standard_output_is_the_same(run, ledger: Path, tmp_path: Path, form: str) -> None:
    run("export", "--ledger", ledger, "--format", form, "-o", tmp_path / "out")
    done = run("export", "--ledger", ledger, "--format", form, "-o", "-")
    assert done.out.encode() == (tmp_path / "out").read_bytes()
    assert (done.code, done.err) == (0, "")


def test_csv_begins_with_a_byte_order_mark(run, ledger: Path, tmp_path: Path) -> None:
    run("export", "--ledger", ledger, "--format", "csv", "-o", tmp_path / "out")
    assert (tmp_path / "out").read_bytes().startswith(codecs.BOM_UTF8 + b"who,")


def test_jsonl_is_what_statements_prints(run, ledger: Path) -> None:
    exported = run("export", "--ledger", ledger, "--format", "jsonl", "-o", "-").out
    assert exported == run("statements", "--ledger", ledger, "--json").out


def test_a_file_that_is_there_is_replaced_only_when_told(run, ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.csv"
    out.write_text("mine")
    arguments = ("export", "--ledger", ledger, "--format", "csv", "-o", out)
    done = run(*arguments)
    assert done.code == 1 and "--force" in done.err and len(done.err.splitlines()) == 1
    assert out.read_text() == "mine"
    assert run(*arguments, "--force").code == 0
    assert "Marlowe" in out.read_text("utf-8")


@pytest.mark.parametrize("end", ["", "-wal"])
def test_the_ledger_itself_is_never_replaced(run, ledger: Path, tmp_path: Path, end: str) -> None:
    link = tmp_path / "link"
    link.symlink_to(f"{ledger}{end}")
    before = ledger.read_bytes()
    done = run("export", "--ledger", ledger, "--format", "csv", "-o", link, "--force")
    assert done.code == 1 and "ledger itself" in done.err
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("path", [".", "missing/out.csv", "story.db/out.csv", "x" * 300, "a\x1b]0;b\x07\nc/d"])
def test_a_place_that_cannot_be_written_is_one_line(run, ledger: Path, tmp_path: Path, path: str) -> None:
    done = run("export", "--ledger", ledger, "--format", "csv", "-o", tmp_path / path)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1 and done.err.startswith("accordingto: ")


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_one_line(run, ledger: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    done = run("export", "--ledger", ledger, "--format", form, "-o", "/dev/full")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1 and "cannot be written" in done.err


def test_a_full_disk_behind_standard_output_is_one_line(ledger: Path, tmp_path: Path) -> None:
    done = shell(f"{PROGRAM} export --ledger {ledger} --format csv -o - >/dev/full", tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and b"cannot be written" in done.stderr


def test_what_is_half_written_is_not_left(run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("accordingto.views.exports.jsonl.statement_row", full)
    done = run("export", "--ledger", ledger, "--format", "jsonl", "-o", tmp_path / "out")
    assert done.code == 1 and "No space left" in done.err
    assert list(tmp_path.iterdir()) == [ledger]


@pytest.mark.parametrize("form", ["jsonl", "prov"])
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, form: str) -> None:
    of = article("long", "\n".join(f"Ada said {number}{' very' * 50} much." for number in range(2000)))
    with Ledger.create(tmp_path / "long.db") as opened:
        opened.add(of, [statement(of, "Ada", "said", f"{number} very") for number in range(2000)], "none")
    done = shell(f"{PROGRAM} export --ledger long.db --format {form} -o - | head -c 10", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_parquet_does_not_go_to_standard_output(run, ledger: Path) -> None:
    done = run("export", "--ledger", ledger, "--format", "parquet", "-o", "-")
    assert (done.code, done.out) == (1, "") and "-o" in done.err


def test_without_pyarrow_parquet_says_what_to_install(
    run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "accordingto.views.exports.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", "--ledger", ledger, "--format", "parquet", "-o", tmp_path / "out")
    assert done.code == 1 and "accordingto[parquet]" in done.err and len(done.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [ledger]


def test_an_empty_ledger_is_said(run, tmp_path: Path) -> None:
    Ledger.create(tmp_path / "empty.db").close()
    done = run("export", "--ledger", tmp_path / "empty.db", "--format", "webannotation", "-o", "-")
    assert done.code == 0 and json.loads(done.out)["items"] == []
    assert done.err == "No statements in this ledger yet.\n"


def test_halves_of_surrogate_pairs_come_out_as_text(run, tmp_path: Path) -> None:
    row = {"text": "The \ud800 ferry is late, Tomas Reke said.\n", "name": "a\udcff", "outlet": "Post \ud83d"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    run("read", tmp_path / "rows.jsonl", "--ledger", tmp_path / "story.db")
    for form in TEXT:
        done = run("export", "--ledger", tmp_path / "story.db", "--format", form, "-o", tmp_path / form)
        assert done.code == 0
        assert "ferry" in (tmp_path / form).read_bytes().decode("utf-8")


def test_what_a_killed_export_left_goes_with_the_next_one(run, ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (".accordingto-00112233.part", ".accordingto-mine.txt", "a.part"):
        (folder / name).write_bytes(b"half")
    assert run("export", "--ledger", ledger, "--format", "csv", "-o", folder / "a.csv").code == 0
    assert sorted(one.name for one in folder.iterdir()) == [".accordingto-mine.txt", "a.csv", "a.part"]


def test_a_file_and_then_its_name_outlast_a_loss_of_power(
    run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def noted(descriptor: int) -> None:
        synced.append("name" if out.exists() else "file")
        sync(descriptor)

    out = tmp_path / "out.csv"
    monkeypatch.setattr(os, "fsync", noted)
    run("export", "--ledger", ledger, "--format", "csv", "-o", out)
    assert synced == ["file", "name"]


def test_what_another_export_is_writing_stays(run, ledger: Path, tmp_path: Path) -> None:
    with writing(tmp_path / "one", ledger, replace=False) as stream:
        stream.write(b"so far")
        assert run("export", "--ledger", ledger, "--format", "csv", "-o", tmp_path / "two").code == 0
        stream.write(b", and on")
    assert (tmp_path / "one").read_bytes() == b"so far, and on"
    assert {one.name for one in tmp_path.iterdir()} == {"one", "two", ledger.name}


def test_an_export_that_is_killed_leaves_no_name(ledger: Path, tmp_path: Path) -> None:
    script = f"""import os, signal
from pathlib import Path
from accordingto.views.exports.target import writing
with writing(Path({str(tmp_path / "out")!r}), Path("x"), replace=False) as stream:
    stream.write(b"half")
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert {one.suffix for one in tmp_path.iterdir()} == {".part", ".db"}
