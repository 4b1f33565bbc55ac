"""Two short passages are read, and differ, as they did when it was looked at last."""

import pytest

from tests.match import ends
from tests.match.every import DATA, Row, seen
from tests.recorded import recorded


@pytest.mark.parametrize("row", recorded(DATA), ids=lambda row: row["left"]["text"][:40])
def test_all_that_is_seen_in_two_passages(row: Row) -> None:
    assert seen(row["left"], row["right"]) == row


def test_all_that_speaks_for_two_ends_being_one_origin() -> None:
    assert ends.seen() == recorded(ends.DATA)
