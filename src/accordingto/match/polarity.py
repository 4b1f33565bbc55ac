"""What a passage denies and what it only supposes, clause by clause.

The scope of a negation or hedge is what follows it in its clause, as in NegEx (Chapman et al. 2001); two passages are
set side by side where the words in the scope of one stand in a clause of the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.records import Span
from accordingto.text.wordforms import Word, stem

_BREAK = re.compile(r"[,;:.?!—–…\n]|\s-\s")
_OPENS = frozenset(
    "and but while whereas that who which whose because although though if when since whether as unless".split()
)
_NOT = frozenset("not no never none nobody nothing neither nor without cannot hardly barely".split())
_REFUSES = frozenset(stem(w) for w in "fail decline avoid lack unable refute unaware".split())
_CLEARED = frozenset("cleared acquitted exonerated".split())
_PHRASES = re.compile(
    r"\b(?:yet to|stay(?:s|ed|ing)? away from|kept away from|far from|ruled out|rule out|rules out"
    r"|ruling out|instead of|free of|free from"
    r"|rather than|in vain|no longer|den(?:y|ies|ied|ying) (?:that|having|[a-z]+ing|he|she|they|it|any)"
    r"|out of the question|refus(?:e|es|ed|ing) to|no (?:\w+ )?(?:evidence|sign|signs|proof|indication|trace))\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not|no) (?:only|just|merely|simply|doubt|necessarily|less|fewer|more than|later than|sooner"
    r"|matter|wonder)\b"
    r"|\b(?:not|n['’]t|no)\b[^.;]{0,60}\buntil\b",
    re.IGNORECASE,
)
_MAYBE = frozenset(
    "may might could perhaps maybe probably possibly potentially presumably reportedly allegedly apparently "
    "seemingly supposedly think thinks believe believes suspect suspects purportedly conceivably likely "
    "unlikely seem seems seemed appear appears appeared possible possibility rumored rumoured unclear".split()
)
_SUPPOSED = re.compile(
    r"\b(?:(?:plan(?:s|ned)|hope[sd]|intend(?:s|ed)) to|plan to|consider(?:s|ed) [a-z]+ing"
    r"|(?:considering|weighing|mulling) (?:an?|the|whether|[a-z]+ing))\b"
    r"|\b(?:is|are|was|were|been|be) (?:\w+ )?"
    r"(?:thought|believed|said|expected|rumou?red|understood|suspected|presumed) to\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:expect(?:s|ed)?|alleg(?:e|es|ed|edly)|believe[sd]?|thinks?|thought|estimate[sd]?|indicated?|prepared"
    r"|intent(?:ion)?"
    r"|plan(?:s|ned|ning)?|hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|potential(?:ly)?|tentative(?:ly)?)\b",
    re.IGNORECASE,
)
_NOT_MAYBE = re.compile(
    r"\b(?:could|may|might) ?(?:not|n['’]t)\b|\bMay \d|\blikely voters?\b|\bthe plans?\b"
    r"|\bplanned for\b",
    re.IGNORECASE,
)
_WEAK_CUES = frozenset(stem(w) for w in "hint imply suggest intimate insinuate speculate".split())
_SCOPE = 6  # content words
_LONG = 40  # words; no clause that another one completes is longer


@dataclass(frozen=True, slots=True)
class Operator:
    """A negation or hedge: where, and the stems it governs. `elided`: "the ministry did not", its subject's stems."""

    span: Span
    scope: frozenset[str]
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """A clause's content words, whether it is denied, and its marks."""

    stems: frozenset[str]
    denied: bool
    hedged: bool
    negations: tuple[Operator, ...]
    hedges: tuple[Operator, ...]


def clauses(text: str, found: Sequence[Word], denied: bool) -> Iterator[Assertion]:
    """The clauses of these words. `denied`: whoever says it denies it, which turns every clause round."""
    split = list(_joined(text, list(_split(text, found))))
    for at, clause in enumerate(split):
        antecedent = split[at - 1] if at and clause[0].low in ("who", "which") else ()
        yield _clause(text, clause, antecedent, denied)


def _joined(text: str, split: Sequence[Sequence[Word]]) -> Iterator[Sequence[Word]]:
    """One clause of "no evidence" and "that …": what is denied or supposed stands in the second."""
    waiting: list[Word] = []
    for at, clause in enumerate(split):
        waiting += clause
        following = split[at + 1][0].low if at + 1 < len(split) else ""
        if following != "that" or len(waiting) > _LONG or not _ends_marked(text, waiting):
            yield waiting
            waiting = []


