"""Recordings of what a room sees, JSON Lines, which its `every.py` makes and its `test_every.py` holds it to."""

import json
from pathlib import Path
from typing import Any


def recorded(path: Path) -> list[dict[str, Any]]:
    """The rows; their texts may hold what `splitlines` takes for the end of a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
