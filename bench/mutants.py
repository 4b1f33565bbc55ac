"""How many small faults the tests find: constants doubled or halved, comparisons turned round, "and" for "or".

    python -m bench.mutants             # 60 faults of seed 1
    python -m bench.mutants 20 7 match  # 20 of seed 7, in one room

Each fault is put alone into a copy of the project. The tests of its module run, and those of its room where the module
has none of its own or these pass; a fault that all of them pass is alive.
"""

import ast
import importlib
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest

ROOMS = ("resolve", "match", "read")
LIBRARIES = ("numpy", "onnxruntime", "tokenizers", "lxml.html", "trafilatura", "click.testing")
FORK = get_context("fork")
ROOT = Path(__file__).parents[1]
TURNED = {
    ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
    ast.NotIn: "in",
}  # fmt: skip
SECONDS = 900
"""A fault that keeps the tests from ending is found."""


class Mutant(NamedTuple):
    """A fault: the words at a place of a module, and what stands there instead."""

    module: str
    line: int
    start: int
    end: int
    words: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}  {self.words}"


def mutants(module: Path) -> Iterator[Mutant]:
    """All faults that a module can be given, in its order."""
    source = module.read_text(encoding="utf-8")
    lines = source.encode().splitlines(keepends=True)
    name = str(module.relative_to(ROOT))

    def at(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column

    for node in ast.walk(ast.parse(source)):
        for a, b, words in _changes(node):
            start, end = at(a.end_lineno, a.end_col_offset), at(b.lineno, b.col_offset)  # type: ignore[attr-defined]
            if a is b:
                start, end = at(a.lineno, a.col_offset), at(a.end_lineno, a.end_col_offset)  # type: ignore[attr-defined]
            if "#" not in source.encode()[start:end].decode():
                yield Mutant(name, a.lineno, start, end, words)  # type: ignore[attr-defined]


def _changes(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """What stands between two parts of an expression, or is one, and the words for it."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1):
        yield node, node, repr(node.value * 2)
        yield node, node, repr(node.value // 2 if isinstance(node.value, int) else node.value / 2)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in TURNED:
        yield node.left, node.comparators[0], f" {TURNED[type(node.ops[0])]} "
    elif isinstance(node, ast.BoolOp):
        yield node.values[0], node.values[1], " or " if isinstance(node.op, ast.And) else " and "


def drawn(count: int, seed: int, rooms: Sequence[str]) -> list[Mutant]:
    """Faults of the rooms, by chance."""
    modules = (module for room in rooms for module in sorted((ROOT / "src" / "accordingto" / room).glob("*.py")))
    found = [one for module in modules for one in mutants(module)]
    random.Random(seed).shuffle(found)
    return list(islice(filter(_parses, found), count))


def _parses(mutant: Mutant) -> bool:
    """Whether it is Python: brackets may stand between the two parts."""
    try:
        ast.parse(_broken((ROOT / mutant.module).read_bytes(), mutant))
    except SyntaxError:
        return False
    return True


def _broken(sound: bytes, mutant: Mutant) -> bytes:
    return sound[: mutant.start] + mutant.words.encode() + sound[mutant.end :]


def survives(mutant: Mutant, copy: Path) -> bool:
    """Whether all tests pass with it in the copy."""
    module = copy / mutant.module
    sound = module.read_bytes()
    module.write_bytes(_broken(sound, mutant))
    room = copy / "tests" / module.parent.name
    own = room / f"test_{module.stem}.py"
    try:
        return all(_pass(copy, tests) for tests in (own, room) if tests.exists())
    finally:
        module.write_bytes(sound)


def _pass(copy: Path, tests: Path) -> bool:
    """Whether they do, in a child of this process, which has read the libraries once for all."""
    child = FORK.Process(target=_run, args=(copy, tests))
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def _run(copy: Path, tests: Path) -> None:
    os.chdir(copy)
    sys.path[:] = [str(copy / "src"), str(copy), *(one for one in sys.path if one not in ("", str(ROOT)))]
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
    sys.dont_write_bytecode = True
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os._exit(pytest.main(["-q", "-x", "-n", "0", "-p", "no:cacheprovider", str(tests)]))


def main(count: int = 60, seed: int = 1, *rooms: str) -> None:
    """Print each fault with its fate, then the share that died."""
    for library in LIBRARIES:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("src", "tests", "bench", "training"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        if not _pass(copy, copy / "tests" / "text"):
            sys.exit("the tests of `text` fail without a fault: run them first")
        alive = 0
        for number, mutant in enumerate(drawn(count, seed, rooms or ROOMS), 1):
            lives = survives(mutant, copy)
            alive += lives
            print(f"{number:3}  {'ALIVE' if lives else 'died '}  {mutant}", flush=True)
    print(f"{count - alive} of {count} died ({1 - alive / count:.0%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])
