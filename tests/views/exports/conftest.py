"""Ledgers to export: the shipped story as the program reads it, and one of hostile text."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import accordingto
from accordingto.cli.reading import Intake
from accordingto.ledger import Entry, Ledger
from accordingto.ledger.sources import spelling
from accordingto.read import read
from tests.conftest import without_weights
from tests.ledger.samples import article, chain, given, statement

STORY = Path(accordingto.__file__).parent / "demo" / "story"
HOSTILE = '=1+1\x00\x1b[2J "a";=b\u202e\u2066\ufeff\xad\u2028\u0301\ufffe\U0001f4a9<script>\'\t@c'


@pytest.fixture(scope="session")
def story_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped story, read."""
    path = tmp_path_factory.mktemp("story") / "demo.db"
    with without_weights(), Intake(path) as reading:
        reading.read(read([str(STORY)]))
    return path


@pytest.fixture(scope="session")
def entries(story_ledger: Path) -> list[Entry]:
    """The statements of the shipped story."""
    with Ledger.open(story_ledger) as ledger:
        return list(ledger.statements())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """Statements in whose every field stands what breaks programs."""
    text = f"\n\n  {HOSTILE} said {HOSTILE} .\n"
    of = article("=name\x07", text, title=given(HOSTILE), outlet=given(HOSTILE), url="javascript:alert(1)")
    said = statement(of, HOSTILE, "said", f"{HOSTILE} .", chain=chain(f"({HOSTILE})", HOSTILE), addressee=HOSTILE)
    with without_weights(), Ledger.create(tmp_path_factory.mktemp("hostile") / "h.db") as ledger:
        ledger.add(of, [said], "none")
        return list(ledger.statements())


@pytest.fixture
def written() -> Callable[[Any, list[Entry]], bytes]:
    """What a format's module writes of statements."""

    def call(module: Any, found: list[Entry]) -> bytes:
        stream = io.BytesIO()
        module.write(iter(found), stream, spelling)
        return stream.getvalue()

    return call
