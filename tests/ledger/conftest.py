"""Invented articles for the ledger's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.create(path) as ledger:
        yield ledger
