"""The pointer network of `resolve/chain_reader.py` as it is trained, and its arrays as they ship.

Vinyals, Fortunato and Jaitly (2015), over states of an encoder that stays as it is: heads on it cost minutes, and the
attribution relations that it was trained for are not disturbed.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from training.chain_examples import Asked, Example, Way

SEEN, HIDDEN, NONE, STOP = 16, 64, 16, 32
"""Width of what is made of a state; of the two scoring layers; of the layers that say "none" and "no further"."""
DROPOUT = 0.3
MOST_LOSS = 12.0
"""A way less likely than that many nats teaches no more: an annotator's slip would else outweigh a batch."""
NEVER = -1e4
Pointing = tuple[torch.Tensor, Callable[[torch.Tensor], torch.Tensor]]


class Sizes(NamedTuple):
    """Features of a candidate, of one beside a telling, of one beside a link, of a telling; width of a state."""

    candidate: int
    beside: int
    link: int
    telling: int
    state: int

    @classmethod
    def of(cls, example: Example) -> "Sizes":
        """As in an article with a telling."""
        asked = example.asked[0]
        sizes = (example.features, asked.beside, example.beside_link, asked.features, asked.state)
        return cls(*(one.shape[-1] for one in sizes))


class PointerNetwork(nn.Module):
    """Points at the nearest link of a telling's chain, from there at the next, until it stops."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        candidate, beside, link, telling, state = sizes
        self.near, self.asked, self.before = (nn.Linear(state, SEEN) for _ in range(3))
        self.first = nn.Linear(candidate + beside + telling + 3 * SEEN, HIDDEN)
        self.following = nn.Linear(2 * candidate + beside + link + telling + 3 * SEEN, HIDDEN)
        self.none = nn.Linear(telling + SEEN, NONE)
        self.stop = nn.Linear(candidate + beside + telling + SEEN, STOP)
        self.outs = nn.ModuleDict(
            {"first": nn.Linear(HIDDEN, 1), "next": nn.Linear(HIDDEN, 1), "none": nn.Linear(NONE, 1)}
            | {"stop": nn.Linear(STOP, 1)}
        )
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, article: Example, telling: Asked) -> Pointing:
        """Log-probabilities of the first link, and of those after each of some; the last column is that of none."""
        features, beside, told = (torch.from_numpy(one) for one in (article.features, telling.beside, telling.features))
        states = self.drop(torch.from_numpy(article.states.astype(np.float32)))
        near, before = (self.drop(torch.tanh(layer(states))) for layer in (self.near, self.before))
        asked = self.drop(torch.tanh(self.asked(self.drop(torch.from_numpy(telling.state)))))
        count = len(features)
        hidden = [features, beside, told.expand(count, -1), near, asked.expand(count, -1), near * asked]
        scores = self._score("first", self.first(torch.cat(hidden, 1)))
        none = self.outs["none"](torch.relu(self.none(torch.cat([told, asked]))))
        first = torch.log_softmax(torch.cat([scores, none]), 0)
        entity, links = torch.from_numpy(article.entity), article.beside_link

        def after(at: torch.Tensor) -> torch.Tensor:
            rows = len(at)
            wide = [features[at][:, None].expand(rows, count, -1), features.expand(rows, -1, -1)]
            wide += [beside.expand(rows, -1, -1), torch.from_numpy(links[at.numpy()].astype(np.float32))]
            wide += [told.expand(rows, count, -1), near.expand(rows, -1, -1)]
            wide += [before[at][:, None].expand(rows, count, -1), near[None] * before[at][:, None]]
            scores = self._score("next", self.following(torch.cat(wide, 2)))
            same = (entity[at][:, None] == entity) & (entity >= 0) | (at[:, None] == torch.arange(count))
            given = torch.cat([features[at], beside[at], told.expand(rows, -1), before[at]], 1)
            stop = self.outs["stop"](torch.relu(self.stop(given)))
            return torch.log_softmax(torch.cat([scores.masked_fill(same, NEVER), stop], 1), 1)

        return first, after

    def _score(self, name: str, hidden: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.outs[name](self.drop(torch.relu(hidden))).squeeze(-1)
        return found

    def loss(self, article: Example, telling: Asked) -> torch.Tensor:
        """Negative log-likelihood of the gold ways together, over every mention of each link (the forward sum)."""
        first, after = self(article, telling)
        links = sorted({at for way in telling.ways for link in way for at in link})
        place = {at: row for row, at in enumerate(links)}
        following = after(torch.tensor(links)) if links else first[None]
        likely = [_along(way, first, following, place) for way in telling.ways]
        return torch.clamp(-torch.logsumexp(torch.stack(likely), 0), max=MOST_LOSS)

    def arrays(self) -> dict[str, np.ndarray]:
        """By the names that `ChainReader` reads, in half precision; the scoring layers are cut up by what they read."""
        candidate, beside, link, telling, _ = self.sizes
        first = {"candidate": candidate, "beside": beside, "telling": telling, "near": SEEN, "asked": SEEN}
        following = {"link": candidate, "candidate": candidate, "beside": beside, "beside link": link}
        following |= {"telling": telling, "near": SEEN, "before": SEEN}
        found = {f"first {part}": rows for part, rows in _cut(self.first, first | {"both": SEEN})}
        found |= {f"next {part}": rows for part, rows in _cut(self.following, following | {"both": SEEN})}
        found |= {"first bias": _numbers(self.first.bias), "next bias": _numbers(self.following.bias)}
        whole = {"near": self.near, "asked": self.asked, "before": self.before, "none": self.none, "stop": self.stop}
        for name, layer in whole.items():
            found |= {name: _numbers(layer.weight).T, f"{name} bias": _numbers(layer.bias)}
        for name, layer in self.outs.items():
            found |= {f"{name} out": _numbers(layer.weight)[0], f"{name} out bias": _numbers(layer.bias)[0]}
        return {name: rows.astype(np.float16) for name, rows in found.items()}


def _along(way: Way, first: torch.Tensor, following: torch.Tensor, place: dict[int, int]) -> torch.Tensor:
    """The log-probability of a way, whichever mentions its links go by."""
    if not way:
        return first[-1]
    here, likely = list(way[0]), first[list(way[0])]
    for link in way[1:]:
        rows = following[[place[at] for at in here]]
        here, likely = list(link), torch.logsumexp(likely[:, None] + rows[:, list(link)], 0)
    return torch.logsumexp(likely + following[[place[at] for at in here], -1], 0)


def _numbers(tensor: torch.Tensor) -> np.ndarray:
    found: np.ndarray = tensor.detach().numpy()
    return found


def _cut(layer: nn.Linear, parts: dict[str, int]) -> Iterable[tuple[str, np.ndarray]]:
    ends: Sequence[int] = np.cumsum(list(parts.values())).tolist()
    return zip(parts, np.split(_numbers(layer.weight).T, ends[:-1]), strict=True)
