"""How right: the shipped weights on PolNeAR dev, from raw text through `extract`, by acceptance's own scorer."""

from collections.abc import Sequence
from typing import Any

from bench.polnear import DEV, Predictions, scorer

PEERS = {
    "two human readers": {"all": (79.4, 73.8), "quoted": (96.2, 92.2)},
    "BBC Citron": {"all": (58.1, 51.8), "quoted": (69.6, 63.8)},
    "MiniLM, nearest cue": {"all": (78.0, 68.5), "quoted": (90.5, 81.1)},
}
"""Attribution F1, and with the right source, as ../shared/data/README.md gives them."""


def measure(found: Predictions) -> dict[str, float]:
    """F1 in percent, by the names that floors.json uses; recall by how much of a content is in quotation marks."""
    score = scorer("score_attributions")
    gold = scorer("polnear_io").load_gold(str(DEV))
    every = score.score(gold, found)["metrics"]
    quoted = score.score(gold, found, only_quoted=True)["metrics"]
    out = {
        "attribution": every["attribution"]["F1"],
        "attribution with source": every["attribution_source"]["F1"],
        "quoted": quoted["attribution"]["F1"],
        "quoted with source": quoted["attribution_source"]["F1"],
        "exact content": every["exact_trim_content"]["F1"],
        "right source of those found": every["source_acc_of_matched"]["accuracy"],
    }
    for kind in ("direct", "mixed", "indirect"):
        out[f"recall, {kind}"] = every[f"recall_by_type_{kind}"]["R"]
        out[f"recall with source, {kind}"] = every[f"recall_by_type_source_{kind}"]["R"]
    return {name: round(100 * value, 1) for name, value in out.items()}


def calibration(found: Predictions) -> list[tuple[float, float, int]]:
    """By tenths of `score`: mean score, share with content and source right, attributions."""
    score = scorer("score_attributions")
    gold = scorer("polnear_io").load_gold(str(DEV))
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for name, attributions in found.items():
        for one in attributions:
            tenth = min(9, int(10 * one["score"]))
            tenths.setdefault(tenth, []).append((one["score"], _right(score, gold[name], one)))
    return [(_mean([s for s, _ in v]), _mean([r for _, r in v]), len(v)) for _, v in sorted(tenths.items())]


def _right(score: Any, gold: tuple[str, list[dict[str, Any]]], one: dict[str, Any]) -> bool:
    counts = score.article_counts(gold[0], gold[1], [one])
    return bool(counts["attribution_source", ""][0])


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)
