"""Copied text between two articles: wire copy, syndication, shared captions, partial rewrites.

A quotation that both print is no copied text, for two reporters may have heard it in one room. What an article
says in its own voice around the quotation is: nobody words that twice.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.records import Span
from accordingto.text.doc import Doc
from accordingto.text.fingerprints import GRAM, WORD, folded

LEAST = 12
"""Words that the two sides of a passage have in common."""
OWN = 6
"""Words of these outside quotation marks."""
PLAIN = 3
"""Words of these that are no names and longer than "with": a long name of a body is no copied passage."""
EDIT = 4
"""Words that may differ between two equal runs of one passage."""
BESIDE = 40
"""Words between a passage and a quotation that was copied with it."""
COMMON = 8
"""A sequence that stands more often than this in one of the texts is a refrain: no passage starts there."""
REWRITTEN = 0.65
"""Dice coefficient of two sentences' content, names and numbers twice, from which one is a rewrite of the other."""
SAME = 0.5
"""Share of the longer sentence's words that a rewrite keeps: two reporters of one fact share names, not the rest."""
CONTENT = 7
"""Different words of content that a rewritten sentence keeps, at least."""
REPRINT = 0.8
"""Share of the shorter text's own words in shared passages, from which it is a reprint."""
REWRITE = 0.25
"""The same, from which it is a rewrite, if a passage is the same word for word."""
RETOLD = 0.4
"""The same, where all passages are rewritten."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that stands in both texts, in characters of each; `likeness` is the share of words in common."""

    left: Span
    right: Span
    likeness: float
    because: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Two texts with one origin: one copied from the other, or both from a wire.

    `kind` is "reprint" where nearly all of the shorter text stands in the longer, "rewrite" where much of it does.
    `share` is that of the shorter text's own words (outside quotation marks) that stand in shared passages.
    """

    kind: str
    share: float
    because: str


@dataclass(frozen=True, slots=True)
class _Side:
    """One text as words: folded; their places; which are quoted; which tell (a capital, a digit); its sentences."""

    words: list[str]
    spans: list[tuple[int, int]]
    quoted: set[int]
    telling: list[bool]
    sentences: list[range]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one side that are words of the other, `same` of them in common."""

    left: range
    right: range
    same: int
    rewritten: bool = False


def copied(a: Doc, b: Doc) -> list[Shared]:
    """The passages that both articles have, in the order of `a`; none overlaps another on either side.

    Equal runs of words first (greedy string tiling, Wise 1993), joined over small edits; then sentences that were
    rewritten but kept their names, numbers and most other words; quotations only close to such a passage.
    Furniture ("Sign up for…") is passed over.
    """
    left, right = _side(a), _side(b)
    return [_shared(run, left, right) for run in _passages(left, right)]


def lineage(a: Doc, b: Doc) -> Lineage | None:
    """Whether the two articles have one origin, and why; None where they share too little, or only quotations."""
    left, right = _side(a), _side(b)
    found = _passages(left, right)
    shorter = left if len(left.words) <= len(right.words) else right
    ranges = [run.left if shorter is left else run.right for run in found]
    own = sum(n not in shorter.quoted for words in ranges for n in words)
    share = own / max(1, len(shorter.words) - len(shorter.quoted))
    if share < (RETOLD if all(run.rewritten for run in found) else REWRITE) or own < 2 * LEAST:
        return None
    passages = "one shared passage" if len(found) == 1 else f"{len(found)} shared passages"
    because = f"{share:.0%} of the shorter text's own words stand in {passages}"
    return Lineage("reprint" if share >= REPRINT else "rewrite", round(share, 3), because)


def _shared(run: _Run, left: _Side, right: _Side) -> Shared:
    likeness = min(1.0, run.same / max(len(run.left), len(run.right)))
    if run.rewritten:
        kept = [left.words[n] for n in run.left if left.telling[n]]
        theirs = {right.words[n] for n in run.right}
        because = "rewritten, with " + ", ".join(list(dict.fromkeys(word for word in kept if word in theirs))[:6])
    else:
        because = f"{run.same} words the same" + ("" if likeness == 1 else " but for small edits")
    return Shared(_span(left, run.left), _span(right, run.right), round(likeness, 3), because)


def _span(side: _Side, words: range) -> Span:
    return Span(side.spans[words[0]][0], side.spans[words[-1]][1])


