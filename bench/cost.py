"""What matching costs as a ledger grows: articles of our own making, in stories of about one size, no model of meaning.

    python -m bench.cost         # scaled: 20,000 statements for 100,000, 600 and 2,400 articles for 2,500 and 10,000
    python -m bench.cost full    # as the floors say

Attribution and the encoding of meaning are not counted: they cost an article what they cost it alone. Vectors are drawn
by chance around a direction for each thing that is said, so that retelling lies close and all else does not.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import cast

import numpy as np
from accordingto.match.embed import Encoder
from accordingto.match.lines import Line
from accordingto.match.pairs import Told

from accordingto.ledger import Ledger
from accordingto.match.stage import Fresh, prepare
from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Basis,
    Judgement,
    Kind,
    Known,
    Link,
    Paragraph,
    Source,
    Span,
    Statement,
    Verdict,
)

FULL = "full" in sys.argv[1:]
SMALL, LARGE = (1_000, 100_000) if FULL else (1_000, 20_000)
"""Statements of the two ledgers that an article is added to."""
FEWER, MORE = (2_500, 10_000) if FULL else (600, 2_400)
"""Articles that are matched from scratch."""
ADDED = 60
"""Articles whose time to be added is measured; the median counts."""
IN_A_STORY = 8
SAID = 10
SIZE = 384
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or", "un")]


class Direction:
    """In the place of the encoder: a direction for each thing said, and some chance."""

    def vectors(self, lines: Sequence[Line]) -> np.ndarray:
        out = np.zeros((len(lines), 2, SIZE), np.float32)
        for at, line in enumerate(lines):
            thing = np.random.default_rng(_thing(line))
            chance = np.random.default_rng(abs(hash(line.id)) % 2**32)
            out[at] = thing.standard_normal(SIZE) + 0.5 * chance.standard_normal((2, SIZE))
        return out / np.linalg.norm(out, axis=2, keepdims=True)


class Judge:
    """In the place of the trained judge, at its cost: the measures are taken, what is near is the same."""

    def judgements(self, left: Told, right: Told, most: int = 0) -> list[Judgement]:
        from accordingto.match.pairs import likeness

        near = np.argwhere(likeness(left, right)[..., 0] > 0.6).tolist()
        return [
            Judgement(left.lines[i].id, right.lines[j].id, Verdict.SAME_CLAIM, 0.9, "the same thing") for i, j in near
        ]


def _thing(line: Line) -> int:
    """Of "… thing 12 34 …", what is said."""
    words = line.content.split()
    return int(words[-2]) * 1000 + int(words[-1])


@dataclass(slots=True)
class World:
    """Made-up news: stories with people, places and things said about them, an article at a time."""

    chance: random.Random = field(default_factory=lambda: random.Random(5))
    made: int = 0

    def articles(self, count: int) -> Iterator[tuple[Article, list[Statement]]]:
        """Articles in the order of their days; each of a story that began a few days before, or of a new one."""
        for _ in range(count):
            story = self.made // IN_A_STORY + self.chance.randrange(3)
            yield _article(self.made, story, self.chance)
            self.made += 1


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 2, 3))))


def _article(number: int, story: int, chance: random.Random) -> tuple[Article, list[Statement]]:
    of_story = random.Random(story)
    names = [f"{_word(of_story).title()} {_word(of_story).title()}" for _ in range(5)]
    rare = [_word(of_story) for _ in range(12)]
    common = random.Random(0)
    words = [_word(common) for _ in range(600)]
    text, spans = "", []
    for _ in range(SAID):
        filler = " ".join(chance.choice(words) for _ in range(25))
        text += f"{chance.choice(names)} met {chance.choice(rare)} {filler}.\n\n"
        thing = chance.randrange(12)
        what = f"{rare[thing]} {' '.join(chance.choice(words) for _ in range(8))} in thing {story} {thing}"
        name = chance.choice(names)
        start = len(text)
        text += f"{name} said {what}.\n\n"
        content = Span(start + len(name) + 6, start + len(name) + 6 + len(what))
        spans.append(
            (name, Span(start, start + len(name)), Span(start + len(name) + 1, start + len(name) + 5), content)
        )
    ident = f"{number:032x}"
    day = date(2031, 1, 1) + timedelta(days=story // 20)
    article = Article(
        ident, str(number), "", text, tuple(_paragraphs(text)), True,
        outlet=Known(f"Paper {number % 40}", Basis.GIVEN, "bench"), published=Known(str(day), Basis.GIVEN, "bench"),
    )  # fmt: skip
    said = [
        Statement(
            f"{number * 100 + at:032x}",
            ident,
            Attribution((source,), (cue,), (content,), 0.9),
            (Link(Source(name, Agent.PERSON, True), source, "named"),),
        )
        for at, (name, source, cue, content) in enumerate(spans)
    ]
    return article, said


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n\n"):
        if line:
            yield Paragraph(Span(start, start + len(line)), Kind.BODY)
        start += len(line) + 2


def _fresh(article: Article, statements: Sequence[Statement]) -> Fresh:
    return prepare(article, statements, cast(Encoder, Direction()), Judge())


def _fill(ledger: Ledger, world: World, articles: int) -> float:
    """Seconds of the processor, whatever else the machine does, to match that many articles and compute the claims."""
    spent = 0.0
    for article, statements in world.articles(articles):
        fresh = _fresh(article, statements)
        began = time.process_time()
        ledger.add(article, statements, "bench", fresh)
        spent += time.process_time() - began
    began = time.process_time()
    ledger.settle()
    return spent + time.process_time() - began


def _to_add(folder: Path) -> list[float]:
    """The median of the seconds that one article takes, its claims included: in a small ledger and in a large one.

    They take turns, for a machine's pace drifts.
    """
    with Ledger.create(folder / "small.db") as small, Ledger.create(folder / "large.db") as large:
        filled = [(small, World(), SMALL), (large, World(), LARGE)]
        for ledger, world, statements in filled:
            _fill(ledger, world, statements // SAID)
        turns = [[_fill(ledger, world, 1) for ledger, world, _ in filled] for _ in range(ADDED)]
    return [median(times) for times in zip(*turns, strict=True)]


def measure() -> dict[str, float]:
    """The ratio of adding to a large and to a small ledger; how much more an article of many costs; gigabytes."""
    with tempfile.TemporaryDirectory() as folder:
        added = _to_add(Path(folder))
        each = []
        for articles in (FEWER, MORE):
            with Ledger.create(Path(folder) / f"scratch {articles}.db") as ledger:
                each.append(_fill(ledger, World(), articles) / articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(
        f"milliseconds an article: added {[round(1000 * one, 1) for one in added]}, from scratch "
        f"{[round(1000 * one, 1) for one in each]}"
    )
    return {
        "adding at 100,000 against 1,000": round(added[1] / added[0], 2),
        "matching grows": round(each[1] / each[0] - 1, 2),
        "matching, peak GB": round(peak, 2),
    }


if __name__ == "__main__":
    print(measure())
