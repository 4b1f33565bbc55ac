"""Copied text: are reprints told from independent reports of one story, and how often is chance taken for a copy?

python -m bench.copies
"""

import json
import random
import sys
from itertools import combinations

from accordingto.match.copies import copied, lineage
from bench.polnear import SHARED
from bench.texts import lines
from training.polnear import read_text

CLAIMS = SHARED / "data/claims/dev.jsonl"
PAIRS = 2000


def measure() -> dict[str, float]:
    """Percent: dev's pairs of articles of one story told apart, reprint or not; random PolNeAR pairs with a passage."""
    right = [told == gold for gold, told in _dev()]
    texts = [lines(read_text(path)) for path in sorted((SHARED / "data/polnear/train").glob("*.txt"))]
    draw = random.Random(5)
    alarms = sum(bool(copied(*draw.sample(texts, 2))) for _ in range(PAIRS))
    return {
        "reprints told apart": round(100 * sum(right) / len(right), 1),
        "pairs of unlike articles with copied text": round(100 * alarms / PAIRS, 2),
    }


def _dev() -> list[tuple[bool, bool]]:
    """For each pair of articles of one story: marked a reprint, told to be one."""
    out = []
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        texts = [lines(read_text(SHARED / "data/polnear" / part / f"{name}.txt")) for part, name in story["articles"]]
        out += [(story["reprint"], lineage(one, other) is not None) for one, other in combinations(texts, 2)]
    return out


if __name__ == "__main__":
    if not CLAIMS.is_file():
        sys.exit(f"{CLAIMS}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/ and score/")
    print(measure())
