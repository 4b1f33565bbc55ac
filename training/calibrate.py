"""Make `score` a probability: a logistic regression on dev, from the decoder's confidence to being right.

Platt (1999), on three numbers an attribution. Right means what the scorer's attribution_source means: content
token Jaccard of at least 0.5 and source token F1 of at least 0.5. Train would flatter: the network has seen it.
"""

import json
import sys
from pathlib import Path

import numpy as np

from accordingto.attribute import decode
from accordingto.attribute.model import AttributionModel
from accordingto.attribute.windows import paragraphs_of


def calibrate(folder: Path, shared: Path) -> None:
    """Fit the weights and write them into the folder's labels.json."""
    sys.path.insert(0, str(shared / "score"))
    features, right = _collect(AttributionModel(folder), shared / "data/polnear/dev")
    path = folder / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["calibration"] = [round(float(w), 4) for w in _fit(features, right)]
    path.write_text(json.dumps(labels) + "\n", encoding="utf-8")


def _collect(model: AttributionModel, folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """The three numbers of every attribution found on dev, and whether it is right."""
    from polnear_io import load_gold  # noqa: PLC0415
    from score_attributions import article_counts  # noqa: PLC0415

    features, right = [], []
    for text, gold in load_gold(str(folder)).values():
        for window, emissions, vectors in model.run(text, paragraphs_of(text)):
            for found in decode.candidates(window, emissions, vectors, model.labels):
                roles = decode.spans_of(found, window)
                row = {role: [[s.start, s.end] for s in spans] for role, spans in roles.items()}
                features.append(found.confidence)
                right.append(article_counts(text, gold, [row])["attribution_source", ""][0])
    return np.asarray(features), np.asarray(right, float)


def _fit(features: np.ndarray, right: np.ndarray, rounds: int = 50) -> np.ndarray:
    """Newton's method with a small ridge."""
    x = np.concatenate([np.ones((len(features), 1)), features], 1)
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, x.T @ (right - p) - 0.1 * weights)
    return weights
