"""Each paragraph and each field of small inputs is read as it was when it was looked at last."""

from typing import Any

import pytest

from tests.read.every import rows, seen


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_every_paragraph_and_field(row: dict[str, Any]) -> None:
    assert seen(row["name"], row["input"]) == row
