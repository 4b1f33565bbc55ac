"""The learned link: which cue a content belongs to, which source a cue has.

A biaffine pointer (Dozat and Manning 2017): the score of a pair is the dot product of two projected spans
plus a learned number for how they lie to each other.
"""

import numpy as np

VECTOR = 64
"""Numbers in a link vector."""
DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
BETWEEN = 4
BUCKETS = 2 * len(DISTANCES) * BETWEEN * 2
"""Ways two spans can lie to each other: side, distance, cues between, same paragraph or not."""

Range = tuple[int, int]


def relation(a: Range, b: Range, cues: list[Range], paragraphs: np.ndarray) -> int:
    """The bucket of a pair of piece ranges: on which side, how far, how many cues between, same paragraph."""
    after = b[0] > a[0]
    gap_start, gap_end = (a[1] + 1, b[0]) if after else (b[1] + 1, a[0])
    distance = max(0, gap_end - gap_start)
    bucket = int(np.searchsorted(DISTANCES, distance, side="right")) - 1
    between = sum(gap_start <= c[0] < gap_end for c in cues)
    apart = int(paragraphs[a[0]] != paragraphs[b[0]])
    index = (int(after) * len(DISTANCES) + bucket) * BETWEEN + min(between, BETWEEN - 1)
    return index * 2 + apart
