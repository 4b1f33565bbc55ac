"""Where two passages that are held to say the same differ.

Each kind of difference is looked for by itself. What all share: a difference is only one where the rest is told
alike, so that a figure, day, place or actor is compared with the one that stands in its stead, not with any other.

An actor who is exchanged for another, or two who exchange their parts, is a conflict of `role`: who plays what part.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from accordingto.match.parts import places_of_saying, reversed_parts, substituted
from accordingto.match.passages import Parsed, When, Zone, meet
from accordingto.match.polarity import CALLS_FALSE, Assertion, Operator, weak_cue
from accordingto.match.roles import one_voice
from accordingto.match.wording import variant
from accordingto.records import Conflict, Differs, Side, Span, Stance
from accordingto.text.counting import MONTH_NAMES
from accordingto.text.lists import alternation, word_set
from accordingto.text.numbers import Figure, agree
from accordingto.text.wordforms import stem

_COVERED = 0.6  # of a negation's scope, found in one clause of the other passage
_SHORT = 5  # content words; a content with no more is one proposition
_ALIKE = 0.5  # of the shorter clause's words, found in the other
_SUPPORT = 0.34  # of the shorter passage's content words, found in the other
_GRAIN = 10  # how many times longer a time may be than one that stands in its stead
_OPEN = 4000  # days; longer is "before Friday", which has no beginning
_NAME = 4  # words; a longer name is no person's
_BRIEF = 30  # words; in a short passage one word in common tells what a figure is of
_NEAR = 70  # characters around a figure or date whose words tell what it is about


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and where on each side."""

    kind: Differs
    what: str
    left: Span
    right: Span


def differences(left: Parsed, right: Parsed, *, utterance: bool = True) -> list[Conflict]:
    """What two passages that are held to say the same do not tell alike, one conflict a kind at most.

    `utterance`: they report one act of saying; then two wordings, strengths or days of saying it are conflicts.
    """
    if _one_text(left, right):
        return []
    found: dict[Differs, Conflict] = {}
    for difference in chain(
        _denials(left, right, utterance),
        _parts(left, right, utterance),
        _numbers(left, right),
        _days_apart(left, right, left.said, right.said),
        _speakers(left, right),
        *(look(left, right) for look in (_strength, _days_of_saying, _wordings) if utterance),
    ):
        found.setdefault(difference.kind, _conflict(difference, left, right))
    return list(found.values())


def denial(left: Parsed, right: Parsed, *, utterance: bool) -> list[Conflict]:
    """Of `differences` only that one passage denies what the other says."""
    if _one_text(left, right):
        return []
    first = next(_denials(left, right, utterance), None)
    return [_conflict(first, left, right)] if first else []


def _one_text(left: Parsed, right: Parsed) -> bool:
    """The same letters twice: a copy differs in nothing, however it is hyphened or whatever day it stands under."""
    one, two = (["".join(filter(str.isalnum, p.words(s))) for s in p.sentences] for p in (left, right))
    return one == two


def _conflict(found: Difference, left: Parsed, right: Parsed) -> Conflict:
    sides = (
        Side(left.article, found.left, left.words(found.left)),
        Side(right.article, found.right, right.words(found.right)),
    )
    return Conflict(found.kind, "claim", found.what, sides)


def support(left: Parsed, right: Parsed) -> float:
    """The share of the shorter content's words that the other passage has too."""
    fewer = min(len(left.said.stems), len(right.said.stems))
    return len(left.said.stems & right.said.stems) / fewer if fewer else 0.0


# Numbers


def _numbers(left: Parsed, right: Parsed) -> Iterator[Difference]:
    mine, others = (*left.said.figures, *left.around.figures), (*right.said.figures, *right.around.figures)
    for one in (left.said, left.around):
        for two in (right.said, right.around):
            a = [f for f in one.figures if not any(agree(f, g) for g in others)]
            b = [g for g in two.figures if not any(agree(f, g) for f in mine)]
            alone = len(a) == len(b) == 1
            rivals = ((f, g) for f in a for g in b if g.unit == f.unit and _same_thing(f, g, one, two, alone))
            for f, g in sorted(rivals, key=lambda pair: -_shared(pair[0].span, pair[1].span, one, two)):
                yield Difference(Differs.NUMBER, f"{left.words(f.span)} / {right.words(g.span)}", f.span, g.span)


