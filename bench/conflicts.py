"""Where accounts differ: pairs of our own with one thing distorted, faithful ones, and the conflicts of dev.

`python -m bench.conflicts` prints the figures, each miss and each false alarm.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from accordingto import attribute, resolve
from accordingto.match.differences import differences
from accordingto.match.passages import Passage, passage
from accordingto.records import Article, Basis, Conflict, Kind, Known, Paragraph, Span
from accordingto.resolve.dates import dates

DATA = Path(__file__).parents[1] / "tests/match/data"
EXPECTED = {"actor": {"role", "speaker"}, "negation": {"denial"}, "hedge": {"strength"}}
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The pairs of one file."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def article(name: str, text: str, published: str) -> Article:
    """A text of one paragraph."""
    paragraphs = (Paragraph(Span(0, len(text)), Kind.BODY),)
    day = Known(published, Basis.GIVEN, "row")
    return Article(name, name, "", text, paragraphs, given_text=True, published=day)


def passages(found: Iterable[Row]) -> dict[str, list[Passage]]:
    """The statements of both sides of each pair, by "0 a", "0 b"."""
    articles = [
        article(f"{i} {side}", row[side], row[f"{side}_published"]) for i, row in enumerate(found) for side in "ab"
    ]
    out: dict[str, list[Passage]] = {}
    for item, attributions in attribute(articles):
        mentions = dates(item.text, date.fromisoformat(item.published.value)) if item.published else []
        out[item.id] = [passage(item, s, mentions) for s in resolve(item, attributions)]
    return out


def pair(left: list[Passage], right: list[Passage]) -> tuple[Passage, Passage] | None:
    """The two statements, one a side, that share most of their content."""
    pairs = [(a, b) for a in left for b in right]
    return max(pairs, key=lambda p: (len(p[0].said.stems & p[1].said.stems), len(p[0].said.stems) + len(p[1].said.stems)), default=None)


def compared(name: str) -> Iterator[tuple[Row, list[Conflict]]]:
    """Each row with what is found to differ."""
    read = passages(rows(name))
    for i, row in enumerate(rows(name)):
        best = pair(read.get(f"{i} a", []), read.get(f"{i} b", []))
        yield row, differences(*best) if best else []


def show(name: str) -> None:
    """Each row that is wrong."""
    wanted = name == "distortions"
    right, seen, total = Counter[str](), Counter[str](), Counter[str]()
    for i, (row, found) in enumerate(compared(name)):
        kind = row.get("kind", "")
        kinds = {c.kind.value for c in found}
        total[kind] += 1
        seen[kind] += bool(found)
        right[kind] += bool(kinds & EXPECTED.get(kind, {kind}))
        if bool(found) != wanted or (wanted and not kinds & EXPECTED.get(kind, {kind})):
            print(f"\n{i} {kind}: {[(c.kind.value, c.what) for c in found]}\n   {row['a']}\n   {row['b']}")
    print(f"\n{name}: {dict(seen)} of {dict(total)}, of the right kind {dict(right)}")


def main() -> None:
    """Print all."""
    for name in ("distortions", "faithful"):
        show(name)
    read = passages(rows("distortions"))
    pairs = [p for i in range(120) if (p := pair(read.get(f"{i} a", []), read.get(f"{i} b", [])))]
    start = time.perf_counter()
    for a, b in pairs:
        differences(a, b)
    print(f"{1e6 * (time.perf_counter() - start) / len(pairs):.0f} microseconds a pair")


if __name__ == "__main__":
    main()
