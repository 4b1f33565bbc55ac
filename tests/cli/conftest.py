"""What the commands compare is compared without weights."""

import pytest

from tests.match.fakes import Similarity


@pytest.fixture(autouse=True)
def _without_weights(networks: Similarity) -> None:
    """For all tests of commands that run in this process."""
