"""What it costs to read into a ledger: beside `extract`, in a story that grows, with much copied text; and memory.

    python -m bench.cost

Seconds are the processor's, whatever else the machine does, but those of two jobs, which want two idle cores. It runs
in a process of its own, so that the peak is its. Beside each network: how often it ran, and its share of the time.
"""

import csv
import json
import os
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
from accordingto.match.likeness import Similarity
from accordingto.pipeline import Analysed, analyse, version
from accordingto.records import Article
from accordingto.resolve import resolve
from accordingto.text.doc import Doc
from bench.ledgers import fill, given
from bench.polnear import DEV, SHARED, rows, write_rows
from bench.speed import ONE_THREAD, processor
from training.polnear import read_text

BODIES = SHARED / "data/stories/fnc-train-bodies.csv"
TOPIC, LEAST_NAMED, OPENING = "Apple Watch", 3, 600
"""What the articles of the story name, how often each does, and the characters of each that are read, at most."""
UNRELATED, STORY, EARLIER, COPIES, TOGETHER = 16, 32, 16, 60, 60
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
    with TemporaryDirectory() as name:
        folder = Path(name)
        networks = Networks()
        measured = unrelated(folder, networks) | growing(folder, networks) | copies(folder)
        measured |= seeds(folder) | two_jobs(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(measured | {"reading, peak MB": round(peak)}, indent=1))


def measure() -> dict[str, float]:
    """Words a second, ratios, percent and megabytes, by their names."""
    done = subprocess.run([sys.executable, "-m", "bench.cost"], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


class Networks:
    """How often networks run, and for how many seconds of the processor; of pairs, how many are read."""

    def __init__(self) -> None:
        import onnxruntime

        self.seconds, self.pairs = 0.0, 0
        run, said = onnxruntime.InferenceSession.run, Similarity._said

        def timed(*given: object) -> object:
            began = time.process_time()
            found = run(*given)
            self.seconds += time.process_time() - began
            return found

        def counted(*given: object) -> float:
            self.pairs += 1
            return float(said(*given))  # type: ignore[arg-type]

        onnxruntime.InferenceSession.run = timed
        Similarity._said = counted  # type: ignore[method-assign,assignment]

    def taken(self) -> tuple[float, int]:
        """What was counted since this was asked last."""
        found = self.seconds, self.pairs
        self.seconds, self.pairs = 0.0, 0
        return found


def unrelated(folder: Path, networks: Networks) -> dict[str, float]:
    """Articles that have little to do with each other: into a ledger, and the part of it that `extract` does."""
    articles = given(rows()[:UNRELATED])
    analyse(articles[0])  # the models are loaded
    networks.taken()
    path = folder / "unrelated.db"
    with Ledger.create(path) as ledger:
        times = [_read(article, ledger) for article in articles]
        settling = _seconds(ledger.settle)
    within, pairs = networks.taken()
    extracting, rest = (sum(each) for each in zip(*times, strict=True))
    whole = extracting + rest + settling
    words = sum(len(article.text.split()) for article in articles)
    return {
        "words a second, statements alone": round(words / extracting),
        "words a second, into a ledger": round(words / whole),
        "words a second, its networks alone": round(words / within),
        "into a ledger against statements alone": round(extracting / whole, 2),
        "pairs read an article, unrelated": round(pairs / UNRELATED, 1),
        "words an article, unrelated": round(words / UNRELATED),
        "KB an article, unrelated": round(_kilobytes(path) / UNRELATED),
        "seconds to list claims": round(_spent("claims", "--ledger", str(path)), 2),
        "seconds to list sources": round(_spent("sources", "--ledger", str(path)), 2),
    }


def _kilobytes(path: Path) -> float:
    """What a ledger takes beyond an empty one, whose tables take as much as ten short articles."""
    empty = path.with_name("empty.db")
    if not empty.exists():
        with Ledger.create(empty):
            pass
    return (path.stat().st_size - empty.stat().st_size) / 1024


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


def growing(folder: Path, networks: Networks) -> dict[str, float]:
    """What it takes to keep, match and settle one article more: of a story of 40 against one of 20."""
    told = [analyse(article) for article in given(story())]
    known, added = told[:-ADDED], told[-ADDED:]
    networks.taken()
    with Ledger.create(folder / "large.db") as large, Ledger.create(folder / "small.db") as small:
        read = [_kept(ledger, of, networks) for ledger, of in ((small, known[: EARLIER - ADDED]), (large, known))]
        times = [[_kept(ledger, [one], networks)[0] for ledger in (small, large)] for one in added]
        together = max(len(one.articles) for one in large.stories())
    few, many = (median(each) for each in zip(*times, strict=True))
    return {
        "articles of one story": together,
        f"pairs read an article, story of {EARLIER}": round(read[0][1] / (EARLIER - ADDED), 1),
        f"pairs read an article, story of {STORY}": round(read[1][1] / (STORY - ADDED), 1),
        "KB an article, story": round(_kilobytes(folder / "large.db") / STORY),
        f"milliseconds to add article {EARLIER}": round(1000 * few),
        f"milliseconds to add article {STORY}": round(1000 * many),
        f"adding article {STORY} against {EARLIER}": round(many / few, 2),
    }


def _kept(ledger: Ledger, told: list[Analysed], networks: Networks) -> tuple[float, int]:
    """Seconds to keep and settle these, and how many pairs were read."""

    def keep() -> None:
        for one in told:
            ledger.add(one.article, one.tellings, version(), one.fresh)
        ledger.settle()

    return _seconds(keep), networks.taken()[1]


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
        fill(ledger, _with_a_copy())
        held = max(_holding(one) for one in ledger.claims())
    return {f"copies of {COPIES} in one claim, percent": round(100 * held / COPIES, 1)}


def _with_a_copy() -> Iterator[dict[str, str]]:
    """The first lines of articles that are long enough, with the copied sentence after each."""
    texts = (read_text(path) for path in sorted((DEV.parent / "train").glob("*.txt")))
    for number, text in enumerate(islice((text for text in texts if len(text) > BEFORE), COPIES)):
        yield {"name": f"copy {number}", "text": f"{text[:BEFORE].rsplit(maxsplit=1)[0]}.\n\n{COPIED}\n"}


def _holding(one: ClaimEntry) -> int:
    return len({member.article.id for member in one.members if COPIED[1:60] in member.content})


def seeds(folder: Path) -> dict[str, float]:
    """The two seed articles, cold: what a newcomer waits for."""
    extracting = _spent("extract", str(SHARED / "seeds"))
    reading = _spent("read", str(SHARED / "seeds"), "--ledger", str(folder / "seeds.db"))
    return {"seeds, read against extract": round(reading / extracting, 2)}


def two_jobs(folder: Path) -> dict[str, float]:
    """Articles a second by two jobs against one, by the clock."""
    given_ = folder / "together.jsonl"
    write_rows(given_, rows()[:TOGETHER])
    alone, together = (
        _wall("read", str(given_), "--jobs", str(jobs), "--ledger", str(folder / f"{jobs}.db")) for jobs in (1, 2)
    )
    return {"two jobs against one": round(alone / together, 2)}


def _spent(*command: str) -> float:
    """Seconds of the processor that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _wall(*command: str) -> float:
    began = time.perf_counter()
    _run(command)
    return time.perf_counter() - began


def _run(command: tuple[str, ...]) -> None:
    whole = [sys.executable, "-m", "accordingto", *command]
    subprocess.run(whole, check=True, capture_output=True, env=os.environ | ONE_THREAD)


if __name__ == "__main__":
    main()
