"""Disks that fill: one line, and what was kept is whole. On a small disk of its own where we may mount one."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from accordingto.views.exports import FORMATS
from tests.ledger.samples import article, statement

NEWS = "Mayor Ines Calder said that the harbor bridge would close. The port office denied it.\n\n"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mounts a disk of so many kilobytes."""
    made = []

    def mount(kilobytes: int) -> Path:
        folder = tmp_path / f"disk{kilobytes}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a small disk")
        made.append(folder)
        return folder

    yield mount
    for folder in made:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = (json.dumps({"name": f"a{at}", "text": f"{NEWS * 20}Number {at}."}) for at in range(12))
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("kilobytes", [64, 200, 300, 320, 400, 700])
def test_reading_until_the_disk_is_full_is_told_in_one_line(
    run, disk: Callable[[int], Path], rows: Path, kilobytes: int
) -> None:
    ledger = disk(kilobytes) / "story.db"
    done = run("read", rows, "--ledger", ledger)
    told = [line for line in done.err.splitlines() if not line.startswith("New ledger")]
    assert done.code == 1 and len(told) == 1 and f"{ledger}: the disk is full" in told[0], done.err
    assert "Free some space and run the same command again" in told[0]
    if ledger.exists() and ledger.stat().st_size and kilobytes > 320:
        with Ledger.open(ledger) as opened:
            assert opened.check() == []


def test_forgetting_without_room_is_told_as_it_is(run, disk: Callable[[int], Path], rows: Path) -> None:
    folder = disk(4000)
    ledger = folder / "story.db"
    assert run("read", rows, "--ledger", ledger).code == 0
    with _filled(folder, 500):
        done = run("forget", "a1", "--ledger", ledger)
    assert done.code == 0 and "Forgotten: a1" in done.out
    assert "Bytes of it are still in the file, since the disk has no room to write the ledger anew" in done.err
    assert run("check", "--ledger", ledger).code == 1
    assert run("check", "--mend", "--ledger", ledger).code == 0
    assert run("check", "--ledger", ledger).code == 0


@pytest.mark.parametrize("command", [*(f"export --format {form} -o" for form in FORMATS), "dossier -o", "backup"])
def test_a_file_there_is_no_room_for_leaves_the_one_before_it(
    run, disk: Callable[[int], Path], tmp_path: Path, command: str
) -> None:
    if "parquet" in command:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    ledger, out = _large(tmp_path), disk(64) / "out"
    out.write_bytes(b"from before")
    done = run(*command.split(), out, "--ledger", ledger, "--force")
    assert done.code == 1 and len(done.err.splitlines()) == 1 and f"{out}: " in done.err, done.err
    assert list(out.parent.iterdir()) == [out] and out.read_bytes() == b"from before"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["dossier -o -", "statements --json", "export --format prov -o -"])
def test_output_that_is_cut_by_a_full_disk_is_told(
    run, disk: Callable[[int], Path], tmp_path: Path, command: str, unbuffered: str
) -> None:
    asked = [*command.split(), "--ledger", str(_large(tmp_path))]
    words = [sys.executable, "-m", "accordingto", *asked]
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    whole = run(*asked).out.encode()
    with (disk(len(whole) // 1024 // 4 * 4) / "out").open("wb") as stream:
        done = subprocess.run(words, stdout=stream, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "cannot be written" in done.stderr


def _large(folder: Path) -> Path:
    """A ledger of which every format makes more than 64 KB."""
    chance = random.Random(19)
    said = [f"{chance.getrandbits(800):x} much" for _ in range(400)]
    of = article("long", "\n".join(f"Ada said {content}." for content in said))
    with Ledger.create(folder / "large.db") as opened:
        opened.add(of, [statement(of, "Ada", "said", content) for content in said], "none")
    return folder / "large.db"


@contextmanager
def _filled(folder: Path, left: int) -> Iterator[None]:
    """The disk with so many kilobytes left."""
    free = os.statvfs(folder)
    (folder / "rest").write_bytes(bytes(free.f_bavail * free.f_frsize - left * 1024))
    yield
    (folder / "rest").unlink()
