"""What the README shows is what the program prints."""

import re
import subprocess
import sys

from tests.conftest import ROOT


def test_the_example_is_real(run, tmp_path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- example -->\n```\n\$ accordingto (?P<command>.*)\n(?P<shown>(?:.*\n)+?)```", readme)
    assert block
    ledger = tmp_path / "demo.db"
    run("demo", "--ledger", ledger)
    command = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', block["command"])]
    command = [str(ledger) if word == "demo.db" else word for word in command]
    done = subprocess.run(
        [sys.executable, "-m", "accordingto", *command],
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "100"},
    )
    assert done.stdout.strip() == block["shown"].strip()


def test_no_help_text_shows_its_markup(run) -> None:
    for command in ([], ["demo"], ["read"], ["articles"], ["statements"], ["forget"], ["extract"]):
        assert "\\b" not in run(*command, "--help").out
