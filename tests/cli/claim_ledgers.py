"""A ledger of two invented accounts, whose statements are joined by hand: what else joins them is tested elsewhere."""

from pathlib import Path

from accordingto.ledger import Ledger
from accordingto.records import Article, Judgement, Statement, Verdict
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


def said(of: Article, source: str, cue: str, content: str, name: str) -> Statement:
    return statement(of, source, cue, content, chain=chain(name))


REFUSED = (
    said(VALE, "harbour master Tobias Quill", "said", "“We have nothing to tell you,”", "Tobias Quill"),
    said(COAST, "Mr. Quill", "told", "“There is nothing to say,”", "Tobias Quill"),
)
FELL = (
    said(VALE, "the port office", "said", "The crane fell on two sailors", "port office"),
    said(COAST, "the port office", "said", "The crane fell on three sailors", "port office"),
)


def make(path: Path) -> Path:
    """The ledger with both claims."""
    with Ledger.create(path) as ledger:
        for of, found in ((VALE, (REFUSED[0], FELL[0])), (COAST, (REFUSED[1], FELL[1]))):
            ledger.add(of, found, MODEL, fresh(of, found))
        for left, right in (REFUSED, FELL):
            ledger.judge(Judgement(left.id, right.id, Verdict.SAME, 1.0, "for the test", "ada"))
    return path
