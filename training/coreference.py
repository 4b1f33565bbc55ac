"""Learn the weights that rank a pronoun's antecedents: GUM outside its dev split, and PolNeAR's silver coreference.

    python -m training.coreference           # writes src/accordingto/model/coreference/weights.json
    python -m training.coreference --folds   # accuracy on GUM outside dev, each fifth by weights that did not see it

A conditional log-linear model: the probability mass of all candidates that belong to the right entity, or of nobody
where there is none, against all (as Durrett and Klein 2013), with an L2 penalty.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from accordingto.resolve.coref_link import Linker
from accordingto.resolve.coref_text import Mention, Words
from accordingto.resolve.mentions import mentions
from accordingto.resolve.pronouns import NOBODY, NOBODY_SAYS, Resolver, Weights, class_of
from bench.polnear import SHARED
from bench.pronouns import Document, dev_names, documents, head_of, is_asked
from bench.texts import lines
from training import sums
from training.polnear import read_text

TARGET = Path(__file__).parents[1] / "src/accordingto/model/coreference/weights.json"
SILVER = SHARED / "data/polnear/corenlp-silver-train.jsonl.gz"
SILVER_WEIGHT = 0.1
SILVER_DOCUMENTS = 400
SPEAKS = 2.0
"""Weight of a pronoun that is said to speak or think: those are asked for."""
UNNAMED = 0.3
"""Weight of a pronoun that means nobody named."""
PENALTY = 2.0
ROUNDS = 200
FOLDS = 5
PRIOR: Weights = {
    "d0": 3.0, "d1": 2.5, "d2": 1.5, "d3": 1.0, "d4+": 0.3, "r0": 0.5, "subject": 1.0, "gender": 1.0, "main": 0.5,
    "topic": 0.5, "last": 0.5, "pronoun r0": 0.5, "says person": 1.0, "speaks too": 0.5, "says that": 1.0,
    "governed": -0.5, "possessor": -0.3, "own subject": -2.0, "own speaker": -2.0, "named after": -1.0,
    "heading": -1.0, "also a word": -1.0, "says open": -0.5, "into quotation": -1.0, "author": 1.5,
}  # fmt: skip
"""Weights that a reader would set by hand; learning departs from them only as far as the data show."""
PRIOR_THEY: Weights = {
    "says person plural": 2.0, "says group plural": 2.0, "says organisation": 1.0, "says organisation plural": 1.0,
    "says thing plural": -1.0, "says place": -1.0,
}  # fmt: skip


@dataclass(slots=True)
class Example:
    """A pronoun: the features of each candidate, which are right (none: nobody), its weight, is it asked for."""

    kind: str
    candidates: list[list[str]]
    right: list[bool]
    weight: float
    document: str
    speaks: bool = False
    asked: bool = False
    reachable: bool = True


def gold_of(
    document: Document, words: Words, mention: Mention, by_head: dict[int, str], starts: dict[int, int]
) -> str | None:
    """The gold entity of a mention found, by its syntactic head."""
    inside = [starts[words.starts[i]] for i in range(mention.first, mention.last + 1) if words.starts[i] in starts]
    return by_head.get(head_of(document, inside[0], inside[-1])) if inside else None


def gum_examples(document: Document, weights: dict[str, Weights] | None = None) -> Iterator[Example]:
    """The third-person pronouns of a GUM document."""
    words = Words(document.doc)
    found = mentions(words)
    starts = {t.span.start: i for i, t in enumerate(document.tokens)}
    by_head: dict[int, str] = {}
    for m in document.mentions:
        by_head[head_of(document, m.first, m.last)] = m.entity
        for token in m.least:
            by_head.setdefault(token, m.entity)
    gold = {id(m): gold_of(document, words, m, by_head, starts) for m in found}
    named = {
        e
        for m in document.mentions
        if document.tokens[head_of(document, m.first, m.last)].tag != "PRON"
        for e in [m.entity]
    }
    for example, pronoun in examples(words, found, gold, named, document.name, 1.0, weights):
        token = starts.get(words.starts[pronoun.first])
        example.asked = token is not None and is_asked(document, token)
        yield example


def silver_examples(weights: dict[str, Weights] | None = None) -> Iterator[Example]:
    """The same of PolNeAR train, as CoreNLP saw it."""
    with gzip.open(SILVER, "rt", encoding="utf-8") as file:
        for line in islice(file, SILVER_DOCUMENTS):
            row = json.loads(line)
            path = SHARED / "data/polnear/train" / f"{row['name']}.txt"
            if not path.is_file():
                continue
            words = Words(lines(read_text(path)))
            found = mentions(words)
            spans = sorted((s, e, str(i)) for i, chain in enumerate(row["coreference"]) for s, e in chain)
            gold = {id(m): _silver(words, m, spans) for m in found}
            for example, _ in examples(words, found, gold, None, row["name"], SILVER_WEIGHT, weights):
                yield example


def _silver(words: Words, mention: Mention, spans: list[tuple[int, int, str]]) -> str | None:
    start, end, head = words.starts[mention.first], words.ends[mention.last], words.starts[mention.head]
    best: tuple[int, str] | None = None
    for s, e, entity in spans:
        if s > head:
            break
        if head < e and (mention.form != "pronoun" or (s, e) == (start, end)):
            off = abs(s - start) + min(abs(e - end), 20)
            if off < 25 and (best is None or off < best[0]):
                best = off, entity
    return best[1] if best else None


def examples(
    words: Words,
    found: list[Mention],
    gold: dict[int, str | None],
    named: set[str] | None,
    name: str,
    weight: float,
    weights: dict[str, Weights] | None,
) -> Iterator[tuple[Example, Mention]]:
    """One example a pronoun whose gold entity is known; earlier pronouns mean what gold says, or the weights."""
    resolver = Resolver(words, found, Linker(words, found).link())
    last: dict[str, int] = {}
    latest: dict[int, str | None] = {}  # by entity: the gold entity of its last name or noun phrase
    for at, mention in enumerate(found):
        if mention.form != "pronoun":
            resolver.note(mention)
            if mention.entity >= 0:
                last[gold[id(mention)] or ""] = mention.entity
                latest[mention.entity] = gold[id(mention)] or latest.get(mention.entity)
            continue
        options = resolver.candidates(at)
        entity = gold[id(mention)]
        right = [entity is not None and (latest.get(m.entity) or gold[id(m)]) == entity for m, _ in options]
        if weights:
            resolver.settle(mention, resolver.best(mention, options, weights))
        else:
            resolver.settle(
                mention,
                next((m.entity for (m, _), r in zip(options, right, strict=True) if r), last.get(entity or "", -1)),
            )
        if entity is None:
            continue
        weight_here = weight * (SPEAKS if mention.speaker else 1.0) * (1.0 if any(right) else UNNAMED)
        reachable = any(right) or (named is not None and entity not in named)
        yield (
            Example(
                class_of(mention),
                [sorted(f) for _, f in options],
                right,
                weight_here,
                name,
                mention.speaker,
                reachable=reachable,
            ),
            mention,
        )


def learn(given: list[Example]) -> dict[str, Weights]:
    """Weights by pronoun class."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in given:
        if example.reachable:
            groups[example.kind].append(example)
    return {
        kind: _learn(group, PRIOR | (PRIOR_THEY if kind == "they" else {})) for kind, group in sorted(groups.items())
    }


