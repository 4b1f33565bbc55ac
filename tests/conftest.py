"""What all tests share."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from accordingto import cli
from tests.match.fakes import Similarity, put_in
from tests.read.site import Site, serving

# The same examples everywhere and every time; `make torture` looks for new ones.
settings.register_profile("everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("everywhere")

ROOT = Path(__file__).parents[1]
SHARED = (ROOT / "../shared").resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that take longest begin first, for no processor to wait for them in the end."""
    items.sort(key=lambda item: not item.path.is_relative_to(ROOT / "tests/spark"))


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command in this process."""
    monkeypatch.delenv("ACCORDINGTO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["accordingto", *map(str, arguments)])
        code = cli.main()
        return Ran(code, *capfd.readouterr())

    return call


@contextmanager
def without_weights() -> Iterator[Similarity]:
    """Compare what is compared by `fakes`, whatever weights ship; gives the network that reads pairs."""
    with pytest.MonkeyPatch.context() as patch:
        yield put_in(patch)


@pytest.fixture
def networks() -> Iterator[Similarity]:
    """Let a test's own ledgers be compared without weights."""
    with without_weights() as fake:
        yield fake


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout that holds corpora and seeds."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: corpora and seeds are not part of the project")
    return SHARED


@pytest.fixture
def site() -> Iterator[Site]:
    """A real server on loopback."""
    with serving() as site:
        yield site
