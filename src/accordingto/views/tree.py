"""Where a claim comes from, as a family tree: its sources, who cites them, who cites those, and the articles.

A node hangs below whomever it has the claim from; what it has from others too stands in `also`. Whoever cites in a ring
is cut where the ring would close. Where there is no room for all, copies of one text stand as one, and the rest as one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from accordingto.ledger import UNKNOWN, ClaimEntry, Entry
from accordingto.names.agents import canonical
from accordingto.names.countries import country
from accordingto.records import Article, Link, Source, Stance
from accordingto.views.calling import Called, called, cited_on
from accordingto.views.phrases import carrier, counted, days, listed, published, some, written_on

REJECTED = "Tell it only to reject it"
MOST = 8
"""Nodes below one, and roots of a lane, that are shown; the rest stand as one."""


@dataclass(frozen=True, slots=True)
class Node:
    """A source, somebody cited, or the articles of an outlet; `below` have the claim from it.

    `kind` is "origin", "cited", "printed" (articles of one outlet, or copies of one text) or "rest" (several of these).
    `lost`: a hedge of others became a fact here. `part` is that of the claim's page that tells of it, `telling` a
    passage that shows it. `copies` are other outlets that print its text, `also` the keys of whom it has it from too.
    """

    key: str
    name: str
    kind: str
    named: bool = True
    when: str = ""
    marks: tuple[str, ...] = ()
    lost: bool = False
    articles: tuple[str, ...] = ()
    part: str = ""
    telling: Entry | None = None
    copies: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    below: tuple["Node", ...] = ()

    def __iter__(self) -> Iterator["Node"]:
        """Itself and all below it."""
        yield self
        for node in self.below:
            yield from node


@dataclass(frozen=True, slots=True)
class Lane:
    """Trees of one sort: `part` is "sources", "none", "other", "rejected", "deny" or "decline"."""

    part: str
    title: str
    nodes: tuple[Node, ...]


Tree = tuple[Lane, ...]


def tree(facts: "TreeFacts") -> Tree:
    """The lanes that a claim has."""
    lanes = [
        Lane("sources", "Where it comes from", _traced(facts)),
        Lane("none", "Give no source", _flat(facts, facts.found.no_source)),
        Lane("other", "Cite reports without saying whose", _flat(facts, facts.others())),
        Lane("rejected", REJECTED, _flat(facts, facts.found.rejected)),
        Lane("deny", "Deny it", _against(facts, Stance.DENY)),
        Lane("decline", "Would not say", _against(facts, Stance.DECLINE)),
    ]
    return tuple(lane for lane in lanes if lane.nodes)


def _one_name(name: str) -> str:
    """What is the same for "US" and "United States"."""
    return canonical(country(name) or name)


def deniers(entry: ClaimEntry, stance: Stance, fullest: Callable[[str], str] = str) -> list[str]:
    """Who denies a claim, or would not speak to it; an article that says so itself is its own source."""
    return list(dict(_denier(one, fullest) for one in entry.members if one.statement.stance is stance).values())


def _denier(one: Entry, fullest: Callable[[str], str]) -> tuple[str, str]:
    """What makes a denier one, and the name."""
    who, chain = _speaker(one), one.statement.chain
    name = fullest(who.name) if who else carrier(one.article)
    if who and not who.named and chain[1:] and chain[-2].source.named:
        return canonical(name), f"{name}, cited by {fullest(chain[-2].source.name)}"
    return (canonical(name) if who else one.article.id), name


def _speaker(one: Entry) -> Source | None:
    known = [link.source for link in one.statement.chain if link.source.name != UNKNOWN]
    return known[-1] if known else None


def rows(lanes: Tree) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """The articles of a tree, each with those it has the claim from, the nearest first."""
    for lane in lanes:
        for root in lane.nodes:
            yield from _rows(root, ())


def _rows(node: Node, above: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    if node.articles:
        yield node, above
    for below in node.below:
        yield from _rows(below, (node.name, *above))


def notes(lanes: Tree) -> dict[str, tuple[str, ...]]:
    """What is said of each node beside its name, by its key: its day, its marks, and lines that the nesting lacks."""
    nodes = [node for lane in lanes for root in lane.nodes for node in root]
    called = {node.key: node.name for node in nodes}
    carriers: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for key in node.also:
            carriers[key].append(node.name)
    found = {}
    for node in nodes:
        told = [node.when, *node.marks]
        told += [f"also from {listed([called.get(key, key) for key in node.also])}"] if node.also else []
        alone = not node.below and not node.articles
        told += [f"cited by {some(carriers[node.key], 3)}"] if alone and carriers[node.key] else []
        found[node.key] = tuple(filter(None, told))
    return found


class TreeFacts:
    """What nodes are made from: the articles, where each tells the claim, and what is found of them.

    `copied` gives an article the first with its text, `fullest` a name its fullest. `firm` are the articles that leave
    out a hedge, `hedging` those that have it; the fewer of them are marked.
    """

    def __init__(self, entry: ClaimEntry, copied: Mapping[str, str], fullest: Callable[[str], str]) -> None:
        self.found = entry.claim.provenance
        self.members: Sequence[Entry] = entry.members
        self.articles: dict[str, Article] = {one.article.id: one.article for one in entry.members}
        self.telling = {one.article.id: one for one in reversed(entry.members)}
        self.told = {one.statement.id: one for one in entry.members}
        of = {ident: one.article.id for ident, one in self.told.items()}
        self.firm = {of[firm] for _, firm in self.found.hardened if firm in of}
        hedged = (one for one in self.members if one.statement.hedge and one.statement.stance is Stance.AFFIRM)
        self.hedging = {one.article.id for one in hedged} if self.firm else set()
        self.fullest = fullest
        self.copied = copied
        self.copies: dict[str, list[str]] = defaultdict(list)
        for article in self.articles:
            self.copies[copied.get(article, article)].append(article)

    def with_copies(self, articles: Sequence[str]) -> list[str]:
        """These articles, and those of the claim that have the text of one of them."""
        texts = dict.fromkeys(self.copied.get(one, one) for one in articles)
        return [
            one for text in texts for one in self.copies[text] if one not in self.found.no_source or one in articles
        ]

    def others(self) -> list[str]:
        """The articles that affirm it and are in no other lane: they cite "reports" only."""
        traced = {one for origin in self.found.origins for one in self.with_copies(origin.articles)}
        affirming = dict.fromkeys(one.article.id for one in self.members if one.statement.stance is Stance.AFFIRM)
        elsewhere = {*traced, *self.found.no_source, *self.found.rejected}
        return [one for one in affirming if one not in elsewhere]


@dataclass(slots=True)
class _Draft:
    """A node before it is known what hangs below it."""

    node: Node
    parents: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)


class _Growing:
    """Nodes and who has it from whom; no way leads back to where it began."""

    def __init__(self, facts: TreeFacts) -> None:
        self._facts = facts
        self._drafts: dict[str, _Draft] = {}
        self._origins: dict[str, str] = {}

    def origin(self, number: int, who: Called) -> str:
        """A source; one with a name is the same node where others cite it."""
        key = self.root(Node(f"s{number}", who.name, "origin", who.named, part=f"source-{number}"))
        if who.named:
            self._origins.setdefault(_one_name(who.name), key)
        return key

    def root(self, node: Node) -> str:
        self._drafts.setdefault(node.key, _Draft(node))
        return node.key

    def cited(self, link: Link, inside: str, telling: Entry | None) -> str:
        """Somebody who is cited; who is not named is one only within one source."""
        named = link.source.named
        name = self._facts.fullest(link.source.name) if named else link.source.name
        of = _one_name(name)
        key = self._origins.get(of, f"o:{of}") if named else f"{inside}:{canonical(name)}"
        self.root(Node(key, name, "cited", named, telling=telling))
        draft = self._drafts[key]
        if draft.node.kind == "cited" and len(name) > len(draft.node.name):  # "AP" is "The Associated Press" further on
            draft.node = replace(draft.node, name=name)
        return key

    def printed(self, article: str, lane: str = "o") -> str:
        """The outlet of an article; an article whose outlet is not known stands for itself."""
        of = self._facts.articles[article]
        name = of.likely_outlet
        key = f"{lane}:{canonical(name)}{'' if of.outlet else '?'}" if name else f"{lane}:{article}"
        self.root(Node(key, carrier(of), "printed"))
        self._drafts[key].articles[article] = None
        return key

    def join(self, path: Sequence[str]) -> None:
        """Let each of the path have it from the one before."""
        for parent, child in pairwise(path):
            if child != parent and child not in self._above(parent):
                self._drafts[child].parents[parent] = None

    def _above(self, key: str) -> set[str]:
        found: set[str] = set()
        todo = [key]
        while todo:
            new = [one for one in self._drafts[todo.pop()].parents if one not in found]
            found.update(new)
            todo += new
        return found

    def forest(self) -> tuple[Node, ...]:
        """The roots in the order in which they came, everything else below whom it has it from by the longest way."""
        depth: dict[str, int] = {}
        above = {key: self._above(key) for key in self._drafts}
        for key in sorted(self._drafts, key=lambda one: len(above[one])):
            depth[key] = 1 + max((depth[one] for one in self._drafts[key].parents), default=-1)
        below: dict[str, list[str]] = defaultdict(list)
        also: dict[str, tuple[str, ...]] = {}
        for key, draft in self._drafts.items():
            near = [one for one in draft.parents if not any(one in above[other] for other in draft.parents)]
            near.sort(key=lambda one: -depth[one])
            for first in near[:1]:
                below[first].append(key)
            also[key] = tuple(near[1:])
        roots = [key for key, draft in self._drafts.items() if not draft.parents]
        return _with_room([self._node(key, below, also) for key in roots], "source")

    def _node(self, key: str, below: Mapping[str, list[str]], also: Mapping[str, tuple[str, ...]]) -> Node:
        draft = self._drafts[key]
        made = _told(draft.node, tuple(draft.articles), self._facts) if draft.articles else draft.node
        children = sorted((self._node(one, below, also) for one in below.get(key, ())), key=self._day)
        return replace(made, also=also[key], below=_with_room(_merged(children, self._facts), "outlet"))

    def _day(self, node: Node) -> str:
        """The earliest day below it; what has none comes last."""
        articles = (self._facts.articles[article] for each in node for article in each.articles)
        return min((found[0] for one in articles if (found := written_on(one))), default="9999")


def _traced(facts: TreeFacts) -> tuple[Node, ...]:
    growing = _Growing(facts)
    roots = [growing.origin(number, called(one, facts.fullest)) for number, one in enumerate(facts.found.origins, 1)]
    for root, origin in zip(roots, facts.found.origins, strict=True):
        cited, seen = cited_on(origin), set[tuple[str, ...]]()
        for way in origin.ways:
            links = way.chain[::-1] if canonical(way.chain[-1].source.name) in cited else way.chain[-2::-1]
            path = [root, *(growing.cited(link, root, facts.told.get(way.telling)) for link in links)]
            text = (*path, facts.copied.get(way.article, way.article))
            for article in facts.with_copies([way.article]) if text not in seen else ():
                growing.join([*path, growing.printed(article)])
            seen.add(text)
    return growing.forest()


def _flat(facts: TreeFacts, articles: Iterable[str]) -> tuple[Node, ...]:
    growing = _Growing(facts)
    for article in articles:
        if article in facts.articles:
            growing.printed(article, "n")
    return _with_room(_merged(growing.forest(), facts), "outlet")


def _against(facts: TreeFacts, stance: Stance) -> tuple[Node, ...]:
    """Who denies it, or would not say, with the outlets that tell so."""
    told: dict[str, list[Entry]] = defaultdict(list)
    for one in facts.members:
        if one.statement.stance is stance:
            told[_denier(one, facts.fullest)[0]].append(one)
    found = []
    for key, entries in told.items():
        articles = tuple(dict.fromkeys(one.article.id for one in entries))
        who, name = _speaker(entries[0]), _denier(entries[0], facts.fullest)[1]
        carried = some(list(dict.fromkeys(carrier(facts.articles[one]) for one in articles)), 4)
        marks = (f"in {carried}",) if who else ("in its own voice",)
        named, part = who is None or who.named, stance.value
        when = published(entries[0].article) if len(articles) == 1 and written_on(entries[0].article) else ""
        found.append(Node(f"{part}:{key}", name, "origin", named, when, marks, False, articles, part, entries[0]))
    return _with_room(found, "source")


def _told(node: Node, articles: tuple[str, ...], facts: TreeFacts) -> Node:
    """The node of an outlet's articles, with their days and what is found of them."""
    dates = [found for one in articles if (found := written_on(facts.articles[one]))]
    when = published(facts.articles[articles[0]]) if dates else ""
    if len(articles) > 1 and dates:
        when = days(min(first for first, _ in dates), max(last for _, last in dates))
    marks = [counted(len(articles), "article")] if len(articles) > 1 else []
    marks += ["first"] if facts.found.first in articles else []
    marks += ["states it as fact"] if set(facts.found.dropped) & set(articles) else []
    lost = len(facts.firm) <= len(facts.hedging) and not facts.firm.isdisjoint(articles)
    few = len(facts.firm) > len(facts.hedging) and not facts.hedging.isdisjoint(articles)
    marks += ["without the hedge"] if lost else ["with a hedge"] if few else []
    telling = facts.telling[articles[0]]
    return replace(node, kind="printed", when=when, marks=tuple(marks), lost=lost, articles=articles, telling=telling)


