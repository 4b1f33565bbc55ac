"""Stance, hedge, mode and addressee on our own sentences: F1 of the rare label, from raw text and with spans given.

The sentences, in tests/resolve/data, were written from the definition alone, apart from the rules.
`python -m bench.manner` prints the figures and every row that is wrong.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from accordingto.records import Attribution, Span
from accordingto.resolve.manner import Manner, manners
from bench.polnear import extracted, scorer, write_rows
from bench.texts import lines

DATA = Path(__file__).parents[1] / "tests/resolve/data"
FIELDS = ("stance", "hedge", "mode", "addressee")
USUAL = {"stance": "affirm", "hedge": False, "mode": "speech", "addressee": None}
Row = dict[str, Any]


def measure() -> dict[str, float]:
    """F1 in percent of the rare labels of each field, from raw text, over the rows that attribution finds."""
    return {f"own {field}": 100 * f1 for field, (f1, _, _) in from_text().items()}


def rows(field: str) -> list[Row]:
    """The rows of one field, each with a name."""
    lines = (DATA / f"{field}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) | {"name": f"{field} {i}"} for i, line in enumerate(lines)]


Figure = tuple[float, int, list[str]]  # F1, rows found, what is wrong


def with_spans() -> dict[str, Figure]:
    """Each field's figure where cue, content and source are given."""
    return {field: _figure(field, ((row, row["text"], given(row)) for row in rows(field))) for field in FIELDS}


def from_text() -> dict[str, Figure]:
    """Each field's figure where attribution finds the spans itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.jsonl"
        write_rows(path, [{"name": r["name"], "text": r["text"]} for field in FIELDS for r in rows(field)])
        predictions = extracted(path)
    return {
        field: _figure(field, ((r, r["text"], found(r, predictions.get(r["name"], []))) for r in rows(field)))
        for field in FIELDS
    }


def given(row: Row) -> list[Attribution]:
    """The attribution that the row's words name."""
    source, cue, content = (_spans(row["text"], row[role]) for role in ("source", "cue", "content"))
    return [Attribution(source, cue, content, 1.0)]


def _spans(text: str, words: str | list[str] | None) -> tuple[Span, ...]:
    pieces = [] if words is None else [words] if isinstance(words, str) else words
    return tuple(sorted(_first(text, piece) for piece in pieces))


def _first(text: str, piece: str) -> Span:
    whole = re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text)
    start = whole.start() if whole else text.index(piece)
    return Span(start, start + len(piece))


def found(row: Row, predicted: list[dict[str, Any]]) -> list[Attribution]:
    """What was extracted, the attribution that is the row's (content Jaccard of at least .5) first; else nothing."""
    gold = [[s.start, s.end] for s in given(row)[0].content]
    jaccard, best = scorer("score_chains").best(gold, predicted)
    if jaccard < 0.5:
        return []
    others = [p for p in predicted if p is not best]
    return [_attribution(p) for p in (best, *others)]


def _attribution(row: dict[str, Any]) -> Attribution:
    source, cue, content = (tuple(Span(*s) for s in row[role]) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, row.get("score", 1.0))


def _figure(field: str, given: Iterable[tuple[Row, str, list[Attribution]]]) -> Figure:
    right = said = gold = number = 0
    wrong = []
    for row, expected, value, evidence in _labelled(field, given):
        number += 1
        hit = _same(field, expected, value)
        right += hit and expected != USUAL[field]
        said += value != USUAL[field]
        gold += expected != USUAL[field]
        if not hit:
            wrong.append(f"{row['text']}\n    gold {expected}, read {value} {evidence}")
    return 2 * right / max(1, said + gold), number, wrong


def _labelled(field: str, given: Iterable[tuple[Row, str, list[Attribution]]]) -> Iterator[tuple[Row, Any, Any, str]]:
    for row, text, attributions in given:
        if attributions:
            read = _first_read(text, attributions)
            because = "; ".join(e.because for e in read.evidence if e.of == field)
            yield row, row[field], _value(field, read, text), because


def _first_read(text: str, attributions: list[Attribution]) -> Manner:
    """The manner of the first attribution, read among all of them in text order."""
    ordered = sorted(attributions, key=lambda a: a.content)
    return manners(lines(text), ordered, _speakers(text, ordered))[ordered.index(attributions[0])]


def _speakers(text: str, attributions: list[Attribution]) -> list[str]:
    """The words of each source; a pronoun is taken for the source before it, as it is in these short texts."""
    keys = [""]
    for attribution in attributions:
        words = " ".join(text[s.start : s.end] for s in attribution.source)
        keys.append(keys[-1] if words.lower() in ("he", "she", "they") else words)
    return keys[1:]


def _value(field: str, read: Manner, text: str) -> Any:
    value = getattr(read, field)
    return text[value.start : value.end] if isinstance(value, Span) else value


def _same(field: str, expected: Any, value: Any) -> bool:
    if field == "addressee" and expected and value:
        return bool(scorer("score_chains").same_name(expected, value))
    return bool(expected == value)


def main() -> None:
    """Print what is wrong, then the figures."""
    for title, figures in (("spans given", with_spans()), ("from text", from_text())):
        for field, (_, _, wrong) in figures.items():
            print(f"{title}: {field}: {len(wrong)} wrong")
            for line in wrong:
                print("  " + line)
        for field, (f1, number, _) in figures.items():
            print(f"{title}: {field}: F1 {100 * f1:.1f} over {number} of {len(rows(field))} rows")


if __name__ == "__main__":
    main()
