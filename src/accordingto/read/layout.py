"""Lines on pages to an article: headers and footers left out, lines made paragraphs, the headline by its type."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from accordingto.read.composing import spans_of
from accordingto.read.lines import SENTENCE_END, key_of
from accordingto.records import Kind, Span

EDGE_LINES = 2
"""Lines at the top and at the foot of a page that may be its header and footer."""
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?", re.IGNORECASE)
HEADLINE_SIZE, SUBHEAD_SIZE, OTHER_SIZE = 1.2, 1.12, 0.12
"""A headline is so much larger than the body; another size begins another paragraph."""
LONGEST_TITLE = 250
HEADLINE_GAP = 1.7
EDGE_WORDS, EDGE_SIZE = 12, 0.9
COLUMN_STEP, MOST_RIGHT, MOST_COMPARED = 20.0, 0.9, 200
"""Lines of one column begin within so many points; nearly all of them end at its right edge."""
GAP, INDENT, SHORT = 1.35, 0.8, 0.85
"""A paragraph ends before a gap of so many line heights, before an indent of so much of the type's size, and after a
line that ends a sentence and fills less of the column."""
BROKEN = 0.6
"""A line that fills less was broken on purpose: an outlet, a date and a byline below each other."""
_DIGITS = re.compile(r"\d+")
_WORD_END = re.compile(r"[^\w-]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, its edges in points from the foot of the page, the size of its type."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Laid:
    """An article from pages; `starts` are the offsets in its text at which each page begins."""

    text: str
    starts: list[int]
    title: str = ""
    title_where: str = ""
    kinds: Sequence[tuple[Span, Kind]] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with the number of its page and the edges of its column."""

    line: PrintedLine
    page: int
    left: float
    right: float

    @property
    def full(self) -> bool:
        """Whether it fills its column, so that what follows may go on with it."""
        return self.line.right > self.line.left + SHORT * (self.right - self.line.left)


_Paragraph = list[_Placed]


def article_of(pages: Sequence[Sequence[PrintedLine]], stated: str) -> Laid:
    """The article on these pages; `stated` is the title that the document gives itself."""
    body = _body_size(line for page in pages for line in page)
    placed = _placed(_without_edges(pages, body))
    paragraphs = list(_paragraphs(placed, body))
    words = {word for one in placed for word in one.line.text.split()}
    texts: list[str] = []
    starts = [0] * len(pages)
    at, last = 0, 0
    for paragraph in paragraphs:
        text, offsets = _joined(paragraph, words)
        for one, offset in zip(paragraph, offsets, strict=True):
            starts[last + 1 : one.page + 1] = [at + offset] * (one.page - last)
            last = max(last, one.page)
        texts.append(text)
        at += len(text) + 2
    starts[last + 1 :] = [max(0, at - 2)] * (len(pages) - last - 1)
    title, where = _title(paragraphs, texts, body, stated)
    whole = "\n\n".join(texts)
    larger = [
        (span, Kind.SUBHEAD)
        for span, text, paragraph in zip(spans_of(whole), texts, paragraphs, strict=True)
        if paragraph[0].line.size > body * SUBHEAD_SIZE and text != title
    ]
    return Laid(whole, starts, title, where, larger)


def _without_edges(pages: Sequence[Sequence[PrintedLine]], body: float) -> Iterator[list[PrintedLine]]:
    """The pages without what stands at the top or foot of several, page numbers aside, or there alone in small type."""
    counts = Counter(key for page in pages for key in {_DIGITS.sub("0", line.text) for line in _edges(page)})
    for page in pages:
        edges = _edges(page)
        yield [
            line
            for line in page
            if line not in edges or not (_is_edge(line, body) or counts[_DIGITS.sub("0", line.text)] > 1)
        ]


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    heights = sorted({line.bottom for line in page})
    outer = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    return [line for line in page if line.bottom in outer]


def _placed(pages: Iterable[Sequence[PrintedLine]]) -> list[_Placed]:
    """The lines of all pages, each with the edges of its column: those of lines in its type that begin near it."""
    numbered = [(line, number) for number, page in enumerate(pages) for line in page]
    columns: dict[tuple[float, float], list[PrintedLine]] = {}
    for line, _ in numbered:
        columns.setdefault(_column(line), []).append(line)
    placed = []
    for line, number in numbered:
        (at, size), width = _column(line), COLUMN_STEP
        near = [other for step in (-width, 0, width) for other in columns.get((at + step, size), ())[:MOST_COMPARED]]
        rights = sorted(other.right for other in near)
        placed.append(_Placed(line, number, min(other.left for other in near), rights[int(len(rights) * MOST_RIGHT)]))
    return placed