def _merged(nodes: Sequence[Node], facts: TreeFacts) -> list[Node]:
    """Outlets beside each other that print one text as one, by the name of the first."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        texts = {facts.copied.get(one, one) for one in node.articles}
        alone = node.kind != "printed" or node.below or node.also or len(texts) > 1
        groups.setdefault(node.key if alone else f"text {texts.pop()}", []).append(node)
    return [group[0] if len(group) == 1 else _as_one(group) for group in groups.values()]


def _as_one(copies: Sequence[Node]) -> Node:
    first, others = copies[0], tuple(one.name for one in copies[1:])
    marks = (*first.marks, f"the same text in {some(others, 3)}")
    articles = tuple(article for one in copies for article in one.articles)
    return replace(first, marks=marks, copies=others, articles=articles, lost=any(one.lost for one in copies))


def _with_room(nodes: Sequence[Node], what: str) -> tuple[Node, ...]:
    """The nodes, of many the first ones; the rest stand together as the last."""
    if len(nodes) <= MOST:
        return tuple(nodes)
    kept, rest = nodes[: MOST - 1], nodes[MOST - 1 :]
    articles = tuple(dict.fromkeys(article for root in rest for node in root for article in node.articles))
    key, marks = f"rest:{rest[0].key}", (some([node.name for node in rest], 4),)
    more = Node(key, f"{len(rest)} more {what}s", "rest", marks=marks, articles=articles, part="articles")
    return (*kept, more)
