"""The folder of the similarity model: its labels, and its networks asked for what they give before it is scaled."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from accordingto.match.likeness import Similarity
from training import sums

FOLDER = Path(__file__).parents[1] / "src/accordingto/model/similarity"
FILES = ("model.onnx", "pairs.onnx", "words.bin", "tokenizer.json", "projection.npy")


def in_the_making(runs: Path, limit: int | None) -> Path:
    """The folder to write into: that which ships or, with a limit, a copy of it in `runs`. `sums.write` finishes it."""
    out = runs / "model" if limit else FOLDER
    if limit:
        shutil.copytree(FOLDER, out, dirs_exist_ok=True)
    sums.remove(out)
    return out


def labels(folder: Path) -> dict[str, object]:
    """The scale of a glance and the weights of a reading, as they are in the folder."""
    found: dict[str, object] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return found


def write_labels(folder: Path, changes: Mapping[str, object]) -> None:
    """`labels.json` with these changes."""
    text = json.dumps({**labels(folder), **changes}, indent=1) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")


def write_projection(folder: Path, directions: np.ndarray) -> None:
    """`projection.npy`, in half precision."""
    np.save(folder / "projection.npy", directions.astype(np.float16))


@contextmanager
def changed(
    folder: Path, *, directions: np.ndarray | None = None, reading: Mapping[str, float] | None = None
) -> Iterator[Similarity]:
    """The same networks with another projection or other weights of a reading, in a folder that is soon gone."""
    with TemporaryDirectory() as made:
        other = Path(made)
        for name in FILES:
            (other / name).write_bytes((folder / name).read_bytes())  # a link would leave `words.bin` behind
        (other / "labels.json").write_text(json.dumps(labels(folder)), encoding="utf-8")
        if directions is not None:
            write_projection(other, directions)
        if reading is not None:
            write_labels(other, {"reading": reading})
        yield Similarity(other)
