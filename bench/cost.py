"""What it costs to read into a ledger: beside `extract`, in a story that grows, with much copied text; and memory.

    python -m bench.cost

Seconds are the processor's, whatever else the machine does. It runs in a process of its own, so that the peak is its.
"""

import csv
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from accordingto.attribute import attribute
from accordingto.ledger import ClaimEntry, Ledger
from accordingto.match import prepare
from accordingto.pipeline import Analysed, analyse, version
from accordingto.records import Article
from accordingto.resolve import resolve
from accordingto.text.doc import Doc
from bench.ledgers import given
from bench.polnear import DEV, SHARED, rows
from bench.speed import processor
from training.polnear import read_text

BODIES = SHARED / "data/stories/fnc-train-bodies.csv"
TOPIC, LEAST_NAMED, OPENING = "Apple Watch", 3, 600
"""What the articles of the story name, how often each does, and the characters of each that are read, at most."""
UNRELATED, STORY, EARLIER, COPIES = 60, 40, 20, 100
ADDED = 3
"""Articles whose time to be added is measured, the same ones to the small and to the large story; the median counts."""
BEFORE = 240
"""Characters of an article's own text before the copied sentence."""
COPIED = (
    "“The ferry Kestrel left Port Adler on Tuesday with 212 people on board and two of its engines out of order,” "
    "said Ines Halloway, the harbour master."
)


def main() -> None:
    """Print the figures as JSON; on standard error the processor."""
    print(processor(), file=sys.stderr)
    with TemporaryDirectory() as folder:
        measured = read_against_extract(Path(folder)) | growing(Path(folder)) | copies(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(measured | {"reading, peak MB": round(peak)}, indent=1))


def measure() -> dict[str, float]:
    """Words a second, ratios, percent and megabytes, by their names."""
    done = subprocess.run([sys.executable, "-m", "bench.cost"], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def read_against_extract(folder: Path) -> dict[str, float]:
    """Articles that have little to do with each other: into a ledger, and the part of it that `extract` does."""
    articles = given(rows()[:UNRELATED])
    analyse(articles[0])  # the models are loaded
    with Ledger.create(folder / "unrelated.db") as ledger:
        times = [_read(article, ledger) for article in articles]
        settling = _seconds(ledger.settle)
    extracting, rest = (sum(each) for each in zip(*times, strict=True))
    words = sum(len(article.text.split()) for article in articles)
    return {
        "words a second, statements alone": round(words / extracting),
        "words a second, into a ledger": round(words / (extracting + rest + settling)),
        "into a ledger against statements alone": round(extracting / (extracting + rest + settling), 2),
    }


def _read(article: Article, ledger: Ledger) -> tuple[float, float]:
    """Seconds to draw an article's statements, and to make it ready, keep it and match it."""
    began = time.process_time()
    doc = Doc(article)
    tellings = resolve(doc, attribute(doc))
    drawn = time.process_time()
    ledger.add(article, tellings, version(), prepare(doc, tellings))
    return drawn - began, time.process_time() - drawn


def _seconds(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def growing(folder: Path) -> dict[str, float]:
    """What it takes to keep, match and settle one article more: of a story of 40 against one of 20."""
    told = [analyse(article) for article in given(story())]
    known, added = told[:-ADDED], told[-ADDED:]
    with Ledger.create(folder / "large.db") as large, Ledger.create(folder / "small.db") as small:
        for ledger, articles in ((large, known), (small, known[: EARLIER - ADDED])):
            for one in articles:
                ledger.add(one.article, one.tellings, version(), one.fresh)
            ledger.settle()
        times = [[_added(ledger, one) for ledger in (small, large)] for one in added]
        together = max(len(one.articles) for one in large.stories())
    few, many = (median(each) for each in zip(*times, strict=True))
    return {
        "articles of one story": together,
        f"milliseconds to add article {EARLIER}": round(1000 * few),
        f"milliseconds to add article {STORY}": round(1000 * many),
        f"adding article {STORY} against {EARLIER}": round(many / few, 2),
    }


def _added(ledger: Ledger, one: Analysed) -> float:
    def add() -> None:
        ledger.add(one.article, one.tellings, version(), one.fresh)
        ledger.settle()

    return _seconds(add)


def story() -> list[dict[str, str]]:
    """Openings of articles on one topic, no text twice; of whole ones the pairs to read would take minutes."""
    csv.field_size_limit(10**8)
    with BODIES.open(encoding="utf-8", newline="") as file:
        texts = dict.fromkeys(row["articleBody"] for row in csv.DictReader(file))
    about = [text[:OPENING].rpartition(". ")[0] + "." for text in texts if text.count(TOPIC) >= LEAST_NAMED]
    return [{"name": f"body {number}", "text": text} for number, text in enumerate(about[:STORY])]


def copies(folder: Path) -> dict[str, float]:
    """Of 100 articles about other things that each have one sentence in common, how many stand in one claim by it."""
    with Ledger.create(folder / "copies.db") as ledger:
        for article in given(_with_a_copy()):
            done = analyse(article)
            ledger.add(done.article, done.tellings, version(), done.fresh)
        held = max(_holding(one) for one in ledger.claims())
    return {f"copies of {COPIES} in one claim, percent": round(100 * held / COPIES, 1)}


def _with_a_copy() -> Iterator[dict[str, str]]:
    """The first lines of articles that are long enough, with the copied sentence after each."""
    texts = (read_text(path) for path in sorted((DEV.parent / "train").glob("*.txt")))
    for number, text in enumerate(islice((text for text in texts if len(text) > BEFORE), COPIES)):
        yield {"name": f"copy {number}", "text": f"{text[:BEFORE].rsplit(maxsplit=1)[0]}.\n\n{COPIED}\n"}


def _holding(one: ClaimEntry) -> int:
    return len({member.article.id for member in one.members if COPIED[1:60] in member.content})


if __name__ == "__main__":
    main()
