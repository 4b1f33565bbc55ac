"""A claim of two invented articles, with what differs, for the views."""

from accordingto.ledger import ClaimEntry, Decision, Dispute, Entry, MemberEntry
from accordingto.ledger.entries import entry
from accordingto.records import (
    Agent,
    Article,
    Claim,
    Conflict,
    Differs,
    Judgement,
    Origin,
    OriginCount,
    Provenance,
    Side,
    Span,
    Stance,
    Verdict,
    Way,
)
from tests.ledger.samples import article, chain, given, statement

VALE = article(
    "vale",
    "“We have nothing to tell you,” harbour master Tobias Quill said. The crane fell in late July.",
    outlet=given("The Vale Post"),
    published=given("2031-08-12"),
    title=given("Crane falls at Larkhaven"),
)
COAST = article(
    "coast",
    "“There is nothing to say,” Mr. Quill told reporters. The crane fell on 2 August.",
    outlet=given("Coast Wire"),
)
ARTICLES = {VALE.id: VALE, COAST.id: COAST}
FIRST = statement(
    VALE, "harbour master Tobias Quill", "said", "We have nothing to tell you,", chain=chain("Tobias Quill")
)
SECOND = statement(COAST, "Mr. Quill", "told", "There is nothing to say,", chain=chain("Tobias Quill"))


def find(ident: str) -> Article:
    return ARTICLES[ident]


def entries() -> tuple[Entry, Entry]:
    return entry(VALE, FIRST, [0]), entry(COAST, SECOND, [0])


def side(of: Article, words: str) -> Side:
    start = of.text.index(words)
    return Side(of.id, Span(start, start + len(words)), words)


def conflict(kind: Differs, on: str, *sides: Side, what: str = "") -> Conflict:
    return Conflict(kind, on, what or " / ".join(one.says for one in sides), sides)


WORDING = conflict(Differs.WORDING, "claim", side(VALE, "to tell you"), side(COAST, "to say"))
DATES = conflict(Differs.DATE, "event", side(VALE, "late July"), side(COAST, "2 August"))


def tellings() -> tuple[MemberEntry, ...]:
    first, second = entries()
    because = "one refusal of one speaker"
    return MemberEntry(first, True, Stance.AFFIRM, 1.0, ""), MemberEntry(second, True, Stance.AFFIRM, 0.93, because)


def claim(at_least: int = 1, at_most: int = 1, untraced: int = 0, *because: str, author: str = "") -> ClaimEntry:
    """A claim of both articles, which `author` joined, where one is named."""
    ids = FIRST.id, SECOND.id
    count = OriginCount(2, 2, at_least, at_most, untraced, because)
    ways = tuple(Way(one.article.id, one.statement.id, one.statement.chain) for one in entries())
    found = Provenance((Origin("Tobias Quill", Agent.PERSON, True, ways),), first=VALE.id)
    of = Claim(FIRST.id, Verdict.SAME_UTTERANCE, "We have nothing to tell you,", ids, count, (WORDING,), found)
    join = Judgement(*ids, Verdict.SAME, 1.0, "decided by hand", author)
    made = (Decision(1, join, "statement", "2031-08-13T09:00:00+00:00"),) if author else ()
    return ClaimEntry(of, tellings(), made, VALE.id)


def dispute(of: Conflict = WORDING, on: str | None = FIRST.id) -> Dispute:
    return Dispute(of, on, VALE.id)
