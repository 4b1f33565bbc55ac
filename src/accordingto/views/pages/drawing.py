"""The family tree of a claim as boxes and lines, with every word in its place; a template makes SVG of it.

Widths of words are estimated, since no font is at hand: a little too wide for most faces, so that nothing is cut.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from accordingto.records import Provenance, Way
from accordingto.views.screen import plain
from accordingto.views.tree import Lane, Node, Tree, notes

T = TypeVar("T")
_GAP, _BESIDE, _BETWEEN = 52, 10, 26
"""Between columns, between boxes of one column, and between lanes, in units of the picture."""
_LINE, _NOTE, _EDGE = 18, 15, 8
"""Height of a line of a name and of a note, and the margin round them."""
_TAB = 9
"""Width of the bar that tells named from not named."""
_WIDTHS = {1: 300, 2: 280, 3: 240, 4: 208, 5: 172}
_LEAST_WIDTH = 150
_MOST_LINES = 3
_HEADS = ("Sources", "cited by", "cited by those")


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its place; `lines` are its name, `notes` what stands below it in small letters."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def middle(self) -> int:
        """Half-way down."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of that size, what is alike in it as one path.

    `titles` and `heads` are words with the place where they begin; `frames` go round the boxes, by kind, `bars` stand
    at their left, by whether they are named; `lines` lead from box to box, by whether a hedge was lost, and end in
    `tips`.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    titles: tuple[tuple[str, int], ...]
    heads: tuple[tuple[str, int, int], ...]
    frames: Mapping[str, str]
    bars: Mapping[bool, str]
    lines: Mapping[bool, str]
    tips: str


def drawing(tree: Tree) -> Drawing:
    """The lanes one below the other, in each what comes first on the left."""
    columns = max((_depth(root) for lane in tree for root in lane.nodes), default=1)
    across = max(columns, min(4, max((len(lane.nodes) for lane in tree if not _grown(lane)), default=1)))
    plan = _Plan(_WIDTHS.get(across, _LEAST_WIDTH), across, notes(tree))
    for lane in tree:
        plan.lane(lane)
    width = across * plan.width + (across - 1) * _GAP + 2
    frames: dict[str, str] = defaultdict(str)
    bars = {True: "", False: ""}
    for box in plan.boxes:
        kind = box.node.kind if box.node.kind in ("origin", "cited") else "printed"
        frames[kind] += f"M{box.x} {box.y}h{box.width}v{box.height}h-{box.width}z"
        if kind != "printed":
            bars[box.node.named] += f"M{box.x} {box.y}h{_TAB}v{box.height}h-{_TAB}z"
    size = width, plan.y + 2
    return Drawing(*size, tuple(plan.boxes), tuple(plan.titles), tuple(plan.heads), frames, bars, *plan.lines())


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.below), default=0)


def _grown(lane: Lane) -> bool:
    return any(root.below for root in lane.nodes)


