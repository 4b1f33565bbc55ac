"""`python -m bench.claims`: what the ledger says of claims/dev.jsonl, by score_claims.py, from raw text.

Each of the 14 stories is read into a ledger of its own. With `-v` each pair that is wrong or missed is printed.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from bench.ledgers import printed
from bench.polnear import SHARED, row, scorer, write_rows

GOLD, POLNEAR = SHARED / "data/claims/dev.jsonl", SHARED / "data/polnear"
RECALLS = (0.45, 0.40)
Row = dict[str, Any]
Told = tuple[str, str]
"""A gold attribution: its article and its id."""
Pair = tuple[Told, ...]


class Likely(NamedTuple):
    """Two tellings, how likely they say the same as the program sees it, and whether they do."""

    likely: float
    right: bool


def main() -> None:
    """Print the figures, and with `-v` each error."""
    found = told()
    for name, value in figures(found).items():
        print(f"{name:36}{value:>9}")
    if "-v" in sys.argv:
        print("\n".join(errors(found)))


def measure() -> dict[str, float]:
    """Percent, of stories that are no reprints unless the name says so; the calibration is printed."""
    return figures(told())


def gold() -> list[Row]:
    """The stories."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]


def told() -> list[Row]:
    """The claims of each story, a row each; those that are only a question too."""
    found = []
    for story in gold():
        claims, _ = printed([row(POLNEAR / split / f"{name}.txt") for split, name in story["articles"]])
        found += [claim | {"story": story["story"]} for claim in claims]
    return found


def figures(found: list[Row]) -> dict[str, float]:
    """As `score_claims.py` counts; ranked and calibrated by `likely`."""
    said = scored(found)
    print(said)
    both = scored([claim | {"members": claim["members"] + claim["perhaps"]} for claim in found])
    precision, recall, f1 = _numbers(r"^without reprints: pairs precision (\S+) recall (\S+) F1 (\S+)", said)
    conflicts = re.findall(r"conflicts (\d+) of \d+ gold found, (\d+) predicted", said)
    exact, elsewhere = _numbers(r"^without reprints: origins .* 1 to 1 (\S+) of \d+, elsewhere (\S+) of", said)
    measured = {
        "claims pairs": f1,
        "claims pairs, precision": precision,
        "claims pairs, recall": recall,
        "claims pairs, recall with perhaps": _numbers(r"^without reprints: pairs .* recall (\S+)", both)[0],
        "claims pairs reprints": _numbers(r"^reprints: pairs .* F1 (\S+)", said)[0],
        "utterances joined": _numbers(r"^without reprints: utterances .* = (\S+)", said)[0],
        "origins exact, 1 to 1": exact,
        "origins exact, elsewhere": elsewhere,
    }
    ranked, right = pairs_by_likelihood(found)
    measured |= {f"precision at recall {least:.2f}": precision_at(least, ranked, right) for least in RECALLS}
    show_calibration(against_exemplars(found))
    return {name: round(100 * value, 1) for name, value in measured.items()} | {
        "ledger conflicts found": sum(int(one) for one, _ in conflicts),
        "ledger conflicts raised": sum(int(one) for _, one in conflicts),
    }


def scored(found: list[Row]) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "predictions.jsonl"
        write_rows(target, found)
        command = [sys.executable, *map(str, (SHARED / "score/score_claims.py", GOLD, POLNEAR, target))]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _numbers(pattern: str, said: str) -> tuple[float, ...]:
    match = re.search(pattern, said, re.MULTILINE)
    assert match, said
    return tuple(float(one) for one in match.groups())


def pairs_by_likelihood(found: list[Row]) -> tuple[list[Likely], int]:
    """Each pair that some claim joins or perhaps joins, likeliest first, and how many the gold has.

    Both were compared with the exemplar only, so that two of them are one as likely as both say the same as it.
    """
    ranked: list[Likely] = []
    wanted = 0
    for story in plain():
        best: dict[Pair, float] = {}
        for claim in (one for one in found if one["story"] == story["story"]):
            for one, other in combinations(_members(story, claim), 2):
                for pair in _across((one[0], other[0])):
                    best[pair] = max(best.get(pair, 0.0), one[1] * other[1])
        gold = gold_pairs(story)
        wanted += len(gold)
        ranked += [Likely(likely, pair in gold) for pair, likely in best.items()]
    return sorted(ranked, key=lambda one: -one.likely), wanted


