"""Stories whose tellings were compared: which of them say the same, as annotated, beside what the program tells.

`pairs.jsonl` has single pairs of tellings, each with a class, by the characters of both contents. `claims.jsonl` has
whole stories of PolNeAR train and ECB+ parted into groups that say the same: statements by PolNeAR's ids or, in ECB+,
by their characters, white space left out. Neither has any text. A telling of the program stands for the annotated one
with which it shares most characters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path

import numpy as np

from accordingto.match.claims import Pair, ordered
from accordingto.match.comparable import Comparable
from accordingto.match.likeness import Similarity, packed, unpacked
from accordingto.records import Told as Voice
from bench.polnear import scorer
from training.stories import POLNEAR, Row, Told, given, rows_of, told

PAIRS, GROUPS = (Path(__file__).parent / f"{name}.jsonl" for name in ("pairs", "claims"))
CLASSES = ("U", "C", "P", "O", "R", "X")
"""One utterance, one claim, a part of it, the opposite, related only, unlike."""
SAME = frozenset("UCPO")
"""Classes that belong together: also what denies a claim is told of it."""
FEW = 10
"""Rows of a story that are read where few stories are."""
WIDE = "W"
"""Opens the names of those stories of `pairs.jsonl` that are none: pairs among all articles of PolNeAR's campaign."""
ALIKE = 0.5
"""Share of both contents' characters from which a telling is the annotated one."""
Member = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A story's articles by name, and what is known of their tellings, by their ids.

    `part` is "train", "kept" (pairs that annotators classed) or "held out" (groups); the last two only calibrate.
    `members` has the name in `together` of each telling that was grouped.
    """

    part: str
    name: str
    articles: Mapping[str, Told]
    classes: Mapping[Pair, str]
    members: Mapping[str, Member]
    together: frozenset[frozenset[Member]]

    def same(self, one: Comparable, other: Comparable) -> bool | None:
        """Whether two tellings say the same, None where nobody said so or not."""
        known = self.classes.get(ordered(one.id, other.id))
        if known:
            return known in SAME
        if one.id in self.members and other.id in self.members:
            return frozenset((self.members[one.id], self.members[other.id])) in self.together
        return None

    def labels(self, left: Told, right: Told) -> np.ndarray:
        """1, 0 or, where it is not known, -1 for each two tellings of two articles."""
        rows = [[self.same(one, other) for other in right.lines] for one in left.lines]
        found = np.array([[-1 if same is None else int(same) for same in row] for row in rows], np.int8)
        return found.reshape(len(left.lines), len(right.lines))


def stories(limit: int | None = None, *, calibrating: bool = False) -> Iterator[Story]:
    """All stories, read by the program; with a limit the first of each set and part, and few rows of each.

    `calibrating`: those alone that no network saw, or, since networks see pairs of two articles, those of PolNeAR that
    are parted into groups.
    """
    annotated: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of(PAIRS):
        annotated[row["set"], row["story"]].append(row)
    grouped = {(row["set"], row["story"]): row for row in rows_of(GROUPS)}
    sorts: dict[tuple[str, str, bool], list[tuple[str, str]]] = defaultdict(list)
    for key in dict.fromkeys((*annotated, *grouped)):
        sorts[key[0], _part(annotated[key], grouped.get(key)), key in grouped].append(key)
    for (source, part, whole), keys in sorts.items():
        if calibrating and part == "train" and not (whole and source == "polnear"):
            continue
        for key in islice(keys, limit):
            rows = annotated[key][: limit and FEW * limit]
            yield _story(part, key, rows, grouped.get(key))


def _part(rows: Iterable[Row], groups: Row | None) -> str:
    if any(row.get("kept") for row in rows):
        return "kept"
    return "held out" if groups and _held_out(groups) else "train"


def _held_out(row: Row) -> bool:
    """No network sees such a story: it is left for the weights of the measures."""
    return row["set"] == "polnear" and int(row["story"][1:]) % 4 == 0


def _story(part: str, key: tuple[str, str], rows: list[Row], groups: Row | None) -> Story:
    kind = {"fnc": "fnc", "polnear": "train"}.get(key[0], "ecb")
    names = {row[side][0] for row in rows for side in ("left", "right")} | {*(groups["articles"] if groups else ())}
    articles = {name: read for name in sorted(names) if (read := told(given(kind, name)))}
    members = dict(_members(kind, groups, articles)) if groups else {}
    return Story(part, key[1], articles, dict(_classes(rows, articles)), members, _together(groups))


def _classes(rows: Iterable[Row], articles: Mapping[str, Told]) -> Iterator[tuple[Pair, str]]:
    """The classes of the pairs both of which the program tells, by their ids."""
    for row in rows:
        sides = [_nearest(articles[name], _characters(spans)) for name, spans in (row["left"], row["right"])]
        if all(sides):
            one, other = (side.id for side in sides if side)
            yield ordered(one, other), row["label"]


def _nearest(article: Told, content: set[int]) -> Comparable | None:
    likest = max(((alike(_content(line), content), at) for at, line in enumerate(article.lines)), default=(0.0, 0))
    return article.lines[likest[1]] if likest[0] >= ALIKE else None


def _together(groups: Row | None) -> frozenset[frozenset[Member]]:
    """Every two members of a group, by article and id or characters."""
    if groups is None:
        return frozenset()
    found = [[(groups["articles"][at], str(ident)) for at, ident in one["members"]] for one in groups["groups"]]
    return frozenset(frozenset(pair) for members in found for pair in combinations(members, 2))


def _members(kind: str, groups: Row, articles: Mapping[str, Told]) -> Iterator[tuple[str, Member]]:
    """Which annotated statement each attributed telling is; one of ECB+ may be none, and is then in no group."""
    for name, article in articles.items():
        marked = _marked(kind, groups, name)
        for line in article.lines:
            if line.statement.told is Voice.ATTRIBUTED:
                mine = _bare(article.article.text, _content(line)) if kind == "ecb" else _content(line)
                like, ident = max(((alike(mine, other), ident) for ident, other in marked.items()), default=(0.0, ""))
                if like >= ALIKE:
                    yield line.id, (name, ident)
                elif kind == "ecb":
                    yield line.id, (name, f"none {line.id}")


def _marked(kind: str, groups: Row, name: str) -> dict[str, set[int]]:
    """The characters of each annotated statement of an article, by its id."""
    if kind != "ecb":
        found: dict[str, set[int]] = scorer("score_claims").attributions(str(POLNEAR / kind / f"{name}.ann"))
        return found
    members = [member for one in groups["groups"] for member in one["members"]]
    return {str(spans): _characters(spans) for at, spans in members if groups["articles"][at] == name}


def _bare(text: str, characters: set[int]) -> set[int]:
    """The same characters, counted without white space."""
    number = np.cumsum([not letter.isspace() for letter in text]) - 1
    return {int(number[at]) for at in characters if not text[at].isspace()}


def _content(line: Comparable) -> set[int]:
    return _characters((span.start, span.end) for span in line.statement.attribution.content)


def _characters(spans: Iterable[Iterable[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def alike(one: set[int], other: set[int]) -> float:
    """The share of the characters of two contents that both have."""
    return len(one & other) / max(1, len(one | other))


def vectors(networks: Similarity, article: Told) -> np.ndarray:
    """What the encoder makes of the tellings of an article, as a ledger keeps it."""
    return unpacked(packed(networks.vectors(article.doc, article.lines)))
