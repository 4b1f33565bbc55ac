"""Tellings to claims: each claim is what its clearest member says, and every member was compared with that one.

The likest lines of a story hang together as a graph. Of those that no claim has yet, the one that most articles tell
something like is the next claim's exemplar; whatever says the same as it is a member, whatever may say the same is
offered as one. So a claim does not drift from neighbour to neighbour, and what is read grows with the number of lines.
The outcome hangs on the set of lines and likenesses, not on the order in which they came.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

JOINED = 0.5
"""Probability from which a line says the same as an exemplar."""
FOUNDED = 0.6
"""Probability that two wordings need to be a claim by themselves: no third speaks for it."""
PERHAPS = 0.09
"""Probability from which it may, and is offered as a question."""
OF_A_REPLY = 0.6
"""How often a telling that only calls something false means what it was taken to mean; judged by eye."""
QUESTIONS = 3
"""Claims that one line is offered to, at most, the likeliest; `claims/dev` loses no pair that is the same by it."""
MOST_READ = 80
"""Different wordings that one exemplar is compared with, the likest."""

Pair = tuple[str, str]
"""Two ids, in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """A telling as a node: its id, its article, and how well it stands alone (0 to 1).

    Lines of one `wording` are one node, unless a user parted them. A line that only says of another, `denies`, that it
    is false belongs where that one does.
    """

    id: str
    article: str
    wording: str
    standing: float = 0.0
    denies: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A claim: its exemplar, and the probability of each member and of each line that perhaps is one, by id."""

    exemplar: str
    members: Mapping[str, float]
    perhaps: Mapping[str, float] = field(default_factory=dict)
    denying: frozenset[str] = frozenset()
    """The members that only say of another that it is false."""


@dataclass(frozen=True, slots=True)
class Graph:
    """What is known of a set of lines: how like two are at a glance, what reading them gave, what users decided.

    `near` has both directions. `reader` reads pairs, given how likely each is at a glance, when they are first asked
    for, those of so many exemplars (`ahead`) at once; without one `wanted` collects what should be read and was not.
    """

    lines: Sequence[Line]
    near: Mapping[str, Mapping[str, float]]
    read: MutableMapping[Pair, float]
    decided: Mapping[Pair, bool] = field(default_factory=dict)
    wanted: set[Pair] = field(default_factory=set)
    reader: Callable[[Mapping[Pair, float]], Mapping[Pair, float]] | None = None
    ahead: int = 1

    @property
    def replies(self) -> dict[str, str]:
        """The lines that only deny another, with that one; what a user decided on stands for itself."""
        by_users = {ident for pair in self.decided for ident in pair}
        return {line.id: line.denies for line in self.lines if line.denies and line.id not in by_users}

    def asked(self, pairs: Sequence[Pair]) -> list[float]:
        """The probability of each that its two lines say the same, by reading; what nobody reads is `wanted`."""
        unread = {pair: self.near[pair[0]][pair[1]] for pair in pairs if pair not in self.read}
        if self.reader is None:
            self.wanted.update(unread)
        elif unread:
            self.read.update(self.reader(unread))
        return [self.read.get(pair, unread.get(pair, 0.0)) for pair in pairs]


def ordered(one: str, other: str) -> Pair:
    """The two in a fixed order."""
    return (one, other) if one < other else (other, one)


def claims(graph: Graph) -> list[Group]:
    """The claims among the lines, the most supported first; with `graph.wanted` empty they are final.

    Two that a user holds to be the same are in one claim, two that a user parted in none.
    """
    nodes = _Nodes(graph)
    order = nodes.by_support()
    free = set(order)
    found, offered = [], set[Pair]()
    for at, exemplar in enumerate(order):
        if graph.ahead > 1 and at % graph.ahead == 0:
            nodes.read(one for one in order[at : at + graph.ahead] if one in free)
        if exemplar not in free:
            continue
        group = nodes.group(exemplar)
        questions = {ordered(exemplar, other) for other in group.perhaps}
        if len(group.members) > 1 or questions - offered:
            found.append(group)
            offered |= questions
            free.difference_update(group.members)
    return _few_questions(_without_repeats(found, [pair for pair, same in graph.decided.items() if same]))


class _Nodes:
    """The lines of a graph in nodes: those of one wording, and those that a user holds to be the same.

    A node goes by the first of its lines; what a user parted are two nodes, whatever their words. Which node comes
    first hangs on what is seen at a glance alone, so that it does not hang on what was read before. Two that one
    article tells are as like as they are there, whatever a copy of it makes of them.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lines = {line.id: line for line in graph.lines}
        self._replies = graph.replies
        self._of = _nodes(graph)
        self._held: dict[str, list[str]] = defaultdict(list)
        for ident, node in self._of.items():
            self._held[node].append(ident)
        self._articles = {node: {self._lines[one].article for one in held} for node, held in self._held.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for (one, other), same in graph.decided.items():
            if not same and one in self._of and other in self._of:
                self._apart[self._of[one]].add(self._of[other])
                self._apart[self._of[other]].add(self._of[one])
        self._near: dict[str, dict[str, tuple[float, Pair]]] = defaultdict(dict)
        for one, others in graph.near.items():
            for other, likely in others.items():
                self._join(one, other, likely)

    def _join(self, one: str, other: str, likely: float) -> None:
        """Of the pairs between two nodes the likest stands for them."""
        left, right = self._of.get(one), self._of.get(other)
        if left and right and left != right and right not in self._apart[left]:
            both = not self._articles[left].isdisjoint(self._articles[right])  # some article tells both nodes
            if both and self._lines[one].article != self._lines[other].article:
                return
            pair = ordered(one, other)
            before = self._near[left].get(right)
            if before is None or (-likely, pair) < (-before[0], before[1]):
                self._near[left][right] = self._near[right][left] = likely, pair

    def by_support(self) -> list[str]:
        """The nodes by how many articles tell something like them; of two alike the one that better stands alone."""
        return sorted(self._held, key=lambda node: (-self._support(node), node))

    def _support(self, node: str) -> float:
        best = {self._lines[ident].article: 1.0 for ident in self._held[node]}
        for other, (likely, _) in self._near[node].items():
            for ident in self._held[other]:
                article = self._lines[ident].article
                best[article] = max(best.get(article, 0.0), likely)
        return math.fsum((*best.values(), self._lines[node].standing))  # in whatever order, one sum

    def _likest(self, exemplar: str) -> list[str]:
        near = self._near[exemplar]
        return sorted(near, key=lambda other: (-near[other][0], other))[:MOST_READ]

    def read(self, exemplars: Iterable[str]) -> None:
        """Ask for what the groups of these hang on, but of one that an earlier one may make a member."""
        first = list[str]()
        for one in exemplars:
            if not any(one in self._near[other] for other in first):
                first.append(one)
        self._graph.asked([self._near[one][other][1] for one in first for other in self._likest(one)])

    def group(self, exemplar: str) -> Group:
        """Who says the same as the exemplar, and who may."""
        members, perhaps = {exemplar: 1.0}, dict[str, float]()
        near, likest = self._near[exemplar], self._likest(exemplar)
        for other, likely in zip(likest, self._graph.asked([near[other][1] for other in likest]), strict=True):
            if likely >= JOINED and not self._apart[other] & members.keys():
                members[other] = likely
            elif PERHAPS <= likely < JOINED:
                perhaps[other] = likely
        weakest = min(members, key=members.__getitem__)
        if len(members) == 2 and members[weakest] < FOUNDED:
            perhaps[weakest] = members.pop(weakest)
        joined, offered = self._of_lines(members), self._of_lines(perhaps)
        denying = {ident for ident, other in self._replies.items() if other in joined}
        joined |= dict.fromkeys(sorted(denying), OF_A_REPLY)
        return Group(exemplar, joined, offered, frozenset(denying))

    def _of_lines(self, nodes: Mapping[str, float]) -> dict[str, float]:
        return {ident: likely for node, likely in nodes.items() for ident in self._held[node]}


def _nodes(graph: Graph) -> dict[str, str]:
    """The node of each line that is no reply. Users' decisions go before words, and of them, that two are apart."""
    lines = sorted((line for line in graph.lines if line.id not in graph.replies), key=lambda line: line.id)
    held = {line.id: [line.id] for line in lines}
    apart: dict[str, set[str]] = defaultdict(set)
    for (one, other), same in graph.decided.items():
        if not same:
            apart[one].add(other)
            apart[other].add(one)
    worded: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        worded[line.wording].append(line.id)
    by_users = sorted(pair for pair, same in graph.decided.items() if same and {*pair} <= held.keys())
    for one, other in (*by_users, *((group[0], other) for group in worded.values() for other in group[1:])):
        left, right = held[one], held[other]
        parted = set[str]().union(*(apart[ident] for ident in right if ident in apart))
        if left is not right and not (parted and not parted.isdisjoint(left)):
            left += right
            held.update(dict.fromkeys(right, left))
    return {ident: min(group) for ident, group in held.items()}


REPEATED = 0.6
"""Share of a claim's members that stand in one with more support, from which it tells nothing new."""


def _without_repeats(groups: Iterable[Group], by_users: Iterable[Pair]) -> list[Group]:
    """The groups that tell something new, and the first that has each pair that a user holds to be the same."""
    kept: list[Group] = []
    holding: dict[str, list[int]] = defaultdict(list)
    asked = set(by_users)
    for group in groups:
        shared: dict[int, int] = defaultdict(int)
        for ident in group.members:
            for number in holding[ident]:
                shared[number] += 1
        joined = {pair for pair in asked if group.members.keys() >= {*pair}}
        asked -= joined
        if len(group.members) > 1 and max(shared.values(), default=0) >= REPEATED * len(group.members) and not joined:
            continue
        for ident in group.members:
            holding[ident].append(len(kept))
        kept.append(group)
    return kept


def _few_questions(groups: Sequence[Group]) -> list[Group]:
    """The groups, each line offered to few; one that has then a single line and offers none is no claim."""
    offers: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for group in groups:
        for ident, likely in group.perhaps.items():
            offers[ident].append((-likely, group.exemplar))
    taken = {ident: {exemplar for _, exemplar in sorted(found)[:QUESTIONS]} for ident, found in offers.items()}
    few = (replace(one, perhaps={i: p for i, p in one.perhaps.items() if one.exemplar in taken[i]}) for one in groups)
    return [group for group in few if len(group.members) > 1 or group.perhaps]