def _same_thing(f: Figure, g: Figure, one: Zone, two: Zone, alone: bool) -> bool:
    """Two figures of one unit count the same: the same noun, or the same words around them."""
    shared = _shared(f.span, g.span, one, two)
    if set(f.nouns[:2]) & set(g.nouns[:2]):
        return shared >= 2 or len(one.words) < _BRIEF
    return shared >= (1 if alone and len(one.words) < _BRIEF else 3)


def _shared(a: Span, b: Span, one: Zone, two: Zone) -> int:
    return len(_about(a, one) & _about(b, two))


def _about(span: Span, zone: Zone) -> frozenset[str]:
    """Stems of the words near a figure or date, other figures left out."""
    near = (w for w in zone.words if span.start - _NEAR < w.span.start < span.end + _NEAR)
    return frozenset(w.stem for w in near if w.content and w.raw[0].isalpha() and not span.holds(w.span.start))


# Dates


def _days_of_saying(left: Parsed, right: Parsed) -> Iterator[Difference]:
    """The day that stands with the cue, in sentences that report one act of saying."""
    if support(left, right) < _ALIKE:
        return
    for one, two in ((left.around, right.around), (left.around, right.said), (left.said, right.around)):
        yield from _days_apart(left, right, one, two)


def _days_apart(left: Parsed, right: Parsed, one: Zone, two: Zone) -> Iterator[Difference]:
    mine, others = (*left.said.dates, *left.around.dates), (*right.said.dates, *right.around.dates)
    a = [d for d in one.dates if not any(_agree(left, right, d, e) for e in others)]
    b = [e for e in two.dates if not any(_agree(left, right, d, e) for d in mine)]
    alone = len(a) == len(b) == 1
    needed = 1 if alone else 2
    rivals = (
        (d, e)
        for d in a
        for e in b
        if _of_a_grain(d, e)
        and (_shared(d.span, e.span, one, two) >= needed or (alone and len(mine) == len(others) == 1))
    )
    for d, e in sorted(rivals, key=lambda pair: -_shared(pair[0].span, pair[1].span, one, two)):
        what = f"{left.words(d.span)} ({d.mention.value}) / {right.words(e.span)} ({e.mention.value})"
        yield Difference(Differs.DATE, what, d.span, e.span)


def _agree(left: Parsed, right: Parsed, one: When, other: When) -> bool:
    """They meet; or no year is told and they would meet in one year, whichever each was read to be of."""
    if meet(one, other):
        return True
    if _YEAR.search(left.words(one.span)) or _YEAR.search(right.words(other.span)):
        return False
    if not (_MONTH.search(left.words(one.span)) and _MONTH.search(right.words(other.span))):
        return False
    return any(
        meet(one, replace(other, first=_in_year(other.first, by), last=_in_year(other.last, by))) for by in (-1, 1)
    )


def _in_year(day: date, by: int) -> date:
    """The same day of a year before or after; Feb. 28 for Feb. 29."""
    if not date.min.year < day.year < date.max.year:
        return day
    return day.replace(year=day.year + by, day=min(day.day, 28) if day.month == 2 else day.day)


def _of_a_grain(one: When, other: When) -> bool:
    """Days against days, months against months; a day stands for no year."""
    short, long = sorted(((one.last - one.first).days + 1, (other.last - other.first).days + 1))
    return short == long or long <= _GRAIN * short or long > _OPEN


# Denial and strength


