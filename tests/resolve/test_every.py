"""Small articles are read as they were when it was looked at last, and the weights that go by it were learnt."""

from typing import Any

import pytest

from tests.recorded import recorded
from tests.resolve import every, tellings


@pytest.mark.parametrize("row", recorded(every.DATA), ids=lambda row: row["text"][:40])
def test_every_mention_entity_and_pronoun(row: dict[str, Any]) -> None:
    assert every.seen(row["text"]) == row


@pytest.mark.parametrize("row", recorded(tellings.DATA), ids=lambda row: row["given"]["text"][:40])
def test_every_telling_with_its_chain_manner_and_day(row: dict[str, Any]) -> None:
    assert tellings.seen(row["given"]) == row
