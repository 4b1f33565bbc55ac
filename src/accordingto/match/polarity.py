"""What a passage denies and what it only supposes, clause by clause.

The scope of a negation or hedge is what follows it in its clause, as in NegEx (Chapman et al. 2001); two passages are
set side by side where the words in the scope of one stand in a clause of the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.records import Span
from accordingto.text.lists import alternation, word_set
from accordingto.text.wordforms import Word, stemmed

_BREAK = re.compile(r"[,;:.?!—–…\n]|\s-\s")
_OPENS = word_set("accordingto.match", "words.txt", "opens a clause")
_NOT = word_set("accordingto.match", "words.txt", "negation")
_REFUSES = stemmed("fail decline avoid lack unable refute unaware".split())
_PHRASES = re.compile(
    rf"\b(?:{alternation('accordingto.match', 'words.txt', 'negation of several words')}"
    r"|den(?:y|ies|ied|ying) (?:that|having|[a-z]+ing|he|she|they|it|any)"
    r"|no (?:\w+ )?(?:evidence|sign|signs|proof|indication|trace))\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    rf"\b(?:not|no) (?:{alternation('accordingto.match', 'words.txt', 'after a negation that denies nothing')})\b"
    r"|\b(?:not|n['’]t|no)\b[^.;]{0,60}\buntil\b",
    re.IGNORECASE,
)
CALLS_FALSE = alternation("accordingto.match", "words.txt", "calls false")
_MAYBE = word_set("accordingto.match", "words.txt", "hedge")
_SUPPOSED = re.compile(
    r"\b(?:(?:plan(?:s|ned)|hope[sd]|intend(?:s|ed)) to|plan to|consider(?:s|ed) [a-z]+ing"
    r"|(?:considering|weighing|mulling) (?:an?|the|whether|[a-z]+ing))\b"
    r"|\b(?:is|are|was|were|been|be) (?:\w+ )?"
    r"(?:thought|believed|said|expected|rumou?red|understood|suspected|presumed) to\b",
    re.IGNORECASE,
)
_WEAK_CUES = stemmed("hint imply suggest intimate insinuate speculate".split())
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
    phrases, supposed = _spans(_PHRASES, text, clause), _spans(_SUPPOSED, text, clause)
    return len(clause) - 1 in (*_negators(clause, phrases), *_hedges(clause, supposed))


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
    no_denial, phrases, supposed = (_spans(one, text, found) for one in (_NO_DENIAL, _PHRASES, _SUPPOSED))
    told = [w for w in found if w.low not in _NOT and w.stem not in _REFUSES and not _in(w, phrases)]
    stems = frozenset(w.stem for w in (*antecedent, *told) if w.content)
    negations = [
        _mark(found, i, _whole(found[i], phrases)) for i in _negators(found, phrases) if not _in(found[i], no_denial)
    ]
    hedges = [_mark(found, i, _whole(found[i], supposed)) for i in _hedges(found, supposed)]
    odd = (len(negations) + denied) % 2 == 1
    if denied and odd:
        negations = [Operator(Span(found[0].span.start, found[-1].span.end), stems)]
    return Assertion(stems, odd, tuple(negations) if odd else (), tuple(hedges))


def _spans(pattern: re.Pattern[str], text: str, clause: Sequence[Word]) -> list[Span]:
    start = clause[0].span.start
    return [Span(start + m.start(), start + m.end()) for m in pattern.finditer(text[start : clause[-1].span.end])]


def _in(word: Word, spans: Iterable[Span]) -> bool:
    return any(s.holds(word.span.start) for s in spans)


def _whole(last: Word, marks: Iterable[Span]) -> Span:
    """The whole of a mark that is more than its last word."""
    return next((mark for mark in marks if mark.end == last.span.end), last.span)


def _negators(found: Sequence[Word], phrases: Sequence[Span]) -> Iterator[int]:
    """The last word of each negation."""
    for at, word in enumerate(found):
        if any(word.span.end == one.end for one in phrases):
            yield at
        elif _in(word, phrases):
            continue
        elif word.low in _NOT or word.stem in _REFUSES or word.low.endswith(("n't", "n’t")):
            yield at
        elif word.low == "too" and any(w.low in ("to", "for") for w in found[at + 1 : at + 5]):
            yield next(i for i in range(at + 1, at + 5) if found[i].low in ("to", "for"))


def _hedges(found: Sequence[Word], supposed: Sequence[Span]) -> Iterator[int]:
    for at, word in enumerate(found):
        ends = any(word.span.end == one.end for one in supposed)
        if ends or (word.low in _MAYBE and not (word.low == "may" and word.capital and at)):
            yield at


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
