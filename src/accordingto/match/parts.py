"""Who plays what part in two passages: two actors who changed places, one named in another's stead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from accordingto.match.participants import Participant
from accordingto.match.passages import Parsed, Zone
from accordingto.names.persons import same_body, same_person
from accordingto.records import Span
from accordingto.resolve.cuewords import BE
from accordingto.text.lists import word_set
from accordingto.text.wordforms import Word, is_past

_AND = frozenset(("and", "or"))
_BEFORE_VERB = word_set("accordingto.match", "words.txt", "before a verb")
_DETERMINERS = word_set("accordingto.match", "words.txt", "determiner")
_NEAR = 9  # words between a verb and the one who acts
_SUPPORT = 0.4  # of the shorter content's words, in both, before one name can stand in another's stead
_ONE_PROPOSITION = 12  # content words; in longer contents, other actors may do other things
_ALL_ELSE = 3  # words in common, at least, in contents that differ in one actor only
_SPELLED = 0.8  # share of the letters of two names that are two spellings of one
_SLOT, _REACH = 2, 6  # content words, among so many words, on either side of a name that show its slot
_CONVERSES = word_set("accordingto.match", "words.txt", "verb with a converse")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What stands where on each side; `place` where it is a place."""

    left: Span
    right: Span
    place: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Around one verb: who does it and to whom, by index of participant."""

    agent: Participant | None
    patient: Participant | None


def same(one: Participant, other: Participant) -> bool:
    """They are one and the same, as far as the words show it."""
    if one.keys & other.keys:
        return True
    if one.kind != "name" or other.kind != "name":
        return False
    if any(_near(a, b) for a in one.keys for b in other.keys):
        return True
    return "same" in _verdicts(one, other)


def _near(a: str, b: str) -> bool:
    """One holds the other, or they are two spellings of one name."""
    if min(len(a), len(b)) < 4:
        return False
    return a in b or b in a or (min(len(a), len(b)) > 4 and SequenceMatcher(None, a, b).ratio() >= _SPELLED)


def _verdicts(one: Participant, other: Participant) -> set[str]:
    return {likeness(one.says, other.says).verdict for likeness in (same_person, same_body)}


# Two that changed places


def reversed_parts(left: Parsed, right: Parsed) -> Exchange | None:
    """A did it to B on one side, B to A on the other, by the same verb."""
    verbs = left.said.stems & right.said.stems
    spoken = {"tell", "ask", "say"}.intersection(*({w.stem for w in side.said.words} for side in (left, right)))
    for a, b in _about_one_verb(left.said, right.said, verbs | spoken):  # such verbs have parts, if no content
        if not (a.agent and a.patient and b.agent and b.patient):
            continue
        told_apart = not (same(a.agent, a.patient) or same(b.agent, b.patient) or same(a.agent, b.agent))
        if told_apart and same(a.agent, b.patient) and same(a.patient, b.agent):
            return Exchange(a.agent.span, b.agent.span, place=False)
    return _reversed_names(left.said, right.said)


def _about_one_verb(one: Zone, other: Zone, verbs: frozenset[str]) -> Iterator[tuple[_Parts, _Parts]]:
    for verb in verbs:
        left = [_parts(one, i) for i, w in enumerate(one.words) if w.stem == verb and _verbal(one.words, i)]
        right = [_parts(other, i) for i, w in enumerate(other.words) if w.stem == verb and _verbal(other.words, i)]
        yield from ((a, b) for a in left for b in right)


def _verbal(words: Sequence[Word], at: int) -> bool:
    """It looks like a verb: a past form, after "will" or "to", before "the", or "asks" after a noun."""
    word = words[at]
    if word.capital or not word.raw[0].isalpha():
        return False
    before = words[at - 1] if at else word
    if at + 1 < len(words) and words[at + 1].low in _DETERMINERS and before.low not in _DETERMINERS:
        return True
    return is_past(word.low) or before.low in _BEFORE_VERB or (word.low.endswith("s") and before.content)


def _parts(zone: Zone, verb: int) -> _Parts:
    """The nearest before the verb acts, the nearest after it undergoes; the other way about in the passive."""
    before = [
        p for p in zone.people if p.end <= verb and p.kind in ("name", "actor") and p.before not in ("in", "at", "near")
    ]
    after = [p for p in zone.people if p.first > verb and p.kind in ("name", "actor")]
    one = before[-1] if before and verb - before[-1].end <= _NEAR else None
    two = after[0] if after and after[0].first - verb <= _NEAR else None
    following = zone.words[verb + 1].low if verb + 1 < len(zone.words) else ""
    passive = following == "by" or any(w.low in BE for w in zone.words[max(0, verb - 3) : verb])
    if not passive:
        return _Parts(one, two)
    by = [at for at, word in enumerate(zone.words) if at > verb and word.low == "by"]
    agent = next((p for p in after if any(p.first - 3 <= at < p.first for at in by)), None)
    return _Parts(agent, one)


def _reversed_names(one: Zone, other: Zone) -> Exchange | None:
    """The only two names of both, in the other order around other verbs, all else alike: "Kang beat Tanaka"."""
    a, b = ([p for p in z.people if p.kind == "name" and not p.place] for z in (one, other))
    if len(a) != 2 or len(b) != 2 or len(one.words) > 30 or len(other.words) > 30:
        return None
    if not (same(a[0], b[1]) and same(a[1], b[0])) or same(a[0], a[1]) or same(b[0], b[1]):
        return None
    if not (_active(one.words, a[0].end, a[1].first) and _active(other.words, b[0].end, b[1].first)):
        return None
    names = a[0].keys | a[1].keys | b[0].keys | b[1].keys
    figures = {f.low for f in one.figures} & {f.low for f in other.figures}
    if len((one.stems & other.stems) - names) + len(figures) < 2:
        return None
    return Exchange(a[0].span, b[0].span, place=False)


def _active(words: Sequence[Word], start: int, end: int) -> bool:
    """A verb in the active voice stands between, none that may be told the other way about."""
    between = words[start:end]
    turned = any(w.low in ("by", "and", "with", "from", "or") or w.stem in _CONVERSES for w in between)
    return 0 < len(between) <= 8 and not turned


# One in another's stead


def substituted(left: Parsed, right: Parsed) -> Exchange | None:
    """Somebody or some place that only one side names, where the other side, and only it, names another."""
    shared = left.said.stems & right.said.stems
    for p in _only(left, right):
        for q in _only(right, left):
            if _listed(left.said, p) != _listed(right.said, q):
                continue
            fewer = min(len(left.said.stems - _stems(left.said, p)), len(right.said.stems - _stems(right.said, q)))
            exchanged = _rivals(p, q) and _in_its_stead(left.said, right.said, p, q, shared, fewer)
            if (exchanged or _all_else_alike(left.said, right.said, p, q, shared)) and not _one_person(
                left, right, p, q
            ):
                return Exchange(p.span, q.span, p.place or q.place)
    return None


def _listed(zone: Zone, p: Participant) -> int:
    """How many names stand in a row with it, "Varn, Tolmark and Luskeren": a longer list tells more, no other thing."""
    names = [one for one in zone.people if one.kind == "name"]
    if p not in names:
        return 1
    between = [[word.low for word in zone.words[a.end : b.first]] for a, b in pairwise(names)]
    first = last = names.index(p)
    while last < len(between) and set(between[last]) <= _AND:
        last += 1
    while first and set(between[first - 1]) <= _AND:
        first -= 1
    return last - first + 1 if last - first > 1 or any(between[first:last]) else 1


def _all_else_alike(one: Zone, other: Zone, p: Participant, q: Participant, shared: frozenset[str]) -> bool:
    """A name and a common noun in one slot, where every other word is the same: "the Navy", "pirates"."""
    if p.place or q.place or p.kind == q.kind or len(shared) < _ALL_ELSE:
        return False
    return one.stems - shared <= _stems(one, p) | p.others and other.stems - shared <= _stems(other, q) | q.others


def places_of_saying(left: Parsed, right: Parsed) -> Exchange | None:
    """One act of saying, "in Varn" here and "in Tolmark" there."""
    a, b = (
        [p for p in z.people if p.place and p.kind == "name" and p.before == "in"] for z in (left.around, right.around)
    )
    if len(a) != 1 or len(b) != 1 or same(a[0], b[0]):
        return None
    return Exchange(a[0].span, b[0].span, place=True)


def _stems(zone: Zone, p: Participant) -> set[str]:
    return {w.stem for w in zone.words[p.first : p.end]}


def _one_person(left: Parsed, right: Parsed, p: Participant, q: Participant) -> bool:
    """Whether "Ada" here and "Quill" there are "Ada Quill" somewhere in either article."""
    if p.kind != "name" or p.end - p.first > 1 or q.end - q.first > 1:
        return False
    a, b = (
        re.escape(text[s.start : s.end].split("'")[0].split("’")[0])
        for text, s in ((left.text, p.span), (right.text, q.span))
    )
    both = re.compile(rf"\b(?:{a} (?:[A-Z]\w*\.? )?{b}|{b} (?:[A-Z]\w*\.? )?{a})\b")
    return bool(both.search(left.text) or both.search(right.text))


def _only(one: Parsed, other: Parsed) -> list[Participant]:
    """Those that the other passage does not name anywhere, nor its speaker is."""
    known = (*other.said.people, *other.around.people)
    stems = other.said.stems | other.around.stems
    speaker = other.source.name.lower() if other.source else ""
    found = []
    for p in one.said.people:
        if any(q.kind == p.kind and same(p, q) and not _told_apart(p, q) for q in known):
            continue
        if p.kind == "name" and (p.keys & stems or any(k.lower() in speaker for k in p.keys)):
            continue
        found.append(p)
    return found


def _told_apart(p: Participant, q: Participant) -> bool:
    """One noun, other qualifiers: "the police union", "the teachers' union"."""
    return p.kind == "actor" and len(p.others) == len(q.others) == 1 and not p.others & q.others


def _rivals(p: Participant, q: Participant) -> bool:
    """Of one kind, and not perhaps one and the same."""
    if p.kind != q.kind or p.place != q.place:
        return False
    return p.kind != "name" or "unknown" not in _verdicts(p, q)


def _in_its_stead(one: Zone, other: Zone, p: Participant, q: Participant, shared: frozenset[str], fewer: int) -> bool:
    alike = len(shared) >= max(min(2, fewer - 1), _SUPPORT * fewer, 1)
    if p.kind == "compass":
        return bool(_after(one, p) & _after(other, q))
    if p.place:
        return alike or bool(_before(one, p) & _before(other, q))
    if not alike or (p.kind == "actor" and max(len(one.stems), len(other.stems)) > _ONE_PROPOSITION):
        return False
    if any(a.agent is p and b.agent is q for a, b in _about_one_verb(one, other, shared)):
        return True
    return p.kind == "name" and bool(_before(one, p) & _before(other, q) or _after(one, p) & _after(other, q))


def _after(zone: Zone, p: Participant) -> set[str]:
    return set([w.stem for w in zone.words[p.end : p.end + _REACH] if w.content][:_SLOT])


def _before(zone: Zone, p: Participant) -> set[str]:
    return set([w.stem for w in zone.words[max(0, p.first - _REACH) : p.first] if w.content][-_SLOT:])
