"""Where two passages that are held to say the same differ.

Each kind of difference is looked for by itself. What all share: a difference is only one where the rest is told
alike, so that a figure, day, place or actor is compared with the one that stands in its stead, not with any other.

An actor who is exchanged for another, or two who exchange their parts, is a conflict of `role`: who plays what part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.match.numbers import Figure, agree
from accordingto.match.parts import reversed_parts, substituted
from accordingto.match.passages import Passage, When, Zone
from accordingto.match.polarity import Clause, Mark, weak_cue
from accordingto.match.roles import one_voice
from accordingto.match.wording import variant
from accordingto.records import Conflict, Differs, Side, Span, Stance

_COVERED = 0.6  # of a negation's scope, found in one clause of the other passage
_SUPPORT = 0.34  # of the shorter passage's content words, found in the other
_NEAR = 70  # characters around a figure or date whose words tell what it is about


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and where on each side."""

    kind: Differs
    what: str
    left: Span
    right: Span


def differences(left: Passage, right: Passage, *, utterance: bool = True) -> list[Conflict]:
    """What two passages that are held to say the same do not tell alike, one conflict a kind at most.

    `utterance`: they report one act of saying; then two speakers, two wordings and two days of saying it are conflicts.
    """
    looks: list[Callable[[Passage, Passage], Iterator[Difference]]] = [_numbers, _dates, _denials, _parts, _strength]
    if utterance:
        looks += [_days_of_saying, _wordings]
    looks.append(_speakers)
    found: dict[Differs, Conflict] = {}
    for look in looks:
        for difference in look(left, right):
            found.setdefault(difference.kind, _conflict(difference, left, right))
    return list(found.values())


def _conflict(found: Difference, left: Passage, right: Passage) -> Conflict:
    sides = (
        Side(left.article, found.left, left.words(found.left)),
        Side(right.article, found.right, right.words(found.right)),
    )
    return Conflict(found.kind, "claim", found.what, sides)


def support(left: Passage, right: Passage) -> float:
    """The share of the shorter content's words that the other passage has too."""
    fewer = min(len(left.said.stems), len(right.said.stems))
    return len(left.said.stems & right.said.stems) / fewer if fewer else 0.0


# Numbers


def _numbers(left: Passage, right: Passage) -> Iterator[Difference]:
    for one, two in ((left.said, right.said), (left.around, right.said), (left.said, right.around), (left.around, right.around)):
        yield from _figures_apart(left, right, one, two)


def _figures_apart(left: Passage, right: Passage, one: Zone, two: Zone) -> Iterator[Difference]:
    others = (*right.said.figures, *right.around.figures)
    mine = (*left.said.figures, *left.around.figures)
    a = [f for f in one.figures if not any(agree(f, g) for g in others)]
    b = [g for g in two.figures if not any(agree(f, g) for f in mine)]
    for f in a:
        rivals = [g for g in b if g.unit == f.unit and _same_thing(f, g, one, two, alone=len(a) == len(b) == 1)]
        if rivals:
            g = max(rivals, key=lambda g: len(_about(g.span, two) & _about(f.span, one)))
            yield Difference(Differs.NUMBER, f"{left.words(f.span)} / {right.words(g.span)}", f.span, g.span)


def _same_thing(f: Figure, g: Figure, one: Zone, two: Zone, alone: bool) -> bool:
    """Two figures of one unit count the same: the same noun, or the same words around them."""
    if f.nouns and g.nouns and f.nouns[0] == g.nouns[0]:
        return True
    if f.nouns and g.nouns and set(f.nouns[:2]) & set(g.nouns[:2]):
        return True
    shared = _about(f.span, one) & _about(g.span, two)
    return len(shared) >= (1 if alone else 2)


def _about(span: Span, zone: Zone) -> frozenset[str]:
    """Stems of the words near a figure or date."""
    return frozenset(
        w.stem
        for w in zone.words
        if w.content and w.raw[0].isalpha() and span.start - _NEAR < w.span.start < span.end + _NEAR and not span.start <= w.span.start < span.end
    )


# Dates


def _dates(left: Passage, right: Passage) -> Iterator[Difference]:
    yield from _days_apart(left, right, left.said, right.said)


def _days_of_saying(left: Passage, right: Passage) -> Iterator[Difference]:
    yield from _days_apart(left, right, left.around, right.around)


def _days_apart(left: Passage, right: Passage, one: Zone, two: Zone) -> Iterator[Difference]:
    mine, others = (*left.said.dates, *left.around.dates), (*right.said.dates, *right.around.dates)
    a = [d for d in one.dates if not any(_meet(d, e) for e in others)]
    b = [e for e in two.dates if not any(_meet(d, e) for d in mine)]
    for d in a:
        rivals = [e for e in b if len(a) == len(b) == 1 or _about(d.span, one) & _about(e.span, two)]
        if rivals:
            e = max(rivals, key=lambda e: len(_about(d.span, one) & _about(e.span, two)))
            what = f"{left.words(d.span)} ({_days(d)}) / {right.words(e.span)} ({_days(e)})"
            yield Difference(Differs.DATE, what, d.span, e.span)


def _meet(one: When, other: When) -> bool:
    return one.first <= other.last and other.first <= one.last


def _days(when: When) -> str:
    return when.mention.value


# Denial and strength