def _column(line: PrintedLine) -> tuple[float, float]:
    return line.left // COLUMN_STEP * COLUMN_STEP, round(line.size)


def _body_size(lines: Iterable[PrintedLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_edge(line: PrintedLine, body: float) -> bool:
    """Whether a line at the top or foot is one of the page's own: its number, or a few words in small type."""
    if PAGE_NUMBER.fullmatch(line.text):
        return line.size <= body * SUBHEAD_SIZE
    short = len(line.text.split()) <= EDGE_WORDS and SENTENCE_END.search(line.text) is None
    return line.size < body * EDGE_SIZE and short


def _paragraphs(placed: Sequence[_Placed], body: float) -> Iterator[_Paragraph]:
    """Lines that belong together; a paragraph may go on in the next column or on the next page."""
    pitch = _pitch(placed)
    paragraph: _Paragraph = []
    for one in placed:
        if paragraph and (_begins(paragraph[-1], one, pitch, body) or _listed(paragraph, one)):
            yield paragraph
            paragraph = []
        paragraph.append(one)
    if paragraph:
        yield paragraph


def _pitch(placed: Sequence[_Placed]) -> dict[float, float]:
    """From one line to the next within a paragraph, by the size of the type."""
    distances: dict[float, list[float]] = {}
    for upper, lower in pairwise(placed):
        distance = upper.line.bottom - lower.line.bottom
        if upper.page == lower.page and 0 < distance < 3 * upper.line.size and _alike(upper, lower):
            distances.setdefault(round(upper.line.size, 1), []).append(distance)
    # The small ones: where paragraphs have one line or two, half of all distances are gaps between them.
    return {size: sorted(found)[len(found) // 4] for size, found in distances.items()}


def _alike(one: _Placed, other: _Placed) -> bool:
    return abs(one.line.size - other.line.size) <= OTHER_SIZE * max(one.line.size, other.line.size)


def _begins(last: _Placed, one: _Placed, pitch: Mapping[float, float], body: float) -> bool:
    """Whether a line begins a paragraph after the last one."""
    if not _alike(last, one):
        return True
    size = last.line.size
    distance = last.line.bottom - one.line.bottom
    ended = SENTENCE_END.search(last.line.text) is not None and not one.line.text[:1].islower()
    if one.page != last.page or distance < -size:  # the next page or column
        return ended and not (last.full and one.line.left <= one.left + INDENT * size)
    if abs(distance) < size / 2:  # the same line, in pieces
        return False
    if size > body * SUBHEAD_SIZE:  # the lines of a headline may be centred
        return distance > HEADLINE_GAP * size
    if distance > GAP * pitch.get(round(size, 1), 1.2 * size) or one.line.left > last.line.left + INDENT * size:
        return True
    return ended and not last.full


def _listed(paragraph: _Paragraph, one: _Placed) -> bool:
    """Whether two lines stand below each other that both were broken on purpose: an outlet and a date, a byline."""
    last = paragraph[-1]
    share = (last.line.right - last.line.left) / max(1.0, last.right - last.left)
    return not one.line.text[:1].islower() and (
        share < BROKEN or (len(paragraph) == 1 and not last.full and not one.full and last.line.size == one.line.size)
    )


def _joined(paragraph: _Paragraph, words: Set[str]) -> tuple[str, list[int]]:
    """The text of a paragraph, and where in it each line begins; `words` are those of the document."""
    text, offsets = "", []
    for one in paragraph:
        line = one.line.text
        if text.endswith("-") and line[:1].islower():
            compound = text.rsplit(" ", 1)[-1] + _WORD_END.split(line)[0]
            text = text if compound in words else text[:-1]
        elif text:
            text += " "
        offsets.append(len(text))
        text += line
    return text, offsets


def _title(paragraphs: Sequence[_Paragraph], texts: Sequence[str], body: float, stated: str) -> tuple[str, str]:
    """The title that the document states, if it stands on page 1; else what is set in the largest type there."""
    first = [(text, one[0].line.size) for text, one in zip(texts, paragraphs, strict=True) if one[0].page == 0]
    shown = next((text for text, _ in first if stated and key_of(text) == key_of(stated)), None)
    if shown:
        return shown, "document property title"
    largest = max((size for _, size in first), default=0)
    text = next((text for text, size in first if size == largest), "")
    return (
        (text, "largest type of page 1") if largest > body * HEADLINE_SIZE and len(text) <= LONGEST_TITLE else ("", "")
    )
