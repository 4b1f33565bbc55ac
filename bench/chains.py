"""Chains, stance, hedge, mode and addressee on data/chains/dev.jsonl, from raw text, by score_chains.py."""

import json
from types import ModuleType

from bench.polnear import SHARED, Predictions, predictions, scorer

GOLD = SHARED / "data/chains/dev.jsonl"
RARE = {
    "deny_or_decline": "deny or decline",
    "hedge": "hedge",
    "private_state": "private state",
    "addressee": "addressee",
}


def measure(found: Predictions) -> dict[str, float]:
    """Shares of all rows for whole chain and origin; of rows with several links; F1 of the rare labels; in percent."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    scores = scorer("score_chains").score(gold, found)
    measured = {
        "chain rows found": scores["found"],
        "whole chain": scores["chain"],
        "origin": scores["origin"],
        "named or not": scores["named"],
        "several links, recall": scores["multi"]["recall"],
        "several links, precision": scores["multi"]["precision"],
    }
    measured |= {name: scores[field]["f1"] for field, name in RARE.items()}
    return {name: round(100 * value, 1) for name, value in measured.items()}


def wrong(found: Predictions) -> list[str]:
    """Each gold row whose chain is not matched, in one line: gold, ours and why."""
    score = scorer("score_chains")
    lines = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        likeness, ours = score.best(row["spans"]["content"], found.get(row["article"], []))
        names = [link["name"] for link in (ours or {}).get("chain", [])] if likeness >= 0.5 else None
        accepted = [[link["name"] for link in chain] for chain in (row["chain"], *row.get("or", []))]
        if names is None or not any(_same(score, names, chain) for chain in accepted):
            shown = " ← ".join(names) if names is not None else "(not found)"
            lines.append(f"{row['article'][:30]} {row['id']}: {' ← '.join(accepted[0])} | {shown}")
    return lines


def _same(score: ModuleType, ours: list[str], gold: list[str]) -> bool:
    return len(ours) == len(gold) and all(score.same_name(a, b) for a, b in zip(ours, gold, strict=True))


if __name__ == "__main__":
    seen = predictions()
    print("\n".join(wrong(seen)))
    for key, value in measure(seen).items():
        print(f"{key:36}{value:>9}")
