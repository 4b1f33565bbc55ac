"""Texts without a file around them, as the program has them."""

from collections.abc import Sequence

from accordingto.records import Article, Kind, Paragraph, Span
from accordingto.text.doc import Doc


def lines(text: str) -> Doc:
    """A plain text, every line of it a paragraph."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Paragraph(Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip())), Kind.BODY))
        at += len(line)
    return parsed(text, found)


def parsed(text: str, paragraphs: Sequence[Paragraph]) -> Doc:
    """A text of which nothing but its paragraphs is known."""
    return Doc(Article("", "", "", text, tuple(paragraphs), given_text=True))
