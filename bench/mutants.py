"""How many small faults the tests find: constants doubled or halved, comparisons turned round, "and" for "or".

    python -m bench.mutants             # 60 faults of seed 1
    python -m bench.mutants 20 7 match  # 20 of seed 7, in one room

The tests of each room run once, to see which of them reach which lines. Then each fault is put alone into a copy of the
project, and the tests of its module and those that reach its line run, or those that reach its module, where the line
runs on import; a fault that all of them pass is alive.
"""

import ast
import importlib
import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
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
NO_BEHAVIOUR = {
    "AT_HAND": "sentences kept at hand: another size reads one again",
    "BATCH": "rows of a Parquet file that are read at once",
    "CHUNK": "bytes of an answer that are read at once",
    "IN_MEMORY": "size from which a copy lies on the disk",
}
"""Constants that change no result, only what it takes; no fault is drawn of them, nor of the size of a `lru_cache`."""


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

    tree = ast.parse(source)
    sizes = {inner for node in ast.walk(tree) if _sizes(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        for a, b, words in _changes(node) if node not in sizes else ():
            start, end = at(a.end_lineno, a.end_col_offset), at(b.lineno, b.col_offset)  # type: ignore[attr-defined]
            if a is b:
                start, end = at(a.lineno, a.col_offset), at(a.end_lineno, a.end_col_offset)  # type: ignore[attr-defined]
            if "#" not in source.encode()[start:end].decode():
                yield Mutant(name, a.lineno, start, end, words)  # type: ignore[attr-defined]


def _sizes(node: ast.AST) -> bool:
    """Whether it gives a cache its size, or a constant that is no behaviour."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id in NO_BEHAVIOUR
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lru_cache"


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


class Reach:
    """A plugin of pytest: the tests that reach each line of a room."""

    def __init__(self, room: Path) -> None:
        self._room = str(room)
        self.tests: dict[str, dict[int, list[str]]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the lines that a test reaches, its fixtures included."""
        reached: set[tuple[str, int]] = set()

        def lines(frame: FrameType, event: str, argument: object) -> object:
            reached.add((frame.f_code.co_filename, frame.f_lineno))
            return lines

        sys.settrace(lambda frame, *_: lines if frame.f_code.co_filename.startswith(self._room) else None)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            for file, line in reached:
                self.tests.setdefault(Path(file).name, {}).setdefault(line, []).append(item.nodeid)


def reach(copy: Path, room: str) -> dict[str, dict[int, list[str]]]:
    """For each module of a room and each of its lines the tests that reach it; ends where a test fails."""
    found = copy / f"{room}.json"

    def run() -> None:
        plugin = Reach(copy / "src" / "accordingto" / room)
        failed = _pytest(copy, [str(copy / "tests" / room)], plugin)
        found.write_text(json.dumps(plugin.tests), encoding="utf-8")
        os._exit(failed)

    child = FORK.Process(target=run)
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(f"the tests of `{room}` fail without a fault: run them first")
    read: dict[str, dict[str, list[str]]] = json.loads(found.read_text(encoding="utf-8"))
    return {module: {int(line): tests for line, tests in lines.items()} for module, lines in read.items()}


def survives(mutant: Mutant, copy: Path, reached: dict[str, dict[int, list[str]]]) -> bool:
    """Whether all tests pass with it in the copy: its module's, which reach it on import, and recordings first."""
    module = copy / mutant.module
    lines = reached.get(module.name, {})
    tests = lines.get(mutant.line) or sorted({test for some in lines.values() for test in some})
    own = f"tests/{module.parent.name}/test_{module.stem}.py"
    tests = sorted(tests, key=lambda test: ("test_every" not in test, test))
    tests = [own] * (copy / own).exists() + [test for test in tests if not test.startswith(f"{own}::")]
    if not tests:
        return True
    sound = module.read_bytes()
    module.write_bytes(_broken(sound, mutant))
    try:
        return _pass(copy, tests)
    finally:
        module.write_bytes(sound)


def _pass(copy: Path, tests: Sequence[str]) -> bool:
    """Whether they do, in a child of this process, which has read the libraries once for all."""
    child = FORK.Process(target=lambda: os._exit(_pytest(copy, tests)))
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def _pytest(copy: Path, tests: Sequence[str], *plugins: object) -> int:
    os.chdir(copy)
    sys.path[:] = [str(copy / "src"), str(copy), *(one for one in sys.path if one not in ("", str(ROOT)))]
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
    sys.dont_write_bytecode = True
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    return pytest.main(["-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", *tests], list(plugins))


def main(count: int = 60, seed: int = 1, *rooms: str) -> None:
    """Print each fault with its fate, then the share that died."""
    for library in LIBRARIES:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("src", "tests", "bench", "training"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        reached = {room: reach(copy, room) for room in rooms or ROOMS}
        alive = 0
        for number, mutant in enumerate(drawn(count, seed, rooms or ROOMS), 1):
            lives = survives(mutant, copy, reached[Path(mutant.module).parent.name])
            alive += lives
            print(f"{number:3}  {'ALIVE' if lives else 'died '}  {mutant}", flush=True)
    print(f"{count - alive} of {count} died ({1 - alive / count:.0%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])
