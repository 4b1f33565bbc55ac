"""Whether it is somebody who says what is attributed (`resolve/somebody.py`), learnt from judged attributions.

    python -m training.train_somebody               # writes src/accordingto/model/attribution/somebody.npy; ten minutes
    python -m training.train_somebody --limit 20    # only 20 articles, into runs/somebody: does it run?

The articles are read by the program as it is, so run it again whenever the attribution model changes. Every tenth
article is only measured, by `python -m bench.somebody`.
"""

import logging
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from accordingto.attribute import attribute
from accordingto.attribute.model import Attributed
from accordingto.records import Attribution, Span
from accordingto.resolve.somebody import measures
from accordingto.text.doc import Doc
from training import sums
from training.logistic import fit
from training.settings import limited
from training.stories import Row, article, given, rows_of

JUDGED = Path(__file__).parent / "somebody.jsonl"
FOLDER = Path(__file__).parents[1] / "src/accordingto/model/attribution"
RUNS = Path("runs/somebody")
KEPT = 10
"""Of the articles one in so many is kept."""
RIDGE = 150.0
"""Of 100, 150, 400 and 1,000 in five folds by article one of those that rank best, and loses fewest."""
ROLES = ("source", "cue", "content")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """An article, what the model finds in it, and of that what was judged, each with its annotation."""

    doc: Doc
    found: Attributed
    judged: list[tuple[Attribution, Row]]


def main() -> None:
    """Read, fit and write."""
    limit = limited("train_somebody", __doc__, RUNS, "articles")
    inputs, wanted = [], []
    for one in islice(judged(kept=False), limit):
        inputs.append(measures(one.doc.text, one.found.encoded, [attribution for attribution, _ in one.judged]))
        wanted += [row["told"] != "n" for _, row in one.judged]
    _LOG.info("%d attributions, %d by somebody", len(wanted), sum(wanted))
    counts = np.ones(len(wanted))
    weights, bias = fit(np.concatenate(inputs).astype(float), np.array(wanted, float), counts, RIDGE)
    out = RUNS if limit else FOLDER
    np.save(out / "somebody.npy", np.append(weights, bias).astype(np.float32))
    if out == FOLDER:
        sums.write(out)


def judged(*, kept: bool) -> Iterator[Judged]:
    """The articles that are kept, or the others, with what of the judged attributions the model still finds."""
    by_article: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of(JUDGED):
        if (zlib.crc32(row["article"].encode()) % KEPT == 0) == kept:
            by_article[row["kind"], row["article"]].append(row)
    for (kind, name), rows in by_article.items():
        read = article(given(kind, name))
        if read:
            doc = Doc(read)
            found = attribute(doc)
            known = {tuple(getattr(one, role) for role in ROLES): one for one in found.attributions}
            places = (tuple(tuple(Span(*at) for at in row[role]) for role in ROLES) for row in rows)
            mine = [(known[place], row) for place, row in zip(places, rows, strict=True) if place in known]
            if mine:
                yield Judged(doc, found, mine)


if __name__ == "__main__":
    main()
