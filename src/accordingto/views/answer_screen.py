"""A story's answer on a terminal: three lines, or the first screen with the tree of where it comes from."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accordingto.views.answer import Answer
from accordingto.views.phrases import written
from accordingto.views.screen import short
from accordingto.views.terminal import show
from accordingto.views.tree import Node, notes

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
    told = notes(answer.tree)
    for lane in answer.tree:
        show(console, Text(f"\n{lane.title}", style="bold"))
        for root in lane.nodes:
            for first, rest, words in _lines(root, told, "  ", "  "):
                for at, line in enumerate(words.wrap(console, max(20, console.width - len(first)))):
                    show(console, Text.assemble((rest if at else first, "dim"), line))
    if any(not node.named for lane in answer.tree for root in lane.nodes for node in root):
        show(console, Text("\n● named   ○ not named", style="dim"))


def _lines(node: Node, told: Mapping[str, Sequence[str]], first: str, rest: str) -> Iterator[tuple[str, str, Text]]:
    """What stands before the words, what before those of further lines, and the words."""
    words = Text(_MARKS[node.named] if node.kind in ("origin", "cited") else "")
    words.append(short(node.name, 90), "bold" if node.kind == "origin" else "")
    beside = ", ".join(short(one, 200) for one in told[node.key])
    yield first, rest + ("│ " if node.below else "  "), words.append(f"  {beside}" if beside else "", "dim")
    for at, child in enumerate(node.below):
        last = at == len(node.below) - 1
        yield from _lines(child, told, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
