"""How common words are in news: counted over corpora of many years and countries, written as a data file.

    python -m training.word_rarity        # src/accordingto/text/data/rarity.txt

Each corpus weighs the same, so that no year and no country is the measure of all. A word that stands with a capital
where it does not open a sentence more often than not is a name: names are common in one story and rare in all others.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from accordingto.text.rarity import PER, term
from bench.polnear import SHARED

OUT = Path(__file__).parents[1] / "src/accordingto/text/data/rarity.txt"
LEAST = 3
"""Documents of a corpus with a word, at least, before the corpus counts for it."""
KEPT = 12
"""Documents in `PER` from which a word is listed; all others count as rarer."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n\u201c\"'\u2018(])\s*$")
HEAD = """# How many of {per} news articles have a word: rarer ones are not listed. Names are left out.
# Counted by `python -m training.word_rarity` on {corpora}; each corpus weighs the same.
"""


def main() -> None:
    """Count and write."""
    shares: Counter[str] = Counter()
    corpora = {name: list(texts) for name, texts in _corpora().items()}
    for texts in corpora.values():
        shares.update(_share(texts))
    rows = sorted(((share * PER / len(corpora), word) for word, share in shares.items()), key=lambda r: (-r[0], r[1]))
    said = ", ".join(f"{name} ({len(texts)} articles)" for name, texts in corpora.items())
    lines = [f"{word} {round(count)}" for count, word in rows if count >= KEPT]
    OUT.write_text(HEAD.format(per=PER, corpora=said) + "\n".join(lines) + "\n", encoding="utf-8")


def _share(texts: Iterable[str]) -> dict[str, float]:
    """The share of the texts that have each word, names left out."""
    holders, capital, small = Counter[str](), Counter[str](), Counter[str]()
    documents = 0
    for text in texts:
        documents += 1
        found = list(_WORD.finditer(text))
        words = [(word[0], _OPENS.search(text, max(0, word.start() - 4), word.start())) for word in found]
        holders.update({term(word) for word, _ in words})
        for word, opens in words:
            if word[0].islower():
                small[term(word)] += 1
            elif not opens:
                capital[term(word)] += 1
    return {w: n / documents for w, n in holders.items() if n >= LEAST and capital[w] <= small[w]}


def _corpora() -> dict[str, Iterator[str]]:
    data = SHARED / "data"
    return {
        "FNC-1": _fnc(data / "stories/fnc-train-bodies.csv"),
        "PolNeAR": (path.read_text(encoding="utf-8") for path in sorted(data.glob("polnear/train/*.txt"))),
        "AQUAINT": (_untagged(path) for path in sorted(data.glob("aquaint-timeml/*.tml"))),
        "MEANTIME": (_tokens(path) for path in sorted(data.glob("meantime/**/*.xml"))),
        "ECB+": (_tokens(path) for path in sorted(data.glob("ecbplus/*/*.xml"))),
        "GUM": _gum(sorted(data.glob("gum/*.conllu"))),
    }


def _fnc(path: Path) -> Iterator[str]:
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row["articleBody"] for row in csv.DictReader(file))


def _untagged(path: Path) -> str:
    return re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8", errors="replace"))


def _tokens(path: Path) -> str:
    """The words of an XML file with a line a sentence."""
    lines: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).iter("token"):
        lines.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return "\n".join(" ".join(words) for words in lines.values())


def _gum(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        for document in path.read_text(encoding="utf-8").split("# newdoc id")[1:]:
            yield "\n".join(re.findall(r"^# text = (.*)$", document, re.MULTILINE))


if __name__ == "__main__":
    main()
