"""Invented articles for the ledger's tests; what is compared is compared without weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.match.fakes import Similarity


@pytest.fixture(autouse=True)
def _without_weights(networks: Similarity) -> None:
    """For all tests of the ledger."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.create(path) as ledger:
        yield ledger
