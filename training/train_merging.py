"""Weights of `match/merging.py`, from stories annotated by `annotation/stories.md` (`stories.jsonl`).

    python -m training.train_merging    # writes src/accordingto/model/provenance/merging.json, prints kept and dev

Whether two ends are one origin is learnt from the ways that annotators wrote down; how many of the origins are ones of
their own from those that the program finds when it reads the stories, into ledgers that are kept in `runs/provenance`
as long as the models are the same. What is annotated as `kept` is only measured.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from accordingto.ledger import ClaimEntry, Ledger
from accordingto.match.merging import GROUP_FEATURES, End, Merging, group_features, pair_features
from accordingto.pipeline import version
from accordingto.records import Agent, Link, Source, Way
from bench.ledgers import fill
from bench.polnear import scorer
from training import sums
from training.stories import Annotated, Row, stories

RUNS = Path("runs/provenance")
TARGET = Path(__file__).parents[1] / "src/accordingto/model/provenance/merging.json"
THRESHOLD = 0.5
PAIR_DECAY, PAIR_STEPS, PAIR_RATE = 2e-4, 3000, 1.0
SUM_DECAY, SUM_STEPS, SUM_RATE, MOST_OFF = 0.02, 1500, 0.02, 0.3


@dataclass(frozen=True, slots=True)
class Found:
    """What the program finds of a story's main claim, the ends of its ways; and the interval that readers gave."""

    part: str
    ends: list[End]
    interval: tuple[int, int]


# Whether two ends are one origin


def annotated_ends(row: Row) -> list[tuple[End, int]]:
    """The ends that annotators wrote down, each with the number of its origin, -1 where that is not clear."""
    found = []
    for telling in row["tellings"]:
        for chain in telling["chains"] if telling["stance"] in ("affirm", "mixed") else ():
            links = tuple(Link(Source(one["name"], Agent(one["kind"]), one["named"]), None, "") for one in chain)
            if links:
                found.append((End.of(Way(telling["article"], "", links)), _origin(row["origins"], telling, links)))
    return found


def _origin(origins: Sequence[Row], telling: Row, links: Sequence[Link]) -> int:
    """The origin that the article has; of several the one whose description shares most words with the chain."""
    reached = [number for number, one in enumerate(origins) if telling["article"] in one["articles"]]
    if len(reached) < 2:
        return reached[0] if reached else -1
    words = scorer("score_chains").words
    mine = set(words(" ".join(link.source.name for link in links)))
    shared = sorted(((len(mine & {*words(origins[at]["who"])}), at) for at in reached), reverse=True)
    return shared[0][1] if shared[0][0] > shared[1][0] else -1


def fit_pairs(rows: Sequence[Row]) -> np.ndarray:
    """A logistic regression on the pairs of ends of each story; many pairs of one story count less each."""
    features, same, heavy = [], [], []
    for row in rows:
        known = [(end, at) for end, at in annotated_ends(row) if at >= 0]
        pairs = list(combinations(known, 2))
        features += [pair_features(one, other) for (one, _), (other, _) in pairs]
        same += [left == right for (_, left), (_, right) in pairs]
        heavy += [1 / math.sqrt(max(1, len(pairs)))] * len(pairs)  # none where all deny
    x, y, w = np.array(features), np.array(same, float), np.array(heavy) / np.mean(heavy)
    weights = np.zeros(x.shape[1])
    for _ in range(PAIR_STEPS):
        wrong = w * (_logistic(x @ weights) - y)
        weights -= PAIR_RATE * (x.T @ wrong / len(y) + PAIR_DECAY * weights)
    return weights


# How many are origins of their own


def found_in(story: Annotated) -> Found:
    """The ends that the program finds for the claim of the story."""
    with Ledger.open(_ledger(story)) as ledger:
        claim = max(ledger.claims(), key=lambda one: _likeness(story, one), default=None)
    provenance = claim.claim.provenance if claim else None
    place = {one.statement.id: at for at, one in enumerate(claim.members)} if claim else {}
    ways = [way for origin in provenance.origins for way in origin.ways] if provenance else []
    ends = [End.of(way) for way in sorted(ways, key=lambda way: place.get(way.telling, 0))]
    return Found(story.part, ends, (story.row["at_least"], story.row["at_most"]))