def _denials(left: Parsed, right: Parsed, utterance: bool) -> Iterator[Difference]:
    if Stance.DECLINE in (left.stance, right.stance):
        return
    if not utterance and dismissed(left) != dismissed(right):
        yield Difference(
            Differs.DENIAL, "affirmed / denied" if dismissed(right) else "denied / affirmed", left.span, right.span
        )
    yield from _marked(Differs.DENIAL, left, right, lambda c: c.negations, lambda c: c.denied)
    yield from _opposites(left, right)


def _strength(left: Parsed, right: Parsed) -> Iterator[Difference]:
    if Stance.DECLINE in (left.stance, right.stance) or support(left, right) < _SUPPORT:
        return
    if not weak_cue(left.cue) and not weak_cue(right.cue):
        yield from _marked(Differs.STRENGTH, left, right, lambda c: c.hedges, lambda c: bool(c.hedges))
    for one, other, turned in ((left, right, False), (right, left, True)):
        weak = weak_cue(one.cue)
        if weak and not weak_cue(other.cue) and not any(c.hedges for c in other.clauses):
            yield _one_sided(Differs.STRENGTH, weak.span, one, other, turned)


Marks = Callable[[Assertion], tuple[Operator, ...]]


def _marked(
    kind: Differs, left: Parsed, right: Parsed, marks: Marks, marked: Callable[[Assertion], bool]
) -> Iterator[Difference]:
    """A negation or hedge in one passage whose clause the other tells without any."""
    brief = max(len(left.said.stems), len(right.said.stems)) <= _SHORT
    for one, other, turned in ((left, right, False), (right, left, True)):
        for at, clause in enumerate(one.clauses):
            for mark in marks(clause):
                told = [c for c in other.clauses if _covers(c, clause, mark, one.clauses[:at], brief)]
                met = told + [c for c in other.clauses if not mark.elided and c.stems & mark.scope]
                if told and not any(marked(c) for c in met):
                    yield _one_sided(kind, mark.span, one, other, turned)


def _one_sided(kind: Differs, mark: Span, one: Parsed, other: Parsed, turned: bool) -> Difference:
    what = f"“{one.words(mark)}” on one side only"
    return Difference(kind, what, other.span, mark) if turned else Difference(kind, what, mark, other.span)


def _covers(other: Assertion, clause: Assertion, mark: Operator, before: Sequence[Assertion], brief: bool) -> bool:
    """The other clause tells what the mark governs, and the rest of the mark's clause well enough.

    Two `brief` contents have no other clause that could be meant, so that less in common is enough.
    """
    if not mark.scope:
        return False
    shared = mark.scope & other.stems
    if any(_opposed(x, y) for x in mark.scope - shared for y in other.stems - shared):
        return False
    if mark.elided:
        verbs = before[-1].stems - mark.scope if before else frozenset()
        return shared == mark.scope and bool(verbs & other.stems)
    if len(shared) < (_ALIKE if brief else _COVERED) * len(mark.scope):
        return False
    fewer = min(len(clause.stems | mark.scope), len(other.stems))
    return len(shared | (clause.stems & other.stems)) >= max(1 if brief else 2, _ALIKE * fewer)


_OPPOSITES = frozenset(
    pair
    for words in word_set("accordingto.match", "words.txt", "opposites")
    for a, b in [map(stem, words.split("/"))]
    for pair in ((a, b), (b, a))
)
_DISMISSED = re.compile(
    rf"\b(?:{CALLS_FALSE}|{alternation('accordingto.match', 'words.txt', 'calls false, in a verdict')}|hoax\w*|satir\w+"
    r"|fabricat\w+|made (?:it|that|this|them|the \w+) up|debunk\w*|no (?:\w+ )?evidence|no truth|no basis"
    r"|(?:not|n['’]t|never) (?:be |been |actually )?(?:true|real|happened|happen))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}|\byear")
_MONTH = re.compile(rf"\b(?:{'|'.join(name[:3].capitalize() for name in MONTH_NAMES)})[a-z]*")
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def calls_false(text: str, start: int, end: int) -> bool:
    """Something there is called false: of other passages `dismissed` need not be asked, which have to be made."""
    return bool(_DISMISSED.search(text, start, end))


