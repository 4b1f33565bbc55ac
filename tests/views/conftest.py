"""What the views show is compared without weights."""

import pytest

from tests.match.fakes import Similarity


@pytest.fixture(autouse=True)
def _without_weights(networks: Similarity) -> None:
    """For all tests of views that run in this process."""
