"""Train the attribution network on PolNeAR: tags by CRF, links by cross-entropy."""

import argparse
import json
import logging
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from accordingto.attribute.links import VECTOR, relation
from accordingto.attribute.windows import Windower
from training.network import Network, crf_loss, from_minilm
from training.polnear import Example, examples

log = logging.getLogger("train")
LINK_WEIGHT = 0.3
UNKNOWN = 100  # [UNK] of the BERT vocabulary


def run(settings: argparse.Namespace) -> Path:
    """Train, logging the loss; a checkpoint is saved after every epoch, and the last one's path is returned."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    random.seed(settings.seed)
    torch.manual_seed(settings.seed)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    settings.runs.mkdir(parents=True, exist_ok=True)
    (settings.runs / "settings.json").write_text(json.dumps(vars(settings), default=str, indent=1))
    windower = Windower(Tokenizer.from_file(str(settings.minilm / "tokenizer.json")))
    data = examples(settings.shared / "data/polnear/train", windower)
    log.info("%d windows, %d pieces", len(data), sum(len(e.tags) for e in data))
    network = from_minilm(str(settings.minilm))
    if settings.start:
        network.load_state_dict(torch.load(settings.start, weights_only=True))
    return train(network, data, settings)


def train(network: Network, data: list[Example], settings: argparse.Namespace) -> Path:
    """AdamW (Loshchilov and Hutter 2019), warm-up, linear decay; the weights kept are a moving average."""
    decay = [p for n, p in network.named_parameters() if p.dim() > 1 and n != "transitions"]
    plain = [p for n, p in network.named_parameters() if p.dim() <= 1 or n == "transitions"]
    groups = [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=settings.rate)
    steps = settings.epochs * math.ceil(len(data) / settings.batch)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    )
    for epoch in range(settings.epochs):
        network.train()
        began, losses = time.monotonic(), []
        for batch in _batches(data, settings.batch):
            loss = _loss(network, batch, settings.word_dropout)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
            if len(losses) % 20 == 0:
                log.info(
                    "epoch %d step %d loss %.4f %.0fs",
                    epoch + 1,
                    len(losses),
                    np.mean(losses[-20:]),
                    time.monotonic() - began,
                )
        checkpoint = settings.runs / f"epoch{epoch + 1}.pt"
        torch.save(average.module.state_dict(), checkpoint)
        log.info("epoch %d done, loss %.4f, %.0f s", epoch + 1, np.mean(losses), time.monotonic() - began)
    return checkpoint


def _batches(data: list[Example], size: int) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = sorted(data, key=lambda e: len(e.tags) + random.uniform(-24, 24))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _loss(network: Network, batch: list[Example], word_dropout: float) -> torch.Tensor:
    ids, features, tags, mask = _padded(batch)
    dropped = (torch.rand(ids.shape) < word_dropout) & mask
    ids = ids.masked_fill(dropped, UNKNOWN)
    with torch.autocast("cpu", torch.bfloat16):
        emissions, vectors = network(ids, features, mask.long())
    emissions, vectors = emissions.float(), vectors.float()
    loss = crf_loss(emissions, tags, mask, network.transitions)
    return loss + LINK_WEIGHT * _link_loss(network, vectors, batch)


def _padded(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    # Few distinct shapes: oneDNN prepares its kernels anew for each.
    length = -(-max(len(e.tags) for e in batch) // 32) * 32
    out = np.zeros((4, len(batch), length), np.int64)
    for row, e in enumerate(batch):
        n = len(e.tags)
        out[0, row, :n], out[1, row, :n], out[2, row, :n], out[3, row, :n] = e.window.ids, e.window.features, e.tags, 1
    ids, features, tags, mask = torch.from_numpy(out)
    return ids, features, tags, mask.bool()


def _link_loss(network: Network, vectors: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    losses = []
    for row, e in enumerate(batch):
        v = vectors[row].view(-1, 8, VECTOR)
        if len(e.cues) > 1 and e.contents:
            score = _pairs(v, 0, e.contents, e.cues) + _relations(network, "content_cue", e.contents, e.cues, e)
            losses.append(functional.cross_entropy(score, torch.tensor(e.content_cue), reduction="none"))
        if e.cues:
            heads = _span(v, 4, e.cues)
            none = (heads @ network.no_source + network.no_source_bias).unsqueeze(1)
            score = none
            if e.sources:
                near = _pairs(v, 4, e.cues, e.sources) + _relations(network, "cue_source", e.cues, e.sources, e)
                score = torch.cat([none, near], 1)
            losses.append(functional.cross_entropy(score, torch.tensor(e.cue_source) + 1, reduction="none"))
    return torch.cat(losses).mean() if losses else vectors.sum() * 0


def _span(vectors: torch.Tensor, part: int, spans: list[tuple[int, int]]) -> torch.Tensor:
    first, last = torch.tensor(spans).T
    return vectors[first, part] + vectors[last, part + 1]


def _pairs(vectors: torch.Tensor, part: int, left: list[tuple[int, int]], right: list[tuple[int, int]]) -> torch.Tensor:
    return _span(vectors, part, left) @ _span(vectors, part + 2, right).T / VECTOR**0.5


def _relations(network: Network, table: str, left: list, right: list, e: Example) -> torch.Tensor:
    buckets = [[relation(a, b, e.cues, e.window.paragraphs) for b in right] for a in left]
    return network.tables[table][torch.tensor(buckets)]
