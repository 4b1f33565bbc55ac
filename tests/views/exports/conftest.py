"""Ledgers to export: the shipped story as the program reads it, and one of hostile text."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import accordingto
from accordingto.attribute import attribute
from accordingto.ledger import Entry, Ledger
from accordingto.ledger.sources import spelling
from accordingto.read import read
from accordingto.records import Article
from accordingto.resolve import dated, resolve
from tests.ledger.samples import article, chain, given, statement

STORY = Path(accordingto.__file__).parent / "demo" / "story"
HOSTILE = '=1+1\x00\x1b[2J "a";=b\u202e\u2066\ufeff\xad\u2028\u0301\ufffe\U0001f4a9<script>\'\t@c'


@pytest.fixture(scope="session")
def entries(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """The statements of the shipped story."""
    path = tmp_path_factory.mktemp("story") / "demo.db"
    articles = (dated(item) for item in read([str(STORY)]) if isinstance(item, Article))
    with Ledger.create(path) as ledger:
        for one, found in attribute(articles):
            ledger.add(one, list(resolve(one, found)), "shipped")
        return list(ledger.statements())


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """Statements in whose every field stands what breaks programs."""
    text = f"\n\n  {HOSTILE} said {HOSTILE} .\n"
    of = article("=name\x07", text, title=given(HOSTILE), outlet=given(HOSTILE), url="javascript:alert(1)")
    said = statement(of, HOSTILE, "said", f"{HOSTILE} .", chain=chain(f"({HOSTILE})", HOSTILE), addressee=HOSTILE)
    with Ledger.create(tmp_path_factory.mktemp("hostile") / "h.db") as ledger:
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
