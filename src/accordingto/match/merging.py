"""Whether two ways by which a claim came end at one origin, as a reader of all articles would say.

A logistic regression over what the two ends and the ways to them show: names, descriptions, kinds, who passed them on.
Its weights are learnt from stories annotated by `annotation/stories.md` (`training/train_merging.py`).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np

from accordingto.names.agents import canonical, describe, reported
from accordingto.names.bodies import maker, same_body
from accordingto.names.persons import same_person
from accordingto.records import Agent, Source, Way
from accordingto.text.wordforms import words

MOST = 150
"""Ends that are compared with each other; further ones are counted as they are told, by name."""
SKEW = 0.15
"""By how much the expected number of origins lies above the likeliest: a few stories have very many."""


@dataclass(frozen=True, slots=True)
class End:
    """A way with its end made ready to be compared."""

    way: Way
    source: Source
    name: str
    stems: frozenset[str]
    head: str
    cited: bool
    """Whether it is somebody whom a report cites: "officials"."""
    outer: frozenset[str]
    """The links before the end; as `name`, in one spelling."""

    @classmethod
    def of(cls, way: Way) -> "End":
        """The end of a way; its chain has one link at least."""
        source = way.chain[-1].source
        outer = frozenset(canonical(link.source.name) for link in way.chain[:-1])
        head = describe(source.name).head.lower().removesuffix("s")
        stems = frozenset(word.stem for word in words(source.name) if word.content)
        return cls(way, source, canonical(source.name), stems, head, reported(source.name), outer)


@dataclass(frozen=True, slots=True)
class Merging:
    """The weights: of two ends being one origin, and of an origin being one of its own, for certain and at most."""

    one: np.ndarray
    certain: np.ndarray
    own: np.ndarray
    threshold: float

    @classmethod
    def parse(cls, kept: dict[str, Any]) -> "Merging":
        """From what the file holds."""
        one, certain, own = (np.array(kept[name], float) for name in ("one", "certain", "own"))
        return cls(one, certain, own, float(kept["threshold"]))

    def likely(self, ends: Sequence[End]) -> np.ndarray:
        """The probability that each two ends are one origin (ends, ends)."""
        found = np.eye(len(ends))
        for i, j in combinations(range(len(ends)), 2):
            found[i, j] = found[j, i] = _logistic(float(pair_features(ends[i], ends[j]) @ self.one))
        return found

    def groups(self, likely: np.ndarray, most: int | None = None) -> list[list[int]]:
        """The ends in groups: the two likest become one as long as they are likely (group average clustering).

        With `most` as long as there are more groups, however unlikely; what users parted stays apart.
        """
        groups = {at: [at] for at in range(len(likely))}
        means, sizes = likely.astype(float), np.ones(len(likely))
        np.fill_diagonal(means, -np.inf)
        while len(groups) > 1:
            i, j = divmod(int(means.argmax()), len(means))
            if means[i, j] == -np.inf or (means[i, j] < self.threshold and (most is None or len(groups) <= most)):
                break
            means[i] = means[:, i] = (sizes[i] * means[i] + sizes[j] * means[j]) / (sizes[i] + sizes[j])
            means[j] = means[:, j] = means[i, i] = -np.inf
            sizes[i] += sizes[j]
            groups[i] += groups.pop(j)
        return [sorted(group) for group in groups.values()]

    def interval(self, ends: Sequence[End], groups: Sequence[Sequence[int]], likely: np.ndarray) -> tuple[int, int]:
        """How many of the groups are origins of their own: for certain, and at most; as many as are expected to be."""
        features = [group_features(ends, groups, at, likely) for at in range(len(groups))]
        certain, own = (sum(_logistic(float(one @ w)) for one in features) for w in (self.certain, self.own))
        at_most = min(len(groups), max(1, round(own - SKEW)))
        return min(at_most, max(1, round(certain))), at_most


@cache
def shipped() -> Merging:
    """The weights of this installation."""
    kept = (files("accordingto") / "model" / "provenance" / "merging.json").read_text(encoding="utf-8")
    return Merging.parse(json.loads(kept))


PAIR_FEATURES = (
    "always", "unnamed", "named", "one is named", "one kind", "head", "head, unnamed", "words in common",
    "a word in common", "words within the other's", "same person", "same body", "two people", "people, not known",
    "one link before", "one link before, unnamed", "links before one", "links before neither", "one article",
    "documents", "one is a document", "outlets", "one is an outlet", "people by name", "people unnamed",
    "person and body", "group and body", "bodies", "people cited", "one spelling", "words in common, one kind",
    "words in common, unnamed", "a word in common, unnamed, two kinds", "one link before, one head, two articles",
    "one is a link before the other",
)  # fmt: skip
"""What `pair_features` measures, in its order."""


def pair_features(one: End, other: End) -> np.ndarray:
    """What speaks for two ends being one, and what against it (`PAIR_FEATURES`)."""
    left, right = one.source, other.source
    person, body = _names(*sorted((left.name, right.name)))
    named, unnamed = left.named and right.named, not left.named and not right.named
    kinds = {left.kind, right.kind}
    one_kind = left.kind is right.kind
    shared = one.stems & other.stems
    dice = 2 * len(shared) / max(1, len(one.stems) + len(other.stems))
    passed = bool(one.outer & other.outer)
    head = one.head == other.head
    return np.array(
        [
            1, unnamed, named, left.named != right.named, one_kind, head, head and unnamed, dice, bool(shared),
            bool(one.stems and other.stems) and (one.stems <= other.stems or other.stems <= one.stems),
            person == "same", body == "same", person == "different" and named, person == "unknown",
            passed, passed and unnamed, bool(one.outer) != bool(other.outer), not one.outer and not other.outer,
            one.way.article == other.way.article, kinds == {Agent.DOCUMENT}, Agent.DOCUMENT in kinds and not one_kind,
            kinds == {Agent.OUTLET}, Agent.OUTLET in kinds and not one_kind, kinds == {Agent.PERSON} and named,
            unnamed and kinds <= {Agent.PERSON, Agent.GROUP}, kinds == {Agent.PERSON, Agent.ORGANISATION},
            kinds == {Agent.GROUP, Agent.ORGANISATION}, kinds == {Agent.ORGANISATION},
            one.cited and other.cited, one.name == other.name,
            dice * one_kind, dice * unnamed, bool(shared) and unnamed and not one_kind,
            passed and one.way.article != other.way.article and head,
            one.name in other.outer or other.name in one.outer,
        ],
        float,
    )  # fmt: skip


GROUP_FEATURES = (
    "always", "named", "person by name", "groups", "organisations", "outlets", "documents", "share of the articles",
    "several articles", "articles of its own", "origins", "likest other", "named in several articles", "largest",
    "through others", "cited", "articles", "articles in all", "not named, in one article",
)  # fmt: skip
"""What `group_features` measures, in its order."""


def group_features(ends: Sequence[End], groups: Sequence[Sequence[int]], at: int, likely: np.ndarray) -> np.ndarray:
    """What speaks for an origin being one of its own, independent of all others (`GROUP_FEATURES`)."""
    mine = [ends[i] for i in groups[at]]
    articles = {end.way.article for end in mine}
    others = [group for number, group in enumerate(groups) if number != at]
    elsewhere = {ends[i].way.article for group in others for i in group}
    share = {kind: sum(end.source.kind is kind for end in mine) / len(mine) for kind in Agent}
    named = sum(end.source.named for end in mine) / len(mine)
    near = max((float(likely[np.ix_(groups[at], group)].mean()) for group in others), default=0.0)
    return np.array(
        [
            1, named, share[Agent.PERSON] * (named > 0), share[Agent.GROUP], share[Agent.ORGANISATION],
            share[Agent.OUTLET], share[Agent.DOCUMENT], len(articles) / len({end.way.article for end in ends}),
            len(articles) > 1, len(articles - elsewhere) / len(articles), math.log(len(groups)), near,
            named > 0 and len(articles) > 1, len(mine) == max(map(len, groups)),
            any(len(end.way.chain) > 1 for end in mine), sum(end.cited for end in mine) / len(mine),
            math.log(len(articles)), math.log(1 + len({end.way.article for end in ends})),
            len(articles) == 1 and not named,
        ],
        float,
    )  # fmt: skip


def reason(one: End, other: End, likely: float) -> str:
    """Why two ends are one origin, in words; `likely`: that they are one."""
    left, right = one.source.name, other.source.name
    shared = sorted(one.outer & other.outer)
    if one.name == other.name:
        return f"both end at {left}"
    if shared and not (one.source.named and other.source.named):
        through = next(link.source.name for link in one.way.chain if canonical(link.source.name) == shared[0])
        return f"both through {through}: “{left}”, “{right}”"
    if one.name in other.outer or other.name in one.outer:
        return f"“{left}” and “{right}”: the one is told to rest on the other elsewhere"
    if likely < shipped().threshold:
        return f"“{left}” and “{right}”: counted as one, since it is not clear that they are two"
    if one.source.kind is other.source.kind is Agent.DOCUMENT:
        return f"one {one.source.kind.value}, described twice: “{left}”, “{right}”"
    return f"“{left}” and “{right}”: one source under two descriptions"


def of_two_bodies(one: Source, other: Source) -> bool:
    """Whether they are products of two bodies, or a body's and another body: "figures from the Orre Institute"."""
    if Agent.DOCUMENT not in (one.kind, other.kind):
        return False
    mine, theirs = (maker(s.name) if s.kind is Agent.DOCUMENT else s.name for s in (one, other))
    bodies = {s.kind for s in (one, other)} <= {Agent.DOCUMENT, Agent.ORGANISATION} and one.named and other.named
    return bool(bodies and mine and theirs) and _names(*sorted((str(mine), str(theirs))))[1] == "different"


@lru_cache(maxsize=1 << 14)
def _names(one: str, other: str) -> tuple[str, str]:
    return same_person(one, other).verdict, same_body(one, other).verdict


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score))
