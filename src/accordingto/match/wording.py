"""Quotations of one utterance, aligned word by word (rule 16 of the definition of claims).

Words left out at either end, an ellipsis, a bracketed word, apostrophes and capitals are no difference; any other
changed, added or missing word is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from accordingto.records import Span
from accordingto.text.doc import Doc
from accordingto.text.folding import fold

_TOKEN = re.compile(r"\[[^\]\n]{0,80}\]|\.{2,}|…|(?:\. ){2,}\.|(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[.?!]+[\"”’]?\s+(?=[A-Z\[“])")
_POSSESSIVE = re.compile(r"(?<=[sS])['’]s?$|['’]s$")
_SPELLED = {"ok": "okay", "gonna": "going", "percent": "%"}
_LONGEST = 400  # words of one quotation that are aligned
_MOST = 8  # sentences of one quotation that are compared
_LEAST = 4  # words in common before two quotations are held to be of one sentence
_SHARE = 0.6  # of the stretch from the first common word to the last


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of an alignment: "same", "changed", "added" (right), "left out" (left) or "cut" (no difference)."""

    what: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Token:
    key: str  # "…" for what may stand for anything
    start: int
    end: int


def in_marks(doc: Doc, content: Sequence[Span]) -> Iterator[Span]:
    """What stands between quotation marks in the content, the marks left out. Content comes in text order."""
    if not content:
        return
    end = content[-1].end
    first, last = max(0, doc.paragraph_at(content[0].start)), doc.paragraph_at(end)
    for own in (p.span for p in doc.article.paragraphs[first : last + 1]):
        for marks in doc.quotations[own]:
            closing = marks.closing[0] if marks.closing else min(own.end, end)
            inside = Span(marks.opening[1], closing if closing <= end + 1 else end)  # its last mark may stand outside
            if any(map(inside.meets, content)):
                yield inside


def aligned(left: str, right: str) -> list[Piece]:
    """Two quotations word by word, for display (longest matching blocks; Ratcliff and Metzener 1988)."""
    one, two = _tokens(left), _tokens(right)
    return _pieces(left, right, one, two, _opcodes(one, two))


@lru_cache(maxsize=1 << 12)
def _tokens(words: str) -> tuple[_Token, ...]:
    found = []
    for match in _TOKEN.finditer(words):
        raw = match[0]
        open_ended = raw[0] in "[.…"
        key = "…" if open_ended else fold(_POSSESSIVE.sub("", raw))
        found.append(_Token(_SPELLED.get(key, key), *match.span()))
        if len(found) == _LONGEST:
            break
    return tuple(found)


Opcode = tuple[str, int, int, int, int]


def _opcodes(one: Sequence[_Token], two: Sequence[_Token]) -> list[Opcode]:
    return list(SequenceMatcher(None, [t.key for t in one], [t.key for t in two], autojunk=False).get_opcodes())


def _pieces(
    left: str, right: str, one: Sequence[_Token], two: Sequence[_Token], codes: Sequence[Opcode]
) -> list[Piece]:
    found = []
    same = [i for i, code in enumerate(codes) if code[0] == "equal"]
    for at, (what, a, b, c, d) in enumerate(codes):
        end = not same or at < same[0] or at > same[-1]
        free = any(t.key == "…" for t in (*one[a:b], *two[c:d]))
        name = "same" if what == "equal" else "cut" if end or free else _NAMES[what]
        found.append(Piece(name, _between(left, one, a, b), _between(right, two, c, d)))
    return found


_NAMES = {"replace": "changed", "insert": "added", "delete": "left out"}


def _between(words: str, tokens: Sequence[_Token], a: int, b: int) -> str:
    return words[tokens[a].start : tokens[b - 1].end] if a < b else ""


@dataclass(frozen=True, slots=True)
class Differing:
    """Two wordings of one sentence: where each stands in its quotation, the words that differ."""

    left: Span
    right: Span
    says: tuple[str, str]


def variant(left: str, right: str, one_answer: bool = False) -> Differing | None:
    """Where two quotations give one sentence in different words; None where they give it alike, or two sentences.

    `one_answer`: it is known that both are the whole of one short answer, so that few common words are enough.
    """
    for a in _sentences(left):
        for b in _sentences(right):
            found = _sentence_variant(left[a.start : a.end], right[b.start : b.end], one_answer)
            if found:
                return Differing(a, b, found)
    return None


def _sentences(words: str) -> list[Span]:
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(words)), len(words)]
    return [Span(s, e) for s, e in pairwise(cuts) if e > s][:_MOST]


def _sentence_variant(left: str, right: str, one_answer: bool) -> tuple[str, str] | None:
    if left > right:  # the matching blocks hang on the order; the answer may not
        found = _sentence_variant(right, left, one_answer)
        return (found[1], found[0]) if found else None
    one, two = _tokens(left), _tokens(right)
    if not one or not two or len({t.key for t in one} & {t.key for t in two}) < 2:
        return None
    codes = _opcodes(one, two)
    equal = [c for c in codes if c[0] == "equal"]
    common = sum(c[2] - c[1] for c in equal)
    if one_answer and max(len(one), len(two)) <= 9 and max((c[2] - c[1] for c in equal), default=0) >= 2:
        return None if _inside(one, two) else (left.strip(), right.strip())
    # The longer side of what lies between the first common word and the last.
    stretch = max(equal[-1][2] - equal[0][1], equal[-1][4] - equal[0][3]) if equal else 0
    if common < _LEAST or common < _SHARE * stretch:
        return None
    pieces = _pieces(left, right, one, two, codes)
    differ = [p for p in pieces if p.what in ("changed", "added", "left out")]
    if not differ:
        return None
    return " … ".join(p.left or "(nothing)" for p in differ), " … ".join(p.right or "(nothing)" for p in differ)


def _inside(one: Sequence[_Token], two: Sequence[_Token]) -> bool:
    short, long = sorted(([t.key for t in one], [t.key for t in two]), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
