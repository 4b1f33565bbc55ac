"""Is what is printed as a statement said, thought or planned by somebody? On judged attributions that nothing learnt.

`python -m bench.somebody` prints the figures, with `-v` each that is wrongly given or left out.
"""

import sys
from collections.abc import Iterator
from functools import cache

from accordingto.records import Attribution, Told
from accordingto.records.identity import identity
from accordingto.resolve import resolve
from training.train_somebody import judged

Seen = tuple[str, Attribution, bool, bool]
"""The article, an attribution, whether it is given as a statement, and whether somebody says it."""


def measure() -> dict[str, float]:
    """Percent: of what is given, what somebody says; of what somebody says, what is given."""
    said = [says for _, _, gives, says in seen() if gives]
    kept = [gives for _, _, gives, says in seen() if says]
    return {
        "statements that somebody makes": round(100 * sum(said) / len(said), 1),
        "of these, printed": round(100 * sum(kept) / len(kept), 1),
    }


@cache
def seen() -> list[Seen]:
    """The judged attributions that were drawn by chance, of FNC-1 and of PolNeAR."""
    return list(_seen())


def _seen() -> Iterator[Seen]:
    for one in judged(kept=True):
        article = one.doc.article
        printed = {each.id for each in resolve(one.doc, one.found) if each.told is Told.ATTRIBUTED}
        for attribution, row in one.judged:
            if row["drawn"] != "unsure":
                yield article.name, attribution, identity(article.id, attribution) in printed, row["told"] != "n"


def main() -> None:
    """Print the figures, then what is wrong by article and characters."""
    for label, value in measure().items():
        print(f"{label:36}{value:>9}")
    for name, one, gives, says in seen() if "-v" in sys.argv else ():
        if gives != says:
            told = "given, and nobody says it" if gives else "somebody says it, and it is left out"
            print(f"{name}: {told}: {[(span.start, span.end) for span in one.spans]}")


if __name__ == "__main__":
    main()