def dismissed(passage: Parsed) -> bool:
    """The passage stands against the proposition: the cue denies it, or its few words call it false."""
    brief = len(passage.said.stems) <= _SHORT  # in many words "a lie" may be anything's
    says = brief and _DISMISSED.search(passage.text, passage.span.start, passage.span.end)
    return passage.stance is Stance.DENY or bool(says)


def _opposites(left: Parsed, right: Parsed) -> Iterator[Difference]:
    """One side has "safe", the other "unsafe" or "dangerous", in clauses that are alike otherwise."""
    for a in left.clauses:
        for b in right.clauses:
            if a.denied != b.denied or not a.stems & b.stems:
                continue
            pair = next(((x, y) for x in a.stems - b.stems for y in b.stems - a.stems if _opposed(x, y)), None)
            if pair and not (pair[0] in right.said.stems or pair[1] in left.said.stems):
                yield Difference(Differs.DENIAL, " / ".join(pair), _where(left, pair[0]), _where(right, pair[1]))


def _opposed(one: str, other: str) -> bool:
    if (one, other) in _OPPOSITES:
        return True
    short, long = sorted((one, other), key=len)
    prefix = long.removesuffix(short)
    return (prefix == "un" and len(short) > 2) or (prefix in _PREFIXES and len(short) > 3)


def _where(passage: Parsed, sought: str) -> Span:
    return next((w.span for w in passage.said.words if w.stem == sought), passage.span)


# Who and where


def _parts(left: Parsed, right: Parsed, utterance: bool) -> Iterator[Difference]:
    found = reversed_parts(left, right) or substituted(left, right)
    if not found and utterance and support(left, right) >= _ALIKE:
        found = places_of_saying(left, right)
    here, there = (left.words(found.left), right.words(found.right)) if found else ("", "")
    # An article that has both names tells of a country and its capital, say: neither stands in the other's stead.
    if found and not (found.place and any(here in side.text and there in side.text for side in (left, right))):
        kind = Differs.PLACE if found.place else Differs.ROLE
        yield Difference(kind, f"{here} / {there}", found.left, found.right)


# Speaker and wording


def _wordings(left: Parsed, right: Parsed) -> Iterator[Difference]:
    brief = all(
        len(p.quotes) == 1 and p.quotes[0].end - p.quotes[0].start >= p.span.end - p.span.start - 3
        for p in (left, right)
    )
    for a in left.quotes:
        for b in right.quotes:
            found = variant(left.words(a), right.words(b), one_answer=brief)
            if found:
                where = Span(a.start + found.left.start, a.start + found.left.end)
                there = Span(b.start + found.right.start, b.start + found.right.end)
                yield Difference(Differs.WORDING, " / ".join(found.says), where, there)


def _speakers(left: Parsed, right: Parsed) -> Iterator[Difference]:
    """The same quoted words in two mouths."""
    if left.source is None or right.source is None or one_voice(left.source, right.source):
        return
    if max(len(left.source.name.split()), len(right.source.name.split())) > _NAME:
        return
    for a in left.quotes:
        for b in right.quotes:
            if _one_quotation(left, right, a, b):
                yield Difference(Differs.SPEAKER, f"{left.source.name} / {right.source.name}", a, b)


def _one_quotation(left: Parsed, right: Parsed, a: Span, b: Span) -> bool:
    """One holds the other, in words that no two people say by chance: a long run, or a short one of the same matter."""
    one, two = ([w for w in p.said.words if s.holds(w.span.start)] for p, s in ((left, a), (right, b)))
    short, long = sorted(([w.stem for w in one], [w.stem for w in two]), key=len)
    content = [w.stem for w in (one if len(one) <= len(two) else two) if w.content]
    if len(content) < 2 or not any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return False
    outside = (left.said.stems & right.said.stems) - set(content)
    return len(content) >= 4 or len(outside) >= 2
