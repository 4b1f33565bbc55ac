"""A story's answer on a terminal: three lines, or the first screen with the tree of where it comes from."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accordingto.views.answer import Answer
from accordingto.views.phrases import written
from accordingto.views.screen import short
from accordingto.views.terminal import show
from accordingto.views.tree import Node, names

_WORDS = 400
"""Characters of a claim, or of a line."""
_MARKS = {True: "● ", False: "○ "}


def show_answer(console: Console, answer: Answer) -> None:
    """The claim, its figures, and what they mean."""
    show(console, Text(f"\n{short(answer.sentence, _WORDS)}", style="bold"))
    show(console, Padding(Text(" · ".join(short(str(one), 80) for one in answer.figures), style="cyan"), (0, 0, 0, 2)))
    show(console, Padding(Text(short(" ".join(map(written, answer.line)), 2 * _WORDS)), (0, 0, 0, 2)))


def show_tree(console: Console, answer: Answer) -> None:
    """The lanes of the tree, each node on a line below the one that it has the claim from."""
    called = names(answer.tree)
    for lane in answer.tree:
        show(console, Text(f"\n{lane.title}", style="bold"))
        for root in lane.nodes:
            for line in _lines(root, called, "  ", "  "):
                show(console, line)
    if any(not node.named for lane in answer.tree for root in lane.nodes for node in root):
        show(console, Text("\n● named   ○ not named", style="dim"))


def _lines(node: Node, called: dict[str, str], first: str, rest: str) -> Iterator[Text]:
    line = Text.assemble((first, "dim"), _MARKS[node.named] if node.kind in ("origin", "cited") else "")
    line.append(short(node.name, 90), "bold" if node.kind == "origin" else "")
    also = [f"also from {short(called.get(one, one), 60)}" for one in node.also]
    notes = [*([node.when] if node.when else []), *node.marks, *also]
    yield line.append("  " + ", ".join(short(note, 200) for note in notes) if notes else "", "dim")
    yield from _below(node.below, called, rest)


def _below(nodes: Sequence[Node], called: dict[str, str], before: str) -> Iterator[Text]:
    for at, node in enumerate(nodes):
        last = at == len(nodes) - 1
        yield from _lines(node, called, before + ("└─ " if last else "├─ "), before + ("   " if last else "│  "))
