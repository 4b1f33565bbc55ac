"""Hard-wrapped text: which line breaks stand where a space would, and which end a paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median

from accordingto.read.credits import BYLINE
from accordingto.records import Span
from accordingto.text.lists import alternation

_LINE = re.compile(
    r"(?P<mark>[^\S\n\r\u2028\u2029]*(?:>[^\S\n\r\u2028\u2029]?)*+[^\S\n\r\u2028\u2029]*)(?P<words>[^\n\r\u2028\u2029]*)"
    r"(?P<end>\r\n|[\n\r\u2028\u2029]|\Z)"
)
_MARKS = re.compile(r"^[^\S\n\r]*>(?:[^\S\n\r]|>)*", re.MULTILINE)
_ENDED = re.compile(r"[.!?:\u2026][\"\u201d\u2019'\u00bb)\]*]*\Z")
_BINDS = re.compile(rf"(?:\b(?:{alternation('accordingto.read', 'words.txt', 'ends no line')}|[MD]rs?\.|Ms\.))\Z")
_COLUMNS = re.compile(r"\t|\S {3,}\S| \| ")
_ALWAYS_OPENS = re.compile(
    r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7]|(?:From|To|Cc|Date|Sent|Subject|Reply-To):\s|[QA][:.]\s"
    r"|[A-Z][A-Z.'\u2019-]+(?:,? [A-Z][A-Z.'\u2019-]*)*(?:, [A-Z ,.&'\u2019-]+)?(?: \([\w ,-]+\))?:\s"
)
_OPENS = re.compile(r"(?:[*\u2013\u2014-]|\(?\d{1,2}[.)])\s")
LEAST_COLUMNS, MOST_COLUMNS = 36, 130
"""Of a line that was wrapped: hardly anybody wraps narrower, and what is wider was not wrapped."""
NARROWEST, LEAST_OF_NARROW = 24, 5
"""Of a line of a column of print; so many must break in mid-sentence, and each where no further word fits."""
LEAST_SHARE = 0.3
"""Of the breaks of wrapped text that stand in mid-sentence beyond doubt; mostly it is two thirds."""
EXACT_SHARE = 0.9
"""Of those, how many must break where no further word fits, or the type was proportional."""
OUTLIER = 0.75
MOST_ROWS = 200_000
"""Of a book that is wrapped; what has more lines is a log."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank: its words' place, the column they end in, and how deep it is indented and quoted."""

    start: int
    end: int
    words: str
    indent: int
    depth: int
    block: int

    @property
    def columns(self) -> int:
        return self.indent + self.end - self.start


def unwrapped(text: str) -> tuple[str, list[Span]]:
    """`text`, with spaces for the breaks that only wrap a paragraph; and its lines that a mail quotes (">").

    The length and all offsets stay. A text is wrapped where lines end in mid-sentence time and again. Then a break
    belongs to the wrapping if the next line's first word would not have fitted before it; in proportional type, which
    ends lines unevenly, if it would hardly have. Items of lists, rows of tables, labelled turns, bylines and lines that
    are short keep their breaks. The marks of quoted lines become spaces too.
    """
    rows = list(islice(_rows(text), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        return text, []
    quoted = [Span(row.start, row.end) for row in rows if row.depth]
    if len(quoted) > 1:
        text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    pieces: list[str] = []
    at = 0
    for a, b in _wraps(rows):
        pieces += [text[at : a.end], " " * (b.start - a.end)]
        at = b.start
    return "".join((*pieces, text[at:])), quoted if len(quoted) > 1 else []


def _wraps(rows: Sequence[_Row]) -> list[tuple[_Row, _Row]]:
    """Lines that follow each other and belong to one paragraph."""
    pairs = [(a, b) for a, b in pairwise(rows) if a.block == b.block and _may_join(a, b)]
    wide = {row.block for pair in pairs for row in pair if row.words.rfind(" ") > MOST_COLUMNS}
    pairs = [(a, b) for a, b in pairs if a.block not in wide]
    found = _told(pairs, LEAST_COLUMNS)
    if found:
        least, exact = found
        return [(a, b) for a, b in pairs if _filled(a, b) >= least or (not exact and _mid_sentence(a, b))]
    column = _told(pairs, NARROWEST, LEAST_OF_NARROW)
    return [(a, b) for a, b in pairs if _filled(a, b) >= column[0]] if column and column[1] else []


def _told(pairs: Sequence[tuple[_Row, _Row]], columns: int, lines: int = 1) -> tuple[int, bool] | None:
    """How full a wrapped line must be, and whether the wrapping is exact; None where lines are not wrapped."""
    evident = [(a, b) for a, b in pairs if _mid_sentence(a, b, columns)]
    if len(evident) < max(lines, LEAST_SHARE * sum(a.columns >= columns for a, _ in pairs)):
        return None
    return _least(evident, pairs)


def _rows(text: str) -> Iterator[_Row]:
    """Lines that are not blank; those of one `block` follow each other."""
    block = 0
    for line in _LINE.finditer(text):
        words = line["words"].rstrip()
        if not words:
            block += 1
            continue
        mark = line["mark"]
        start = line.start("words")
        yield _Row(start, start + len(words), words, len(mark), mark.count(">"), block)
        block += line["end"] == "\u2029"


def _may_join(a: _Row, b: _Row) -> bool:
    """Whether nothing but the length of `a` can tell if `b` goes on with its paragraph."""
    if a.depth != b.depth or _ALWAYS_OPENS.match(b.words) or (b.words[0] == "B" and BYLINE.fullmatch(b.words)):
        return False
    listed = _ALWAYS_OPENS.match(a.words) or _OPENS.match(a.words)
    if _OPENS.match(b.words) and (listed or _ENDED.search(a.words)):
        return False
    if b.indent > a.indent + 1 and not listed:
        return False
    return not (_COLUMNS.search(a.words) or _COLUMNS.search(b.words))


def _mid_sentence(a: _Row, b: _Row, columns: int = LEAST_COLUMNS) -> bool:
    if a.columns < columns or " " not in a.words or _ENDED.search(a.words):
        return False
    return b.words[0].islower() or _BINDS.search(a.words) is not None


def _filled(a: _Row, b: _Row) -> int:
    """How long `a` would be with the first word of `b`."""
    return a.columns + 1 + len(b.words.split(maxsplit=1)[0])


def _least(evident: Sequence[tuple[_Row, _Row]], pairs: Sequence[tuple[_Row, _Row]]) -> tuple[int, bool]:
    """How full a wrapped line must be; and whether the wrapping is exact."""
    blocks = {a.block for a, _ in evident}
    widest = max(row.columns for pair in pairs for row in pair if row.block in blocks and " " in row.words)
    filled = [_filled(a, b) for a, b in evident]
    if sum(n > widest for n in filled) >= EXACT_SHARE * len(filled):
        return widest + 1, True
    return min(n for n in filled if n >= OUTLIER * median(filled)), False
