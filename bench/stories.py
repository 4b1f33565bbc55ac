"""Articles into stories, on ECB+: each topic has two events of one sort, all topics' articles come in one pool.

python -m bench.stories          # B-cubed F1
python -m bench.stories words    # counts anew how common words are: src/accordingto/match/common_words.py
"""

import math
import random
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from accordingto.match import terms
from bench.polnear import SHARED

ECB = SHARED / "data/ecbplus"
LEAST = 10
"""Documents that have a word of the table, at least."""


def measure() -> dict[str, float]:
    """B-cubed F1 in percent on topics 31 to 35, and on 1 to 30, which the thresholds were chosen on."""
    topics = {path: int(path.parent.name) for path in sorted(ECB.glob("*/*.xml"))}
    return {
        "stories ecb+": _f1([path for path, topic in topics.items() if topic > 30]),
        "stories ecb+ tuned": _f1([path for path, topic in topics.items() if topic <= 30]),
    }


def _f1(paths: list[Path]) -> float:
    """The mean over three orders of arrival."""
    from accordingto.match.stories import Stories

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


def common_words() -> str:
    """The module that says how common words are: bands of half a doubling, from PolNeAR, AQUAINT, MEANTIME and GUM."""
    holders: Counter[str] = Counter()
    documents = 0
    for text in _documents():
        documents += 1
        holders.update(set(terms.counted(text)[0]))
    bands = defaultdict(list)
    for word, count in holders.items():
        if count >= LEAST and not word[0].isdigit():
            bands[round(2 * math.log2(documents / count))].append(word)
    lines = ['"""How common words are in news. Counted by `python -m bench.stories words`; not written by hand."""', ""]
    lines += [f"DOCUMENTS = {documents}", "BANDS = {"]
    for band in sorted(bands):
        words = textwrap.fill(" ".join(sorted(bands[band])), 119, break_on_hyphens=False, break_long_words=False)
        lines.append(f'    {band}: """\n{words}\n""",')
    lines += ["}", '"""Words, by how rare: a word of band n stands in one document of 2 ** (n / 2)."""']
    return "\n".join(lines)


def _documents() -> Iterator[str]:
    data = SHARED / "data"
    for path in sorted(data.glob("polnear/train/*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(data.glob("aquaint-timeml/*.tml")):
        yield re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted(data.glob("meantime/**/*.xml")):
        yield _text(path)
    for path in sorted(data.glob("gum/*.conllu")):
        for document in path.read_text(encoding="utf-8").split("# newdoc id")[1:]:
            yield "\n".join(re.findall(r"^# text = (.*)$", document, re.MULTILINE))


if __name__ == "__main__":
    if not ECB.is_dir():
        sys.exit(f"{ECB}: not there. Set ACCORDINGTO_SHARED to the folder that holds data/ and score/")
    print(common_words() if sys.argv[1:] == ["words"] else measure())
