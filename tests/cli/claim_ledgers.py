"""A ledger of two invented accounts, whose statements are joined by hand: what else joins them is tested elsewhere."""

from pathlib import Path

from accordingto.ledger import Ledger
from accordingto.records import Agent, Article, Judgement, Link, Source, Statement, Verdict
from tests.ledger.samples import MODEL, article, chain, given, statement
from tests.match.fakes import fresh

VALE = article(
    "vale",
    "“We have nothing to tell you,” harbour master Tobias Quill said.\n"
    "The crane fell on two sailors, the port office said.",
    outlet=given("The Vale Post"),
    published=given("2031-08-12"),
    title=given("Crane falls at Larkhaven"),
    language="en",
)
COAST = article(
    "coast",
    "“There is nothing to say,” Mr. Quill told reporters.\nThe crane fell on three sailors, the port office said.",
    outlet=given("Coast Wire"),
    published=given("2031-08-13"),
    language="en",
)


def said(of: Article, source: str, cue: str, content: str, link: Link) -> Statement:
    return statement(of, source, cue, content, chain=(link,))


(QUILL,) = chain("Tobias Quill")
OFFICE = Link(Source("port office", Agent.ORGANISATION, True), None, "as the text names it")
REFUSED = (
    said(VALE, "harbour master Tobias Quill", "said", "“We have nothing to tell you,”", QUILL),
    said(COAST, "Mr. Quill", "told", "“There is nothing to say,”", QUILL),
)
FELL = (
    said(VALE, "the port office", "said", "The crane fell on two sailors", OFFICE),
    said(COAST, "the port office", "said", "The crane fell on three sailors", OFFICE),
)


def make(path: Path) -> Path:
    """The ledger with both claims."""
    with Ledger.create(path) as ledger:
        for of, found in ((VALE, (REFUSED[0], FELL[0])), (COAST, (REFUSED[1], FELL[1]))):
            ledger.add(of, found, MODEL, fresh(of, found))
        for left, right in (REFUSED, FELL):
            ledger.judge(Judgement(left.id, right.id, Verdict.SAME, 1.0, "for the test", "ada"))
    return path


def claim_of(path: Path, one: Statement) -> str:
    """The id of the claim that a statement is in, which is that of its exemplar."""
    with Ledger.open(path) as ledger:
        return ledger.claim(one.id).claim.id
