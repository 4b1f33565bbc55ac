"""Candidates of small articles, and what their columns of features mean."""

from collections.abc import Mapping

import numpy as np

from accordingto.attribute.encoded import Encoded
from accordingto.records import Attribution, Span, Statement, Told
from accordingto.resolve.candidates import Candidates
from accordingto.resolve.entities import Entities
from accordingto.resolve.stage import resolved
from accordingto.text.doc import Doc
from tests.resolve.marked import Words, article, attributions, by_id

NOTHING = Encoded.of([], 1)
"""An article of which no word was encoded."""
OF_ONE = (
    "person group organisation outlet document named list-of-outlets words linked"
    " no-kind a-person a-group an-organisation an-outlet a-document name plural place definite indefinite possessive"
    " bare possessor governed subject speaker headline first-paragraph last-paragraph lede last-sentence sentence"
    " mentions entity-place entity-named entity-plural says passes-on"
).split()
OF_TELLING = "attributed headline first-paragraph sentence sourced relayed private hedged".split()
BESIDE = (
    "same-sentence 1-before 1-after 2-before 2-after 3-5-before 3-5-after far-before far-after same-paragraph"
    " next-paragraph paragraph-before 2-paragraphs-after inside beside left right source source-words link origin"
    " sourced says-like passes-on-like likest word-in-common"
).split()
BESIDE_LINK = (
    "same-sentence 1-before 1-after 2-3-before 2-3-after far-before far-after after before near near-by"
    " follows precedes same says says-of"
).split()


def candidates(text: str, found: list[Words] = (), outlet: str | None = None) -> Candidates:  # type: ignore[assignment]
    """Those of an article with these attributions."""
    doc = Doc(article(text, outlet))
    given = attributions(text, list(found))
    entities = Entities(doc, [s for one in given for s in one.source])
    return Candidates(doc, entities, list(resolved(doc, entities, by_id(given))))


def narrated(text: str, words: str) -> Statement:
    """A sentence in the outlet's own voice."""
    span = Span(text.index(words), text.index(words) + len(words))
    return Statement("t" * 32, "a" * 32, Attribution((), (), (span,), 1.0), told=Told.NARRATED)


def named(found: Candidates, rows: np.ndarray, columns: list[str]) -> list[Mapping[str, float]]:
    """Each candidate's features by name."""
    assert rows.shape == (len(found.all), len(columns))
    return [dict(zip(columns, row.tolist(), strict=True)) for row in rows]


def words(found: Candidates) -> list[str]:
    return [found.doc.text[one.span.start : one.span.end] for one in found.all]
