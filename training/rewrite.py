"""A text with some of its words replaced, and the offsets that move along."""

from collections.abc import Iterable


def rewritten(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """The text with each `[start, end)` replaced, and for every old offset the new one.

    Changes do not overlap. An offset inside a replaced range moves to the replacement's end.
    """
    pieces: list[str] = []
    moved = [0] * (len(text) + 1)
    last = length = 0
    for start, end, new in [*sorted(changes), (len(text), len(text), "")]:
        for i in range(last, start + 1):
            moved[i] = length + i - last
        pieces += [text[last:start], new]
        length += start - last + len(new)
        for i in range(start + 1, end + 1):
            moved[i] = length
        last = end
    return "".join(pieces), moved
