"""Statements made ready to be compared: the words of the content, the sentences around it, the origin."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from accordingto.match.common_words import BANDS, DOCUMENTS
from accordingto.records import Article, Attribution, Source, Span, Statement
from accordingto.resolve.stage import published_day
from accordingto.text.quotations import quotations
from accordingto.text.sentences import sentences
from accordingto.text.wordforms import stem, words

_SPACE = re.compile(r"\s+")
WHOLE = 4
"""Words of content that a whole proposition has at least."""
_LONGEST = 1200  # characters of a sentence that are read
_BEFORE = 400  # characters of the sentence before, its end


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with the words around it, as match compares it.

    `content` has its pieces joined, `sentence` is the sentence or sentences it stands in. `around` begins with the
    sentence before; `begins` is where the sentence itself begins in it, `within` where the content stands: "he would
    not" means little without.
    """

    statement: Statement
    article: str
    outlet: str | None
    published: date | None
    content: str
    sentence: str
    origin: Source | None
    around: str
    begins: int
    within: tuple[Span, ...]
    quoted: tuple[tuple[str, ...], ...]

    @property
    def id(self) -> str:
        """The statement's."""
        return self.statement.id


def lines(article: Article, statements: Sequence[Statement]) -> list[Line]:
    """The statements of one article as lines, in the order given."""
    split = list(sentences(article.text))
    starts = [s.start for s in split]
    return [_line(article, one, split, starts) for one in statements]


def _line(article: Article, one: Statement, split: list[Span], starts: list[int]) -> Line:
    content = _proposition(article.text, one.attribution)
    first = max(0, bisect_right(starts, content[0].start) - 1)
    last = max(first, bisect_right(starts, content[-1].end - 1) - 1)
    begin, end = split[first].start, min(split[last].end, split[first].start + _LONGEST)
    before = split[first - 1] if first else split[first]
    start = min(begin, max(before.start, before.end - _BEFORE)) if first else begin
    within = tuple(
        Span(max(s.start, start) - start, min(s.end, end) - start) for s in content if start <= s.start < end
    )
    sentence = article.text[begin:end]
    return Line(
        one,
        article.id,
        article.outlet.value if article.outlet else None,
        published_day(article),
        " ".join(_plain(article.text[s.start : s.end]) for s in content),
        _plain(sentence),
        one.chain[-1].source if one.chain else None,
        article.text[start:end],
        begin - start,
        within,
        tuple(_quoted(sentence)),
    )


def _proposition(text: str, found: Attribution) -> tuple[Span, ...]:
    """The content; with the cue where it is too short to be a whole proposition: "endorsed" and "the senator"."""
    if sum(word.content for s in found.content for word in words(text, s.start, s.end)) >= WHOLE:
        return found.content
    return tuple(sorted({*found.content, *found.cue}))


def _quoted(sentence: str) -> Iterator[tuple[str, ...]]:
    """The words of each quotation; one that does not close is quoted to the end."""
    for mark in quotations(sentence, 0, len(sentence)):
        end = mark.closing[0] if mark.closing else len(sentence)
        found = tuple(w.low for w in words(sentence, mark.opening[1], end))
        if found:
            yield found


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def weights(text: str) -> dict[str, float]:
    """The stems of the words of content in a text, each with its rarity (Sparck Jones 1972) in news at large."""
    return {word.stem: _rarity(word.stem) for word in words(text) if word.content}


def _rarity(stemmed: str) -> float:
    return math.log((DOCUMENTS + 1) / _holders().get(stemmed, 3.0))


@cache
def _holders() -> dict[str, float]:
    """How many of the counted articles have a word with that stem."""
    found: dict[str, float] = {}
    for band, common in BANDS.items():
        for word in common.split():
            found[stem(word)] = max(found.get(stem(word), 0.0), DOCUMENTS / 2 ** (band / 2))
    return found
