"""The cross-encoder: MiniLM over two statements at once, trained on MRPC and ECB+, then on annotated stories."""

import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from accordingto.match.reader import PIECES
from training.examples import Example

BATCH = 32
_LOG = logging.getLogger(__name__)


class CrossEncoder(nn.Module):
    """First piece and mean of all pieces to one logit. The table of word pieces, which two networks share, is kept."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(str(minilm), attn_implementation="eager")
        self.head = nn.Linear(2 * self.enc.config.hidden_size, 1)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        found = self.enc(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(found.dtype)
        mean = (found * weight).sum(1) / weight.sum(1)
        logits: torch.Tensor = self.head(torch.cat([found[:, 0], mean], -1)).squeeze(-1)
        return logits


def train(
    network: CrossEncoder, tokenizer: Path, examples: Sequence[Example], *, epochs: int, rate: float, seed: int
) -> None:
    """Binary cross-entropy, AdamW, warm-up and linear decay, the head at ten times the rate."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    pieces = _pieces(tokenizer, examples)
    head = list(network.head.parameters())
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith("head")]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": head}], lr=rate, weight_decay=0.01)
    steps, step, start = epochs * math.ceil(len(examples) / BATCH), 0, time.monotonic()
    network.train()
    for epoch in range(epochs):
        for chosen in _batches(pieces, chance):
            now = rate * min(1, (step + 1) / (steps * 0.08)) * (1 - step / steps)
            for group, times in zip(optimizer.param_groups, (1, 10), strict=True):
                group["lr"] = now * times
            labels = torch.tensor([float(examples[i].label) for i in chosen])
            logits = network(*_padded([pieces[i] for i in chosen], chance))
            loss = nn.functional.binary_cross_entropy_with_logits(logits, labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                _LOG.info("epoch %d step %d of %d loss %.3f %.0fs", epoch, step, steps, loss, time.monotonic() - start)


def _pieces(tokenizer: Path, examples: Sequence[Example]) -> list[tuple[list[int], list[int]]]:
    made = Tokenizer.from_file(str(tokenizer))
    made.enable_truncation(PIECES)
    made.no_padding()
    return [(made.encode(one.left).ids, made.encode(one.right).ids) for one in examples]


def _batches(pieces: Sequence[tuple[list[int], list[int]]], chance: random.Random) -> Iterator[list[int]]:
    """Batches of like length, in any order."""
    order = list(range(len(pieces)))
    chance.shuffle(order)
    batches = []
    for at in range(0, len(order), 20 * BATCH):
        near = sorted(order[at : at + 20 * BATCH], key=lambda i: len(pieces[i][0]) + len(pieces[i][1]))
        batches += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _padded(
    pairs: Sequence[tuple[list[int], list[int]]], chance: random.Random
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, which side a piece is of, and which are real; either side may come first."""
    size = max(len(a) + len(b) - 1 for a, b in pairs)
    ids, kinds, mask = (torch.zeros(len(pairs), size, dtype=torch.long) for _ in range(3))
    for row, pair in enumerate(pairs):
        first, second = pair if chance.random() < 0.5 else pair[::-1]
        end = len(first) + len(second) - 1
        ids[row, :end] = torch.tensor(first + second[1:])
        kinds[row, len(first) : end] = 1
        mask[row, :end] = 1
    return ids, kinds, mask
