"""Judgements of pairs to claims: groups whose members agree with one another, not only each with the next.

A statement may stand in several claims, for its content may hold several propositions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accordingto.records import Judgement, Verdict

CORE = 0.66
"""Share of a claim's members in other articles that a new one must be judged the same as."""
WITHIN = 0.5
"""The same where all are of one article: two replies to one saying are not judged with each other."""
REPEATED = 0.6
"""Share of a claim's members that stand in a larger one, from which it is no claim of its own."""
MOST = 200
"""Members that a claim is grown to; a text printed more often is one text."""
_JOINS = (Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM)
Edges = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that say the same. `members` are ids in order; `joins` the judgements between them."""

    kind: Verdict
    members: tuple[str, ...]
    joins: tuple[Judgement, ...]


def claims(articles: Mapping[str, str], judgements: Iterable[Judgement]) -> list[Group]:
    """The claims among statements; `articles` has the article of each statement.

    Later judgements of a pair replace earlier ones, and a user's replace the program's. Acts of saying come first;
    a claim of several comes as a group of its own that holds them.
    """
    decided = _decided(articles, judgements)
    apart = {pair for pair, one in decided.items() if one.verdict is Verdict.DIFFERENT}
    joined = {pair: one for pair, one in decided.items() if one.verdict in _JOINS}
    said = {pair: one for pair, one in joined.items() if one.verdict is Verdict.SAME_UTTERANCE}
    utterances = _groups(said, articles, apart)
    held = [group for group in _groups(joined, articles, apart) if not any(group <= one for one in utterances)]
    return [
        Group(kind, tuple(sorted(group)), _between(group, joined))
        for kind, found in ((Verdict.SAME_UTTERANCE, utterances), (Verdict.SAME_CLAIM, held))
        for group in found
    ]


def _decided(articles: Mapping[str, str], judgements: Iterable[Judgement]) -> dict[frozenset[str], Judgement]:
    """The judgement that holds for each pair of known statements."""
    found: dict[frozenset[str], Judgement] = {}
    for one in judgements:
        pair = frozenset((one.left, one.right))
        before = found.get(pair)
        overruled = before is not None and before.author != "program" and one.author == "program"
        if len(pair) == 2 and pair <= articles.keys() and not overruled:
            found[pair] = one
    return found


def _groups(
    joined: Mapping[frozenset[str], Judgement], articles: Mapping[str, str], apart: set[frozenset[str]]
) -> list[frozenset[str]]:
    """Groups grown from every join that no group has yet, the surest first; without those that tell little new."""
    edges: Edges = defaultdict(dict)
    for pair, one in joined.items():
        left, right = sorted(pair)
        edges[left][right] = edges[right][left] = _weight(one)
    covered: set[frozenset[str]] = set()
    found: list[frozenset[str]] = []
    for pair in sorted(joined, key=lambda p: (-_weight(joined[p]), sorted(p))):
        if pair not in covered:
            group = _grown(set(pair), edges, articles, apart)
            covered.update(frozenset((a, b)) for a in group for b in edges[a] if b in group)
            found.append(frozenset(group))
    return _without_repeats(found, {pair for pair, one in joined.items() if one.author != "program"})


def _without_repeats(groups: Iterable[frozenset[str]], asked: set[frozenset[str]]) -> list[frozenset[str]]:
    """Leave out a group that is mostly part of a larger one, unless it alone has a pair that a user joined.

    Who says the same as a few of a claim and not as the others is left out with it: such joins are seldom right.
    """
    kept: list[frozenset[str]] = []
    for group in sorted(groups, key=lambda group: (-len(group), sorted(group))):
        larger = [other for other in kept if len(group & other) >= REPEATED * len(group)]
        told = any(all(pair <= other for pair in asked if pair <= group) for other in larger)
        if not told:
            kept.append(group)
    return kept


def _weight(one: Judgement) -> float:
    """A user's word is certain."""
    return one.score if one.author == "program" else 2.0


def _grown(group: set[str], edges: Edges, articles: Mapping[str, str], apart: set[frozenset[str]]) -> set[str]:
    near = {one for member in group for one in edges[member]} - group
    while near and len(group) < MOST:
        fits = {one: _fit(one, group, edges, articles) for one in near}
        best = min(near, key=lambda one: (-fits[one], one))
        near.discard(best)
        if fits[best] <= 0:
            break
        if not any(frozenset((best, member)) in apart for member in group):
            group.add(best)
            near |= edges[best].keys() - group
    return group


def _fit(one: str, group: set[str], edges: Edges, articles: Mapping[str, str]) -> float:
    """The mean score of its joins with the group's members elsewhere; 0 where it has joins with too few."""
    others = [member for member in group if articles[member] != articles[one]]
    core = CORE if others else WITHIN
    others = others or list(group)
    scores = [edges[one][member] for member in others if member in edges[one]]
    return sum(scores) / len(others) if len(scores) >= core * len(others) else 0.0


def _between(group: frozenset[str], joined: Mapping[frozenset[str], Judgement]) -> tuple[Judgement, ...]:
    members = sorted(group)
    pairs = (frozenset((a, b)) for at, a in enumerate(members) for b in members[at + 1 :])
    return tuple(joined[pair] for pair in pairs if pair in joined)
