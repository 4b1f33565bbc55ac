"""The passage behind a line: the words themselves, with those around them."""

from dataclasses import dataclass

from accordingto.records import Article, Span
from accordingto.views.pages.links import paragraph_anchor
from accordingto.views.passages import surroundings

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
    first, start, end, last = surroundings(article, span, around)
    reached = (at for at, one in enumerate(article.paragraphs) if one.span.meets(span))
    words = article.text[span.start : span.end]
    return Excerpt(
        article,
        span,
        ("…" if start > first else "") + article.text[start : span.start],
        words if len(words) <= _LONGEST else words[:_LONGEST] + "…",
        article.text[span.end : end] + ("…" if end < last else ""),
        paragraph_anchor(article.id, next(reached, 0)),
    )
