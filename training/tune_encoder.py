"""The sentence encoder, tuned so that statements that say the same lie near each other, read where they stand."""

import logging
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize, softplus
from transformers import AutoModel

from accordingto.match.embed import pieces
from accordingto.match.lines import Line
from accordingto.match.pairs import FEATURES, Told
from training.examples import TWIN
from training.similarity_stories import Labelled

PIECES = 128
LINES, MARKED = 18, 12
"""Lines of an article in a step, and how many of them say what the other article says, at most."""
OF_A_STORY = 4
"""Pairs of articles that one story gives to an epoch, at most."""
OF_A_TWIN = 0.2
"""How much a pair of the same words counts."""
TOGETHER = 4.0
"""How much more a pair that says the same counts than another, in the cross-entropy."""
SHARPNESS = 0.06
"""Temperature of the ranking (InfoNCE, van den Oord et al. 2018)."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """Lines of two articles, which of them say the same, and how much each pair counts."""

    left: list[Line]
    right: list[Line]
    same: torch.Tensor
    counts: torch.Tensor


class Tuned(nn.Module):
    """The encoder, its table of word pieces fixed, with the scale on which a likeness is a logit."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(minilm))
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.scale, self.bias = nn.Parameter(torch.tensor(15.0)), nn.Parameter(torch.tensor(-9.0))
        self.tokenizer = Tokenizer.from_file(str(minilm / "tokenizer.json"))
        self.tokenizer.enable_truncation(PIECES)
        self.tokenizer.no_padding()

    def forward(self, step: Step) -> torch.Tensor:
        """The likeness of each pair: the mean of content's and sentence's cosine."""
        found = self._vectors([*step.left, *step.right])
        left, right = found[: len(step.left)], found[len(step.left) :]
        return torch.einsum("ikd,jkd->ij", left, right) / 2

    def _vectors(self, lines: Sequence[Line]) -> torch.Tensor:
        """As `match.embed.Encoder.vectors`."""
        read = [self.tokenizer.encode(line.around) for line in lines]
        size = max(len(one.ids) for one in read)
        ids, mask = torch.zeros(len(read), size, dtype=torch.long), torch.zeros(len(read), size, dtype=torch.long)
        chosen = torch.zeros(len(read), 2, size)
        for row, (line, one) in enumerate(zip(lines, read, strict=True)):
            end = len(one.ids)
            ids[row, :end], mask[row, :end] = torch.tensor(one.ids), 1
            for kind, some in enumerate(pieces(line, one)):
                chosen[row, kind, :end] = torch.from_numpy(some.astype(np.float32))
        found = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return normalize(torch.bmm(chosen, found) / chosen.sum(2, keepdim=True).clamp(min=1), dim=-1)


def tune(
    minilm: Path,
    blocks: Sequence[Labelled],
    articles: Mapping[str, Told],
    out: Path,
    *,
    epochs: int,
    rate: float,
    seed: int,
) -> None:
    """Half a ranking of each line's partners before all others, half a cross-entropy; writes the encoder to `out`."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    network = Tuned(minilm).train()
    some = [block for block in blocks if (block.labels == 1).any()]
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": [network.scale, network.bias]}], lr=rate, weight_decay=0.01
    )
    steps, number, start = epochs * len(_plan(some, chance)), 0, time.monotonic()
    for epoch in range(epochs):
        for block in _plan(some, chance):
            now = rate * min(1, (number + 1) / (steps * 0.08)) * (1 - number / steps)
            for group, times in zip(optimizer.param_groups, (1, 100), strict=True):
                group["lr"] = now * times
            step = _step(block, *(articles[name].lines for name in block.articles), chance)
            loss = _loss(network, step)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1)
            optimizer.step()
            number += 1
            if number % 50 == 0:
                seconds = time.monotonic() - start
                _LOG.info("epoch %d step %d of %d loss %.3f %.0fs", epoch, number, steps, loss, seconds)
    network.encoder.save_pretrained(str(out))


def _plan(blocks: Sequence[Labelled], chance: random.Random) -> list[Labelled]:
    stories: dict[str, list[Labelled]] = defaultdict(list)
    for block in blocks:
        stories[block.story].append(block)
    found = [one for told in stories.values() for one in chance.sample(told, min(len(told), OF_A_STORY))]
    chance.shuffle(found)
    return found


def _step(block: Labelled, left: Sequence[Line], right: Sequence[Line], chance: random.Random) -> Step:
    rows = _chosen(block.labels, chance)
    columns = _chosen(block.labels.T, chance)
    labels = torch.from_numpy(block.labels[np.ix_(rows, columns)].astype(np.float32))
    shared = torch.from_numpy(block.measures[np.ix_(rows, columns)][..., FEATURES.index("words")])
    same, known = (labels == 1).float(), (labels >= 0).float()
    counts = known * (1 - (1 - OF_A_TWIN) * same * (shared > TWIN).float())
    return Step([left[i] for i in rows], [right[j] for j in columns], same, counts)


def _chosen(labels: np.ndarray, chance: random.Random) -> list[int]:
    """Of the rows with gold, some that say what the other article says, and others."""
    known = [at for at, row in enumerate(labels) if (row >= 0).any()]
    marked = [at for at in known if (labels[at] == 1).any()]
    first = chance.sample(marked, min(len(marked), MARKED))
    rest = [at for at in known if at not in first]
    return first + chance.sample(rest, min(len(rest), LINES - len(first)))


def _loss(network: Tuned, step: Step) -> torch.Tensor:
    likeness = network(step)
    counts = step.counts * (1 + TOGETHER * step.same)
    logits = network.scale * likeness + network.bias
    every = binary_cross_entropy_with_logits(logits, step.same, reduction="none")
    ranked = likeness / SHARPNESS
    others = torch.where((step.same == 0) & (step.counts > 0), ranked, torch.full_like(ranked, -1e4))
    before = sum(softplus(torch.logsumexp(others, axis, keepdim=True) - ranked) for axis in (0, 1))
    pairs = step.same * step.counts
    ranking = (before * pairs).sum() / (2 * pairs.sum() + 1e-6)
    loss: torch.Tensor = ranking / 2 + (every * counts).sum() / counts.sum()
    return loss
