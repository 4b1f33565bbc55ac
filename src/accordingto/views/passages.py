"""Where words stand: the article, the place in its text, and the text around them."""

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
    first, start, end, last = surroundings(article, span, _AROUND)
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


def surroundings(article: Article, span: Span, around: int) -> tuple[int, int, int, int]:
    """Where the paragraphs of a passage begin, so many characters before it, so many after it, where they end.

    Words are whole.
    """
    met = [p.span for p in article.paragraphs if p.span.meets(span)]
    first, last = min([span.start, *(p.start for p in met)]), max([span.end, *(p.end for p in met)])
    start, end = max(first, span.start - around), min(last, span.end + around)
    if start > first:
        start = max(start, article.text.find(" ", start, span.start) + 1)
    if end < last:
        space = article.text.rfind(" ", span.end, end)
        end = space if space >= 0 else end
    return first, start, end, last


def _one_space(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ").replace("\u2028", " ").replace("\u2029", " ")
