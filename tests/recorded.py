"""Recordings of what a room sees, JSON Lines, which its `every.py` makes and its `test_every.py` holds it to."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np


def recorded(path: Path) -> list[dict[str, Any]]:
    """The rows; their texts may hold what `splitlines` takes for the end of a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def named(names: Sequence[str], values: np.ndarray, digits: int) -> list[str]:
    """The measures that are not zero, with their values where these are no mere yes."""
    pairs = zip(names, values.tolist(), strict=True)
    return [name if value == 1 else f"{name}={value:.{digits}f}" for name, value in pairs if value]
