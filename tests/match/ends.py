"""What speaks for each two of some ends of ways being one origin, and for each of them being one of its own.

    python -m tests.match.ends

writes `data/ends.jsonl` anew, for a change that is meant to change it. Read the diff, line by line, before you commit.
"""

from itertools import combinations
from pathlib import Path

import numpy as np

from accordingto.match.merging import GROUP_FEATURES, PAIR_FEATURES, End, group_features, pair_features, reason
from accordingto.records import Source
from bench.polnear import write_rows
from tests.match.ways import body, document, group, outlet, person, way
from tests.recorded import named

DATA = Path(__file__).parent / "data" / "ends.jsonl"
GAZETTE = outlet("The Harbour Gazette")
WAYS: list[tuple[str, Source, ...]] = [
    ("a", person("Ada Quill")),
    ("b", GAZETTE, person("Ms. Quill")),
    ("b", outlet("Harbour Gazette"), group("two port officials")),
    ("c", GAZETTE, group("officials")),
    ("c", person("Bo Lind")),
    ("d", body("Harbour Council")),
    ("d", group("people close to the talks")),
    ("e", document("the council's report")),
    ("e", document("a report by the Harbour Council")),
    ("f", GAZETTE),
    ("f", outlet("Coast Wire")),
    ("g", body("Vale Council"), group("the council's officials")),
]
GROUPS = [[0, 1], [2, 3, 11], [4], [5, 7, 8], [6], [9], [10]]


def seen() -> list[dict[str, object]]:
    """Each two of the ends with their features, then each of the groups with its own."""
    ends = [End.of(way(article, *chain)) for article, *chain in WAYS]
    likely = np.array([[1 / (1 + abs(i - j)) for j in range(len(ends))] for i in range(len(ends))])
    pairs = [
        {
            "one": _told(one),
            "other": _told(other),
            "features": named(PAIR_FEATURES, pair_features(one, other), 3),
            "because": reason(one, other, 1.0),
        }
        for one, other in combinations(ends, 2)
    ]
    groups = [
        {"group": [_told(ends[i]) for i in members], "features": named(GROUP_FEATURES, features, 3)}
        for at, members in enumerate(GROUPS)
        for features in [group_features(ends, GROUPS, at, likely)]
    ]
    return [*pairs, *groups]


def _told(end: End) -> str:
    return f"{end.way.article}: " + " ← ".join(link.source.name for link in end.way.chain)


if __name__ == "__main__":
    write_rows(DATA, seen())