def _ends_marked(text: str, clause: Sequence[Word]) -> bool:
    offset = clause[0].span.start
    spoken = text[offset : clause[-1].span.end]
    return len(clause) - 1 in (*_negators(spoken, offset, clause), *_hedges(spoken, offset, clause))


def _split(text: str, found: Sequence[Word]) -> Iterator[Sequence[Word]]:
    start = 0
    for at in range(1, len(found)):
        between = text[found[at - 1].span.end : found[at].span.start]
        if found[at].low in _OPENS or (len(between) > 1 and (len(between) > 40 or _BREAK.search(between))):
            yield found[start:at]
            start = at
    if found:
        yield found[start:]


def _clause(text: str, found: Sequence[Word], antecedent: Sequence[Word], denied: bool) -> Assertion:
    whole = Span(found[0].span.start, found[-1].span.end)
    spoken = text[whole.start : whole.end]
    no_denial, no_maybe, phrases = _spans(_NO_DENIAL, spoken), _spans(_NOT_MAYBE, spoken), _spans(_PHRASES, spoken)
    told = [
        w
        for w in found
        if w.low not in _NOT | _CLEARED and w.stem not in _REFUSES and not _in(w.span, whole.start, phrases)
    ]
    stems = frozenset(w.stem for w in (*antecedent, *told) if w.content)
    negations = [
        _mark(found, i, _phrase(_PHRASES, spoken, whole.start, found[i]))
        for i in _negators(spoken, whole.start, found)
        if not _in(found[i].span, whole.start, no_denial)
    ]
    hedges = [
        _mark(found, i, _phrase(_SUPPOSED, spoken, whole.start, found[i]))
        for i in _hedges(spoken, whole.start, found)
        if not _in(found[i].span, whole.start, no_maybe)
    ]
    odd = (len(negations) + denied) % 2 == 1
    if denied and odd:
        negations = [Operator(whole, stems)]
    return Assertion(stems, odd, bool(hedges or _SOFT.search(spoken)), tuple(negations) if odd else (), tuple(hedges))


def _spans(pattern: re.Pattern[str], spoken: str) -> list[Span]:
    return [Span(*m.span()) for m in pattern.finditer(spoken)]


def _in(span: Span, offset: int, spans: Iterable[Span]) -> bool:
    return any(s.start <= span.start - offset < s.end for s in spans)


def _negators(spoken: str, offset: int, found: Sequence[Word]) -> Iterator[int]:
    """The last word of each negation."""
    ends = {offset + m.end() for m in _PHRASES.finditer(spoken)}
    starts = [(offset + m.start(), offset + m.end()) for m in _PHRASES.finditer(spoken)]
    for at, word in enumerate(found):
        if word.span.end in ends:
            yield at
        elif any(s <= word.span.start < e for s, e in starts):
            continue
        elif word.low in _NOT or word.low in _CLEARED or word.stem in _REFUSES or word.low.endswith(("n't", "n’t")):
            yield at
        elif word.low == "too" and any(w.low in ("to", "for") for w in found[at + 1 : at + 5]):
            yield next(i for i in range(at + 1, at + 5) if found[i].low in ("to", "for"))


def _hedges(spoken: str, offset: int, found: Sequence[Word]) -> Iterator[int]:
    ends = {offset + m.end() for m in _SUPPOSED.finditer(spoken)}
    for at, word in enumerate(found):
        if word.span.end in ends or (word.low in _MAYBE and not (word.low == "may" and word.capital and at)):
            yield at


def _phrase(pattern: re.Pattern[str], spoken: str, offset: int, last: Word) -> Span:
    """The whole of a mark that is more than its last word."""
    ends = (m.start() for m in pattern.finditer(spoken) if offset + m.end() == last.span.end)
    return Span(offset + start, last.span.end) if (start := next(ends, None)) is not None else last.span


def _mark(found: Sequence[Word], at: int, span: Span) -> Operator:
    """What follows in the clause, or else what stands before."""
    following = [w.stem for w in found[at + 1 :] if _governed(w)][:_SCOPE]
    if following:
        return Operator(span, frozenset(following))
    return Operator(span, frozenset(w.stem for w in found[:at] if _governed(w)), elided=True)


def _governed(word: Word) -> bool:
    return word.content and word.low not in _MAYBE and word.raw[0].isalpha()


def weak_cue(cue: Iterable[Word]) -> Word | None:
    """The word of a cue that only hints."""
    return next((w for w in cue if w.stem in _WEAK_CUES), None)
