"""An article as it was read, and what was no article."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in `Article.text`."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Whether some character is in both."""
        return self.start < other.end and other.start < self.end

    def holds(self, at: int) -> bool:
        """Whether the character of that number is in it."""
        return self.start <= at < self.end


class Kind(StrEnum):
    """What a paragraph is. Statements are drawn from `DRAWN`, from nothing else."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    BODY = "body"
    QUOTE = "quote"  # words of somebody else, set off: a blockquote, a post
    QUESTION = "question"  # an interviewer's; the answers are body
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    REPEAT = "repeat"


DRAWN = frozenset((Kind.HEADLINE, Kind.SUBHEAD, Kind.BODY, Kind.QUOTE, Kind.CAPTION))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article with text in it, white space at the edges left out."""

    span: Span
    kind: Kind


class Basis(StrEnum):
    """How a piece of metadata is known, strongest first."""

    DECIDED = "decided"  # what a user says of the article
    GIVEN = "given"  # a field of a row, or an option of the command
    MARKUP = "markup"  # the page's own metadata
    TEXT = "text"  # stated in the article's text: a byline, a date line, a credit
    INFERRED = "inferred"  # only suggested; never overrides those above


@dataclass(frozen=True, slots=True)
class Known:
    """A value with how it is known.

    `where` names the place: "row field outlet", "option --outlet", "meta og:site_name", "line 4". `words` are
    the article's words that show it, where words do; `span` is where they stand.
    """

    value: str
    basis: Basis
    where: str
    words: str | None = None
    span: Span | None = None

    @staticmethod
    def given(value: str | None, where: str) -> "Known | None":
        """A value that a row's field, an option or the like gives; None where it gives none."""
        return Known(value, Basis.GIVEN, where) if value else None


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of the article that link to an address, http or https."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read.

    `id` is the SHA-256 (hex, first 32 digits) of what identifies it: its URL, or else its name as found, and
    its text. `published` and `updated` are ISO days or times. `bylines` are persons; `credits` are lines
    such as "Reuters contributed to this report". `inferred` holds what is only suggested, by field name.
    `links` are those of a page, as they stand in the text. `language` is an ISO 639-1 code, None where the text is
    too short to tell. `given_text` is true where the offsets are those of the input itself (plain text, a row's
    `text`), false for text taken out of a page. `extra` is what else the input says; for a PDF, `pages` has the
    offset at which each page begins.
    """

    id: str
    name: str
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    given_text: bool
    url: str | None = None
    title: Known | None = None
    outlet: Known | None = None
    section: Known | None = None
    published: Known | None = None
    updated: Known | None = None
    bylines: tuple[Known, ...] = ()
    credits: tuple[Known, ...] = ()
    inferred: tuple[tuple[str, Known], ...] = ()
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    links: tuple[Hyperlink, ...] = ()

    @property
    def likely_outlet(self) -> str | None:
        """The outlet; where none is known, the only one that the article suggests."""
        suggested = {known.value for field, known in self.inferred if field == "outlet"}
        return self.outlet.value if self.outlet else suggested.pop() if len(suggested) == 1 else None


class Reason(StrEnum):
    """Why an input gave no article."""

    EMPTY = "empty"
    BINARY = "binary"
    NO_BODY = "no body"
    NO_TEXT = "no text field"
    BAD_ROW = "bad row"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    NO_ARTICLES = "no articles"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    NOT_ALLOWED = "not allowed"  # robots.txt, or an address within a private network
    NOT_FETCHED = "not fetched"  # only its address is here, and nobody asked to follow it
    KNOWN = "known already"  # unchanged since an earlier run read it


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article: where, why, and what was found."""

    path: str
    reason: Reason
    detail: str