class _Plan:
    """Where boxes go, from the top to the bottom."""

    def __init__(self, width: int, across: int, told: Mapping[str, Sequence[str]]) -> None:
        self.width = width
        self._across = across
        self._told = told
        self.y = 0
        self.boxes: list[Box] = []
        self.titles: list[tuple[str, int]] = []
        self.heads: list[tuple[str, int, int]] = []

    def lane(self, lane: Lane) -> None:
        """Below what is there: a title, then trees, or boxes in rows."""
        self.y += _BETWEEN if self.y else 0
        self.titles.append((lane.title, self.y + 15))
        self.y += 26
        if not _grown(lane):
            self._in_rows(lane.nodes)
            return
        deepest = max(map(_depth, lane.nodes))
        self.heads += [(_HEADS[min(at, 2)], self._x(at), self.y + 10) for at in range(min(deepest, 3))]
        self.y += 20
        for root in lane.nodes:
            self.y = self._grow(root, 0, self.y) + _BESIDE

    def _in_rows(self, nodes: Sequence[Node]) -> None:
        for at in range(0, len(nodes), self._across):
            row = [self._box(node, column, self.y) for column, node in enumerate(nodes[at : at + self._across])]
            self.boxes += row
            self.y += max(box.height for box in row) + _BESIDE

    def _grow(self, node: Node, column: int, y: int) -> int:
        """A node in the middle of all that hangs below it; returns how far down that goes."""
        box = self._box(node, column, y)
        below = sum(self._size(child) for child in node.below) + _BESIDE * max(0, len(node.below) - 1)
        size = max(box.height, below)
        self.boxes.append(self._box(node, column, y + (size - box.height) // 2))
        at = y + (size - below) // 2
        for child in node.below:
            at = self._grow(child, column + 1, at) + _BESIDE
        return y + size

    def _size(self, node: Node) -> int:
        below = sum(map(self._size, node.below)) + _BESIDE * max(0, len(node.below) - 1)
        return max(self._box(node, 0, 0).height, below)

    def _x(self, column: int) -> int:
        return 1 + column * (self.width + _GAP)

    def _box(self, node: Node, column: int, y: int) -> Box:
        room = self.width - _TAB - 2 * _EDGE
        lines = wrapped(node.name, room / 14, _MOST_LINES)
        beside = wrapped(", ".join(self._told[node.key]), room / 12, _MOST_LINES)
        height = 2 * _EDGE + _LINE * len(lines) + _NOTE * len(beside)
        return Box(node, self._x(column), y + 1, self.width, height, lines, beside)

    def lines(self) -> tuple[dict[bool, str], str]:
        """From box to box, from the left to the right, by whether a hedge was lost; and the tips."""
        placed = {box.node.key: box for box in self.boxes}
        pairs = [(box, placed[child.key]) for box in self.boxes for child in box.node.below]
        pairs += [(placed[key], box) for box in self.boxes for key in box.node.also if key in placed]
        lines, tips = {True: "", False: ""}, ""
        for one, other in pairs:
            start, end, left, right = one.x + one.width, other.x - 6, one.middle, other.middle
            half = (start + end) // 2
            lines[other.node.lost] += f"M{start} {left}C{half} {left} {half} {right} {end} {right}"
            tips += f"M{end} {right - 4}l6 4-6 4z"
        return lines, tips


def wrapped(words: str, room: float, most: int) -> tuple[str, ...]:
    """The words on lines of `room` ems, `most` of them; "…" where they go on."""
    lines: list[str] = [""]
    for word in _pieces(plain(words).split(), room):
        longer = f"{lines[-1]} {word}".strip()
        if _ems(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
        if len(lines) > most:
            return (*lines[: most - 1], f"{lines[most - 1][: max(1, len(lines[most - 1]) - 2)]}…")
    return tuple(line for line in lines if line)


def _pieces(words: Sequence[str], room: float) -> list[str]:
    """The words, those longer than a line in parts."""
    most = max(4, int(room / 0.62))
    return [word[at : at + most] for word in words for at in range(0, len(word), most)]


def _ems(words: str) -> float:
    return sum(_em(letter) for letter in words)


def _em(letter: str) -> float:
    if letter in "iljtfrI.,:;'’‘“”()[]| ":
        return 0.3
    if letter in "mwMW—…" or letter > "\u2e80":
        return 0.86 if letter < "\u2e80" else 1.0
    return 0.7 if letter.isupper() else 0.53


# Small, for a list


@dataclass(frozen=True, slots=True)
class Small:
    """A tree without words, as paths: lines, boxes of named and unnamed sources, dots of those cited and of articles.

    `alone` are the articles that give no source, below.
    """

    height: int
    lines: str
    named: str
    unnamed: str
    dots: str
    alone: str


_STEP, _ROOM = 7, 12
"""From one dot to the next, and the dots of a column."""


def small(found: Provenance) -> Small:
    """The sources on the left, the articles on the right; those that give none stand apart, below."""
    origins = found.origins[:_ROOM]
    ways = [way for origin in origins for way in origin.ways]
    articles = list(dict.fromkeys(way.article for way in ways))[:_ROOM]
    cited = list(dict.fromkeys(_via(way) for way in ways if len(way.chain) > 1))[:_ROOM]
    alone = found.no_source[: max(0, _ROOM - len(articles))]
    rows = max(len(articles), len(origins), len(cited), 1)
    right, between, left = _spread(articles, rows), _spread(cited, rows), _spread(range(len(origins)), rows)
    lines: dict[str, None] = {}
    boxes = {True: "", False: ""}
    for number, origin in enumerate(origins):
        boxes[origin.named] += f"M2 {left[number] - 3}h6v6H2z"
        for way in origin.ways:
            via = between.get(_via(way)) if len(way.chain) > 1 else None
            if way.article in right:
                through = "" if via is None else f"L26 {via}"
                lines[f"M8 {left[number]}{through}L44 {right[way.article]}"] = None
    dots = "".join(f"M{x} {y}h0" for x, column in ((26, between), (46, right)) for y in column.values())
    below = "".join(f"M46 {(rows + number) * _STEP + 6}h0" for number in range(len(alone)))
    return Small((rows + len(alone)) * _STEP + 4, "".join(lines), boxes[True], boxes[False], dots, below)


def _via(way: Way) -> str:
    """Who stands between the source and the outlet."""
    return way.chain[-2].source.name


def _spread(what: Iterable[T], rows: int) -> dict[T, int]:
    """Each in the middle of its share of the rows."""
    things = list(what)
    return {one: round((at + 0.5) * rows * _STEP / len(things)) + 1 for at, one in enumerate(things)}
