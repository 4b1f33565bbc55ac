"""The seed articles against their hand annotation, by score_seeds.py: found, chain, stance, dates."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.polnear import SHARED, extracted

GOLD = SHARED / "annotation/seed-first-article.json"
SCORER = SHARED / "score/score_seeds.py"


def measure() -> dict[str, float]:
    """Counts of the first article's annotated attributions: found, with the right chain; and the rare ones."""
    found = extracted(SHARED / "seeds")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seeds.jsonl"
        rows = [{"name": name, "attributions": given} for name, given in found.items()]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(GOLD), str(SHARED / "seeds"), str(file), "--article", "A"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {
        "seeds found": _number(r"found\s+(\d+)", said),
        "seeds chain": _number(r"chain\s+(\d+)", said),
        "seeds deny or decline": _number(r"deny or decline: (\d+)", said),
        "seeds dates": _number(r"date\s+(\d+)", said),
    }


def _number(pattern: str, said: str) -> int:
    match = re.search(pattern, said)
    assert match, said
    return int(match[1])
