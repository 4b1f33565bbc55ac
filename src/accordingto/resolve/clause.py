"""The clause of a cue: its auxiliaries and negations, the cue, and what stands between it and the content."""

import re
from dataclasses import dataclass

from accordingto.records import Attribution, Span
from accordingto.resolve.cuewords import (
    AUXILIARIES,
    BEFORE_NOUN,
    DECLINE,
    FAILED,
    GIVING,
    NEGATIONS,
    READY,
    SEEMS,
    STATES,
    is_adverb,
)
from accordingto.text.doc import Doc

_WORD = re.compile(r"n['’]t\b|['’](?:s|re|ve|d|ll)\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:[-'’][^\W_]{2,})*")
_BEFORE_CUE = AUXILIARIES | NEGATIONS | FAILED | DECLINE
_LONGEST = 200  # characters of a cue that are read
_BEYOND = 4  # words after the cue in which its verb may still come
_LEFT = 60  # characters before the cue in which its auxiliaries stand
_RIGHT = 60  # the longest way from a cue to its content that still belongs to the cue


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word in lower case, straight apostrophes, "n't" apart as "not"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """The words round a cue; those of the cue itself run from number `cue` to before `end`.

    `head` is the first full verb or noun; `negation` and `helpers` (auxiliaries, adverbs, determiners, light verbs
    as in "made no mention") stand before it.
    """

    words: tuple[CueWord, ...]
    cue: int
    end: int
    head: CueWord | None = None
    negation: CueWord | None = None
    helpers: tuple[CueWord, ...] = ()

    def __str__(self) -> str:
        return " ".join(word.text for word in self.words)


NOTHING = Clause((), 0, 0)
"""Where there is no cue."""


def cue_words(text: str, start: int, end: int) -> list[CueWord]:
    """The words of `text[start:end]`."""
    found = []
    for match in _WORD.finditer(text, start, end):
        lower = match[0].lower().replace("’", "'")
        found.append(CueWord("not" if lower == "n't" else lower, Span(*match.span())))
    return found


def clause(doc: Doc, attribution: Attribution) -> Clause:
    """The clause of the cue, within its sentence; without words where there is no cue."""
    if not attribution.cue:
        return NOTHING
    first, last = attribution.cue[0], attribution.cue[-1]
    text, sentence = doc.text, doc.sentence(first.start)
    left = _left(text, attribution, first, sentence)
    cue = [
        word
        for span in attribution.cue[:8]
        for word in cue_words(text, span.start, min(span.end, span.start + _LONGEST))
    ]
    right = cue_words(text, last.end, _right(attribution, last, sentence))
    found = _parsed((*left, *cue, *right), len(left), len(left) + len(cue))
    if found.head or not cue:
        return found
    onward = cue_words(text, last.end, _onward(attribution, last))
    return _parsed((*found.words, *onward), found.cue, found.end) if onward else found


def _onward(attribution: Attribution, cue: Span) -> int:
    """Where the first words of the content end, which hold the verb of a cue that has none: "appears | set to veto"."""
    content = next((s for s in attribution.content if 0 <= s.start - cue.end <= 1), None)
    return min(content.end, content.start + _RIGHT) if content else cue.end


def _parsed(found: tuple[CueWord, ...], cue: int, end: int) -> Clause:
    negation = None
    helpers: list[CueWord] = []
    for i, word in enumerate(found[: end + _BEYOND]):
        rest = [following.text for following in found[i + 1 : i + 4]]
        if _negates(word.text, rest[0] if rest else ""):
            negation = word
        elif not _helps(word.text, rest, helpers, negation):
            return Clause(found, cue, end, word, negation, tuple(helpers))
        helpers.append(word)
    return Clause(found, cue, end, None, negation, tuple(helpers))


def _negates(word: str, following: str) -> bool:
    """Negations, and the turns that work as one: "has yet to", "failed to"."""
    return word in NEGATIONS or (word == "yet" and following == "to") or (word in FAILED and following in ("to", ""))


def _helps(word: str, rest: list[str], helpers: list[CueWord], negation: CueWord | None) -> bool:
    """An auxiliary, an adverb, what precedes a noun, or a light verb before a telling noun or "no"."""
    if word in AUXILIARIES or word in BEFORE_NOUN or is_adverb(word):
        return True
    if word in READY:
        return any(helper.text in SEEMS for helper in helpers)
    if word not in GIVING or not rest:
        return False
    return rest[0] == "no" or not STATES.isdisjoint(rest) or (negation is not None and rest[0] in BEFORE_NOUN)


def _left(text: str, attribution: Attribution, cue: Span, sentence: Span) -> list[CueWord]:
    start = max(sentence.start, cue.start - _LEFT)
    source = [s for s in attribution.source if s.end <= cue.start]
    if source:
        start = max(start, source[-1].end)
    start = max([start, *(s.end for s in attribution.content if s.end <= cue.start)])
    if not any(map(str.isalpha, text[start : cue.start])):
        left: list[CueWord] = []
    else:
        left = cue_words(text, start, cue.start)
        belongs = len(left)
        while belongs and (left[belongs - 1].text in _BEFORE_CUE or is_adverb(left[belongs - 1].text)):
            belongs -= 1
        left = left[belongs:]
    if source and start == source[-1].end:
        left = _before(text, source[0], sentence) + left
    return left


def _before(text: str, source: Span, sentence: Span) -> list[CueWord]:
    """The "nor did" of "nor did she say", and the "no" of "no official said", which stand before or open the source."""
    ahead = max(sentence.start, source.start - 16)
    if "n" in (before := text[ahead : source.start].lower()) and ("nor " in before or "neither " in before):
        found = cue_words(text, ahead, source.start)[-2:]
        if found and found[0].text in ("nor", "neither"):
            return found
    if text[source.start : source.start + 1] not in ("N", "n", "F", "f"):
        return []
    opening = cue_words(text, source.start, min(source.end, source.start + 12))[:1]
    return [word for word in opening if word.text in ("no", "none", "neither", "nobody", "few")]


def _right(attribution: Attribution, cue: Span, sentence: Span) -> int:
    """Where the way from cue to content ends: at the content, or at once where a source stands between."""
    content = min((s.start for s in attribution.content if s.start >= cue.end), default=cue.end)
    between = any(cue.end <= s.start < content for s in attribution.source)
    return cue.end if between or content > min(sentence.end, cue.end + _RIGHT) else content
