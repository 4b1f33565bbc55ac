"""PolNeAR dev as the JSON Lines that users would give, and the scorers beside it."""

import csv
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from training.polnear import read_text

SHARED = Path(os.environ.get("ACCORDINGTO_SHARED", Path(__file__).parents[1] / "../shared")).resolve()
DEV = SHARED / "data/polnear/dev"
Predictions = dict[str, list[dict[str, Any]]]
OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def rows() -> list[dict[str, str]]:
    """Dev, a row an article."""
    return [row(path) for path in sorted(DEV.glob("*.txt"))]


def row(path: Path) -> dict[str, str]:
    """Name, text as PolNeAR's offsets count it, and title, outlet and date from its metadata."""
    found = _metadata().get(path.stem, {})
    row = {"name": path.stem, "text": read_text(path)}
    known = {"title": found.get("title"), "published": found.get("publication_date")}
    known["outlet"] = OUTLETS.get(found.get("publisher", ""), found.get("publisher"))
    return row | {field: value for field, value in known.items() if value and value != "None"}


@cache
def _metadata() -> dict[str, dict[str, str]]:
    with (DEV.parent / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {line["filename"]: line for line in lines}


def write_rows(target: Path, rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


@cache
def scorer(name: str) -> ModuleType:
    """A scorer of ../shared/score, imported from its file."""
    folder = SHARED / "score"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions() -> Predictions:
    """What `extract` makes of dev."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "dev.jsonl"
        write_rows(given, rows())
        return extracted(given)


def extracted(given: Path) -> Predictions:
    """What `extract` makes of a file or folder, by the article's name."""
    command = [sys.executable, "-m", "accordingto", "extract", str(given)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {row["name"]: row["attributions"] for row in map(json.loads, done.stdout.splitlines())}
