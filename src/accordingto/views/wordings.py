"""Quotations of one utterance, word under word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accordingto.ledger import Utterance
from accordingto.ledger.quotes import quoted
from accordingto.match.wording import Piece
from accordingto.views.claim_screens import member_lines
from accordingto.views.conflicts import STYLE
from accordingto.views.screen import short
from accordingto.views.terminal import SHORT, show

Cell = tuple[str, str, bool]
"""Words of one side, those of the other, and whether they differ."""

DIFFERS = "≠"
_GAP = 2
_ALIKE = 1 / 3
"""Of the words of the shorter quotation: below that share it is another sentence."""
_OPEN = re.compile(r"…|\.\.|\[")


def show_quotes(console: Console, utterances: Iterable[Utterance]) -> tuple[int, int]:
    """Each utterance that is quoted; returns how many of these there are, and how many are told in other words only."""
    count = told = 0
    for one in utterances:
        if not any(quoted(entry) for entry in one.entries):
            told += 1
            continue
        count += 1
        _utterance(console, one)
    return count, told


def _utterance(console: Console, one: Utterance) -> None:
    if one.claim:
        title = f"told {len(one.entries)} times · claim {one.claim[:SHORT]}"
        show(console, Text(f"\n{title}", style="cyan"))
    else:
        show(console, Text(""))
    for entry in one.entries:
        show(console, Padding(member_lines(entry), (0, 0, 0, 2)))
    for variant in one.variants:
        left, right = (one.entries[at].statement.id[:SHORT] for at in (variant.left, variant.right))
        if not any(map(differs, variant.pieces)) or alike(variant.pieces) < _ALIKE:
            continue
        for line in side_by_side(variant.pieces, (left, right), console.width - 4):
            show(console, Padding(line, (0, 0, 0, 4)))


def differs(piece: Piece) -> bool:
    """Whether the words are others. What one side leaves out at an end or for an ellipsis is no difference."""
    if piece.what == "cut":
        return bool(piece.left and piece.right) and not _OPEN.search(piece.left + piece.right)
    return piece.what != "same"


def alike(pieces: Sequence[Piece]) -> float:
    """The share of the shorter quotation's words that the other has too."""
    left, right = sum(_words(piece.left) for piece in pieces), sum(_words(piece.right) for piece in pieces)
    same = sum(_words(piece.left) for piece in pieces if piece.what == "same")
    return same / max(1, min(left, right))


def _words(words: str) -> int:
    return len(words.split())


def side_by_side(pieces: Iterable[Piece], names: tuple[str, str], width: int) -> Iterator[Text]:
    """Lines of three: the words of one side, below them those of the other, below these what differs."""
    room = max(width - SHORT - _GAP, 8)
    row: list[Cell] = []
    used = 0
    for cell in _cells(pieces, room):
        size = _size(cell) + _GAP
        if row and used + size > room + _GAP:
            yield _lines(row, names)
            row, used = [], 0
        row.append(cell)
        used += size
    if row:
        yield _lines(row, names)


def _cells(pieces: Iterable[Piece], room: int) -> Iterator[Cell]:
    """One word a cell where both have the same words; what is longer than a line in parts."""
    for piece in pieces:
        left, right = (short(words, 20_000) for words in (piece.left, piece.right))
        words = left.split(), right.split()
        if piece.what != "same" or len(words[0]) != len(words[1]):
            words = wrap(left, room), wrap(right, room)
        for one, other in zip_longest(*words, fillvalue=""):
            yield one, other, differs(piece)


def _size(cell: Cell) -> int:
    return max(cell_len(cell[0]), cell_len(cell[1]), 1)


def _lines(row: Sequence[Cell], names: tuple[str, str]) -> Text:
    lines = [Text(f"{name:{SHORT}}" + " " * _GAP, style="dim", no_wrap=True) for name in names]
    below = Text(" " * (SHORT + _GAP))
    for cell in row:
        size = _size(cell) + _GAP
        style, missing = (f"not dim bold {STYLE}", "—") if cell[2] else ("not dim", "")
        for line, words in zip(lines, cell[:2], strict=True):
            line.append(words or missing, style)
            line.append(" " * (size - cell_len(words or missing)))
        below.append((DIFFERS if cell[2] else " ") + " " * (size - 1), STYLE)
    return Text("\n").join([*lines, below] if any(cell[2] for cell in row) else lines)
