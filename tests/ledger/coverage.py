"""Invented coverage of one story, matched; and what holds of any ledger."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from accordingto.ledger import ClaimEntry, Ledger
from accordingto.records import Article, Attribution, Judgement, Span, Statement, Told, Verdict
from accordingto.records.identity import identity
from tests.ledger.samples import MODEL, article, given, statement
from tests.match.fakes import fresh

OPENING = (
    "The Vale council met in Larkhaven on the harbour, the ferry and the quay, and on Coast Line's old landing stage. "
    "Fishermen from Larkhaven and from Ostrey Point had waited since dawn at the council house on Mole Street."
)
MARLOWE, QUILL, FENN = "Zoë Marlowe", "Tobias Quill", "Odile Fenn"
REOPENS = "the harbour would reopen for fishing boats in May after repairs"
REOPENS_TOO = "the harbour would reopen for fishing boats in May after the repairs are paid"
DEBT = "the council owes nine million crowns to a bank in Ostrey"
Coverage = tuple[Article, list[Statement]]


def told(
    name: str, *said: tuple[str, str], day: str | None = None, opening: str = OPENING, own: str = "", **fields: object
) -> Coverage:
    """An article in which each of these people says something, and which tells `own` in its own voice."""
    lines = [f"{who} said that {what}." for who, what in said]
    text = "\n\n".join([opening, *lines, *([own] if own else [])])
    known = {"outlet": given(f"The {name.title()} Post")} | ({"published": given(day)} if day else {})
    of = article(name, text, **known | fields)
    found = [statement(of, who, "said", what) for who, what in said]
    return of, [*found, *([narrated(of, own)] if own else [])]


def narrated(of: Article, words: str, **found: object) -> Statement:
    """A sentence in the outlet's own voice."""
    span = Span(of.text.index(words), of.text.index(words) + len(words))
    said = Attribution((), (), (span,), 1.0)
    return Statement(identity(of.id, said), of.id, said, told=Told.NARRATED, **found)  # type: ignore[arg-type]


def three() -> list[Coverage]:
    """Two statements of one proposition by one speaker, one by another; and something else."""
    return [
        told("first", (MARLOWE, REOPENS), (QUILL, DEBT), day="2031-04-02"),
        told("second", (MARLOWE, REOPENS_TOO), day="2031-04-03", opening=OPENING.replace("met", "sat")),
        told("third", (FENN, REOPENS), day="2031-04-04", opening="Rain fell on Larkhaven for the ninth day."),
    ]


def add(ledger: Ledger, *coverage: Coverage) -> None:
    for of, said in coverage:
        ledger.add(of, said, MODEL, fresh(of, said))


def judge(ledger: Ledger, left: str, right: str, verdict: Verdict) -> None:
    ledger.judge(Judgement(left, right, verdict, 1.0, "I was there", "ines"))


class Shown(NamedTuple):
    """A claim without anything that depends on when an article came."""

    id: str
    kind: str
    members: frozenset[str]
    perhaps: frozenset[str]
    at_least: int
    at_most: int


def shown(ledger: Ledger) -> set[Shown]:
    return {
        Shown(
            one.claim.id,
            one.claim.kind.value,
            frozenset(one.claim.members),
            frozenset(one.claim.perhaps),
            one.claim.origins.at_least,
            one.claim.origins.at_most,
        )
        for one in ledger.claims()
    }


def check(ledger: Ledger) -> None:
    """Every reference points to something that exists, and nothing waits to be done."""
    ledger.settle()
    run: Callable[[str], sqlite3.Cursor] = ledger._connection.execute
    assert not run("PRAGMA foreign_key_check").fetchall()
    assert not run("SELECT 1 FROM stale UNION ALL SELECT 1 FROM stale_story").fetchall()
    ids = {
        "statement": "SELECT id FROM statement",
        "article": "SELECT id FROM article",
        "outlet": "SELECT value FROM metadata WHERE field = 'outlet'",
        "source": "SELECT name FROM link",
    }
    for on, query in ids.items():
        known = {ident for (ident,) in run(query)}
        for one in ledger.judgements():
            if one.on == on and one.fits and one.judgement.verdict is not Verdict.SAID_BY:
                assert {one.judgement.left, one.judgement.right} <= known, one
    found = list(ledger.claims())
    assert len({one.claim.id for one in found}) == len(found)
    for claim in found:
        _check_claim(ledger, claim, {ident for (ident,) in run(ids["statement"])})


def _check_claim(ledger: Ledger, entry: ClaimEntry, statements: set[str]) -> None:
    claim = entry.claim
    assert claim.members[0] == claim.id and claim.sure == (len(claim.members) > 1)
    assert claim.sure or claim.perhaps
    assert {*claim.members, *claim.perhaps} <= statements and not {*claim.members} & {*claim.perhaps}
    assert 0 <= claim.origins.at_least <= claim.origins.at_most == len(claim.provenance.origins)
    assert claim.origins.statements == len(claim.members)
    assert claim.origins.untraced == len(claim.provenance.no_source)
    texts = {one.entry.article.id: one.entry.article.text for one in entry.tellings}
    for conflict in claim.conflicts:
        for side in conflict.sides:
            assert side.says == texts[side.article][side.span.start : side.span.end]


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
