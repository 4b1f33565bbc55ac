"""How many of the hand-annotated attributions of the seed article `extract` finds."""

import json
import subprocess
import sys
from pathlib import Path

from bench.polnear import SHARED, scorer

GOLD = SHARED / "annotation/seed-first-article.json"


def measure() -> dict[str, float]:
    """`seeds found`: annotated attributions matched, by score_seeds.py's own rule."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    done = subprocess.run(
        [sys.executable, "-m", "accordingto", "extract", str(SHARED / "seeds")],
        check=True,
        capture_output=True,
        text=True,
    )
    found = {row["name"]: row["attributions"] for row in map(json.loads, done.stdout.splitlines())}
    best = scorer("score_chains").best
    count = 0
    for row in gold["attributions"]:
        file = Path(gold["articles"][row["a"]]["file"])
        with (SHARED / "seeds" / file).open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        count += any(best(spans, found.get(file.stem, []))[0] >= 0.5 for spans in _places(text, row["content"]))
    return {"seeds found": count}


def _places(text: str, contents: list[str]) -> list[list[tuple[int, int]]]:
    first = [(text.index(c), text.index(c) + len(c)) for c in contents]
    if len(contents) > 1:
        return [first]
    last = text.rindex(contents[0])
    return [first, [(last, last + len(contents[0]))]]