def _side(doc: Doc) -> _Side:
    drawn = [paragraph.span for paragraph in doc.drawn]
    found = [word for own in drawn for word in WORD.finditer(doc.text, own.start, own.end)]
    starts = [m.start() for m in found]
    quoted: set[int] = set()
    for own in drawn:
        for one in doc.quotations[own]:
            end = one.closing[1] if one.closing else own.end
            quoted.update(range(bisect_left(starts, one.opening[0]), bisect_left(starts, end)))
    whole = (sentence for own in drawn for sentence in doc.sentences_of([own]))
    cut = (range(bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in whole)
    return _Side(
        words=[folded(m[0]) for m in found],
        spans=[m.span() for m in found],
        quoted=quoted,
        telling=[not m[0].islower() for m in found],
        sentences=[words for words in cut if words],
    )


def _passages(left: _Side, right: _Side) -> list[_Run]:
    """What is copied, in the order of the left text."""
    runs = sorted(_equal_runs(left.words, right.words), key=lambda run: (-run.same, run.left.start, run.right.start))
    joined = _joined(_apart(runs))
    enough = [run for run in joined if run.same >= LEAST]
    sure = [run for run in enough if _in_own_voice(run.left, left) and _in_own_voice(run.right, right)]
    sure += _rewritten(left, right, sure)
    ours, theirs = _beside(run.left for run in sure), _beside(run.right for run in sure)
    # One that stands beside a passage in both texts came along with it.
    sure += [run for run in enough if run.left.start in ours and run.right.start in theirs]
    return sorted(_apart(sure), key=lambda run: run.left.start)


def _beside(ranges: Iterable[range]) -> set[int]:
    near: set[int] = set()
    for words in ranges:
        near.update(range(words.start - BESIDE, words.stop + BESIDE))
    return near


def _in_own_voice(words: range, side: _Side) -> bool:
    """Whether enough of them is outside quotation marks, and not all of that names."""
    own = [n for n in words if n not in side.quoted]
    return len(own) >= OWN and sum(not side.telling[n] and len(side.words[n]) > 4 for n in own) >= PLAIN


def _equal_runs(a: list[str], b: list[str]) -> Iterator[_Run]:
    """Equal runs of five words and more."""
    theirs = _seeds(b)
    for gram, places in _seeds(a).items():
        for i in places:
            for j in theirs.get(gram, ()):
                if i and j and a[i - 1] == b[j - 1]:
                    continue  # a part of a longer run
                n = GRAM
                while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                    n += 1
                yield _Run(range(i, i + n), range(j, j + n), n)


def _seeds(words: list[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(*(words[n:] for n in range(GRAM)), strict=False)):
        places[gram].append(at)
    return {gram: found for gram, found in places.items() if len(found) <= COMMON}


def _apart(runs: list[_Run]) -> list[_Run]:
    """The runs without those over an earlier one; an equal run that another only cuts at an end is trimmed."""
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for given in runs:
        run = _trimmed(given, left, right) if len(given.left) == given.same == len(given.right) else given
        if len(run.left) >= GRAM and left.isdisjoint(run.left) and right.isdisjoint(run.right):
            left.update(run.left)
            right.update(run.right)
            kept.append(run)
    return kept


def _trimmed(run: _Run, left: set[int], right: set[int]) -> _Run:
    start, end = 0, run.same
    while start < end and (run.left[start] in left or run.right[start] in right):
        start += 1
    while end > start and (run.left[end - 1] in left or run.right[end - 1] in right):
        end -= 1
    return _Run(run.left[start:end], run.right[start:end], end - start)


def _joined(tiles: list[_Run]) -> list[_Run]:
    """Tiles that follow each other in both texts with no more than a small edit between, as one."""
    out: list[_Run] = []
    for tile in sorted(tiles, key=lambda run: run.left.start):
        last = out[-1] if out else tile
        gaps = (tile.left.start - last.left.stop, tile.right.start - last.right.stop)
        if out and all(0 <= gap <= EDIT for gap in gaps):
            out.pop()
            left, right = range(last.left.start, tile.left.stop), range(last.right.start, tile.right.stop)
            out.append(_Run(left, right, last.same + tile.same))
        else:
            out.append(tile)
    return out


def _rewritten(left: _Side, right: _Side, known: list[_Run]) -> list[_Run]:
    """Pairs of sentences with one content in part in other words, the likest first, apart from what is known."""
    ours = _contents(left, {n for run in known for n in run.left})
    theirs = _contents(right, {n for run in known for n in run.right})
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (_, content) in enumerate(theirs):
        for word in content:
            holders[word].append(number)
    pairs = []
    for one, content in ours:
        for number in _candidates(content, holders):
            other, others = theirs[number]
            likeness, both = _dice(content, others), content.keys() & others.keys()
            same = (Counter(left.words[n] for n in one) & Counter(right.words[n] for n in other)).total()
            enough = len(both) >= CONTENT and sum(content[word] == 1 for word in both) >= PLAIN
            if enough and likeness >= REWRITTEN and same >= SAME * max(len(one), len(other)):
                pairs.append((likeness, _Run(one, other, same, rewritten=True)))
    pairs.sort(key=lambda pair: (-pair[0], pair[1].left.start, pair[1].right.start))
    return _apart([run for _, run in pairs])


def _contents(side: _Side, used: set[int]) -> list[tuple[range, dict[str, float]]]:
    """Sentences that no passage touches, with the words of content in their own voice, and their weights."""
    out = []
    for sentence in side.sentences:
        if used.isdisjoint(sentence):
            own = [n for n in sentence if n not in side.quoted and (side.telling[n] or len(side.words[n]) > 3)]
            content = {side.words[n]: 2.0 if side.telling[n] else 1.0 for n in own}
            if len(content) >= CONTENT:
                out.append((sentence, content))
    return out


def _candidates(content: dict[str, float], holders: dict[str, list[int]]) -> list[int]:
    """The three sentences of the other side that share most of the words that do not stand everywhere."""
    rare = (holders[word] for word in content if word in holders and len(holders[word]) <= COMMON)
    return [number for number, _ in Counter(n for numbers in rare for n in numbers).most_common(3)]


def _dice(one: dict[str, float], other: dict[str, float]) -> float:
    both = math.fsum(min(weight, other[word]) for word, weight in one.items() if word in other)
    return 2 * both / (math.fsum(one.values()) + math.fsum(other.values()))
