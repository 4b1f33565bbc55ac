"""Make `score` a probability: a logistic regression on dev, from the decoder's confidence to being right.

Platt (1999), on the decoder's numbers for an attribution. Right means what the scorer's attribution_source means:
content token Jaccard of at least 0.5 and source token F1 of at least 0.5. Train would flatter: the network saw it.
"""

import json
import sys
from pathlib import Path

import numpy as np

from accordingto.attribute import decode
from accordingto.attribute.model import AttributionModel
from accordingto.attribute.windows import paragraphs_of


def calibrate(folder: Path, shared: Path) -> None:
    """Fit the weights, choose the least probability worth reporting, and write both into labels.json."""
    sys.path.insert(0, str(shared / "score"))
    features, found, right, gold = _collect(AttributionModel(folder), shared / "data/polnear/dev")
    weights = _fit(features, right)
    path = folder / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["calibration"] = [round(float(w), 4) for w in weights]
    labels["least"] = _least(1 / (1 + np.exp(-(weights[0] + features @ weights[1:]))), (found, right), gold)
    path.write_text(json.dumps(labels) + "\n", encoding="utf-8")


def _collect(model: AttributionModel, folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """For every candidate on dev: its confidence, is its content right, is its source too; and how many gold ones."""
    from polnear_io import load_gold
    from score_attributions import article_counts

    features, found, right, total = [], [], [], 0
    for text, gold in load_gold(str(folder)).values():
        total += len(gold)
        for window, emissions, vectors in model.run(text, paragraphs_of(text)):
            for one in decode.candidates(window, emissions, vectors, model.labels):
                roles = decode.spans_of(one, window)
                row = {role: [[s.start, s.end] for s in spans] for role, spans in roles.items()}
                counts = article_counts(text, gold, [row])
                features.append(one.confidence)
                found.append(counts["attribution", ""][0])
                right.append(counts["attribution_source", ""][0])
    return np.asarray(features), np.asarray(found, float), np.asarray(right, float), total


def _least(probability: np.ndarray, outcomes: tuple[np.ndarray, ...], gold: int) -> float:
    """The cut that gives the best F1 on dev, with the right source and without, on average."""

    def f1(cut: float) -> float:
        kept = probability >= cut
        return sum(float(2 * outcome[kept].sum() / (kept.sum() + gold)) for outcome in outcomes)

    return max((round(float(cut), 2) for cut in np.arange(0, 0.6, 0.02)), key=f1)


def _fit(features: np.ndarray, right: np.ndarray, rounds: int = 50) -> np.ndarray:
    """Newton's method with a small ridge."""
    x = np.concatenate([np.ones((len(features), 1)), features], 1)
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, x.T @ (right - p) - 0.1 * weights)
    return weights
