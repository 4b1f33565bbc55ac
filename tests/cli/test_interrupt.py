"""Ctrl-C at any moment: a word or nothing, never a traceback."""

import signal
import subprocess
import sys

import pytest

WHILE_IT_IMPORTS = """
import os, signal, sys
class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed())
sys.argv = {argv!r}
import accordingto.cli
sys.exit(accordingto.cli.main())
"""


def pressed(module: str, *argv: str) -> subprocess.CompletedProcess[str]:
    code = WHILE_IT_IMPORTS.format(module=module, argv=list(argv))
    env = {"PYTHONPATH": ":".join(sys.path)}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize("argv", [("-m",), ("/usr/bin/accordingto",)])
@pytest.mark.parametrize("module", ["accordingto.records", "accordingto.cli", "click"])
def test_while_the_command_is_imported(module: str, argv: tuple[str, ...]) -> None:
    done = pressed(module, *argv)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_while_a_command_imports_what_it_needs() -> None:
    done = pressed("accordingto.text.dates", "accordingto", "dates", "on Tuesday")
    assert done.returncode == 130
    assert done.stderr.startswith("Stopped.") and len(done.stderr.splitlines()) == 1


def test_a_program_that_imports_the_library_keeps_its_own_answer() -> None:
    assert "KeyboardInterrupt" in pressed("accordingto.records", "program.py").stderr