def _denials(left: Passage, right: Passage) -> Iterator[Difference]:
    if Stance.DECLINE in (left.stance, right.stance):
        return
    for one, other, turned in ((left, right, False), (right, left, True)):
        for at, clause in enumerate(one.clauses):
            for mark in clause.negations:
                met = _answered(clause, mark, one.clauses[:at], other, lambda c: c.denied)
                if met:
                    yield _turned(Differs.DENIAL, mark.span, _clause_span(other), one, other, turned)
    yield from _opposites(left, right)


def _strength(left: Passage, right: Passage) -> Iterator[Difference]:
    if Stance.DECLINE in (left.stance, right.stance) or support(left, right) < _SUPPORT:
        return
    for one, other, turned in ((left, right, False), (right, left, True)):
        for at, clause in enumerate(one.clauses):
            for mark in clause.hedges:
                if not weak_cue(other.cue) and _answered(clause, mark, one.clauses[:at], other, lambda c: c.hedged):
                    yield _turned(Differs.STRENGTH, mark.span, _clause_span(other), one, other, turned)
        weak = weak_cue(one.cue)
        if weak and not weak_cue(other.cue) and not any(c.hedged for c in other.clauses):
            yield _turned(Differs.STRENGTH, weak.span, _clause_span(other), one, other, turned)


def _clause_span(other: Passage) -> Span:
    return other.span


def _turned(kind: Differs, mark: Span, whole: Span, one: Passage, other: Passage, turned: bool) -> Difference:
    what = f"“{one.words(mark)}” on one side only"
    return Difference(kind, what, whole, mark) if turned else Difference(kind, what, mark, whole)


def _answered(clause: Clause, mark: Mark, before: Sequence[Clause], other: Passage, marked: Callable[[Clause], bool]) -> bool:
    """The other passage tells what the mark governs, and nowhere with such a mark."""
    told = [c for c in other.clauses if _covers(c, clause, mark, before)]
    return bool(told) and not any(marked(c) for c in told)


def _covers(other: Clause, clause: Clause, mark: Mark, before: Sequence[Clause]) -> bool:
    if not mark.scope:
        return False
    shared = mark.scope & other.stems
    if mark.elided:
        verbs = before[-1].stems - mark.scope if before else frozenset()
        return shared == mark.scope and bool(verbs & other.stems)
    if len(shared) < _COVERED * len(mark.scope):
        return False
    return len(shared | (clause.stems & other.stems)) >= min(2, len(clause.stems), len(other.stems))


_OPPOSITES = frozenset(
    pair
    for a, b in (
        p.split("/")
        for p in (
            "far/close near/far safe/dangerous alive/dead stranger/know rise/fall increas/decreas increas/cut win/lose accept/reject "
            "support/oppos guilti/innocent agre/refus agree/refus approv/reject approv/block true/false legal/illegal present/absent "
            "succeed/fail victori/defeat confirm/deni strengthen/weaken improv/worsen grow/shrink rais/lower expand/shrink "
            "survive/die survive/kill hire/fire allow/ban allow/forbid permit/ban open/close guilti/acquit convict/acquit"
        ).split()
    )
    for pair in ((a, b), (b, a))
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def _opposites(left: Passage, right: Passage) -> Iterator[Difference]:
    """ "safe" on one side, "unsafe" or "dangerous" on the other, in clauses that are alike otherwise."""
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
    return len(short) > 3 and long.endswith(short) and long.removesuffix(short) in _PREFIXES


def _where(passage: Passage, stem: str) -> Span:
    return next((w.span for w in passage.said.words if w.stem == stem), passage.span)


# Who and where


def _parts(left: Passage, right: Passage) -> Iterator[Difference]:
    found = reversed_parts(left, right) or substituted(left, right)
    if found:
        kind = Differs.PLACE if found.place else Differs.ROLE
        yield Difference(kind, f"{left.words(found.left)} / {right.words(found.right)}", found.left, found.right)


# Speaker and wording


def _wordings(left: Passage, right: Passage) -> Iterator[Difference]:
    brief = left.stance is Stance.DECLINE and right.stance is Stance.DECLINE
    for a in left.quotes:
        for b in right.quotes:
            found = variant(left.words(a), right.words(b), one_answer=brief)
            if found:
                where = Span(a.start + found.left.start, a.start + found.left.end)
                there = Span(b.start + found.right.start, b.start + found.right.end)
                yield Difference(Differs.WORDING, " / ".join(found.says), where, there)


def _speakers(left: Passage, right: Passage) -> Iterator[Difference]:
    """The same quoted words in two mouths."""
    if left.source is None or right.source is None or one_voice(left.source, right.source):
        return
    for a in left.quotes:
        for b in right.quotes:
            if _one_quotation(left, right, a, b):
                yield Difference(Differs.SPEAKER, f"{left.source.name} / {right.source.name}", a, b)


def _one_quotation(left: Passage, right: Passage, a: Span, b: Span) -> bool:
    """One holds the other, in words that two people do not say by chance: a long run, or a short one of the same matter."""
    one, two = (
        [w for w in p.said.words if s.start <= w.span.start < s.end] for p, s in ((left, a), (right, b))
    )
    short, long = sorted(([w.stem for w in one], [w.stem for w in two]), key=len)
    content = [w.stem for w in (one if len(one) <= len(two) else two) if w.content]
    if len(content) < 2 or not any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return False
    outside = (left.said.stems & right.said.stems) - set(content)
    return len(content) >= 4 or len(outside) >= 2
