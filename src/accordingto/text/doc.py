"""An article parsed once: sentences, dates and days; every stage reads it, none splits the text again."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from accordingto.records import DRAWN, Article, DateMention, Paragraph, Span
from accordingto.text.dates import dates
from accordingto.text.sentences import sentences


class Doc:
    """An article with what its text is made of. Each part is worked out when it is first asked for, and kept.

    Offsets count characters of `article.text`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @property
    def english(self) -> bool:
        """Whether its language is English, or too little of it to tell."""
        return self.article.language in (None, "en")

    @cached_property
    def drawn(self) -> tuple[Paragraph, ...]:
        """The paragraphs that statements are drawn from: headline, subheads, body and captions."""
        return tuple(p for p in self.article.paragraphs if p.kind in DRAWN)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all paragraphs, in text order."""
        spans = (p.span for p in self.article.paragraphs)
        return tuple(s for span in spans for s in sentences(self.text, span.start, span.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds a character or is the last before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def sentences_of(self, spans: Sequence[Span]) -> Sequence[Span]:
        """The sentences from the one in which the first span begins to the one in which the last one ends."""
        first = max(0, self.sentence_at(spans[0].start))
        return self.sentences[first : max(first, self.sentence_at(max(s.end for s in spans) - 1)) + 1]

    @cached_property
    def _pages(self) -> list[int]:
        return [p.span.start for p in self.article.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds a character, among all of the article's; -1 before the first."""
        return bisect_right(self._pages, offset) - 1

    @cached_property
    def published(self) -> date | None:
        """The day of publication, None where it is not known."""
        known = self.article.published
        try:
            return date.fromisoformat(known.value[:10]) if known else None
        except ValueError:
            return None

    @cached_property
    def dates(self) -> Sequence[DateMention]:
        """All time expressions, counted from the day of publication."""
        return dates(self.text, self.published)
