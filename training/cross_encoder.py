"""The cross-encoder: MiniLM over two texts at once, and the loop in which it learns one task after the other."""

import logging
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

WARM = 0.08
"""Share of the steps in which the rate rises; after them it falls to nothing."""
HEADS = 10
"""How much faster the heads learn than the encoder, which has learnt already."""
CLIP, DECAY = 1.0, 0.01
NEAR = 20
"""Batches whose examples are sorted by length together, so that little is padded."""
_LOG = logging.getLogger(__name__)


class Pair(NamedTuple):
    """Two texts, and what is to be said of them: a truth value, and the number of a class or -1 for none."""

    left: str
    right: str
    same: bool
    kind: int = -1


class Task(NamedTuple):
    """How long and how fast something is learnt; `longest` is in pieces of a side."""

    name: str
    rate: float
    batch: int
    epochs: int
    longest: int
    most_steps: int | None = None


class CrossEncoder(nn.Module):
    """First piece and mean of all pieces to one logit. The table of word pieces, which two networks share, is kept.

    A head more is for training alone: `kinds`, for the annotators' classes.
    """

    def __init__(self, minilm: Path, kinds: int) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(str(minilm), attn_implementation="eager")
        width = 2 * self.enc.config.hidden_size
        self.head, self.kinds = (nn.Linear(width, size) for size in (1, kinds))
        for head in (self.head, self.kinds):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)

    def states(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What the heads read."""
        found = self.enc(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(found.dtype)
        mean = (found * weight).sum(1) / weight.sum(1)
        return torch.cat([found[:, 0], mean], -1)

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.head(self.states(ids, kinds, mask)).squeeze(-1)
        return logits


Loss = Callable[[torch.Tensor, Sequence[Pair]], torch.Tensor]


def train(network: CrossEncoder, tokenizer: Path, pairs: Sequence[Pair], task: Task, loss_of: Loss) -> None:
    """AdamW in bfloat16; `loss_of` says what is lost on the states of a batch."""
    chance = random.Random(task.name)
    pieces = _pieces(tokenizer, pairs, task.longest)
    every = task.epochs * math.ceil(len(pairs) / task.batch)
    steps, step, begun = min(every, task.most_steps or every), 0, time.monotonic()
    optimizer = torch.optim.AdamW(_groups(network), lr=task.rate, weight_decay=DECAY)
    network.train()
    for epoch in range(task.epochs):
        for chosen in _batches(pieces, task.batch, chance):
            if step == steps:
                return
            now = task.rate * min(1, (step + 1) / (steps * WARM), (steps - step) / (steps * (1 - WARM)))
            for group in optimizer.param_groups:
                group["lr"] = now * group["times"]
            with torch.autocast("cpu", torch.bfloat16):
                states = network.states(*_padded([pieces[i] for i in chosen], chance))
            loss = loss_of(states.float(), [pairs[i] for i in chosen])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            step += 1
            if step % 50 == 0 or step == steps:
                told = (task.name, epoch, step, steps, float(loss.detach()), time.monotonic() - begun)
                _LOG.info("%s epoch %d step %d of %d loss %.3f %.0fs", *told)


def _groups(network: CrossEncoder) -> list[dict[str, object]]:
    heads = [*network.head.parameters(), *network.kinds.parameters()]
    body = [p for p in network.enc.parameters() if p.requires_grad]
    return [{"params": body, "times": 1}, {"params": heads, "times": HEADS}]


def _pieces(tokenizer: Path, pairs: Sequence[Pair], longest: int) -> list[tuple[list[int], list[int]]]:
    made = Tokenizer.from_file(str(tokenizer))
    made.enable_truncation(longest)
    made.no_padding()
    return [(made.encode(one.left).ids, made.encode(one.right).ids) for one in pairs]


def _batches(pieces: Sequence[tuple[list[int], list[int]]], size: int, chance: random.Random) -> Iterator[list[int]]:
    """Batches of like length, in any order."""
    order = list(range(len(pieces)))
    chance.shuffle(order)
    batches = []
    for at in range(0, len(order), NEAR * size):
        near = sorted(order[at : at + NEAR * size], key=lambda i: len(pieces[i][0]) + len(pieces[i][1]))
        batches += [near[i : i + size] for i in range(0, len(near), size)]
    chance.shuffle(batches)
    yield from batches


def _padded(
    pairs: Sequence[tuple[list[int], list[int]]], chance: random.Random
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, which side a piece is of, and which are real; either side may come first."""
    # Few distinct shapes: oneDNN prepares its kernels anew for each.
    size = -(-max(len(a) + len(b) - 1 for a, b in pairs) // 32) * 32
    ids, kinds, mask = (torch.zeros(len(pairs), size, dtype=torch.long) for _ in range(3))
    for row, pair in enumerate(pairs):
        first, second = pair[::-1] if chance.random() < 0.5 else pair
        end = len(first) + len(second) - 1
        ids[row, :end] = torch.tensor(first + second[1:])
        kinds[row, len(first) : end] = 1
        mask[row, :end] = 1
    return ids, kinds, mask