def precision_at(least: float, ranked: list[Likely], wanted: int) -> float:
    """The highest precision with at least this recall; pairs of one likelihood go together. 0 where none has it."""
    best, right = 0.0, 0
    for count, one in enumerate(ranked, 1):
        right += one.right
        last = count == len(ranked) or ranked[count].likely < one.likely
        if last and right >= least * wanted:
            best = max(best, right / count)
    return best


def against_exemplars(found: list[Row]) -> Iterator[Likely]:
    """Each member, or perhaps one, of another article than its claim's exemplar."""
    for story in plain():
        gold = gold_pairs(story)
        for claim in (one for one in found if one["story"] == story["story"]):
            members = _members(story, claim)
            exemplar = [m for m in claim["members"] if m["statement"] == claim["id"]]
            for first in {ident for m in exemplar if (ident := _gold_id(story, m))}:
                for other, likely in members:
                    for pair in _across((first, other)):
                        yield Likely(likely, pair in gold)


def show_calibration(pairs: Iterable[Likely]) -> None:
    """Is `likely` a probability? By tenths; from .5 on a member counts as one."""
    tenths: dict[int, list[Likely]] = {}
    for one in pairs:
        tenths.setdefault(min(9, int(10 * one.likely + 1e-9)), []).append(one)
    print("likely  right   members")
    for _, found in sorted(tenths.items()):
        likely, right = (sum(each) / len(found) for each in zip(*found, strict=True))
        print(f"{likely:6.2f}{right:7.2f}{len(found):10d}")


def plain() -> list[Row]:
    """The stories that are no reprints."""
    return [story for story in gold() if not story.get("reprint")]


def gold_pairs(story: Row) -> set[Pair]:
    """Every two members of a group that stand in different articles."""
    return set().union(*(_across(tuple(member) for member in group["members"]) for group in story["groups"]))


def _across(members: Iterable[Told]) -> set[Pair]:
    found: set[Pair] = scorer("score_claims").pairs(members)
    return found


def _members(story: Row, claim: Row) -> list[tuple[Told, float]]:
    """The gold attributions that a claim joins or perhaps joins, each as likely as its likeliest telling."""
    best: dict[Told, float] = {}
    for member in claim["members"] + claim["perhaps"]:
        if ident := _gold_id(story, member):
            best[ident] = max(best.get(ident, 0.0), member["likely"])
    return list(best.items())


def _gold_id(story: Row, member: Row) -> Told | None:
    """The gold attribution with most of the content's characters, at least half of the two together."""
    split = next(split for split, name in story["articles"] if name == member["article"])
    covered = {x for start, end in member["content"] for x in range(start, end)}
    marked = _marked(split, member["article"]).items()
    likest = max(((len(covered & one) / len(covered | one), ident) for ident, one in marked), default=(0.0, ""))
    return (member["article"], likest[1]) if likest[0] >= 0.5 else None


@cache
def _marked(split: str, name: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = scorer("score_claims").attributions(str(POLNEAR / split / f"{name}.ann"))
    return found


def errors(found: list[Row]) -> Iterator[str]:
    """A line a pair that is wrong or missed; of those missed, whether they stand on the other shelf."""
    for story in plain():
        claims = [one for one in found if one["story"] == story["story"]]
        joined, perhaps = set[Pair](), set[Pair]()
        for claim in claims:
            joined |= _across(ident for m in claim["members"] if (ident := _gold_id(story, m)))
            perhaps |= _across(ident for ident, _ in _members(story, claim))
        for pair in sorted(gold_pairs(story) ^ joined):
            kind = "wrong" if pair in joined else "perhaps" if pair in perhaps else "missed"
            yield f"{kind:8}(story {story['story']}): " + " ### ".join(_words(story, told) for told in pair)


def _words(story: Row, told: Told) -> str:
    split = next(split for split, name in story["articles"] if name == told[0])
    text, covered = row(POLNEAR / split / f"{told[0]}.txt")["text"], _marked(split, told[0])[told[1]]
    return f"[{told[0]}] " + " ".join(text[min(covered) : max(covered) + 1].split())[:200]


if __name__ == "__main__":
    main()
