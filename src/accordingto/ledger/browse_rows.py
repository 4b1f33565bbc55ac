"""What a ledger that is looked through a page at a time is asked, and the rows that it answers."""

from dataclasses import dataclass
from datetime import date

from accordingto.ledger.claims import Dispute
from accordingto.ledger.entries import Entry
from accordingto.records import Article, Claim, Span, Stance


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows are asked for: `most` from number `start` on."""

    start: int = 0
    most: int = 50


FIRST = Page()
ALL = Page(0, 1_000_000)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list; `first` and `last` are the days of its oldest and its newest article."""

    id: str
    title: str
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article without its text, and how many statements it has."""

    article: Article
    statements: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim without its members: how many articles tell it, how many deny it, and whether accounts of it differ."""

    claim: Claim
    articles: int
    deniers: int
    differ: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is: articles, outlets and their newsrooms, and the days of the oldest and the newest article.

    Of `unknown` articles no outlet is known or suggested, of `undated` ones the day is not known.
    """

    articles: int
    outlets: int
    rooms: int
    unknown: int
    undated: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or days, with what is told of it.

    `first` and `last` are the first and the last possible day. `says` are the words at `span` of the article. `entry`
    is the statement that was made then; None where the article tells what happened then, or what is `planned` for then.
    `dispute` is the conflict over this very date, where other passages date the same otherwise. `story` is an id.
    """

    first: date
    last: date
    says: str
    article: Article
    span: Span
    entry: Entry | None = None
    dispute: Dispute | None = None
    story: str | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements: words of the source or of the passage, a stance, an outlet, a day of publication.

    `origin` is "named", "unnamed", "told" (either) or "untold", empty for any. An `outlet` of None is any, an empty one
    is neither known nor suggested.
    """

    by: str = ""
    search: str = ""
    stance: Stance | None = None
    origin: str = ""
    outlet: str | None = None
    day: str = ""
