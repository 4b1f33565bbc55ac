"""What several articles say together: decisions on two things, claims, origins, conflicts, stories."""

from dataclasses import dataclass
from enum import StrEnum

from accordingto.records.articles import Span
from accordingto.records.statements import Agent, Chain


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
    """One decision and its reason; appended, never changed. `author` is "program" or the user who decided.

    `undoes` is the number of the earlier decision that it only takes back, None for any other.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    because: str
    author: str = "program"
    undoes: int | None = None


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
    `rejected` are articles that tell it only to reject it; they count nowhere else here.
    """

    origins: tuple[Origin, ...] = ()
    no_source: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    hardened: tuple[tuple[str, str], ...] = ()
    first: str | None = None
    rejected: tuple[str, ...] = ()


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
