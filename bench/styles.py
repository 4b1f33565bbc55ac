"""Does it hold in every style of quotation mark? PolNeAR dev with all its marks changed, scored against itself."""

from collections.abc import Callable, Iterable
from typing import Any

from accordingto.attribute.quotes import quotations
from accordingto.attribute.windows import paragraphs_of
from training.rewrite import rewritten

STYLES = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "British curly": ("‘", "’"),
    "British straight": ("'", "'"),
    "guillemets": ("«", "»"),
    "two apostrophes": ("''", "''"),
}
Attributions = list[dict[str, Any]]
Predict = Callable[[str], Attributions]


def measure(gold: dict[str, tuple[str, Attributions]], predict: Predict, score: Any) -> dict[str, float]:
    """Attribution F1 in percent, by style."""
    out = {}
    for style, marks in STYLES.items():
        changed = {name: restyled(text, found, marks) for name, (text, found) in gold.items()}
        predicted = {name: predict(text) for name, (text, _) in changed.items()}
        out[style] = round(100 * score.score(changed, predicted)["metrics"]["attribution"]["F1"], 1)
    return out


def restyled(text: str, found: Attributions, marks: tuple[str, str]) -> tuple[str, Attributions]:
    """The text with every outer quotation in these marks, and the attributions moved along with it."""
    new, moved = rewritten(text, _changes(text, marks))
    return new, [_moved(one, moved) for one in found]


def _changes(text: str, marks: tuple[str, str]) -> Iterable[tuple[int, int, str]]:
    for start, end in paragraphs_of(text):
        for quotation in quotations(text, start, end):
            yield *quotation.opening, marks[0]
            if quotation.closing:
                yield *quotation.closing, marks[1]


def _moved(one: dict[str, Any], moved: list[int]) -> dict[str, Any]:
    return {role: [[moved[s], moved[e]] for s, e in one[role]] for role in ("source", "cue", "content")}
