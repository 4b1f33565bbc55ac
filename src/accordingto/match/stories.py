"""Stories: articles about the same events, as they arrive.

An article is compared with the few stories that share its strongest terms. Stories that are still small are taken
apart for it and put together again (group average clustering), so that hardly anything depends on the order of
arrival; a story that has grown stays whole. What an article must be like is measured by how like each other the
story's articles are: two earthquakes share most words, but the articles about one share more.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from accordingto.records import Judgement, Verdict

ALIKE = 0.72
"""Likeness from which two stories are one, 1 being as like each other as the articles within them."""
NEAR = ALIKE / 2
"""Likeness from which an article is weighed against a story, and its tellings are set beside that story's."""
USUAL = 0.3
"""Cosine of two articles on one event, as a rule; counts as `USUAL_PAIRS` pairs of a story beside its own."""
USUAL_PAIRS = 10
GROWN = 24
"""Articles from which a story is no longer taken apart."""
KEPT = 200
"""Terms kept of a story."""
LOOKED_UP = 20
"""Terms by which an article or a story is found."""
LOOKED_AT = 8
"""Stories that one article is compared with."""
EVERYWHERE = 200
"""Stories with a term, from which the term finds none."""
FRESH = 3
FADING = 30
"""Days between two stories that change nothing, and days after that by which their likeness halves."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What a story is about, by which others are found to be like it; one article alone is a story too.

    `anchor` is the oldest article's id, `count` the number of articles, `terms` the sum of their terms, each
    article's a vector of length one. `first` and `last` are the days, as `date.toordinal` counts them, on which its
    articles were published; None where no date is known.
    """

    anchor: str
    count: int
    terms: Mapping[str, float]
    first: int | None = None
    last: int | None = None


class NearStories(Protocol):
    """Who is near: fulfilled by the ledger."""

    def near(self, terms: Mapping[str, float]) -> Iterable[Gist]:
        """The stories, `LOOKED_AT` at most, that share the strongest of the terms, strongest ties first."""

    def articles(self, story: Gist) -> Iterable[Gist]:
        """The articles of such a story, each by itself; asked for stories of `GROWN` articles at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What one arrival changes: `stories` take the place of `instead_of`, by the decisions `joins`.

    Each of the stories comes with the anchors of its parts: single articles, and stories that stayed whole. A decision
    is on its left article: that it belongs with the right one, or no longer does. The latest on an article stands, and
    a story is what hangs together by those that stand.
    """

    stories: tuple[tuple[Gist, tuple[str, ...]], ...]
    instead_of: tuple[Gist, ...]
    joins: tuple[Judgement, ...]


def place(new: Gist, known: NearStories) -> Placed:
    """Where a new article belongs, and what that changes in the stories near it."""
    near = tuple(story for story in known.near(new.terms) if likeness(new, story) >= NEAR)
    parts, anchors = [new], {new.anchor: new.anchor}
    for story in near:
        for part in [story] if story.count > GROWN else known.articles(story):
            parts.append(part)
            anchors[part.anchor] = story.anchor
    groups = _grouped(parts)
    stories = tuple((_merged(group), tuple(part.anchor for part in group)) for group in groups)
    return Placed(stories, near, tuple(join for group in groups for join in _joins(group, anchors)))


def likeness(one: Gist, other: Gist) -> float:
    """The mean cosine between the two stories' articles, by that within each, fading with the days between them."""
    return _likeness(_dot(one.terms, other.terms), one, other)


def _likeness(dot: float, one: Gist, other: Gist) -> float:
    return dot / (one.count * other.count) / math.sqrt(_cohesion(one) * _cohesion(other)) / _days_apart(one, other)


def _cohesion(story: Gist) -> float:
    """The mean cosine of two of its articles; of a small story, closer to what is usual."""
    among = max(0.0, math.fsum(weight * weight for weight in story.terms.values()) - story.count) / 2
    return (among + USUAL_PAIRS * USUAL) / (story.count * (story.count - 1) / 2 + USUAL_PAIRS)


def _days_apart(one: Gist, other: Gist) -> float:
    """1 for stories of the same days, 2 for a month between."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 1
    return 1 + max(0, one.first - other.last - FRESH, other.first - one.last - FRESH) / FADING


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)


def _grouped(parts: list[Gist]) -> list[list[Gist]]:
    """The parts in groups: the two likest groups become one as long as they are `ALIKE` (Sokal and Michener 1958)."""
    groups = {number: [part] for number, part in enumerate(parts)}
    stories = dict(enumerate(parts))
    dots = {(i, j): _dot(parts[i].terms, parts[j].terms) for i, j in combinations(stories, 2)}
    likest = {(i, j): _likeness(dot, parts[i], parts[j]) for (i, j), dot in dots.items()}
    while likest:
        i, j = pair = max(likest, key=lambda pair: (likest[pair], pair))
        if likest[pair] < ALIKE:
            break
        groups[i] += groups.pop(j)
        stories[i] = _merged([stories[i], stories.pop(j)])
        likest = {pair: score for pair, score in likest.items() if j not in pair}
        for other in stories.keys() - {i}:
            both = (min(i, other), max(i, other))
            dots[both] += dots[min(j, other), max(j, other)]
            likest[both] = _likeness(dots[both], stories[i], stories[other])
    return list(groups.values())


def _merged(group: list[Gist]) -> Gist:
    """One story of several, the oldest part's anchor its anchor."""
    if len(group) == 1:
        return group[0]
    total: dict[str, float] = defaultdict(float)
    for part in group:
        for term, weight in part.terms.items():
            total[term] += weight
    days = [day for part in group for day in (part.first, part.last) if day is not None]
    kept = dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT])
    count = sum(part.count for part in group)
    return Gist(min(group, key=_age).anchor, count, kept, min(days, default=None), max(days, default=None))


def _age(story: Gist) -> tuple[int, bool, str]:
    """Sorts the oldest first, grown stories first among those of a day, undated ones last."""
    return (2**31 if story.first is None else story.first, story.count == 1, story.anchor)


def _joins(group: list[Gist], anchors: Mapping[str, str]) -> Iterable[Judgement]:
    """The decisions that make a story of a group, without those that stand already."""
    here, anchor = {part.anchor for part in group}, min(group, key=_age).anchor
    for part in group:
        article, before = part.anchor, anchors[part.anchor]
        if before not in here:
            why = "other articles are more like it, or like the rest of that story"
            yield Judgement(article, before, Verdict.DIFFERENT, 0.0, why)
        if anchor not in {article, before}:
            rest = _merged([other for other in group if other is not part])
            score = round(min(1.0, likeness(part, rest)), 3)
            yield Judgement(article, anchor, Verdict.SAME_STORY, score, _because(part, rest))


def _because(part: Gist, rest: Gist) -> str:
    shared = {term: weight * rest.terms[term] for term, weight in part.terms.items() if term in rest.terms}
    strongest = sorted(shared, key=lambda term: (-shared[term], term))[:5]
    return "both have " + ", ".join(strongest)


def strongest(terms: Mapping[str, float]) -> list[str]:
    """The terms that an article or a story is looked up by."""
    return sorted(terms, key=lambda term: (-terms[term], term))[:LOOKED_UP]
