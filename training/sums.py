"""The sums by which the program knows the files of a model: `python -m training.sums` writes them for all that ship.

Nothing is loaded whose files have others. Whoever changes one runs this, and looks at the difference.
"""

import hashlib
from pathlib import Path

from accordingto.attribute.network import SUMS

MODELS = Path(__file__).parents[1] / "src/accordingto/model"
OF_A_MODEL = (".bin", ".json", ".npy", ".npz", ".onnx")


def write(folder: Path) -> None:
    """Write the sums of a model that is finished."""
    files = sorted(one for one in folder.iterdir() if one.suffix in OF_A_MODEL)
    lines = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def remove(folder: Path) -> None:
    """Let a model that is in the making be loaded."""
    (folder / SUMS).unlink(missing_ok=True)


if __name__ == "__main__":
    for model in MODELS.iterdir():
        write(model)
