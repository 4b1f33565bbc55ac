"""How often `same_person` is right on the 200 pairs of tests/names/data/names.jsonl; "unknown" counts as different.

python -m bench.names    # the errors, then the figures
"""

import json
import time
from pathlib import Path
from typing import Any

from accordingto.names.persons import keys, same_person

PAIRS = Path(__file__).parents[1] / "tests/names/data/names.jsonl"


def pairs() -> list[dict[str, Any]]:
    """Rows with `a`, `b` and `same`."""
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def errors() -> list[dict[str, Any]]:
    """The pairs judged wrongly."""
    return [row for row in pairs() if (same_person(row["a"], row["b"]).verdict == "same") != row["same"]]


def measure() -> dict[str, float]:
    """`names`: percent right."""
    return {"names": round(100 * (1 - len(errors()) / len(pairs())), 1)}


def main() -> None:
    """Print every error with its reason, the figure, the blocking keys' recall and the time a pair takes."""
    for row in errors():
        likeness = same_person(row["a"], row["b"])
        gold = "same" if row["same"] else "different"
        print(f"{gold:9} | {row['a']} | {row['b']} | {likeness.verdict} {likeness.score}: {likeness.because}")
    rows = pairs()
    same = [row for row in rows if row["same"]]
    kept = sum(bool(keys(row["a"]) & keys(row["b"])) for row in same)
    start = time.perf_counter()
    for _ in range(20):
        for row in rows:
            same_person(row["a"], row["b"])
    micro = (time.perf_counter() - start) / 20 / len(rows) * 1e6
    print(
        f"names {measure()['names']} of 100; same pairs that share a key {kept} of {len(same)}; {micro:.1f} µs a pair"
    )


if __name__ == "__main__":
    main()
