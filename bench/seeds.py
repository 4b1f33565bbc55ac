"""How many of the hand-annotated attributions of the seed article `extract` finds."""

import json
from pathlib import Path

from bench.polnear import SHARED, extracted, scorer
from training.polnear import read_text

GOLD = SHARED / "annotation/seed-first-article.json"


def measure() -> dict[str, float]:
    """`seeds found`: annotated attributions matched, by score_seeds.py's own rule."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    found = extracted(SHARED / "seeds")
    best = scorer("score_chains").best
    count = 0
    for row in gold["attributions"]:
        file = Path(gold["articles"][row["a"]]["file"])
        text = read_text(SHARED / "seeds" / file)
        count += any(best(spans, found.get(file.stem, []))[0] >= 0.5 for spans in _places(text, row["content"]))
    return {"seeds found": count}


def _places(text: str, contents: list[str]) -> list[list[tuple[int, int]]]:
    first = [(text.index(c), text.index(c) + len(c)) for c in contents]
    if len(contents) > 1:
        return [first]
    last = text.rindex(contents[0])
    return [first, [(last, last + len(contents[0]))]]
