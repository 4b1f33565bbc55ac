"""ECB+ (Cybulska and Vossen 2014): its articles as text, and sentence pairs that tell one event or two."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from bench.polnear import SHARED

TUNED = 30
"""Topics up to here are trained on."""
SAME, NEAR, FAR = 130, 110, 50
"""Pairs of a topic: of one event; of two events with something in common; of two without; at most."""
_TIGHT = frozenset(", . ; : ? ! ) % ' ’ n't ’t".split())
_OPENING = frozenset("( $ £".split())
_MARKS = {"``": '"', "“": '"', "''": '"', "”": '"'}
_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its text, and what it mentions that is known across articles: ("A" for an act, else "E"; which)."""

    document: str
    text: str
    mentions: frozenset[tuple[str, str]]

    @property
    def acts(self) -> frozenset[tuple[str, str]]:
        """The acts among its mentions."""
        return frozenset(m for m in self.mentions if m[0] == "A")


def documents() -> dict[str, Path]:
    """The files of the topics that are trained on, by name."""
    files = sorted((SHARED / "data/ecbplus").glob("*/*.xml"))
    return {path.stem: path for path in files if int(path.parent.name) <= TUNED}


def text(path: Path) -> str:
    """A sentence a paragraph."""
    return "\n\n".join(words for words, _ in _sentences(path))


def pairs(seed: int) -> list[tuple[str, str, bool]]:
    """Sentences of two articles on one topic: whether most of their acts are the same, or none is."""
    chance = random.Random(seed)
    topics: dict[str, list[Sentence]] = defaultdict(list)
    for name, path in documents().items():
        topics[path.parent.name] += [
            Sentence(name, words, mentions) for words, mentions in _sentences(path) if 5 < len(words.split()) < 70
        ]
    found = []
    for sentences in topics.values():
        kinds: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in combinations(sentences, 2):
            if one.document != other.document and one.acts and other.acts:
                kinds[_kind(one, other)].append((one.text, other.text))
        for kind, most in (("same", SAME), ("near", NEAR), ("far", FAR)):
            chosen = chance.sample(kinds[kind], min(most, len(kinds[kind])))
            found += [(one, other, kind == "same") for one, other in chosen]
    return found


def _kind(one: Sentence, other: Sentence) -> str:
    acts, shared = one.acts & other.acts, one.mentions & other.mentions
    if not acts:
        return "near" if shared else "far"
    most = 2 * len(acts) >= min(len(one.acts), len(other.acts))
    enough = len(shared) >= 2 and 2 * len(shared) >= min(len(one.mentions), len(other.mentions))
    return "same" if most and enough else "unclear"


def _sentences(path: Path) -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    root = ElementTree.parse(path).getroot()
    lines: dict[int, list[str]] = defaultdict(list)
    where = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        where[token.get("t_id")] = number
        lines[number].append(token.text or "")
    mentions = _mentions(root, where)
    for number in sorted(lines):
        yield _joined(lines[number]), frozenset(mentions[number])


def _mentions(root: ElementTree.Element, where: dict[str | None, int]) -> dict[int, set[tuple[str, str]]]:
    """What each sentence mentions that another article mentions too."""
    marked = {}
    for markable in root.find("Markables") or ():
        anchors = [anchor.get("t_id") for anchor in markable]
        if anchors:
            marked[markable.get("m_id")] = "A" if "ACTION" in markable.tag else "E", where.get(anchors[0], -1)
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for relation in root.find("Relations") or ():
        for source in relation.iter("source") if relation.tag == "CROSS_DOC_COREF" else ():
            if source.get("m_id") in marked:
                sort, number = marked[source.get("m_id")]
                found[number].add((sort, relation.get("note", "")))
    return found


def _joined(tokens: list[str]) -> str:
    """Tokens to prose; only white space is added or left out, but for quotation marks, which become straight."""
    words, tight, quoted = "", True, False
    for token in tokens:
        word = _MARKS.get(token, token)
        closes = word == '"' and quoted and token not in ("``", "“")
        if word == '"':
            quoted = not closes
        apart = not (tight or word in _TIGHT or closes or (word[:1] in "'’" and len(word) <= 3))
        words += " " * apart + word
        tight = word in _OPENING or (word == '"' and not closes)
    return _HYPHEN.sub("-", words).strip()
