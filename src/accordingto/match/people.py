"""Who is who across articles: names that are one person's, or one body's.

A decision on two names is drawn from the names alone. Names are then joined by the decisions, surest first, and never
two that are shown to be different: "Clinton" joins nobody where the coverage has a Bill and a Hillary Clinton.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.match.claims import ordered
from accordingto.names.bodies import same_body
from accordingto.names.persons import alone, keys, same_person
from accordingto.records import Agent, Judgement, Source, Verdict
from accordingto.text.folding import fold

_WORD = re.compile(r"\w+")
_SURE = 0.9
"""Score from which two names are one whatever others there are; below, a name that could be two people's joins none."""


def blocking(source: Source) -> frozenset[str]:
    """Keys of which two names of one person or body share one, nearly always; none for who is not named."""
    if not source.named or source.kind is Agent.DOCUMENT:
        return frozenset()
    if source.kind is Agent.PERSON:
        return frozenset(f"p:{key}" for key in keys(source.name))
    words = [fold(word) for word in _WORD.findall(source.name[:160])]
    initials = "".join(word[0] for word in words if word)
    return frozenset(f"b:{word}" for word in {*words, initials} if len(word) > 2)


def same_names(source: Source, others: Iterable[str]) -> Iterator[Judgement]:
    """The decisions that a source's name is one with others, which share a key with it."""
    compared = same_person if source.kind is Agent.PERSON else same_body
    for other in others:
        found = compared(source.name, other)
        if other != source.name and found.verdict == "same":
            yield Judgement(source.name, other, Verdict.SAME, found.score, found.because)


def joined(decisions: Sequence[Judgement], by_users: Sequence[Judgement]) -> dict[str, str]:
    """The key of each name that is joined with another: the first of those it is joined with, in the alphabet.

    `decisions` are the program's, all SAME; `by_users` are SAME and DIFFERENT, the latest one on a pair last.
    """
    asked = {ordered(one.left, one.right): one.verdict for one in by_users}
    apart = {pair for pair, verdict in asked.items() if verdict is Verdict.DIFFERENT}
    groups = _Groups(apart)
    for left, right in (pair for pair, verdict in asked.items() if verdict is Verdict.SAME):
        groups.join(left, right)
    sure = [one for one in decisions if one.score >= _SURE]
    for one in sorted(sure, key=lambda one: (-one.score, ordered(one.left, one.right))):
        if not groups.different(one.left, one.right):
            groups.join(one.left, one.right)
    unsure: dict[str, list[Judgement]] = defaultdict(list)
    for one in decisions:
        if one.score < _SURE:
            unsure[min(one.left, one.right, key=lambda name: (len(name.split()), name))].append(one)
    for short in sorted(unsure):
        others = {next(name for name in (one.left, one.right) if name != short) for one in unsure[short]}
        clusters = {groups.key(other) for other in others}
        if len(clusters) == 1 and not groups.different(short, next(iter(others))):
            groups.join(short, next(iter(others)))
    return groups.keys()


class _Groups:
    """Names in groups, none of which has two that are different."""

    def __init__(self, apart: set[tuple[str, str]]) -> None:
        self._apart = apart
        self._of: dict[str, list[str]] = {}

    def join(self, left: str, right: str) -> None:
        one, other = self._group(left), self._group(right)
        if one is not other:
            one += other
            self._of.update(dict.fromkeys(other, one))

    def different(self, left: str, right: str) -> bool:
        """Whether joining would put two names into one group that a user, or the names themselves, tell apart."""
        one, other = self._group(left), self._group(right)
        return one is not other and any(self._are_two(a, b) for a in one for b in other)

    def _are_two(self, a: str, b: str) -> bool:
        told = same_person(a, b).verdict == "different" and same_body(a, b).verdict == "different"
        return told or ordered(a, b) in self._apart

    def key(self, name: str) -> str:
        return min(self._group(name))

    def keys(self) -> dict[str, str]:
        return {name: min(group) for name, group in self._of.items() if len(group) > 1}

    def _group(self, name: str) -> list[str]:
        return self._of.setdefault(name, [name])


def fullest(names: Mapping[str, str]) -> dict[str, str]:
    """For each joined name the fullest of those it is joined with: most words (the first in the alphabet), `alone`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, key in names.items():
        groups[key].append(name)
    best = {key: alone(min(of, key=lambda name: (-len(name.split()), name)), of) for key, of in groups.items()}
    return {name: best[key] for name, key in names.items()}
