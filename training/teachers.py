"""Several trained networks as one teacher: their emissions, averaged."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from accordingto.attribute.decode import ranges
from accordingto.attribute.roles import ROLE_TAGS, TAGS
from accordingto.attribute.viterbi import structure, viterbi
from training.network import loaded
from training.polnear import Example

DECOYS = 2
"""Cues beyond the gold that a window's teachers are asked about."""


@dataclass(frozen=True, slots=True)
class Taught:
    """An example with what the teachers make of it.

    `soft` has a row of tag logits a piece, `roles` one of role logits a cue and piece; `cues` are the gold's, then
    those that the teachers alone see.
    """

    example: Example
    soft: np.ndarray
    cues: list[tuple[int, int]]
    roles: np.ndarray

    @property
    def tags(self) -> np.ndarray:
        return self.example.tags


class Teachers:
    """Several networks, averaged."""

    def __init__(self, paths: list[Path], minilm: str) -> None:
        self.networks = [loaded(minilm, path) for path in paths]
        self.transitions = _mean([n.transitions for n in self.networks])
        self.role_transitions = _mean([n.role_transitions for n in self.networks])

    @torch.no_grad()
    def taught(self, example: Example, has_gold: bool) -> Taught:
        """Tags and roles as the teachers see them; without gold, their best answer stands for it."""
        window = example.window
        ids, features, pages = (
            torch.from_numpy(x.astype(np.int64))[None] for x in (window.ids, window.features, window.paragraphs)
        )
        with torch.autocast("cpu", torch.bfloat16):
            seen = [network(ids, features, None) for network in self.networks]
        seen = [(emissions.float(), vectors.float()) for emissions, vectors in seen]
        soft = torch.stack([emissions[0] for emissions, _ in seen]).mean(0).numpy()
        best = viterbi(soft[None], self.transitions + structure(TAGS))[0]
        heard = ranges(best, TAGS.index("B-cue"))
        known = set(example.cues)
        cues = [*example.cues, *[cue for cue in heard if cue not in known][: DECOYS if has_gold else None]]
        roles = np.zeros((0, len(soft), len(ROLE_TAGS)), np.float32)
        if cues:
            every = torch.tensor([(0, *cue) for cue in cues])
            pairs = zip(self.networks, seen, strict=True)
            roles = torch.stack([n.roles(e, v, every, pages) for n, (e, v) in pairs]).mean(0).numpy()
        if not has_gold:
            example = self._answer(example, best, cues, roles)
        return Taught(example, soft.astype(np.float16), cues, roles.astype(np.float16))

    def _answer(self, example: Example, tags: np.ndarray, cues: list[tuple[int, int]], roles: np.ndarray) -> Example:
        rows = list(viterbi(roles, self.role_transitions + structure(ROLE_TAGS))) if cues else []
        return replace(example, tags=tags.astype(np.int64), cues=cues, roles=[row.astype(np.int64) for row in rows])


def _mean(parameters: list[torch.nn.Parameter]) -> np.ndarray:
    return np.asarray(torch.stack([p.detach() for p in parameters]).mean(0).numpy())
