"""`make bench`: accuracy, speed and memory in one run, beside the peers, against the floors that must hold."""

import json
import sys
import tempfile
from pathlib import Path

from bench import (
    accuracy,
    chains,
    claims,
    conflicts,
    copies,
    cost,
    dates,
    manner,
    names,
    pronouns,
    provenance,
    seeds,
    somebody,
    speed,
    stories,
    styles,
)
from bench.polnear import DEV, Predictions, extracted, rows, write_rows

PARTS = (dates, pronouns, names, manner, somebody, stories, copies, claims, conflicts, provenance, speed, cost)
FLOORS = Path(__file__).parent / "floors.json"


def main() -> int:
    """Print the tables; 1 where a floor does not hold, 2 where there is nothing to measure on."""
    if not DEV.is_dir():
        print(f"{DEV}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/ and score/")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "dev.jsonl"
        write_rows(given, rows())
        found = extracted(given)
        measured = accuracy.measure(found) | chains.measure(found) | seeds.measure() | styles.measure()
        for part in PARTS:
            measured |= part.measure()
        show_peers(measured)
        show_calibration(found)
    return against_floors(measured)


def show_peers(measured: dict[str, float]) -> None:
    """Attribution F1 on PolNeAR dev, ours and others'."""
    print(f"{'PolNeAR dev':24}{'all':>7}{'+source':>9}{'quoted':>9}{'+source':>9}")
    ours = [measured[k] for k in ("attribution", "attribution with source", "quoted", "quoted with source")]
    lines = {"accordingto": ours} | {name: [*v["all"], *v["quoted"]] for name, v in accuracy.PEERS.items()}
    for name, values in lines.items():
        print(f"{name:24}{values[0]:7.1f}{values[1]:9.1f}{values[2]:9.1f}{values[3]:9.1f}")


def show_calibration(found: Predictions) -> None:
    """Is `score` a probability? By tenths."""
    print("\nscore   right   attributions")
    for mean, right, count in accuracy.calibration(found):
        print(f"{mean:5.2f}{right:8.2f}{count:15d}")


def against_floors(measured: dict[str, float]) -> int:
    """Every figure with its floor or ceiling; 1 if one fails."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = 0
    print()
    for name, value in measured.items():
        least, most = floors["at least"].get(name), floors["at most"].get(name)
        bad = (least is not None and value < least) or (most is not None and value > most)
        failed += bad
        bound = f"at least {least}" if least is not None else f"at most {most}" if most is not None else ""
        print(f"{name:36}{round(value, 3):>9}  {bound}{'  FAILS' if bad else ''}")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
