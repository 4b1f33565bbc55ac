"""Same input, same bytes out: whatever order Python keeps sets in (PYTHONHASHSEED)."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SCRIPT = """
import sys
import pytest
from accordingto import cli
from tests.match.fakes import put_in
put_in(pytest.MonkeyPatch())  # pairs are compared without weights, which is quick
for words in "demo", "claims --json", "statements --json", "conflicts --json", "story --json", "dossier -o d.html":
    sys.argv = ["accordingto", *words.split(), "--ledger", "story.db"]
    assert cli.main() == 0, words
"""


def made(folder: Path, seed: str) -> tuple[list[str], bytes]:
    """What the commands print, but for how long it took, and the dossier."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    printed = [line for line in done.stdout.splitlines() if not line.startswith("seconds ")]
    return printed, (folder / "d.html").read_bytes()


def test_the_same_bytes_come_out(tmp_path: Path) -> None:
    printed, dossier = made(tmp_path / "one", "1")
    assert len(printed) > 100 and dossier
    assert made(tmp_path / "other", "2") == (printed, dossier)
