"""The nouns. Frozen, comparable, free of behaviour; standard library only.

Every offset counts characters (code points) of `Article.text`, half-open.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in `Article.text`."""

    start: int
    end: int


class Kind(StrEnum):
    """What a paragraph is. Statements are drawn from `DRAWN`, from nothing else."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    REPEAT = "repeat"


DRAWN = frozenset((Kind.HEADLINE, Kind.SUBHEAD, Kind.BODY, Kind.CAPTION))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article with text in it, white space at the edges left out."""

    span: Span
    kind: Kind


class Basis(StrEnum):
    """How a piece of metadata is known, strongest first."""

    GIVEN = "given"  # a field of a row, or an option of the command
    MARKUP = "markup"  # the page's own metadata
    TEXT = "text"  # stated in the article's text: a byline, a date line, a credit
    INFERRED = "inferred"  # only suggested; never overrides the three above


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


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read.

    `id` is the SHA-256 (hex, first 32 digits) of what identifies it: its URL, or else its name as found, and
    its text. `published` and `updated` are ISO days or times. `bylines` are persons; `credits` are lines
    such as "Reuters contributed to this report". `inferred` holds what is only suggested, by field name.
    `language` is an ISO 639-1 code, None where the text is too short to tell. `given_text` is true where the
    offsets are those of the input itself (plain text, a row's `text`), false for text taken out of a page.
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


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article: where, why, and what was found."""

    path: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation (Pareti 2012): who (source) says (cue) what (content).

    Each role is a tuple of spans in text order, more than one where it is in pieces; `source` is empty where
    the text names none. `score` is the probability, as the model sees it, that content and source are right.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article has one source say. `id` hashes the article's id and the spans of source and content."""

    id: str
    article: str
    attribution: Attribution
