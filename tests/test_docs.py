"""What the documents say is what the program does: commands, fields, reasons, examples, links."""

import contextlib
import inspect
import json
import operator
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import accordingto
from accordingto.records import Reason
from tests.conftest import ROOT, without_weights
from tests.golden.commands import blocks, help_of, names
from tests.match.fakes import Similarity

DOCS = ROOT / "docs"
LIBRARY = DOCS / "library.md"
PAGES = sorted(p for p in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))
LINK = re.compile(r"\]\((?!https?://)(?P<path>[^)#\s]*)(?:#(?P<part>[^)\s]+))?\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)
PRINTS = re.compile(r"\bprint\(.*\)  # (?P<words>.+)$", re.MULTILINE)
NO_EXAMPLE = dict.fromkeys(
    ("Memory.remember", "Memory.seen", "Memory.validators"),
    "A protocol: `read` calls what its caller wrote. Those of Ledger, which is one, are shown.",
)
"""Methods that the library's chapter need not call, and why."""
STORY = "Calder Shuts Varn Bridge\n\n"


@pytest.mark.parametrize("name", [*names()])
def test_every_command_stands_as_it_says_itself(name: str) -> None:
    """Where one was changed: python -m tests.golden.commands."""
    assert dict(blocks()).get(name) == help_of(name)


def test_no_command_is_shown_that_is_not_there() -> None:
    assert [name for name, _ in blocks() if name not in {*names()}] == []


def test_every_reason_for_skipping_is_told() -> None:
    told = re.findall(r"^\| ([a-z ]+) \|", (DOCS / "inputs.md").read_text("utf-8"), re.MULTILINE)
    assert {reason.value for reason in Reason} <= set(told)


def _anchor(heading: str) -> str:
    """As forges make it of a heading: small letters, signs out, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@dataclass(frozen=True)
class Pointer:
    """A link from one document to a place in this checkout."""

    page: Path
    path: str
    part: str | None


def _links() -> Iterator[Pointer]:
    for page in PAGES:
        for found in LINK.finditer(page.read_text(encoding="utf-8")):
            yield Pointer(page, found["path"], found["part"])


@pytest.mark.parametrize("link", [*_links()], ids=lambda link: f"{link.page.name} {link.path}#{link.part or ''}")
def test_no_link_leads_nowhere(link: Pointer) -> None:
    target = (link.page.parent / link.path).resolve() if link.path else link.page
    assert target.exists()
    if link.part:
        assert link.part in map(_anchor, HEADING.findall(target.read_text(encoding="utf-8")))


def test_the_files_that_the_architecture_names_are_there() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)+[\w.]+\.(?:py|txt|tsv))`", text)) - {"read/NAME.py"}
    roots = (ROOT, ROOT / "src/accordingto")
    assert len(named) > 60
    assert [one for one in sorted(named) if not any((root / one).exists() for root in roots)] == []


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, networks: Similarity) -> Path:
    """A folder to work in, with two articles in one of its folders."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").mkdir()
    for name, words in (
        ("a", "The bridge will close on Monday, Mayor Ines Calder said."),
        ("b", "Mayor Ines Calder said the bridge will close on Monday."),
    ):
        (tmp_path / "saved" / f"{name}.txt").write_text(f"{STORY}{words}\n", encoding="utf-8")
    return tmp_path


def _examples() -> Iterator[CodeType]:
    """The examples of the library's chapter, their lines numbered as in it."""
    told = LIBRARY.read_text(encoding="utf-8")
    for found in PYTHON.finditer(told):
        yield compile("\n" * told.count("\n", 0, found.start("code")) + found["code"], str(LIBRARY), "exec")


@dataclass(frozen=True)
class Done:
    """What the examples did: what each line printed first, and the functions that they called themselves."""

    printed: dict[int, str]
    called: set[CodeType]

    def note(self, *values: object) -> None:
        """Stands for `print`."""
        self.printed.setdefault(sys._getframe(1).f_lineno, " ".join(map(str, values)))

    def watch(self, frame: FrameType, event: str, _: object) -> None:
        """What one function of the library calls of another is no example of it."""
        if event == "call" and frame.f_back and frame.f_back.f_code.co_filename == str(LIBRARY):
            self.called.add(frame.f_code)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The examples run in one folder, one after the other."""
    found, before = Done({}, set()), sys.getprofile()
    with contextlib.chdir(tmp_path_factory.mktemp("library")), without_weights():
        for code in _examples():
            sys.setprofile(found.watch)
            try:
                exec(code, {"print": found.note})
            finally:
                sys.setprofile(before)
    return found


def test_the_examples_of_the_library_print_what_stands_behind_them(done: Done) -> None:
    lines = LIBRARY.read_text(encoding="utf-8").splitlines()
    told = {at: found["words"] for at, line in enumerate(lines, 1) if (found := PRINTS.search(line))}
    assert {at: done.printed.get(at) for at in told} == told


def test_every_example_of_the_library_shows_what_comes_back() -> None:
    assert [code for code in PYTHON.findall(LIBRARY.read_text(encoding="utf-8")) if not PRINTS.search(code)] == []


def _callable() -> Iterator[tuple[str, CodeType]]:
    """All functions of the library, and all methods of its classes."""
    for name in accordingto.__all__:
        one = getattr(accordingto, name)
        members = [f"{name}.{member}" for member in dir(one) if not member.startswith("_")]
        for path in members if inspect.isclass(one) else [name]:
            found = operator.attrgetter(path)(accordingto)
            code = getattr(inspect.unwrap(getattr(found, "__func__", found)), "__code__", None)
            if code is not None:
                yield path, code


def test_the_library_has_an_example_of_every_function_and_method(done: Done) -> None:
    without = [name for name, code in _callable() if code not in done.called and name not in NO_EXAMPLE]
    assert not without, f"no example in docs/library.md calls {', '.join(without)}"
    assert NO_EXAMPLE.keys() <= {name for name, _ in _callable()}


def test_every_name_of_the_library_is_told() -> None:
    told = LIBRARY.read_text(encoding="utf-8")
    code = [*PYTHON.findall(told), *re.findall(r"`[^`\n]+`", PYTHON.sub("", told))]
    words = {word for piece in code for word in re.findall(r"\w+", piece)}
    assert sorted({*accordingto.__all__} - words) == []


LISTINGS = (
    ("claims",),
    ("story",),
    ("statements",),
    ("sources",),
    ("sources", "--outlets"),
    ("quotes", "Calder"),
    ("compare", "a", "b"),
    ("stories",),
    ("timeline",),
    ("articles",),
)


def _fields(value: Any) -> Iterator[str]:
    """The names of all fields, however deep."""
    for one in value if isinstance(value, list) else ():
        yield from _fields(one)
    for name, one in value.items() if isinstance(value, dict) else ():
        yield name
        yield from _fields(one)


def test_every_field_is_told(saved: Path, run: Any) -> None:
    run("read", "saved", "--ledger", "story.db", "--published", "2024-05-03")
    told = set(re.findall(r"`(\w+)`", (DOCS / "3_format.md").read_text(encoding="utf-8")))
    for command in LISTINGS:
        rows = [json.loads(line) for line in run(*command, "--ledger", "story.db", "--json").out.splitlines()]
        assert rows, command
        assert sorted(set(_fields(rows)) - told) == [], command
    rows = [json.loads(line) for line in run("extract", "saved").out.splitlines()]
    assert sorted(set(_fields(rows)) - told) == []
