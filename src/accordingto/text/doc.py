"""An article parsed once: sentences, words, quotations, dates; every stage reads it, none splits the text again."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from accordingto.records import DRAWN, Article, DateMention, Paragraph, Span
from accordingto.text.dates import dates
from accordingto.text.quotations import Quotation, quotations
from accordingto.text.sentences import sentences
from accordingto.text.wordforms import Word, words


class Doc:
    """An article with what its text is made of. Each part is worked out when it is first asked for, and kept.

    Offsets count characters of `article.text`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    def __getstate__(self) -> dict[str, Any]:
        """Without its words, which are many: whoever gets the article from another process hardly asks for them."""
        return {name: value for name, value in vars(self).items() if name not in ("words", "_word_starts")}

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

    def sentence(self, offset: int) -> Span:
        """The sentence that holds a character or is the last before it; an empty one before the first."""
        at = self.sentence_at(offset)
        return self.sentences[at] if at >= 0 else Span(0, 0)

    def sentences_of(self, spans: Sequence[Span]) -> Sequence[Span]:
        """The sentences from the one in which the first span begins to the one in which the last one ends."""
        first = max(0, self.sentence_at(spans[0].start))
        return self.sentences[first : max(first, self.sentence_at(max(s.end for s in spans) - 1)) + 1]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, with their places and their case, in text order."""
        return tuple(words(self.text))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.span.start for word in self.words]

    def words_of(self, span: Span) -> Sequence[Word]:
        """The words that stand in a span; what is left of those that it cuts in two."""
        first, last = bisect_left(self._word_starts, span.start), bisect_left(self._word_starts, span.end)
        if self._goes_beyond(first - 1, span.start) or self._goes_beyond(last - 1, span.end):
            return words(self.text, span.start, span.end)
        return self.words[first:last]

    def _goes_beyond(self, at: int, edge: int) -> bool:
        return at >= 0 and self.words[at].span.end > edge

    def stems(self, spans: Iterable[Span]) -> frozenset[str]:
        """The stems of the words of content that stand in some spans."""
        return frozenset(word.stem for span in spans for word in self.words_of(span) if word.content)

    @cached_property
    def quotations(self) -> Mapping[Span, Sequence[Quotation]]:
        """The outer quotations of each paragraph, by its span: their marks paired."""
        return {span: quotations(self.text, span.start, span.end) for span in (p.span for p in self.article.paragraphs)}

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
