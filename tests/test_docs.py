"""What the documents say is what the program does: commands, fields, reasons, examples, links."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import accordingto
from accordingto.records import Reason
from tests.conftest import ROOT
from tests.golden.commands import blocks, help_of, names
from tests.match.fakes import Similarity

DOCS = ROOT / "docs"
PAGES = sorted(p for p in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))
LINK = re.compile(r"\]\((?!https?://)(?P<path>[^)#\s]*)(?:#(?P<part>[^)\s]+))?\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)
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


def test_the_examples_of_the_library_run(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other."""
    printed = []
    for code in PYTHON.findall((DOCS / "library.md").read_text(encoding="utf-8")):
        exec(compile(code, "docs/library.md", "exec"), {})
        printed.append(capsys.readouterr().out)
    assert all(printed)
    assert "Mayor Ines Calder said" in printed[1]
    assert "ada same_utterance one press conference" in printed[2]


def test_the_library_is_told_whole() -> None:
    told = (DOCS / "library.md").read_text(encoding="utf-8")
    code = [*PYTHON.findall(told), *re.findall(r"`[^`\n]+`", PYTHON.sub("", told))]
    words = {word for piece in code for word in re.findall(r"\w+", piece)}
    asked = {name for name in dir(accordingto.Ledger) if not name.startswith("_")}
    assert sorted({*accordingto.__all__, *asked} - words) == []


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
