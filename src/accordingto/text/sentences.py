"""Where sentences begin and end, within paragraphs."""

import re
from collections.abc import Iterator

from accordingto.records import Span
from accordingto.text.lists import alternation

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])|[.!?…]+[”’\"](?=[A-Z“\"])|[.!?][\"”’]?(?=[“][A-Z])")
_SHORT = re.compile(
    rf"(?:^|[\s(\[“\"‘'-])(?:{alternation('accordingto.text', 'words.txt', 'shortened')}|[A-Z]|[A-Za-z]\.[A-Za-z])\.$"
)
_MAY_END = re.compile(r"(?:Inc|Corp|Co|Ltd|Jr|Sr|[ap]\.m|U\.S|U\.K|U\.N|D\.C|E\.U)\.$")
_STARTER = re.compile(rf"\s+[\"“‘]?(?:{alternation('accordingto.text', 'words.txt', 'opens a sentence')})\b")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the sentences in `text[start:end]`, white space left out; line breaks always end one.

    A full stop after an initial or an abbreviation ends none, unless the abbreviation is one that often closes
    a sentence ("Inc.", "p.m.", "U.S.") and a word follows that often opens one.
    """
    end = len(text) if end is None else end
    for line in re.compile(r"[^\r\n\u2028\u2029]+").finditer(text, start, end):
        yield from _in_line(text, line.start(), line.end())


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for mark in _END.finditer(text, start, end):
        if _ends(text, at, mark):
            yield from _trimmed(text, at, mark.end())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """False for the full stop of an abbreviation or initial."""
    if mark[0][0] != "." or mark[0] != ".":
        return True
    before = text[max(start, mark.start() - 12) : mark.end()]
    if not _SHORT.search(before):
        return True
    return bool(_MAY_END.search(before) and _STARTER.match(text, mark.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    if right > left:
        yield Span(start + left, start + right)
