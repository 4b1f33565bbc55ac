"""Paragraphs, and what the rules of this room need to know of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.records import Kind, Span

# A paragraph is a maximal run without one of these, white space at its edges left out.
RUN = re.compile("[^\n\r\u2028\u2029]+")
# No headline, caption, credit or form is longer: the rules look at this much of a paragraph, so that one of ten
# million characters costs no more than another.
LOOKED_AT = 2_000
NOT_IN_KEY = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
QUOTE_MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
SENTENCE_END = re.compile(r"[.!?\u2026][\"\u201d\u2019')\]]*\Z")
SENTENCE_WORDS = 12


@dataclass(slots=True)
class TextLine:
    """A paragraph on its way to its kind.

    `text` is its beginning, as much as the rules look at; `key` is what remains of it without case, white space
    and punctuation, so that two printings of one caption have one key. `length` counts words.
    """

    span: Span
    text: str
    key: str
    length: int
    kind: Kind | None = None

    @property
    def words(self) -> list[str]:
        """Its words, found anew each time: kept, they would take ten times the room of the text."""
        return WORD.findall(self.text)

    @property
    def quoted(self) -> bool:
        """Whether a double quotation mark is in it: what someone said is never a page's furniture."""
        return not QUOTE_MARKS.isdisjoint(self.text) or "''" in self.text

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text) is not None

    @property
    def running(self) -> bool:
        """Whether it reads as running text: a sentence of some length."""
        return self.length >= SENTENCE_WORDS and self.ended


def lines_of(text: str) -> Iterator[TextLine]:
    """The paragraphs of `text`, in order."""
    return (line for run in RUN.finditer(text) if (line := _line(text, run.start(), run.end())))


def key_of(text: str) -> str:
    """What two printings of the same words have in common."""
    key = NOT_IN_KEY.sub("", text[:LOOKED_AT].casefold())
    return key if len(text) <= LOOKED_AT else f"{key}#{len(text)}"


def _line(text: str, start: int, end: int) -> TextLine | None:
    run = text[start:end]
    stripped = run.strip()
    if not stripped:
        return None
    start += len(run) - len(run.lstrip())
    shown = stripped[:LOOKED_AT]
    if len(stripped) > LOOKED_AT:  # the end tells whether it is a sentence
        shown = shown[:-1] + stripped[-1]
    return TextLine(Span(start, start + len(stripped)), shown, key_of(stripped), sum(1 for _ in WORD.finditer(shown)))
