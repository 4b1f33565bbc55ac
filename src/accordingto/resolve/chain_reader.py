"""The way by which a telling came: links from the writer outward to the origin, chosen among an article's candidates.

A pointer network (Vinyals, Fortunato and Jaitly 2015) over the encoder's states and the features of `candidates`: it
points at the nearest link, from there at the next, until it stops. Several mentions of one source are one answer, so
that their probabilities are added up. The weights are learnt from annotated chains (`training/train_chains.py`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from accordingto.attribute.encoded import Encoded
from accordingto.attribute.network import loading
from accordingto.attribute.viterbi import Array
from accordingto.records import UNKNOWN, Agent, Chain, Link, Statement, Told
from accordingto.resolve.candidates import Candidates
from accordingto.resolve.somebody import in_words
from accordingto.text.doc import Doc

BEAM = 3
"""Beginnings of a chain that are followed at once."""
LONGEST = 4
"""Links of a chain, at most."""
LEAST, SURE = 0.1, 0.5
"""Probability below which a way is no answer: for what the outlet tells, and for what it says that somebody told."""
_FEW, _LITTLE = 1e-4, -4.0
Arrays = dict[str, Array]
_Scored = tuple[tuple[int, ...], float]


@dataclass(frozen=True, slots=True)
class Traced:
    """A chain as places among the candidates, nearest to the writer first, and the probability of its origin."""

    links: tuple[int, ...]
    likely: float


class ChainReader:
    """The network as it ships: a file of arrays beside the encoder."""

    def __init__(self, weights: Arrays) -> None:
        self._w = weights

    @classmethod
    def load(cls, folder: Path) -> "ChainReader":
        """From a model folder; `ModelError` where the file is missing or damaged."""
        with loading(folder), np.load(folder / "chains.npz", allow_pickle=False) as kept:
            return cls({name: kept[name].astype(np.float32) for name in kept.files})

    def ways(self, found: Candidates, encoded: Encoded, tellings: Sequence[Statement]) -> Iterator[Traced]:
        """The likeliest way of each telling; that nobody told it is what its probability lacks."""
        if not found.all:
            yield from (Traced((), 0.0) for _ in tellings)
            return
        article = _Article(self._w, found, encoded.means([[c.span] for c in found.all]))
        states = encoded.means([one.attribution.content for one in tellings])
        for one, state in zip(tellings, states, strict=True):
            yield _best(article.pointing(found.telling(one), found.beside(one), state), found.entity)


@dataclass(frozen=True, slots=True)
class Pointing:
    """Log-probabilities for one telling: of the first link, and of those after one; the last number is that of none."""

    first: Array
    after: Callable[[int], Array]


class _Article:
    """What the network makes of the candidates of one article, whichever telling is asked about."""

    def __init__(self, weights: Arrays, found: Candidates, states: Array) -> None:
        self._w = weights
        self._found = found
        self._near = np.tanh(states @ weights["near"] + weights["near bias"])
        self._before = np.tanh(states @ weights["before"] + weights["before bias"])

    def pointing(self, telling: Array, beside: Array, state: Array) -> Pointing:
        """What is asked of one telling."""
        asked = np.tanh(state @ self._w["asked"] + self._w["asked bias"])
        hidden = self._candidates[0] + beside @ self._w["first beside"] + self._near * asked @ self._w["first both"]
        hidden = hidden + telling @ self._w["first telling"] + asked @ self._w["first asked"]
        scores = np.maximum(hidden, 0) @ self._w["first out"] + self._w["first out bias"]
        none = self._layers("none", np.concatenate([telling, asked]))
        first = _log_softmax(np.append(scores, none))
        common = self._candidates[1] + beside @ self._w["next beside"] + telling @ self._w["next telling"]
        return Pointing(first, lambda link: self._after(link, common, telling, beside))

    def _after(self, link: int, common: Array, telling: Array, beside: Array) -> Array:
        hidden = common + self._links[link] + self._found.beside_link[link] @ self._w["next beside link"]
        hidden = hidden + (self._near * self._before[link]) @ self._w["next both"]
        scores = np.maximum(hidden, 0) @ self._w["next out"] + self._w["next out bias"]
        entity = self._found.entity
        scores[(entity == entity[link]) & (entity >= 0)] = scores[link] = -np.inf
        given = np.concatenate([self._found.features[link], beside[link], telling, self._before[link]])
        return _log_softmax(np.append(scores, self._layers("stop", given)))

    @cached_property
    def _candidates(self) -> tuple[Array, Array]:
        """What each candidate adds to the two hidden layers by itself."""
        features, w = self._found.features, self._w
        first = features @ w["first candidate"] + self._near @ w["first near"] + w["first bias"]
        following = features @ w["next candidate"] + self._near @ w["next near"] + w["next bias"]
        return first, following

    @cached_property
    def _links(self) -> Array:
        """What each candidate adds to the second hidden layer as the link before."""
        found: Array = self._found.features @ self._w["next link"] + self._before @ self._w["next before"]
        return found

    def _layers(self, name: str, given: Array) -> float:
        hidden = np.maximum(given @ self._w[name] + self._w[f"{name} bias"], 0)
        return float(hidden @ self._w[f"{name} out"] + self._w[f"{name} out bias"])


def with_ways(doc: Doc, found: Candidates, encoded: Encoded, tellings: Sequence[Statement]) -> list[Statement]:
    """The tellings, each with the way by which it came where the reader is sure of another than its words give."""
    asked = [one for one in tellings if _is_open(doc, one)]
    ways = zip(asked, shipped().ways(found, encoded, asked), strict=True)
    chains = {one.id: _chain(doc, found, one, way) for one, way in ways if _sure(found, one, way)}
    return [replace(one, chain=chains[one.id]) if one.id in chains else one for one in tellings]


def _is_open(doc: Doc, one: Statement) -> bool:
    """Whether another may have told it than its words say: they ask nothing, and name nobody who may know it."""
    if all(link.source.name == UNKNOWN for link in one.chain):  # in the outlet's own voice, too
        return True
    last, words = one.chain[-1].source, one.attribution.content[-1]
    asks = doc.text[words.start : words.end + 1].rstrip("\"'”’ \n").endswith("?")
    return in_words(doc.text, one) and not asks and not (last.named and last.kind is Agent.PERSON)


def _sure(found: Candidates, one: Statement, way: Traced) -> bool:
    """Likely enough; who is named is never given up for another, but followed to whom he has it from."""
    if not way.links or way.likely < (LEAST if one.told is Told.NARRATED else SURE):
        return False
    new = not any(found.means(way.links[-1], link) for link in one.chain)
    return new and all(any(found.means(at, link) for at in way.links) for link in one.chain if link.source.named)


def _chain(doc: Doc, found: Candidates, one: Statement, way: Traced) -> Chain:
    """A way as links, each with where it stands from the telling."""
    here = doc.sentence_at(one.attribution.content[0].start)
    links = (found.all[at] for at in way.links)
    return tuple(Link(one.source, one.span, _where(doc.sentence_at(one.span.start) - here)) for one in links)


def _where(sentences: int) -> str:
    if not sentences:
        return "named in the same sentence"
    number = "the sentence" if abs(sentences) == 1 else f"{abs(sentences)} sentences"
    return f"named {number} {'before' if sentences < 0 else 'after'}"


@cache
def shipped() -> ChainReader:
    """The weights of this installation, loaded once."""
    with as_file(files("accordingto") / "model/attribution") as folder:
        return ChainReader.load(folder)


def _best(asked: Pointing, entity: Array) -> Traced:
    """The likeliest origin by all ways that lead to it, and the likeliest of these: a beam search over chains."""
    alone = -1 - np.arange(len(entity))  # who has no entity is one of his own
    whom = np.unique(np.where(entity >= 0, entity, alone), return_inverse=True)[1]
    done: list[_Scored] = []
    beam: list[_Scored] = [((at,), score) for at, score in _likest(asked.first, whom)]
    for _ in range(LONGEST):
        longer: list[_Scored] = []
        for links, score in beam:
            if done and score < _LITTLE:  # what it leads to changes nothing
                break
            after = asked.after(links[-1])
            done.append((links, score + float(after[-1])))
            used = whom[[*links]]
            longer += [((*links, at), score + more) for at, more in _likest(after, whom) if whom[at] not in used]
        beam = sorted(longer, key=lambda pair: -pair[1])[:BEAM]
    ends: dict[int, float] = {}
    for links, score in done:
        ends[whom[links[-1]]] = ends.get(whom[links[-1]], 0.0) + float(np.exp(score))
    origin = max(ends, key=lambda end: ends[end])
    links, _ = max((way for way in done if whom[way[0][-1]] == origin), key=lambda way: way[1])
    return Traced(links, ends[origin])


def _likest(scores: Array, whom: Array) -> list[tuple[int, float]]:
    """The likeliest sources, each by its likeliest mention, with the logarithm of what all its mentions have.

    `whom` numbers from 0 on whom each candidate means.
    """
    likely = np.exp(scores[:-1])
    likely[likely <= _FEW * likely.max()] = 0
    sums = np.bincount(whom, likely)
    top = [one for one in np.argsort(-sums, kind="stable")[:BEAM].tolist() if sums[one]]
    return [(int(np.argmax(likely * (whom == one))), float(np.log(sums[one]))) for one in top]


def _log_softmax(scores: Array) -> Array:
    shifted = scores - scores.max()
    found: Array = shifted - np.log(np.exp(shifted).sum())
    return found
