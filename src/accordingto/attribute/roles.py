"""Reading for a cue: which words are its source and its content.

For each cue the whole window is tagged anew, with the roles of that cue alone, as semantic role labelling does
for a predicate (He et al. 2017). A piece's emission is a small network over the piece, the cue, and how they lie to
each other, plus what the tags of all roles already say of the piece.
"""

from dataclasses import dataclass

import numpy as np

from accordingto.attribute.viterbi import Array

Range = tuple[int, int]
"""First and last word piece."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
SHARED = [TAGS.index(tag) for tag in ROLE_TAGS]
WIDTH = 128
"""Numbers in a piece's vector."""
DISTANCES = 64
PAGES = 4


@dataclass(frozen=True, slots=True)
class Roles:
    """The weights of the small network."""

    distance: Array
    page: Array
    weight: Array
    bias: Array
    mix: Array

    def emissions(self, emissions: Array, vectors: Array, cues: list[Range], paragraphs: Array) -> Array:
        """Scores of `ROLE_TAGS`: a row a cue, a column a piece. A cue's own pieces have no role."""
        first, last = np.asarray(cues).T
        word, starts, ends = np.split(vectors, 3, axis=1)
        near = self.distance[_distances(first, len(word))] + self.page[_apart(paragraphs, first)]
        hidden = word[None] + (starts[first] + ends[last])[:, None] + near
        out: Array = (
            np.maximum(hidden, 0, out=hidden) @ self.weight.T + self.bias + self.mix * emissions[None, :, SHARED]
        )
        for row, (a, b) in zip(out, cues, strict=True):
            row[a : b + 1, 1:] = -1e4
        return out


def _distances(first: Array, length: int) -> Array:
    """Buckets of how far each piece lies from the cue's first: exact to 8, then four an octave, by side."""
    gap = np.arange(length)[None] - first[:, None]
    size = np.abs(gap)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 4)
    bucket = np.minimum(np.where(size < 8, size, far), DISTANCES // 2 - 1).astype(np.intp)
    return np.where(gap < 0, bucket, bucket + DISTANCES // 2)


def _apart(paragraphs: Array, first: Array) -> Array:
    """0 the cue's own paragraph, 1 an earlier one, 2 the next, 3 a later one."""
    gap = paragraphs[None] - paragraphs[first][:, None]
    return np.select([gap == 0, gap < 0, gap == 1], [0, 1, 2], 3)
