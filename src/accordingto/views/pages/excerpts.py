"""The passage behind a line: the words themselves, with those around them."""

from dataclasses import dataclass

from accordingto.records import Article, Span
from accordingto.views.pages.links import paragraph_anchor

AROUND = 140
"""Characters shown on each side."""
_LONGEST = 1500
"""Characters of a passage that are shown; the article has the rest."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article, those before and after, and the place to read on."""

    article: Article
    span: Span
    before: str
    words: str
    after: str
    anchor: str


def excerpt(article: Article, span: Span, around: int = AROUND) -> Excerpt:
    """The words at `span` with what stands around them in their paragraphs; "…" where these go on."""
    met = [
        (number, paragraph.span)
        for number, paragraph in enumerate(article.paragraphs)
        if paragraph.span.start < span.end and span.start < paragraph.span.end
    ]
    first = min([span.start, *(each.start for _, each in met)])
    last = max([span.end, *(each.end for _, each in met)])
    start, end = max(first, span.start - around), min(last, span.end + around)
    start, end = _from_word(article.text, start, span.start, first), _to_word(article.text, span.end, end, last)
    words = article.text[span.start : span.end]
    return Excerpt(
        article,
        span,
        ("…" if start > first else "") + article.text[start : span.start],
        words if len(words) <= _LONGEST else words[:_LONGEST] + "…",
        article.text[span.end : end] + ("…" if end < last else ""),
        paragraph_anchor(article.id, met[0][0] if met else 0),
    )


def _from_word(text: str, start: int, at: int, first: int) -> int:
    """The beginning of the first whole word."""
    space = text.find(" ", start, at)
    return start if start == first or space < 0 else space + 1


def _to_word(text: str, at: int, end: int, last: int) -> int:
    """The end of the last whole word."""
    space = text.rfind(" ", at, end)
    return end if end == last or space < 0 else space
