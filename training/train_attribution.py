"""Train the attribution network on PolNeAR: a CRF for the tags of all roles, a CRF for those of each cue."""

import argparse
import json
import logging
import math
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from accordingto.attribute.roles import TAGS
from accordingto.attribute.windows import Windower
from training import augment
from training.network import Network, crf_loss, from_minilm
from training.polnear import Example, articles, examples

log = logging.getLogger("train")
ROLE_WEIGHT = 0.5
LIKELY = 0.1
FRESH = 3  # the layers that start from nothing learn this much faster
UNKNOWN = 100  # [UNK] of the BERT vocabulary
AVERAGED = 0.997
"""Weight of the past in the moving average of the weights, a step."""
Loss = Callable[[Network, list[Any], float], torch.Tensor]


def run(settings: argparse.Namespace) -> Path:
    """Train from MiniLM on gold, logging the loss; the path of the last checkpoint."""
    prepared(settings)
    windower = Windower(Tokenizer.from_file(str(settings.minilm / "tokenizer.json")))
    real = articles(settings.shared / "data/polnear/train")
    made_up = list(augment.articles(real, round(settings.made_up * len(real)), settings.seed))
    draw = random.Random(settings.seed)
    real = [augment.renamed(one, draw) if draw.random() < settings.renamed else one for one in real]
    data = examples(real + made_up, windower)
    log.info("%d windows, %d pieces", len(data), sum(len(e.tags) for e in data))
    return train(from_minilm(str(settings.minilm)), data, settings, _loss)


def prepared(settings: argparse.Namespace) -> None:
    """Seed everything; keep the settings beside the checkpoints."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    settings.runs.mkdir(parents=True, exist_ok=True)
    (settings.runs / "settings.json").write_text(json.dumps(vars(settings), default=str, indent=1))


def train(network: Network, data: list[Any], settings: argparse.Namespace, loss_of: Loss) -> Path:
    """Save a checkpoint after every epoch: a moving average of the weights; the path of the last."""
    steps = settings.epochs * math.ceil(len(data) / settings.batch)
    optimizer, schedule = optimizer_of(network, settings.rate, steps)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
    )
    for epoch in range(settings.epochs):
        network.train()
        began, losses = time.monotonic(), []
        for batch in batches(data, settings.batch):
            loss = loss_of(network, batch, settings.word_dropout)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
            if len(losses) % 50 == 0:
                log.info("epoch %d step %d loss %.4f", epoch + 1, len(losses), np.mean(losses[-50:]))
        checkpoint = settings.runs / f"epoch{epoch + 1}.pt"
        torch.save(average.module.state_dict(), checkpoint)
        log.info("epoch %d done, loss %.4f, %.0f s", epoch + 1, np.mean(losses), time.monotonic() - began)
    return Path(checkpoint)


def optimizer_of(
    network: Network, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW (Loshchilov and Hutter 2019), warm-up, linear decay; the layers that start from nothing learn faster."""
    encoder, fresh = (
        list(network.encoder.parameters()),
        [p for n, p in network.named_parameters() if "encoder" not in n],
    )
    groups = [{"params": encoder}, {"params": fresh, "lr": FRESH * rate}]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    return optimizer, schedule


def batches(data: list[Any], size: int) -> list[list[Any]]:
    """Batches of windows of like length, in random order."""
    order = sorted(data, key=lambda e: len(e.tags) + random.uniform(-24, 24))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _loss(network: Network, batch: list[Example], word_dropout: float) -> torch.Tensor:
    """Tags of all roles and tags of each cue's, a piece of text; see `_decoys` for the cues that are none."""
    ids, features, tags, pages, mask = padded(batch)
    dropped = (torch.rand(ids.shape) < word_dropout) & mask
    with torch.autocast("cpu", torch.bfloat16):
        emissions, vectors = network(ids.masked_fill(dropped, UNKNOWN), features, mask.long())
    emissions, vectors = emissions.float(), vectors.float()
    loss = crf_loss(emissions, tags, mask, network.transitions)
    cues = [(row, *cue) for row, e in enumerate(batch) for cue in e.cues]
    decoys = _decoys(emissions.detach(), batch)
    if cues or decoys:
        gold = torch.zeros(len(cues) + len(decoys), ids.shape[1], dtype=torch.long)
        for line, roles in enumerate(roles for e in batch for roles in e.roles):
            gold[line, : len(roles)] = torch.from_numpy(roles)
        every = torch.tensor(cues + decoys)
        scores = network.roles(emissions, vectors, every, pages)
        loss = loss + ROLE_WEIGHT * crf_loss(scores, gold, mask[every[:, 0]], network.role_transitions)
    return loss / mask.sum()


def _decoys(emissions: torch.Tensor, batch: list[Example]) -> list[tuple[int, int, int]]:
    """Up to two pieces a window that the tags take for a cue wrongly: for these, nothing is source or content."""
    begin = TAGS.index("B-cue")
    likely = emissions.log_softmax(2)[:, :, begin]
    out = []
    for row, e in enumerate(batch):
        wrong = likely[row, : len(e.tags)].masked_fill(
            torch.from_numpy((e.tags == begin) | (e.tags == begin + 1)), -99.0
        )
        best, places = wrong.topk(min(2, len(wrong)))
        out += [(row, int(p), int(p)) for b, p in zip(best, places, strict=True) if b > math.log(LIKELY)]
    return out


def padded(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    """Ids, features, tags, paragraph numbers and mask of the windows, as long as the longest."""
    # Few distinct shapes: oneDNN prepares its kernels anew for each.
    length = -(-max(len(e.tags) for e in batch) // 32) * 32
    out = np.zeros((5, len(batch), length), np.int64)
    for row, e in enumerate(batch):
        n = len(e.tags)
        window = e.window
        out[:, row, :n] = window.ids, window.features, e.tags, window.paragraphs, np.ones(n)
    ids, features, tags, pages, mask = torch.from_numpy(out)
    return ids, features, tags, pages, mask.bool()
