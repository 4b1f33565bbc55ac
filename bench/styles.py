"""Does it hold in every style of quotation mark? PolNeAR dev with all its marks changed, scored against itself."""

from collections.abc import Iterable
from typing import Any

from accordingto.attribute import attribute
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Article, Kind, Paragraph, Span
from accordingto.text.doc import Doc
from accordingto.text.quotations import quotations
from accordingto.views.rows import attribution_row
from bench.polnear import DEV, scorer
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
Texts = dict[str, tuple[str, Attributions]]


def measure() -> dict[str, float]:
    """Attribution F1 in percent, by style, and the largest fall from dev as it is."""
    gold: Texts = scorer("polnear_io").load_gold(str(DEV))
    given = _f1(gold)
    out = {}
    for style, marks in STYLES.items():
        out[f"all in {style} marks"] = _f1({name: restyled(text, found, marks) for name, (text, found) in gold.items()})
    return out | {"fall by quotation marks": round(given - min(out.values()), 1)}


def _f1(gold: Texts) -> float:
    predicted = {name: _predicted(text) for name, (text, _) in gold.items()}
    found = scorer("score_attributions").score(gold, predicted)["metrics"]["attribution"]["F1"]
    return float(round(100 * found, 1))


def _predicted(text: str) -> Attributions:
    paragraphs = tuple(Paragraph(Span(s, e), Kind.BODY) for s, e in paragraphs_of(text))
    article = Article("", "", "", text, paragraphs, True, language="en")
    return [attribution_row(one) for one in attribute(Doc(article)).attributions]


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
