"""What a ledger that is looked through a page at a time is asked, and the rows that it answers."""

from dataclasses import dataclass

from accordingto.records import Article, Claim, Source, Stance


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows are asked for: `most` from number `start` on."""

    start: int = 0
    most: int = 50


FIRST = Page()


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
    """A claim without its members; `differ` says whether accounts of it do."""

    claim: Claim
    differ: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is: articles, their outlets, those without a date, and the days of the oldest and the newest.

    An article whose outlet is not known counts as an outlet of its own, as it does in a claim: `unknown` are these.
    """

    articles: int
    outlets: int
    unknown: int
    undated: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements one source makes in one outlet on one day with one stance; what is not known is None."""

    source: Source | None
    outlet: str | None
    day: str | None
    stance: Stance
    statements: int


@dataclass(frozen=True, slots=True)
class Flow:
    """How many statements of one claim, by its id, come from one origin through one outlet; None where not known."""

    claim: str
    source: Source | None
    outlet: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements: words of the source or of the passage, a stance, an outlet, a day of publication.

    `origin` is "named", "unnamed", "told" (either) or "untold", empty for any. An `outlet` of None is any, an empty one
    is not known.
    """

    by: str = ""
    search: str = ""
    stance: Stance | None = None
    origin: str = ""
    outlet: str | None = None
    day: str = ""