def _learn(group: list[Example], prior: Weights) -> Weights:
    """Full-batch Adam on the marginal log-likelihood, from and towards the prior."""
    names = sorted({f for e in group for c in e.candidates for f in c} | {NOBODY, NOBODY_SAYS})
    number = {name: i for i, name in enumerate(names)}
    flat, owner, example, right, weight = [], [], [], [], []
    row = 0
    for k, e in enumerate(group):
        for features, good in [
            *zip(e.candidates, e.right, strict=True),
            ([NOBODY, NOBODY_SAYS][: 1 + e.speaks], not any(e.right)),
        ]:
            flat.extend(number[f] for f in features)
            owner.extend([row] * len(features))
            example.append(k)
            right.append(good)
            row += 1
        weight.append(e.weight)
    f, o, x, r, w8 = (np.asarray(v) for v in (flat, owner, example, right, weight))
    expected = np.array([prior.get(name, 0.0) for name in names])
    w = expected.copy()
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, ROUNDS + 1):
        score = np.exp(np.clip(np.bincount(o, w[f], row), -30, 30))
        total = np.bincount(x, score)
        good = np.bincount(x, score * r)
        push = (score / total[x] - score * r / good[x]) * w8[x]
        gradient = np.bincount(f, push[o], len(w)) + PENALTY * (w - expected)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, w, strict=True) if abs(value) >= 0.005}


def accuracy(given: list[Example], weights: dict[str, Weights]) -> dict[str, tuple[int, int]]:
    """Right and asked by class, all pronouns and those of the bench, earlier pronouns as gold has them."""
    out: dict[str, list[bool]] = defaultdict(list)
    for e in given:
        table = weights[e.kind]
        scores = [sum(table.get(f, 0.0) for f in c) for c in e.candidates]
        top = max(range(len(scores)), key=scores.__getitem__, default=-1)
        least = table.get(NOBODY, 0.0) + (table.get(NOBODY_SAYS, 0.0) if e.speaks else 0.0)
        nobody = top < 0 or scores[top] <= least
        good = e.right[top] if not nobody else e.reachable and not any(e.right)
        out[e.kind].append(good)
        if e.asked:
            out[e.kind + " asked"].append(good)
    return {k: (sum(v), len(v)) for k, v in out.items()}


def folds(gum: list[Example], silver: list[Example]) -> dict[str, tuple[int, int]]:
    """Accuracy over all given GUM documents, each fifth by weights from the other four."""
    names = sorted({e.document for e in gum})
    total: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for k in range(FOLDS):
        out = set(names[k::FOLDS])
        weights = learn([e for e in gum if e.document not in out] + silver)
        for kind, (a, b) in accuracy([e for e in gum if e.document in out], weights).items():
            total[kind] = total[kind][0] + a, total[kind][1] + b
    return dict(total)


def main() -> None:
    """Learn, and say how it went."""
    dev = dev_names()
    gum = [e for d in documents() if d.name not in dev for e in gum_examples(d)]
    silver = list(silver_examples())
    print(f"{len(gum)} pronouns of GUM outside dev, {len(silver)} silver")
    if "--folds" in sys.argv:
        print(folds(gum, silver))
        return
    weights = learn(gum + silver)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    sums.write(TARGET.parent)
    held = [e for d in documents() if d.name in dev for e in gum_examples(d)]
    print("train", accuracy(gum, weights), "dev", accuracy(held, weights))


if __name__ == "__main__":
    main()
