"""`python -m training.train_similarity`: make the folder of the similarity model again; two hours on two cores.

Without the encoder's package and without `--minilm` the networks are kept and only the weights are learnt anew.
"""

import argparse
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from accordingto.match.embed import Encoder
from accordingto.match.judge import READ_FEATURES, Judge, Weights
from accordingto.match.pairs import FEATURES, Told
from accordingto.match.reader import Reader
from bench.claims import best
from training import sums
from training.settings import minilm
from training.similarity_stories import Labelled, annotated, gold, held_out, labelled, tell
from training.similarity_weights import fit

SIZE = 384
PIECES = 192
WORTH = 0.01
"""Probability at a glance from which a pair is read."""
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Train and export both networks, learn the weights, choose the threshold on dev."""
    parser = argparse.ArgumentParser(prog="python -m training.train_similarity", description=__doc__)
    parser.add_argument(
        "--minilm", type=Path, default=minilm(), help="folder of all-MiniLM-L6-v2; none: keep both networks"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("src/accordingto/model/similarity"), help="model folder to write"
    )
    parser.add_argument("--runs", type=Path, default=Path("runs/similarity"), help="folder for checkpoints and the log")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.runs.mkdir(parents=True, exist_ok=True)
    handlers = [logging.StreamHandler(), logging.FileHandler(given.runs / "log.txt")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    sums.remove(given.out)
    if given.minilm:
        train_networks(given.minilm, given.out, given.runs, given.seed)
    learn_weights(given.out)
    sums.write(given.out)


def train_networks(minilm: Path, out: Path, runs: Path, seed: int) -> None:
    """Both networks, from the stories that are not held out."""
    import torch

    from training import cross_encoder, examples, similarity_export, tune_encoder

    def stories() -> tuple[list[Labelled], dict[str, Told]]:
        articles = tell(rows, Encoder(out))
        return list(labelled(rows, articles)), {name: told for name, (_, told) in articles.items()}

    rows = [row for row in annotated() if not held_out(row)]
    similarity_export.export_encoder(minilm, minilm, out)
    write(out, {"version": "untrained"})
    tune_encoder.tune(minilm, *stories(), runs / "encoder", epochs=3, rate=3e-5, seed=seed)
    similarity_export.export_encoder(minilm, runs / "encoder", out)
    blocks, articles = stories()
    glance = fit([b.measures for b in blocks], [b.labels for b in blocks])
    network = cross_encoder.CrossEncoder(minilm)
    tokenizer = out / "tokenizer.json"
    cross_encoder.train(network, tokenizer, examples.first(seed), epochs=2, rate=6e-5, seed=seed)
    told = examples.of_stories(blocks, articles, glance, seed)
    cross_encoder.train(network, tokenizer, told, epochs=2, rate=7e-5, seed=seed)
    torch.save(network.state_dict(), runs / "pairs.pt")
    similarity_export.export_pairs(network, out)
    write(out, {"version": similarity_export.version(out)})


def learn_weights(out: Path) -> None:
    """Write `labels.json`: a glance's weights learnt from all annotated stories, a reading's from those held out."""
    rows, encoder, reader = annotated(), Encoder(out), Reader(out)
    articles = tell(rows, encoder)
    blocks = list(labelled(rows, articles))
    glance = fit([b.measures for b in blocks], [b.labels for b in blocks])
    unseen = {row["story"] for row in rows if held_out(row) and row["set"] == "polnear"}
    empty = Weights(*(np.zeros(len(READ_FEATURES)) for _ in range(3)), 0.0)
    judge = Judge(reader, glance, empty, WORTH, 0.5)
    told = {name: one for name, (_, one) in articles.items()}
    measures, labels = zip(*(_read(judge, b, told) for b in blocks if b.story in unseen), strict=True)
    judge = replace(judge, weights=fit(measures, labels))
    stories = gold()
    f1, least = best(stories, tell(stories, encoder), judge)
    _LOG.info("pair F1 of plain stories of dev: %s from probability %s on", f1, least)
    _LOG.info("%s", {name: round(float(w), 2) for name, w in zip(READ_FEATURES, judge.weights.weight, strict=True)})
    write(out, {"version": encoder.version} | settings(replace(judge, least=least)))


def _read(judge: Judge, block: Labelled, articles: Mapping[str, Told]) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of two articles that are worth reading, read: measures and labels."""
    left, right = (articles[name].lines for name in block.articles)
    chosen = judge.chosen(judge.glance.probabilities(block.measures), block.labels.size)
    read = judge.reader.read([(left[i], right[j]) for i, j in chosen.tolist()])
    rows, columns = chosen.T
    return np.c_[block.measures[rows, columns], read], block.labels[rows, columns]


def settings(judge: Judge) -> dict[str, object]:
    """What `labels.json` has of a judge."""
    return {
        "glance": _named(judge.glance, FEATURES),
        "read": _named(judge.weights, READ_FEATURES),
        "worth": judge.worth,
        "least": judge.least,
    }


def _named(weights: Weights, measures: tuple[str, ...]) -> dict[str, object]:
    parts = {"mean": weights.mean, "scale": weights.scale, "weight": weights.weight}
    named = {k: {m: round(float(x), 5) for m, x in zip(measures, v, strict=True)} for k, v in parts.items()}
    return named | {"bias": round(weights.bias, 5)}


def write(out: Path, more: Mapping[str, object]) -> None:
    """`labels.json`: version, size of a vector, longest text, and what is known of the judge."""
    labels = {"size": SIZE, "pieces": PIECES} | dict(more)
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
