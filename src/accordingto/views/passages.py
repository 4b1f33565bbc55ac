"""Where words stand: the article, the place in its text, and the text around them."""

from collections.abc import Sequence

from rich.text import Text

from accordingto.ledger import Entry
from accordingto.records import Article, Span
from accordingto.views.screen import plain, short
from accordingto.views.terminal import SHORT

_AROUND = 160  # characters of the paragraph that are shown on each side of a passage
_LONGEST = 1200  # characters of a passage itself


def standing(entry: Entry) -> Span:
    """From the first character of what was said to the last; where nothing was, those of cue and source."""
    roles = entry.statement.attribution
    spans = roles.content or roles.cue + roles.source
    return Span(min((s.start for s in spans), default=0), max((s.end for s in spans), default=0))


def where(article: Article, span: Span) -> str:
    """The article and the place: "tillery-gazette-wire 8a1b85cc [607–802]"."""
    return f"{short(article.name, 60)} {article.id[:SHORT]} [{span.start}–{span.end}]"


def excerpt(article: Article, span: Span, marked: str = "bold") -> Text:
    """The passage with the words of its paragraphs around it; "…" where they go on."""
    first, last = _paragraphs(article, span)
    start, end = _word_start(article.text, span.start, first), _word_end(article.text, span.end, last)
    shown = plain(article.text[span.start : span.end])
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    before, after = plain(article.text[start : span.start]), plain(article.text[span.end : end])
    return Text.assemble(
        ("¶ " + ("…" if start > first else ""), "dim"),
        (_one_space(before), "dim"),
        (_one_space(shown), marked),
        (_one_space(after), "dim"),
        ("…" if end < last else "", "dim"),
    )


def _paragraphs(article: Article, span: Span) -> tuple[int, int]:
    """The first and the last character of the paragraphs that the span reaches into."""
    met: Sequence[Span] = [p.span for p in article.paragraphs if p.span.start < span.end and span.start < p.span.end]
    return min([span.start, *(p.start for p in met)]), max([span.end, *(p.end for p in met)])


def _word_start(text: str, at: int, first: int) -> int:
    cut = max(first, at - _AROUND)
    space = text.find(" ", cut, at)
    return cut if cut == first or space < 0 else space + 1


def _word_end(text: str, at: int, last: int) -> int:
    cut = min(last, at + _AROUND)
    space = text.rfind(" ", at, cut)
    return cut if cut == last or space < 0 else space


def _one_space(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ").replace("\u2028", " ").replace("\u2029", " ")
