"""The reader of chains (`resolve/chain_reader.py`), learnt from annotated chains.

    python -m training.train_chains               # writes src/accordingto/model/attribution/chains.npz; five minutes
    python -m training.train_chains --limit 20    # only 20 articles of each set, into runs/chains: does it run?

The articles are read by the program as it is, so run it again whenever attribution, entities or candidates change.
What is annotated as `kept`, and dev, are only measured.
"""

import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from accordingto.records import UNKNOWN
from accordingto.resolve.chain_reader import LEAST, _Article, _best  # the search as it runs, not one like it
from bench.polnear import scorer
from training import sums
from training.chain_examples import Asked, Example, examples
from training.chain_network import PointerNetwork, Sizes
from training.settings import limited

SEED = 1
EPOCHS, BATCH = 5, 12
"""Of 3, 4 and 5 epochs the last reads kept stories best."""
RATE, DECAY = 4e-3, 0.03
"""Peak learning rate, in one cycle (Smith and Topin 2019), and weight decay, of AdamW."""
CLIP = 1.0
FOLDER = Path(__file__).parents[1] / "src/accordingto/model/attribution"
RUNS = Path("runs/chains")
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Read, train, measure and write."""
    limit = limited("train_chains", __doc__, RUNS, "articles of each set")
    found = list(examples(limit))
    _LOG.info("%d articles, %d tellings", len(found), sum(len(one.asked) for one in found))
    network = trained(found)
    out = RUNS if limit else FOLDER
    np.savez_compressed(out / "chains.npz", **network.arrays())
    if out == FOLDER:
        sums.write(out)


def trained(found: Sequence[Example]) -> PointerNetwork:
    """A network fitted to the tellings of "train" for which some gold chain can be told by candidates."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    network = PointerNetwork(Sizes.of(next(one for one in found if one.asked)))
    tellings = [(one, asked) for one in found if one.part == "train" for asked in one.asked if asked.ways]
    steps = EPOCHS * -(-len(tellings) // BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for epoch in range(EPOCHS):
        network.train()
        chance.shuffle(tellings)
        losses = []
        for at in range(0, len(tellings), BATCH):
            losses.append(_step(network, optimizer, tellings[at : at + BATCH]))
            schedule.step()
        _LOG.info("epoch %d loss %.3f", epoch + 1, np.mean(losses))
        for line in report(network.eval(), found):
            _LOG.info("  %s", line)
    return network


def _step(network: PointerNetwork, optimizer: torch.optim.Optimizer, batch: Sequence[tuple[Example, Asked]]) -> float:
    loss = torch.stack([asked.counts * network.loss(one, asked) for one, asked in batch]).mean()
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimizer.step()
    return float(loss.detach())


def report(network: PointerNetwork, found: Iterable[Example]) -> list[str]:
    """Of each set that is only measured: tellings that have a source, that are given one, and the right one."""
    weights = {name: rows.astype(np.float32) for name, rows in network.arrays().items()}
    found_of: dict[str, list[tuple[bool, bool, bool, bool]]] = {}
    for one in found:
        if one.part != "train" and one.asked:
            found_of.setdefault(f"{one.kind} {one.part}", []).extend(_right(weights, one))
    return [
        f"{name}: {len(rows)} tellings, {has} with a source, {given} given one, origin right {origin}, chain {chain}"
        for name, rows in found_of.items()
        for has, given, origin, chain in [np.sum(rows, 0)]
    ]


def _right(weights: dict[str, np.ndarray], one: Example) -> Iterator[tuple[bool, bool, bool, bool]]:
    article = _Article(weights, one, one.states.astype(np.float32))  # type: ignore[arg-type]
    same = scorer("score_chains").same_name
    for asked in one.asked:
        way = _best(article.pointing(asked.features, asked.beside, asked.state), one.entity)
        given = way.likely >= LEAST
        chain = [one.names[at] for at in way.links] if given else []
        gold = [each for each in asked.gold if each and each != [UNKNOWN]]
        origin = any(same(chain[-1], g[-1]) for g in gold if chain)
        yield bool(gold), given, origin, any(len(chain) == len(g) and all(map(same, chain, g)) for g in gold)


if __name__ == "__main__":
    main()
