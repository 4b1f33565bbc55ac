"""Time expressions on AQUAINT TimeML and MEANTIME: value F1 over relaxed spans, as TempEval-3 counts.

A prediction that overlaps a gold expression counts where its value is the same; precision is over all predictions,
recall over all gold (UzZaman et al. 2013). Creation times are left out: what is found on one counts neither way.
`python -m bench.dates` prints the figures and every error.
"""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from accordingto.records import DateMention
from accordingto.text.dates import dates
from bench.polnear import SHARED

AQUAINT = SHARED / "data/aquaint-timeml"
MEANTIME = SHARED / "data/meantime"
LAST_SENTENCE = 5  # MEANTIME marks nothing after it


class Gold(NamedTuple):
    """An expression as the annotators have it."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Document:
    """A text, its day, what is marked in it, and the stretches that count neither way."""

    name: str
    text: str
    published: date | None
    gold: list[Gold]
    ignored: list[tuple[int, int]]


def aquaint() -> Iterator[Document]:
    """The wire articles; `._*` are no articles but what an archive tool left."""
    for path in sorted(p for p in AQUAINT.glob("*.tml") if not p.name.startswith("._")):
        root = ET.parse(path).getroot()
        created = root.find("DCT/TIMEX3")
        body = root.find("TEXT")
        assert created is not None and body is not None
        text, gold = _flat(body)
        yield Document(path.stem, text, date.fromisoformat(created.get("value", "")[:10]), gold, [])


def _flat(body: ET.Element) -> tuple[str, list[Gold]]:
    """The text of an element and the TIMEX3 in it, by offset."""
    parts: list[str] = []
    gold: list[Gold] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append(Gold(start, sum(map(len, parts)), element.get("value", "")))

    walk(body)
    return "".join(parts), gold


def meantime() -> Iterator[Document]:
    """The Wikinews articles, sentences 0 to 5, one a line, words and signs set apart as a newspaper would."""
    for path in sorted(MEANTIME.glob("*/*.xml")):
        yield _tokenised(path)


def _tokenised(path: Path) -> Document:
    root = ET.parse(path).getroot()
    places: dict[str, tuple[int, int]] = {}
    text, sentence = "", "0"
    for token in root.iter("token"):
        if int(token.get("sentence", "0")) > LAST_SENTENCE:
            break
        word = token.text or ""
        if token.get("sentence") != sentence:
            text, sentence = text + "\n", token.get("sentence", "")
        elif not re.match(r"[,.;:!?)'%]|n't$", word) and not text.endswith(("(", "$")):
            text += " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    published: date | None = None
    gold, ignored = [], []
    for timex in root.iter("TIMEX3"):
        spans = [places[a.get("t_id", "")] for a in timex.iter("token_anchor") if a.get("t_id") in places]
        value = timex.get("value", "")
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = date.fromisoformat(value[:10])
            ignored += spans
        elif spans:
            gold.append(Gold(spans[0][0], spans[-1][1], value))
    return Document(path.stem, text, published, gold, ignored)


def predicted(document: Document) -> list[DateMention]:
    """What is found, but for what stands on a creation time."""
    found = dates(document.text, document.published)
    return [m for m in found if not any(_overlap(m, start, end) for start, end in document.ignored)]


def _overlap(mention: DateMention, start: int, end: int) -> bool:
    return mention.span.start < end and start < mention.span.end


def right(document: Document, found: list[DateMention]) -> int:
    """How many gold expressions have a prediction of their own with their value."""
    return sum(any(_overlap(m, g.start, g.end) and m.value == g.value for m in found) for g in document.gold)


def score(documents: list[Document]) -> tuple[float, float, float]:
    """Precision, recall and F1, in percent."""
    hits = marked = made = 0
    for document in documents:
        found = predicted(document)
        hits += right(document, found)
        marked += len(document.gold)
        made += len(found)
    precision, recall = 100 * hits / max(made, 1), 100 * hits / max(marked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def measure() -> dict[str, float]:
    """F1 in percent, by the names that floors.json uses."""
    return {
        "dates aquaint": round(score(list(aquaint()))[2], 1),
        "dates meantime": round(score(list(meantime()))[2], 1),
    }


def errors(document: Document) -> Iterator[str]:
    """A line an error: wrong value, missed, spurious."""
    found = predicted(document)
    for gold in document.gold:
        over = [m for m in found if _overlap(m, gold.start, gold.end)]
        if any(m.value == gold.value for m in over):
            continue
        got = over[0].value if over else "-"
        yield _line("wrong" if over else "missed", document, gold, got)
    for m in found:
        if not any(_overlap(m, g.start, g.end) for g in document.gold):
            yield _line("spurious", document, Gold(m.span.start, m.span.end, "-"), m.value)


def _line(kind: str, document: Document, gold: Gold, got: str) -> str:
    text, (start, end, value) = document.text, gold
    around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return f"{kind:9}{document.published} gold {value:14} got {got:14} {' '.join(around.split())}  ({document.name})"


def main() -> int:
    """Print the figures, then the errors."""
    if not AQUAINT.is_dir():
        print(f"{AQUAINT}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/")
        return 2
    for name, documents in (("aquaint", list(aquaint())), ("meantime", list(meantime()))):
        precision, recall, f1 = score(documents)
        print(f"{name:10} value F1 {f1:.1f}  precision {precision:.1f}  recall {recall:.1f}")
    for document in [*aquaint(), *meantime()]:
        for line in errors(document):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
