"""`make model`: train teachers, distil them into one, export it to int8, calibrate."""

import argparse
from pathlib import Path

from training import sums
from training.calibrate import calibrate
from training.distil import distil
from training.export import export
from training.settings import arguments
from training.train_attribution import run

TEACHERS = 3


def main() -> None:
    """Checkpoints into --runs, the model folder into --out."""
    settings = arguments()
    teachers = settings.teachers or [run(_teacher(settings, number)) for number in range(1, TEACHERS + 1)]
    student = {"epochs": settings.distil_epochs, "rate": settings.distil_rate, "runs": settings.runs / "student"}
    checkpoint = distil(_changed(settings, student), teachers)
    export(checkpoint, settings.minilm, settings.shared / "data/polnear/train", settings.out)
    calibrate(settings.out, settings.shared)
    sums.write(settings.out)


def _teacher(settings: argparse.Namespace, number: int) -> argparse.Namespace:
    """The same settings with a seed and a folder of its own."""
    folder: Path = settings.runs / f"teacher{number}"
    return _changed(settings, {"seed": settings.seed + number, "runs": folder})


def _changed(settings: argparse.Namespace, changes: dict[str, object]) -> argparse.Namespace:
    return argparse.Namespace(**(vars(settings) | changes))


if __name__ == "__main__":
    main()