def _ledger(story: Annotated) -> Path:
    RUNS.mkdir(parents=True, exist_ok=True)
    path = RUNS / f"{story.row['story']}-{version().replace(' ', '-')}.db"
    if not path.exists():
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        with Ledger.create(making) as ledger:
            fill(ledger, [{"name": name, "text": text} for name, text in story.texts.items()])
            ledger.settle()
        making.rename(path)
    return path


def _likeness(story: Annotated, claim: ClaimEntry) -> float:
    """F1 of the articles that carry the claim, as `score_stories.py` has it."""
    score = scorer("score_stories")
    told = {one["article"]: one["passages"] for one in story.row["tellings"] if one["stance"] != "decline"}
    hit = set()
    for member in claim.members:
        name, text = member.article.name, member.article.text
        content = [(span.start, span.end) for span in member.statement.attribution.content]
        if name in told and score.touches(content, text, score.places(text, told[name])):
            hit.add(name)
    return float(score.f1(len(hit), len({one.article.name for one in claim.members}), len(told)))


def fit_sum(groups: Sequence[tuple[np.ndarray, int]]) -> np.ndarray:
    """Weights by which the probabilities of a story's groups add up to a number (Adam; Kingma and Ba 2015)."""
    weights = np.zeros(len(GROUP_FEATURES))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, SUM_STEPS + 1):
        slope = SUM_DECAY * weights
        for features, number in groups:
            likely = _logistic(features @ weights)
            off = float(np.clip(likely.sum() - number, -MOST_OFF, MOST_OFF))
            slope = slope + off * (likely * (1 - likely)) @ features / len(groups)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - SUM_RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _features(weights: Merging, found: Found) -> np.ndarray:
    likely = weights.likely(found.ends)
    groups = weights.groups(likely)
    return np.array([group_features(found.ends, groups, at, likely) for at in range(len(groups))])


def report(weights: Merging, found: Sequence[Found]) -> str:
    """Shares of stories whose interval is exact, and whose ends are; and whose upper end is off by one at most."""
    right = np.zeros(4)
    for one in found:
        likely = weights.likely(one.ends)
        least, most = weights.interval(one.ends, weights.groups(likely), likely) if one.ends else (0, 0)
        low, high = one.interval
        right += [(least, most) == (low, high), least == low, most == high, abs(most - high) <= 1]
    exact, low_right, high_right, near = right / len(found)
    told = f"exact {exact:.2f} at least {low_right:.2f} at most {high_right:.2f}, within one {near:.2f}"
    return f"{len(found)} stories: {told}"


def main() -> None:
    """Fit, print and write."""
    known = list(stories())
    one = fit_pairs([story.row for story in known if story.part == "train"])
    found = [found_in(story) for story in known]
    nothing = np.zeros(len(GROUP_FEATURES))
    pairs = Merging(one, nothing, nothing, THRESHOLD)
    train = [(_features(pairs, each), each.interval) for each in found if each.part == "train" and each.ends]
    certain, own = (fit_sum([(features, interval[at]) for features, interval in train]) for at in (0, 1))
    weights = Merging(one, certain, own, THRESHOLD)
    for part in ("train", "kept", "dev"):
        print(part, report(weights, [each for each in found if each.part == part]))
    kept = {"one": one, "certain": certain, "own": own}
    rounded = {name: [round(float(value), 4) for value in values] for name, values in kept.items()}
    TARGET.write_text(json.dumps({**rounded, "threshold": THRESHOLD}) + "\n", encoding="utf-8")
    sums.write(TARGET.parent)


def _logistic(scores: np.ndarray) -> np.ndarray:
    found: np.ndarray = 1 / (1 + np.exp(-scores))
    return found


if __name__ == "__main__":
    main()
