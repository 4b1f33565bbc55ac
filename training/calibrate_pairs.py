"""How what is read of a pair is weighed with what else is known of it: the weights of a reading, in `labels.json`.

    python -m training.calibrate_pairs              # after any of the networks, or `match/measures.py`, has changed
    python -m training.calibrate_pairs --limit 2    # of two stories of each set, into runs/calibration: does it run?

A logistic regression (Platt 1999) on stories that no network has seen; printed are average precision and how often a
probability is right, each story by weights that did not see it.
"""

import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accordingto.match.likeness import LEAST_GLANCE, Similarity
from accordingto.match.measures import measures
from training import comparisons, similarity_export, sums
from training.comparisons import Story
from training.logistic import fit
from training.pair_examples import Compared, compared, within
from training.settings import limited
from training.similarity_folder import changed, in_the_making, labels, write_labels

SEED, FOLDS = 1, 5
RIDGE = 5.0
COUNTS = {"kept": 1.0, "held out": 0.5, "wide": 0.5, "within": 0.5, "grouped within": 0.25}
"""How much a pair counts: with a class in a story; of a grouped story, where one may have been overlooked; with a class
among all articles of PolNeAR, which tell one campaign; of one article, with a class and grouped."""
APART = "wide"
"""Of what is likely at a glance among articles of many months less is the same than within a story: such pairs have an
intercept of their own, which is left out of what ships."""
RUNS = Path("runs/calibration")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair: its story and part, its measures by name, whether it is the same."""

    story: str
    part: str
    found: dict[str, float]
    same: bool


def main() -> None:
    """Measure, fit, print and write."""
    limit = limited("calibrate_pairs", __doc__, RUNS)
    out = in_the_making(RUNS, limit)
    pairs = measured(out, comparisons.stories(limit, calibrating=True))
    for line in report(pairs):
        _LOG.info("%s", line)
    write_labels(out, {"version": similarity_export.version(out), "reading": reading(pairs)})
    sums.write(out)


def measured(folder: Path, stories: Iterable[Story]) -> list[Measured]:
    """Every compared pair of the stories, with the network's logit as it is before it is weighed."""
    known = labels(folder)["reading"]
    assert isinstance(known, dict)
    chance = random.Random(SEED)
    with changed(folder, reading=dict.fromkeys(known, 0.0) | {"read": 1.0}) as networks:
        return [one for story in stories for one in _of_story(networks, story, chance)]


def _of_story(networks: Similarity, story: Story, chance: random.Random) -> Iterator[Measured]:
    across = compared(story, networks, chance) if story.part != "train" else ()
    parted = [(_part(story, pair), pair) for pair in across]
    for part, pair in (*parted, *(("grouped within", pair) for pair in within(story, networks))):
        read = _logit(networks.read(pair.left, pair.right, pair.glance), 0.0)
        found = {"read": read, "glance": _logit(pair.glance, LEAST_GLANCE), **measures(pair.left, pair.right)}
        yield Measured(story.name, part, found, pair.same)


def _part(story: Story, pair: Compared) -> str:
    if pair.left.statement.article == pair.right.statement.article:
        return "within"
    return APART if story.name.startswith(comparisons.WIDE) else story.part


def _logit(likely: float, least: float) -> float:
    kept = min(max(likely, least, 1e-15), 1 - max(least, 1e-15))
    return float(np.log(kept / (1 - kept)))


def reading(pairs: Sequence[Measured]) -> dict[str, float]:
    """The weight of each measure, and the bias."""
    weights, bias = _fit(pairs)
    named = zip(pairs[0].found, weights.tolist(), strict=False)  # the last is the intercept of APART
    return {name: round(weight, 4) for name, weight in named} | {"bias": round(bias, 4)}


def _fit(pairs: Sequence[Measured]) -> tuple[np.ndarray, float]:
    same = np.array([float(one.same) for one in pairs])
    return fit(_inputs(pairs), same, np.array([COUNTS[one.part] for one in pairs]), RIDGE)


def _inputs(pairs: Sequence[Measured]) -> np.ndarray:
    return np.array([[*one.found.values(), float(one.part == APART)] for one in pairs])


def report(pairs: Sequence[Measured]) -> Iterator[str]:
    """Average precision by part, and by tenths of probability how many are the same."""
    likely = _unseen(pairs)
    same = np.array([one.same for one in pairs])
    for part in COUNTS:
        mine = np.array([one.part == part for one in pairs])
        if same[mine].any():
            found = average_precision(same[mine], likely[mine])
            yield f"{part}: {mine.sum()} pairs, {same[mine].sum()} the same, average precision {found:.3f}"
    tenths = np.minimum(9, (10 * likely).astype(int))
    for tenth in sorted(set(tenths.tolist())):
        chosen = tenths == tenth
        yield f"likely {likely[chosen].mean():.2f} right {same[chosen].mean():.2f} of {chosen.sum()}"


def _unseen(pairs: Sequence[Measured]) -> np.ndarray:
    """The probability of each pair by weights learnt from the other folds' stories."""
    stories = sorted({one.story for one in pairs})
    folds = np.array([stories.index(one.story) % min(FOLDS, len(stories)) for one in pairs])
    inputs, likely = _inputs(pairs), np.zeros(len(pairs))
    for fold in sorted(set(folds.tolist())):
        weights, bias = _fit([one for one, at in zip(pairs, folds, strict=True) if at != fold])
        likely[folds == fold] = 1 / (1 + np.exp(-(inputs[folds == fold] @ weights + bias)))
    return likely


def average_precision(same: np.ndarray, likely: np.ndarray) -> float:
    """The mean precision down to each pair that is the same, likeliest first."""
    ranked = same[np.argsort(-likely, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean())


if __name__ == "__main__":
    main()
