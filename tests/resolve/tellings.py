"""All that `resolve` makes of given attributions: chain, manner, time, and who else a telling could be from.

    python -m tests.resolve.tellings

writes `data/tellings.jsonl` anew, for a change that is meant to change it. Read the diff, line by line, before you
commit. A source, a cue or a content that stands in two pieces is written with " … " between them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.records import Article, Attribution, Basis, Known, Source, Span, Statement
from accordingto.resolve.candidates import Candidates
from accordingto.resolve.entities import Entities
from accordingto.resolve.relied import carried
from accordingto.resolve.stage import narrated, resolved, said_between
from accordingto.text.doc import Doc
from bench.polnear import write_rows
from tests.recorded import named, recorded
from tests.resolve.found import BESIDE, BESIDE_LINK, OF_ONE, OF_TELLING
from tests.resolve.marked import article, by_id

DATA = Path(__file__).parent / "data" / "tellings.jsonl"
DAY = "2023-09-06"
Row = dict[str, Any]


def seen(given: Row) -> Row:
    """Each attribution as a statement, each sentence in the outlet's own voice, and the candidates where asked for."""
    of = replace(
        article(given["text"], given.get("outlet")), published=Known(given.get("day", DAY), Basis.GIVEN, "row")
    )
    doc = Doc(of)
    distinct = by_id([*_attributions(of, given["told"])])
    entities = Entities(doc, [s for one in distinct.values() for s in one.source])
    statements = list(resolved(doc, entities, distinct))
    when = said_between(doc, statements, date(2023, 8, 1), date(2023, 9, 6))
    told = [_statement(of.text, one) for one in carried(doc, statements)]
    found: Row = {"given": given, "statements": told, "dated": [one and one[0] for one in when]}
    found["own voice"] = [_statement(of.text, one) for one in narrated(doc, statements)]
    if given.get("candidates"):
        found |= _candidates(Candidates(doc, entities, statements), [*statements, *narrated(doc, statements)])
    return {name: made for name, made in found.items() if made and any(made)}


def _attributions(of: Article, told: list[list[str]]) -> Iterator[Attribution]:
    """Each part is looked for from where the last of the same part began, so that "he" may come twice."""
    begun = [0, 0, 0]
    for parts in told:
        spans = []
        for number, part in enumerate(parts):
            spans.append(tuple(_pieces(of.text, part, begun[number])))
            begun[number] = spans[-1][0].start + 1 if spans[-1] else begun[number]
        yield Attribution(*spans, 0.9)


def _pieces(text: str, part: str, at: int) -> Iterator[Span]:
    for piece in part.split(" … ") if part else ():
        start = text.index(piece, at) if piece in text[at:] else text.index(piece)
        at = start + len(piece)
        yield Span(start, at)


def _statement(text: str, one: Statement) -> str:
    content = " … ".join(text[s.start : s.end] for s in one.attribution.content)
    chain = " ← ".join(f"{_source(link.source)} ({link.because})" for link in one.chain)
    because = [f"{e.of}: {text[e.span.start : e.span.end] if e.span else '-'} ({e.because})" for e in one.evidence]
    facts = [one.stance.value, one.mode.value, "hedged" * one.hedge, f"to {one.addressee}" * bool(one.addressee)]
    return " | ".join([content, chain, " ".join(filter(None, [*facts, one.said])), *because])


def _source(one: Source) -> str:
    roles = "".join(f", {role}" for role in one.roles) + (f" of {one.body}" if one.body else "")
    return f"{one.name}{roles} [{'named ' * one.named}{one.kind.value}]"


def _candidates(found: Candidates, told: list[Statement]) -> Row:
    return {
        "candidates": _rows(found, OF_ONE, found.features),
        "tellings": [_named(OF_TELLING, found.telling(one)) for one in told],
        "beside": [_rows(found, BESIDE, found.beside(one)) for one in told],
        "links": [_rows(found, BESIDE_LINK, rows) for rows in found.beside_link],
    }


def _rows(found: Candidates, names: list[str], rows: np.ndarray) -> list[str]:
    """Each candidate with its features."""
    texts = (found.doc.text[one.span.start : one.span.end] for one in found.all)
    return [f"{text} | {_named(names, row)}" for text, row in zip(texts, rows, strict=True)]


def _named(names: list[str], row: np.ndarray) -> str:
    return " ".join(named(names, row, 2))


if __name__ == "__main__":
    write_rows(DATA, [seen(row["given"]) for row in recorded(DATA)])
