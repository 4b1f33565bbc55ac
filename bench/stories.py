"""Articles into stories, on ECB+: each topic has two events of one sort, all topics' articles come in one pool.

python -m bench.stories          # B-cubed F1
"""

import random
import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

from accordingto.match import terms
from bench.polnear import SHARED

ECB = SHARED / "data/ecbplus"


def measure() -> dict[str, float]:
    """B-cubed F1 in percent on topics 31 to 35, and on 1 to 30, which the thresholds were chosen on."""
    topics = {path: int(path.parent.name) for path in sorted(ECB.glob("*/*.xml"))}
    return {
        "stories ecb+": _f1([path for path, topic in topics.items() if topic > 30]),
        "stories ecb+ tuned": _f1([path for path, topic in topics.items() if topic <= 30]),
    }


def _f1(paths: list[Path]) -> float:
    """The mean over three orders of arrival."""
    from tests.match.memory import Stories

    figures = []
    for seed in range(3):
        random.Random(seed).shuffle(paths)
        stories = Stories()
        for path in paths:
            stories.add(path.stem, terms.terms(_text(path)))
        figures.append(bcubed({path.stem: _event(path) for path in paths}, stories.clusters()))
    return round(100 * sum(figures) / len(figures), 1)


def _event(path: Path) -> str:
    return path.parent.name + ("plus" if path.stem.endswith("plus") else "")


def _text(path: Path) -> str:
    """The tokens of each sentence as a line."""
    lines: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        lines.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return "\n".join(map(" ".join, lines.values()))


def bcubed(gold: dict[str, str], found: dict[str, str]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998): for each item, how much of its cluster is of its class, and the reverse."""
    classes, clusters = defaultdict(set), defaultdict(set)
    for item in gold:
        classes[gold[item]].add(item)
        clusters[found[item]].add(item)
    both = [len(classes[gold[i]] & clusters[found[i]]) for i in gold]
    precision = sum(n / len(clusters[found[i]]) for n, i in zip(both, gold, strict=True)) / len(gold)
    recall = sum(n / len(classes[gold[i]]) for n, i in zip(both, gold, strict=True)) / len(gold)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    if not ECB.is_dir():
        sys.exit(f"{ECB}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/ and score/")
    print(measure())
