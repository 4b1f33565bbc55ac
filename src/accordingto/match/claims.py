"""Tellings to claims: each claim is what its clearest member says, and every member was compared with that one.

The likest lines of a story hang together as a graph. Of those that no claim has yet, the one that most articles tell
something like is the next claim's exemplar; whatever says the same as it is a member, whatever may say the same is
offered as one. So a claim does not drift from neighbour to neighbour, and what is read grows with the number of lines.
The outcome hangs on the set of lines and likenesses, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

JOINED = 0.5
"""Probability from which a line says the same as an exemplar."""
PERHAPS = 0.2
"""Probability from which it may, and is offered as a question."""
MOST_READ = 80
"""Different wordings that one exemplar is compared with, the likest."""

Pair = tuple[str, str]
"""Two ids, in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """A telling as a node: its id, its article, and how well it stands alone (0 to 1).

    Lines of one `wording` are one node, represented by the first in the order of their ids.
    """

    id: str
    article: str
    wording: str
    standing: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A claim: its exemplar, and the probability of each member and of each line that perhaps is one, by id."""

    exemplar: str
    members: Mapping[str, float]
    perhaps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """What is known of a set of lines: how like two are at a glance, what reading them gave, what users decided.

    `near` has both directions. `wanted` collects the pairs that should be read and were not.
    """

    lines: Sequence[Line]
    near: Mapping[str, Mapping[str, float]]
    read: Mapping[Pair, float]
    decided: Mapping[Pair, bool] = field(default_factory=dict)
    wanted: set[Pair] = field(default_factory=set)

    def likely(self, one: str, other: str) -> float:
        """The probability that two lines say the same, as far as it is known."""
        pair = ordered(one, other)
        if pair in self.decided:
            return 1.0 if self.decided[pair] else 0.0
        return self.read.get(pair, self.near.get(one, {}).get(other, 0.0))

    def asked(self, one: str, other: str) -> float:
        """The same, by reading; what was not read yet is `wanted`."""
        pair = ordered(one, other)
        if pair not in self.decided and pair not in self.read:
            self.wanted.add(pair)
        return self.likely(one, other)


def ordered(one: str, other: str) -> Pair:
    """The two in a fixed order."""
    return (one, other) if one < other else (other, one)


def claims(graph: Graph) -> list[Group]:
    """The claims among the lines, the most supported first; with `graph.wanted` empty they are final."""
    nodes = _Nodes(graph)
    free = dict.fromkeys(nodes.by_support())
    found = []
    for exemplar in list(free):
        if exemplar not in free:
            continue
        group = nodes.group(exemplar)
        if len(group.members) + len(group.perhaps) > 1:
            found.append(group)
            for ident in group.members:
                free.pop(ident, None)
    return _without_repeats(found)


class _Nodes:
    """The lines of a graph, those of one wording as one."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lines = {line.id: line for line in graph.lines}
        copies: dict[str, list[str]] = defaultdict(list)
        for line in sorted(graph.lines, key=lambda line: line.id):
            copies[line.wording].append(line.id)
        self._copies = {group[0]: group for group in copies.values()}
        self._first = {ident: group[0] for group in copies.values() for ident in group}
        self._near: dict[str, dict[str, float]] = defaultdict(dict)
        for one, others in graph.near.items():
            for other in others:
                left, right = self._first.get(one), self._first.get(other)
                if left and right and left != right:
                    best = max(graph.likely(one, other), self._near[left].get(right, 0.0))
                    self._near[left][right] = self._near[right][left] = best
        for (one, other), same in graph.decided.items():
            if same and one in self._first and other in self._first:
                self._near[self._first[one]][self._first[other]] = 1.0
                self._near[self._first[other]][self._first[one]] = 1.0

    def by_support(self) -> list[str]:
        """The nodes by how many articles tell something like them; of two alike the one that better stands alone."""
        return sorted(self._copies, key=lambda node: (-self._support(node), node))

    def _support(self, node: str) -> float:
        best = {self._lines[ident].article: 1.0 for ident in self._copies[node]}
        for other, likely in self._near[node].items():
            for ident in self._copies[other]:
                article = self._lines[ident].article
                best[article] = max(best.get(article, 0.0), likely)
        return sum(best.values()) + self._lines[node].standing

    def group(self, exemplar: str) -> Group:
        """Who says the same as the exemplar, and who may."""
        members = dict.fromkeys(self._copies[exemplar], 1.0)
        perhaps: dict[str, float] = {}
        likest = sorted(self._near[exemplar].items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_READ]
        for other, _ in likest:
            likely = self._graph.asked(exemplar, other)
            for ident in self._copies[other] if likely >= PERHAPS else ():
                (members if likely >= JOINED else perhaps)[ident] = likely
        return Group(exemplar, members, perhaps)


REPEATED = 0.6
"""Share of a claim's members that stand in one with more support, from which it tells nothing new."""


def _without_repeats(groups: Iterable[Group]) -> list[Group]:
    kept: list[Group] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        shared: dict[int, int] = defaultdict(int)
        for ident in group.members:
            for number in holding[ident]:
                shared[number] += 1
        if max(shared.values(), default=0) >= REPEATED * len(group.members) and len(group.members) > 1:
            continue
        for ident in group.members:
            holding[ident].append(len(kept))
        kept.append(group)
    return kept


Read = Callable[[Sequence[Pair]], Mapping[Pair, float]]
