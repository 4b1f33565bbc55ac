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


class Agent(StrEnum):
    """What sort of source a link is. Several people take the kind of each."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"


UNKNOWN = "unknown"
"""The name of a source that the text does not tell."""


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved speaker (prov:Agent).

    `name` is the fullest name or description that the article gives. `named` is true where a reader could look
    it up. `roles` are as given, "White House spokesman"; `body` is what a spokesman speaks for.
    """

    name: str
    kind: Agent
    named: bool
    roles: tuple[str, ...] = ()
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of sources: who, the words that show it (None where only implied), and why."""

    source: Source
    span: Span | None
    because: str


Chain = tuple[Link, ...]
"""The links from the writer outward to the origin, nearest first (nested sources; Wiebe, Wilson and Cardie 2005)."""


class Stance(StrEnum):
    """What the cue does to the content: stands by it, denies it, or would not say."""

    AFFIRM = "affirm"
    DENY = "deny"
    DECLINE = "decline"


class Mode(StrEnum):
    """Said or written (a speech event), or only thought, felt, wanted or planned (MPQA)."""

    SPEECH = "speech"
    PRIVATE_STATE = "private_state"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a statement has the value it has: the field, the words that show it, the reason in words."""

    of: str
    span: Span | None
    because: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression (TIMEX3, TimeML 1.2.1).

    `type` is DATE, TIME, DURATION or SET; `value` is written as TimeML writes it ("2023-09-05", "2012-W14",
    "PXD", "PAST_REF"), empty where nothing can be said; `mod` is START, MID, END, APPROX and so on.
    """

    span: Span
    type: str
    value: str
    mod: str | None = None


class Told(StrEnum):
    """How an article puts a passage forward: through a source, or in its own voice."""

    ATTRIBUTED = "attributed"
    NARRATED = "narrated"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article has one source say. `id` hashes the article's id and the spans of source and content.

    `chain` runs from the writer outward to the origin. A sentence in the outlet's own voice (`told` is NARRATED) has
    neither source nor cue; its chain is the way by which a reader would say that it came, empty where the article gives
    none. `said` is an ISO day or interval "2023-09-01/2023-09-30",
    None where the text does not tell. `evidence` holds the words behind stance, hedge, mode, addressee and said.
    """

    id: str
    article: str
    attribution: Attribution
    chain: Chain = ()
    stance: Stance = Stance.AFFIRM
    hedge: bool = False
    mode: Mode = Mode.SPEECH
    addressee: str | None = None
    said: str | None = None
    evidence: tuple[Evidence, ...] = ()
    told: Told = Told.ATTRIBUTED


class Verdict(StrEnum):
    """What was decided of two things.

    SAME and DIFFERENT: sources, outlets or articles. SAME_UTTERANCE and SAME_CLAIM: statements; one act of saying
    told twice, or one proposition of several speakers. SAME_STORY, COPY and SUPERSEDES: articles; the last says
    that left is a later version of right. AFFILIATED: outlets of one newsroom. NOT_A_STATEMENT and SAID_BY: what a
    user says of the statement `left`; of the latter, `right` is the speaker's name. OUTLET_IS and DATE_IS: what a user
    says of the article `left`; `right` is the outlet's name or the ISO day, empty to take that back.
    """

    SAME = "same"
    DIFFERENT = "different"
    SAME_UTTERANCE = "same_utterance"
    SAME_CLAIM = "same_claim"
    SAME_STORY = "same_story"
    COPY = "copy"
    SUPERSEDES = "supersedes"
    AFFILIATED = "affiliated"
    NOT_A_STATEMENT = "not_a_statement"
    SAID_BY = "said_by"
    OUTLET_IS = "outlet_is"
    DATE_IS = "date_is"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision and its reason; appended, never changed. `author` is "program" or the user who decided."""

    left: str
    right: str
    verdict: Verdict
    score: float
    because: str
    author: str = "program"


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins stand behind a claim: an interval, and what it could not trace.

    At least: whatever could be one is one. At most: only what the texts show to be one is one. `untraced` counts the
    articles that give no source. `because` says why the interval is as wide as it is.
    """

    statements: int
    outlets: int
    at_least: int
    at_most: int
    untraced: int
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way by which a claim came to an article: the chain that the article gives at this telling."""

    article: str
    telling: str
    chain: Chain


@dataclass(frozen=True, slots=True)
class Origin:
    """The end of one or more ways (prov:hadPrimarySource). `who` is the fullest name or description among them.

    `because` has each merge with the words that justify it.
    """

    who: str
    kind: Agent
    named: bool
    ways: tuple[Way, ...]
    because: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that it reached, by id, each once."""
        return tuple(dict.fromkeys(way.article for way in self.ways))


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a claim comes from (prov:wasDerivedFrom): who stands at the ends of the ways that articles give.

    `no_source` are articles that pass the claim on and say nowhere whence; `dropped` those of them that state it as
    fact though others show that it rests on a report. `hardened` are pairs of tellings: one that hedges, and a later
    one, or one of another article, that does not. `first` is the article that told it first, where dates allow.
    """

    origins: tuple[Origin, ...] = ()
    no_source: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    hardened: tuple[tuple[str, str], ...] = ()
    first: str | None = None


class Differs(StrEnum):
    """In what two accounts differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPEAKER = "speaker"
    WORDING = "wording"
    DENIAL = "denial"
    ROLE = "role"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: the article's id, the passage, and what it says there in a few words."""

    article: str
    span: Span
    says: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that cannot all be right as they stand. `on` is "claim", "source" or "event"; `what` tells it."""

    kind: Differs
    on: str
    what: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What several tellings say. `id` is that of its exemplar, with which all members were compared.

    `kind` is SAME_UTTERANCE or SAME_CLAIM; `wording` is the member that best stands alone; `members` are ids of
    statements, `perhaps` of those that may say the same and count nowhere.
    """

    id: str
    kind: Verdict
    wording: str
    members: tuple[str, ...]
    origins: OriginCount
    conflicts: tuple[Conflict, ...] = ()
    provenance: Provenance = Provenance()
    perhaps: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether two tellings at least are joined; else all of it is a question."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same events (a topic, TDT). `id` is that of its first article."""

    id: str
    title: str
    articles: tuple[str, ...]
