"""Denials of what somebody else affirms, in one article or across several."""

import re
from collections.abc import Iterable, Sequence

from accordingto.match.passages import Passage
from accordingto.records import Conflict, Differs, Side, Source, Stance
from accordingto.text.wordforms import Word, stem, words

_CHARGE = re.compile(
    r"\b(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|rumou?rs?|assertions?|having"
    r"|that|it|they|he|she|any)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|rumou?rs?"
    r"|assertions?) (?:that|of|about) ",
    re.IGNORECASE,
)
_ALIKE = (
    "provide supply deliver send sell give transfer ship hand",
    "arms weapon weapons munition ammunition missile rocket shell artillery",
    "kill murder shoot die",
    "attack strike hit bomb shell",
    "pay give transfer bribe",
    "plan plot intend",
    "steal take loot",
    "meet talk negotiate",
    "interfere meddle hack",
    "hide conceal cover",
    "invent fabricate make",
)
_CLASS = {stem(w): group.split()[0] for group in _ALIKE for w in group.split()}
_EMPTY = frozenset(stem(w) for w in "previous recent any earlier such new western official".split())
_LEAST = 3  # words of the proposition that the other must share
_SHARE = 0.75  # of the denied proposition's words


def denials(told: Sequence[Passage]) -> list[Conflict]:
    """Each denial with the statement of another source that affirms most of it, where there is one."""
    distinct = {p.words(p.span): p for p in reversed(told)}  # of copies, the first
    affirmed = [(p, _classes(p.said.words)) for p in distinct.values() if p.stance is Stance.AFFIRM]
    found = []
    for passage in distinct.values():
        if passage.stance is not Stance.DENY or not _CHARGE.search(passage.text, passage.span.start, passage.span.end):
            continue
        best = _answer(passage, affirmed)
        if best:
            found.append(_conflict(passage, best))
    return found


def _answer(denial: Passage, affirmed: Iterable[tuple[Passage, frozenset[str]]]) -> Passage | None:
    denied = _proposition(denial)
    best, score = None, (0, 0.0)
    for passage, classes in affirmed:
        shared = len(denied & classes)
        so = shared, shared / max(1, len(classes))
        if so > score and shared >= max(_LEAST, _SHARE * len(denied)) and _is_another(denial, passage):
            best, score = passage, so
    return best


def _is_another(denial: Passage, passage: Passage) -> bool:
    one, other = denial.source, passage.source
    if one is None or other is None or not (one.named and other.named):
        return False
    if any(c.hedged or c.denied for c in passage.clauses):
        return False
    return not _names(one) & _names(other)


def _names(source: Source) -> set[str]:
    return {w.stem for name in (source.name, source.body or "") for w in words(name) if w.content}


def _proposition(denial: Passage) -> frozenset[str]:
    """What is denied: of "allegations that …" the words after, else all."""
    opening = _THAT.search(denial.text, denial.span.start, denial.span.end)
    return _classes(w for w in denial.said.words if not opening or w.span.start >= opening.end())


def _classes(found: Iterable[Word]) -> frozenset[str]:
    return frozenset(_CLASS.get(w.stem, w.stem) for w in found if w.content and w.stem not in _EMPTY)


def _conflict(denial: Passage, affirmed: Passage) -> Conflict:
    sides = tuple(Side(p.article, p.span, p.words(p.span)) for p in (affirmed, denial))
    names = [p.source.name for p in (affirmed, denial) if p.source]
    return Conflict(Differs.DENIAL, "claim", f"{names[0]} affirms what {names[1]} denies", sides)
