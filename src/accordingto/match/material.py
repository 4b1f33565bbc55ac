"""An article made ready to be compared: its own text, its tellings, its dates and its passages."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from accordingto.match.comparable import Comparable, comparable
from accordingto.match.differences import calls_false
from accordingto.match.events import Narration, narration
from accordingto.match.passages import Parsed, passage
from accordingto.records import DRAWN, Article, DateMention, Statement, Told
from accordingto.text.dates import dates
from accordingto.text.doc import Doc
from accordingto.text.quotations import quotations

OPENING = 250
"""Characters by which an article that tells something only to reject it has mostly said so."""


class Material:
    """An article with its tellings as the comparisons need them; what takes time is done once, when it is needed.

    `day` is the day from which its dates are counted: that of publication, or one of those it was probably written on.
    """

    def __init__(self, doc: Doc, tellings: Sequence[Statement], day: date | None) -> None:
        self.doc = doc
        self.article = doc.article
        self.tellings = tellings
        self.day = day
        self._passages: dict[str, Parsed] = {}
        self._comparables: dict[str, Comparable] = {}

    @cached_property
    def text(self) -> str:
        """The text, blanks in place of what is no part of the article."""
        return drawn(self.article)

    @cached_property
    def mentions(self) -> Sequence[DateMention]:
        """All time expressions of the article."""
        return self.doc.dates if self.day == self.doc.published else dates(self.article.text, self.day)

    def telling(self, ident: str) -> Statement:
        """The telling of that id."""
        return self._by_id[ident]

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {one.id: one for one in self.tellings}

    def comparable(self, one: Statement) -> Comparable:
        """One of the tellings, ready to be compared."""
        if one.id not in self._comparables:
            self._comparables[one.id] = comparable(self.doc, one)
        return self._comparables[one.id]

    def passage(self, one: Statement) -> Parsed:
        """The passage of one of the tellings."""
        if one.id not in self._passages:
            self._passages[one.id] = passage(self.doc, one, self.mentions)
        return self._passages[one.id]

    def rejects(self, one: Statement) -> bool:
        """Whether the article tells this only to reject it: it opens by calling something false, and this does not.

        "A story that the bridge has fallen is a hoax. It said that …": in its own words, not in those of a quotation.
        """
        content = one.attribution.content
        return self._opens_by_rejecting and not any(calls_false(self.text, s.start, s.end) for s in content)

    @cached_property
    def _opens_by_rejecting(self) -> bool:
        at = self.doc.drawn[0].span.start if self.doc.drawn else 0
        end = min(len(self.text), at + OPENING)
        for mark in quotations(self.text, at, end):
            if calls_false(self.text, at, mark.opening[0]):
                return True
            at = mark.closing[1] if mark.closing else end
        return calls_false(self.text, at, end)

    @cached_property
    def narration(self) -> list[Narration]:
        """What it tells with a date or a figure."""
        said = [one.attribution for one in self.tellings if one.told is Told.ATTRIBUTED]
        return narration(self.doc, said, self.mentions)


def drawn(article: Article) -> str:
    """The text with blanks in place of furniture, credits, bylines and repeats, so that offsets stay."""
    pieces, at = [], 0
    for paragraph in article.paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        if paragraph.kind in DRAWN and start >= at:
            pieces += ["\n".rjust(start - at) if start > at else "", article.text[start:end]]
            at = end
    return "".join(pieces)
