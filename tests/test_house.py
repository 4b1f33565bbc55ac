"""The house rules of CONTRIBUTING.md that a machine can hold."""

import ast
import importlib
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

SOURCE = ROOT / "src/accordingto"
FILES = sorted(SOURCE.rglob("*.py"))
LINES, FUNCTION, PARAMETERS, WORDS = 400, 50, 6, 10
NO_LANGUAGE = {"read/fragments.py", "read/links.py", "views/pages/dossier.py", "views/pages/render.py"}
"""Files whose longer lists are names of tags, and of what templates call."""
GRAMMAR = {"read/furniture.py", "text/dates/grammar.py"}
"""Files whose longer lists are lines of a grammar: what a date, or a button, looks like."""
STILL = {"resolve/coref_text.py", "resolve/coref_words.py", "resolve/relays.py", "resolve/relied.py"}
"""Files that still have long lists of words in patterns. None is added."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """All functions of a file, however deep."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def own(path: Path) -> str:
    """A file as the documents name it."""
    return path.relative_to(SOURCE).as_posix()


def parameters(function: Function) -> int:
    """How many arguments a caller may give; a command is given its options by their names."""
    if any("click" in ast.unparse(one) for one in function.decorator_list):
        return 0
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def word_lists(path: Path) -> Iterator[int]:
    """The lengths of lists of words: strings that are split, sets of strings, patterns for any of several words."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (found[0].count("|") + 1 for found in re.finditer(r"(?:[A-Za-z]+\|)+[A-Za-z]+", node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            if isinstance(node.func.value, ast.Constant) and isinstance(node.func.value.value, str):
                yield len(node.func.value.value.split())
        elif isinstance(node, ast.Set):
            values = [one.value for one in node.elts if isinstance(one, ast.Constant)]
            if len(values) == len(node.elts) and all(re.fullmatch(r"[a-z'’ -]+", str(one)) for one in values):
                yield len(values)


def test_no_file_is_long() -> None:
    found = {own(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: lines for name, lines in found.items() if lines > LINES} == {}


def test_no_function_is_long_or_takes_much() -> None:
    found = [
        f"{own(path)} {one.name}: {one.end_lineno - one.lineno + 1} lines, {parameters(one)} parameters"
        for path in FILES
        for one in functions(path)
        if one.end_lineno and (one.end_lineno - one.lineno >= FUNCTION or parameters(one) > PARAMETERS)
    ]
    assert found == []


def test_long_lists_of_words_are_data() -> None:
    exempt = NO_LANGUAGE | GRAMMAR | STILL
    sizes = {own(path): max(word_lists(path), default=0) for path in FILES}
    assert {name: size for name, size in sizes.items() if size > WORDS and name not in exempt} == {}


def test_sql_stands_in_the_ledger_alone() -> None:
    sql = re.compile(r"\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|PRAGMA)\b")
    found = [
        own(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and sql.search(node.value)
    ]
    assert {name for name in found if not name.startswith("ledger/")} == set()


def types(path: Path) -> Iterator[str]:
    """The names of a file's classes, and of its types by another name: `Find = Callable[[str], Article]`."""
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield from re.findall(r"\A[A-Z]\w*[a-z]\w*\Z", node.targets[0].id)


def test_no_two_types_have_one_name() -> None:
    names = Counter(name for path in FILES for name in types(path) if not name.startswith("_"))
    assert sorted(name for name, times in names.items() if times > 1) == []


def test_what_runs_seldom_imports_what_is_there() -> None:
    """Measures, training and torture run outside the tests; a name that moved is found here."""
    gone = []
    for path in (path for room in ("bench", "training", "torture") for path in sorted((ROOT / room).glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "accordingto":
                room = importlib.import_module(str(node.module))
                for name in (one.name for one in node.names):
                    inside = hasattr(room, "__path__") and importlib.util.find_spec(f"{node.module}.{name}")
                    if not hasattr(room, name) and not inside:
                        gone.append(f"{path.name}: {node.module}.{name}")
    assert not gone
