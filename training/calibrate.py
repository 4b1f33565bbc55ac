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

CLOSE = 0.0025
GROUPS = 16
"""Into how many groups of like outcome dev's attributions are parted: about 140 each."""


def calibrate(folder: Path, shared: Path) -> None:
    """Fit the weights, choose the least probability worth reporting, and write both into labels.json."""
    sys.path.insert(0, str(shared / "score"))
    features, found, right, gold = _collect(AttributionModel(folder), shared / "data/polnear/dev")
    weights = _fit(features, right)
    path = folder / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    outcome = 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))
    steps = _steps(outcome, right)
    labels["calibration"] = [round(float(w), 4) for w in weights]
    labels["steps"] = [[round(float(x), 4) for x in row] for row in steps]
    labels["least"] = _least(np.interp(outcome, *steps), (found, right), gold)
    path.write_text(json.dumps(labels) + "\n", encoding="utf-8")


def _collect(model: AttributionModel, folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """For every candidate on dev: its confidence, is its content right, is its source too; and how many gold ones."""
    from polnear_io import load_gold
    from score_attributions import article_counts

    features, found, right, total = [], [], [], 0
    for text, gold in load_gold(str(folder)).values():
        total += len(gold)
        for window, emissions, vectors, _ in model.run(text, paragraphs_of(text)):
            every = [(0.0, one) for one in decode.candidates(window, emissions, vectors, model.labels)]
            for _, one in decode.apart(every):
                roles = decode.spans_of(one, window)
                row = {role: [[s.start, s.end] for s in spans] for role, spans in roles.items()}
                counts = article_counts(text, gold, [row])
                features.append(one.confidence)
                found.append(counts["attribution", ""][0])
                right.append(counts["attribution_source", ""][0])
    return np.asarray(features), np.asarray(found, float), np.asarray(right, float), total


def _steps(outcome: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Outcomes of the regression beside how often they are right: isotonic, by pooling adjacent violators."""
    order = np.argsort(outcome)
    groups = [(outcome[part].sum(), right[part].sum(), len(part)) for part in np.array_split(order, GROUPS)]
    pooled: list[tuple[float, float, int]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] > pooled[-1][1] / pooled[-1][2]:
            last, before = pooled.pop(), pooled.pop()
            pooled.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    sums = np.asarray(pooled)
    return sums[:, 0] / sums[:, 2], sums[:, 1] / sums[:, 2]


def _least(probability: np.ndarray, outcomes: tuple[np.ndarray, ...], gold: int) -> float:
    """The lowest cut whose F1 on dev, with the right source and without, on average, is close to the best.

    Lowest, for whoever reads statements can leave out those of a low score, and cannot get back what was cut.
    """

    def f1(cut: float) -> float:
        kept = probability >= cut
        return float(np.mean([2 * outcome[kept].sum() / (kept.sum() + gold) for outcome in outcomes]))

    cuts = [round(float(cut), 2) for cut in np.arange(0, 0.6, 0.02)]
    best = max(map(f1, cuts))
    return next(cut for cut in cuts if f1(cut) >= best - CLOSE)


def _fit(features: np.ndarray, right: np.ndarray, rounds: int = 50) -> np.ndarray:
    """Newton's method with a small ridge."""
    x = np.concatenate([np.ones((len(features), 1)), features], 1)
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, x.T @ (right - p) - 0.1 * weights)
    return weights
