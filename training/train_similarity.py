"""`python -m training.train_similarity`: make the folder of the similarity model again; about ten minutes on one core.

The encoder is all-MiniLM-L6-v2 as it is, in int8; what is learnt are the weights of a pair's measures.
"""

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from accordingto.match.embed import Encoder
from accordingto.match.pairs import FEATURES, Judge
from bench.claims import best
from training.settings import minilm
from training.similarity_stories import gold, labelled, tell, write_articles
from training.similarity_weights import fit

SIZE = 384
PIECES = 192


def main() -> None:
    """Export, measure the annotated stories, choose the threshold on stories left out, fit."""
    parser = argparse.ArgumentParser(prog="python -m training.train_similarity", description=__doc__)
    parser.add_argument(
        "--minilm", type=Path, default=minilm(), help="folder of all-MiniLM-L6-v2; none: keep model.onnx"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("src/accordingto/model/similarity"), help="model folder to write"
    )
    settings = parser.parse_args()
    if settings.minilm:
        from training.similarity_export import export

        version = export(settings.minilm, settings.out)
    else:
        version = json.loads((settings.out / "labels.json").read_text(encoding="utf-8"))["version"]
    nothing = np.zeros(len(FEATURES))
    write(settings.out, version, Judge(nothing, nothing + 1, nothing, 0.0, 0.5))
    train(settings.out, version)


def train(out: Path, version: str) -> None:
    """Fit the weights and write `labels.json`."""
    stories = gold()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "stories.jsonl"
        write_articles(stories, given)
        articles = tell(given, Encoder(out))
    f1, least = best(stories, articles)
    print(f"pair F1 of plain stories, each judged by weights from the others: {f1} from probability {least} on")
    judge = fit(list(labelled(stories, articles)))
    print({name: round(float(w), 2) for name, w in zip(FEATURES, judge.weight, strict=True)})
    write(out, version, replace(judge, least=least))


def write(out: Path, version: str, judge: Judge) -> None:
    """`labels.json`: version, size, longest text, and of each measure mean, scale and weight."""
    named = {
        name: {feature: round(float(x), 5) for feature, x in zip(FEATURES, getattr(judge, name), strict=True)}
        for name in ("mean", "scale", "weight")
    }
    more = {"bias": {"all": round(judge.bias, 5)}, "least": {"all": judge.least}}
    labels = {"version": version, "size": SIZE, "pieces": PIECES, "pairs": named | more}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
