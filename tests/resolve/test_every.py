"""Each mention, entity and pronoun of small articles is read as it was when the weights that go by it were learnt."""

from typing import Any

import pytest

from tests.recorded import recorded
from tests.resolve.every import DATA, seen


@pytest.mark.parametrize("row", recorded(DATA), ids=lambda row: row["text"][:40])
def test_every_mention_entity_and_pronoun(row: dict[str, Any]) -> None:
    assert seen(row["text"]) == row
