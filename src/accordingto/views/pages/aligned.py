"""Two wordings set against each other, as a page prints them: no word of one stands there as if the other had it."""

from collections.abc import Iterable

from accordingto.match.wording import Piece, aligned
from accordingto.views.wordings import alike, differs

_NEAR = 1 / 2
"""Of the words of the shorter wording: below that share a reader sees more marks than words."""


def against(base: str, words: str) -> tuple[Piece, ...]:
    """`words` whole, with what they change, add or leave out; nothing where they share too little with `base`.

    What `base` only goes on to say before or after them is "cut", and no difference.
    """
    pieces = aligned(base, words)
    if alike(pieces) < _NEAR:
        return ()
    return tuple(_joined(Piece("same", one.right, one.right) if _more(one) else _shown(one) for one in pieces))


def both(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Two wordings in one line; what only one of them goes on to say at its ends is "cut"."""
    return tuple(_joined(map(_shown, pieces)))


def _more(piece: Piece) -> bool:
    """Words that only the second has, at an end."""
    return piece.what == "cut" and not piece.left


def _shown(piece: Piece) -> Piece:
    if piece.what == "cut" and piece.left and piece.right:
        return Piece("changed" if differs(piece) else "same", piece.left, piece.right)
    return piece


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring pieces of one sort as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].what == piece.what:
            left, right = f"{found[-1].left} {piece.left}".strip(), f"{found[-1].right} {piece.right}".strip()
            found[-1] = Piece(piece.what, left, right)
        else:
            found.append(piece)
    return found
