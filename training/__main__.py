"""`make model`: train, export to int8, calibrate. The settings are those of the weights that ship."""

from training.calibrate import calibrate
from training.export import export
from training.settings import arguments
from training.train_attribution import run


def main() -> None:
    """Train into --runs, write the model folder into --out."""
    settings = arguments()
    checkpoint = run(settings)
    export(checkpoint, settings.minilm, settings.shared / "data/polnear/train", settings.out)
    calibrate(settings.out, settings.shared)


if __name__ == "__main__":
    main()
