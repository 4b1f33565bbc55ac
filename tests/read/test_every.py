"""Each paragraph and each field of small inputs is read as it was when it was looked at last."""

from typing import Any

import pytest

from tests.read.every import DATA, seen
from tests.recorded import recorded


@pytest.mark.parametrize("row", recorded(DATA), ids=lambda row: row["name"])
def test_every_paragraph_and_field(row: dict[str, Any]) -> None:
    assert seen(row["name"], row["input"]) == row
