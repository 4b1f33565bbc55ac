"""Distil several trained networks into one (Hinton et al. 2015), a student as large as each (Furlanello et al. 2018).

The student learns PolNeAR's tags as before and, beside them, the teachers' probabilities of every tag. Articles without
gold take the teachers' best tags for gold, so that the student sees news that no teacher was trained on.
"""

import argparse
import logging
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from accordingto.attribute.roles import ROLE_TAGS
from accordingto.attribute.windows import Windower
from training import augment
from training.network import Network, crf_loss, loaded
from training.polnear import articles, examples
from training.teachers import Taught, Teachers
from training.train_attribution import ROLE_WEIGHT, UNKNOWN, padded, prepared, train
from training.untagged import untagged

log = logging.getLogger("distil")
SOFT = 0.7
"""Weight of the teachers' probabilities; the rest is the gold's."""


def distil(settings: argparse.Namespace, paths: list[Path]) -> Path:
    """One network from several; it starts from the last of them. The path of its checkpoint."""
    prepared(settings)
    teachers = Teachers(paths, str(settings.minilm))
    data = list(_lessons(settings, teachers))
    log.info("%d windows taught", len(data))
    network = loaded(str(settings.minilm), paths[-1])
    with torch.no_grad():
        network.transitions.copy_(torch.from_numpy(teachers.transitions))
        network.role_transitions.copy_(torch.from_numpy(teachers.role_transitions))
    del teachers
    return train(network, data, settings, _loss)


def _lessons(settings: argparse.Namespace, teachers: Teachers) -> Iterator[Taught]:
    windower = Windower(Tokenizer.from_file(str(settings.minilm / "tokenizer.json")))
    real = articles(settings.shared / "data/polnear/train")
    made_up = list(augment.articles(real, round(settings.made_up * len(real)), settings.seed))
    draw = random.Random(settings.seed)
    real = [augment.renamed(one, draw) if draw.random() < settings.renamed else one for one in real]
    for example in examples(real + made_up, windower):
        yield teachers.taught(example, has_gold=True)
    for text in untagged(settings.shared):
        for example in examples([(text, [])], windower):
            yield teachers.taught(example, has_gold=False)


def _loss(network: Network, batch: list[Taught], word_dropout: float) -> torch.Tensor:
    """The gold's likelihood and the distance from the teachers, a piece of text."""
    ids, features, tags, pages, mask = padded([t.example for t in batch])
    dropped = (torch.rand(ids.shape) < word_dropout) & mask
    with torch.autocast("cpu", torch.bfloat16):
        emissions, vectors = network(ids.masked_fill(dropped, UNKNOWN), features, mask.long())
    emissions, vectors = emissions.float(), vectors.float()
    loss = (1 - SOFT) * crf_loss(emissions, tags, mask, network.transitions)
    soft = torch.zeros_like(emissions)
    for row, one in enumerate(batch):
        soft[row, : len(one.soft)] = torch.from_numpy(one.soft.astype(np.float32))
    loss = loss + SOFT * _distance(emissions, soft, mask)
    if any(one.cues for one in batch):
        loss = loss + ROLE_WEIGHT * _role_loss(network, batch, (emissions, vectors), pages, mask)
    return loss / mask.sum()


def _role_loss(
    network: Network,
    batch: list[Taught],
    seen: tuple[torch.Tensor, torch.Tensor],
    pages: torch.Tensor,
    mask: torch.Tensor,
) -> torch.Tensor:
    """The same for the roles of each cue; a cue that only the teachers see has no role in the gold."""
    every = torch.tensor([(row, *cue) for row, one in enumerate(batch) for cue in one.cues])
    gold = torch.zeros(len(every), mask.shape[1], dtype=torch.long)
    taught = torch.zeros(len(every), mask.shape[1], len(ROLE_TAGS))
    lines = ((one, number) for one in batch for number in range(len(one.cues)))
    for line, (one, number) in enumerate(lines):
        if number < len(one.example.roles):
            gold[line, : len(one.tags)] = torch.from_numpy(one.example.roles[number])
        taught[line, : len(one.tags)] = torch.from_numpy(one.roles[number].astype(np.float32))
    scores = network.roles(*seen, every, pages)
    held = mask[every[:, 0]]
    likely = crf_loss(scores, gold, held, network.role_transitions)
    return (1 - SOFT) * likely + SOFT * _distance(scores, taught, held)


def _distance(student: torch.Tensor, teacher: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Kullback-Leibler divergence of the tags' probabilities, summed over the pieces."""
    each = functional.kl_div(student.log_softmax(2), teacher.softmax(2), reduction="none").sum(2)
    return (each * mask.float()).sum()
