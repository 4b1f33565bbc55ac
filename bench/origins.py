"""Claims as the ledger tells them, on claims/dev.jsonl: origins and conflicts, by score_claims.py, from raw text.

Each story is read into a ledger of its own by the command that users run.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.polnear import SHARED
from training.similarity_stories import gold, write_articles

GOLD = SHARED / "data/claims/dev.jsonl"


def measure() -> dict[str, float]:
    """Of plain stories, percent: pair F1, utterances joined, joined groups whose interval is exact.

    Of all 14: how many of dev's 8 conflicts are found, and how many are raised.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for story in gold() for row in _claims(story, Path(folder))]
        target = Path(folder) / "predictions.jsonl"
        target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        said = _python(str(SHARED / "score/score_claims.py"), str(GOLD), str(SHARED / "data/polnear"), str(target))
    print(said)
    exact = re.search(r"1 to 1 ([\d.]+) of \d+, elsewhere ([\d.]+)", said)
    pairs, utterances = re.search(r"F1 ([\d.]+)", said), re.search(r"utterances joined \d+ of \d+ = ([\d.]+)", said)
    found = [tuple(map(int, pair)) for pair in re.findall(r"conflicts (\d+) of \d+ gold found, (\d+) predicted", said)]
    assert exact and pairs and utterances, said
    return {
        "ledger pairs": round(100 * float(pairs[1]), 1),
        "ledger utterances": round(100 * float(utterances[1]), 1),
        "origins exact, 1 to 1": round(100 * float(exact[1]), 1),
        "origins exact, elsewhere": round(100 * float(exact[2]), 1),
        "ledger conflicts found": sum(one for one, _ in found),
        "ledger conflicts raised": sum(other for _, other in found),
    }


def _claims(story: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """What `claims --json` prints of a ledger with this story."""
    given, ledger = folder / f"{story['story']}.jsonl", folder / f"{story['story']}.db"
    write_articles([story], given)
    _python("-m", "accordingto", "read", str(given), "--ledger", str(ledger))
    said = _python("-m", "accordingto", "claims", "--ledger", str(ledger), "--json")
    return [json.loads(line) | {"story": story["story"]} for line in said.splitlines() if line]


def _python(*command: str) -> str:
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    for key, value in measure().items():
        print(f"{key:36}{value:>9}")
