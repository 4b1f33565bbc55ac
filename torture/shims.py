"""Small libraries in C that stand between the program and the C library, made when they are needed."""

import shutil
import subprocess
from pathlib import Path


class NoCompilerError(Exception):
    """They cannot be made here."""


def library(name: str, folder: Path) -> dict[str, str]:
    """Make it in that folder; the environment in which a program has it before the C library.

    Raises:
        NoCompilerError: there is no compiler.

    """
    made = folder / f"{name}.so"
    compiler = shutil.which("cc")
    if compiler is None:
        raise NoCompilerError("no C compiler here: these rounds did nothing")
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(made)}
