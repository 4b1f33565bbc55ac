"""The reading view: an article whole, with what is said in it marked, and notes beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import Entry
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.records import DRAWN, Article, Kind, Known, Span
from accordingto.views.pages.lines import ShownLine, line
from accordingto.views.pages.links import paragraph_anchor
from accordingto.views.pages.marking import Mark, Segment, segments

_UNMARKED = 20_000
"""Characters of a paragraph without a statement that a dossier prints; what is longer is cut, and said."""


@dataclass(frozen=True, slots=True)
class Note:
    """A statement beside the text; `number` counts those of the article."""

    number: int
    line: ShownLine


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in segments, with the notes on what begins in it; `cut` characters of it are left out."""

    kind: Kind
    anchor: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    cut: int = 0

    @property
    def read(self) -> bool:
        """Whether statements are drawn from it; what is no part of the article is greyed."""
        return self.kind in DRAWN


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article to read; `known` is each thing that is known about it, with how."""

    article: Article
    blocks: tuple[Block, ...]
    notes: Mapping[int, Note]
    known: tuple[tuple[str, Known, bool], ...]


def article_page(
    article: Article, entries: Sequence[Entry], claims_of: Mapping[str, Sequence[ClaimRow]], *, whole: bool = True
) -> ArticlePage:
    """The article with its statements, in text order. `whole` prints even the longest paragraph to its end."""
    notes = [
        Note(number, line(entry, claims_of.get(entry.statement.id, ()))) for number, entry in enumerate(entries, 1)
    ]
    marks = [mark for note in notes for mark in _marks(note)]
    ends = [(note.line.span.end, note.number) for note in notes]
    blocks = []
    for number, paragraph in enumerate(article.paragraphs):
        here = paragraph.span
        begun = tuple(note for note in notes if note.line.entry.passages[:1] and _first(note) == number)
        cut = 0 if whole or begun else max(0, here.end - here.start - _UNMARKED)
        shown = Span(here.start, here.end - cut)
        near = [mark for mark in marks if mark.span.meets(here)]
        pieces = tuple(segments(article.text, shown, near, ends))
        blocks.append(Block(paragraph.kind, paragraph_anchor(article.id, number), pieces, begun, cut))
    return ArticlePage(article, tuple(blocks), {note.number: note for note in notes}, tuple(_known(article)))


def _first(note: Note) -> int:
    return note.line.entry.passages[0].number


def _marks(note: Note) -> list[Mark]:
    roles = note.line.entry.statement.attribution
    return [
        Mark(span, role, note.number)
        for role, spans in (("source", roles.source), ("cue", roles.cue), ("content", roles.content))
        for span in spans
    ]


def _known(article: Article) -> list[tuple[str, Known, bool]]:
    fields = ("outlet", "published", "updated", "section")
    found = [(field, getattr(article, field), True) for field in fields if getattr(article, field)]
    found += [("byline", one, True) for one in article.bylines] + [("credit", one, True) for one in article.credits]
    return found + [(field, one, False) for field, one in article.inferred]
