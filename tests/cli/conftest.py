"""What the commands compare is compared without weights, and what they fetch without a rest."""

import sys
from functools import partial

import pytest

from accordingto.read import WebOptions
from tests.match.fakes import Similarity


@pytest.fixture(autouse=True)
def _without_weights(networks: Similarity) -> None:
    """For all tests of commands that run in this process."""


@pytest.fixture(autouse=True)
def _without_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the tests need not be spared; that others are is tested in `read`."""
    room = sys.modules["accordingto.read"]  # the package has a function of that name
    monkeypatch.setattr(room, "WebOptions", partial(WebOptions, pause=0.0))
