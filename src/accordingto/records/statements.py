"""What an article says, on whose word: attributions, chains, tellings."""

from dataclasses import dataclass
from enum import StrEnum

from accordingto.records.articles import Span


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

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of its spans, role by role."""
        return (*self.source, *self.cue, *self.content)


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
