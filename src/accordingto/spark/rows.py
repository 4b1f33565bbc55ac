"""Articles and tellings to rows of tables, and back as they were."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from accordingto.ledger import UNKNOWN
from accordingto.ledger.entries import ROLES, written
from accordingto.ledger.texts import storable
from accordingto.match.likeness import packed
from accordingto.pipeline import Analysed, analysed
from accordingto.records import (
    Article,
    Attribution,
    Evidence,
    Known,
    Link,
    Mode,
    Skipped,
    Source,
    Span,
    Stance,
    Statement,
    Told,
)

Row = dict[str, Any]


def found_row(found: Analysed, model: str) -> Row:
    """An article with its statements, as `schema.FOUND` has it; `model` is `pipeline.version` of who analysed it."""
    article, fresh = found.article, found.fresh
    return {
        "id": article.id,
        "name": storable(article.name),
        "path": storable(article.path),
        "url": storable(article.url),
        **{field: _value(getattr(article, field)) for field in ("title", "outlet", "published")},
        "language": article.language,
        "words": len(article.text.split()),
        "text": article.text,
        "record": json.dumps(msgspec.to_builtins(replace(article, text=""))),
        "model": model,
        "matched": fresh.material.doc.english,
        "day": fresh.material.day.toordinal() if fresh.material.day else None,
        "terms": list(fresh.terms.items()),
        "prints": list(fresh.prints),
        "statements": list(_statement_rows(found)),
    }


def skipped_row(skipped: Skipped) -> Row:
    """Why there is no article, as `schema.FOUND` has it."""
    where, why = storable(skipped.path), storable(skipped.detail)
    return {"skipped": {"path": where, "reason": skipped.reason.value, "detail": why}}


def _value(known: Known | None) -> str | None:
    return storable(known.value) if known else None


def _statement_rows(found: Analysed) -> Iterator[Row]:
    vectors = packed(found.fresh.vectors)
    of = {line.id: vectors[at].tobytes() for at, line in enumerate(found.fresh.lines)}
    for number, one in enumerate(found.tellings):
        yield statement_row(one, found.article.text) | {"number": number, "vector": of.get(one.id)}


def statement_row(one: Statement, text: str) -> Row:
    """A telling with its words; its number in the article and its vector are not known here."""
    spans = one.attribution
    end = one.chain[-1].source.name if one.chain else UNKNOWN
    return {
        "id": one.id,
        "article_id": one.article,
        "told": one.told.value,
        "who": written(text, spans.source) or None,
        "cue": written(text, spans.cue) or None,
        "content": written(text, spans.content),
        "origin": None if end == UNKNOWN else end,
        "chain": [_link_row(link) for link in one.chain],
        "stance": one.stance.value,
        "hedge": one.hedge,
        "mode": one.mode.value,
        "addressee": one.addressee,
        "said": one.said,
        **{f"{role}_spans": msgspec.to_builtins(getattr(spans, role)) for role in ROLES},
        "score": spans.score,
        "evidence": msgspec.to_builtins(one.evidence),
    }


def _link_row(link: Link) -> Row:
    source: Row = msgspec.to_builtins(link.source)
    return source | {"span": msgspec.to_builtins(link.span), "because": link.because}


# And back


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row, equal to the one that was written."""
    return replace(msgspec.convert(json.loads(row["record"]), Article), text=row["text"])


def statement_of(row: Mapping[str, Any]) -> Statement:
    """The telling of a row, equal to the one that was written."""
    source, cue, content = (msgspec.convert(row[f"{role}_spans"], tuple[Span, ...]) for role in ROLES)
    return Statement(
        row["id"],
        row["article_id"],
        Attribution(source, cue, content, row["score"]),
        tuple(_link_of(link) for link in row["chain"]),
        Stance(row["stance"]),
        row["hedge"],
        Mode(row["mode"]),
        row["addressee"],
        row["said"],
        msgspec.convert(row["evidence"], tuple[Evidence, ...]),
        Told(row["told"]),
    )


def analysed_of(row: Mapping[str, Any], tellings: Sequence[Mapping[str, Any]]) -> Analysed:
    """An article and its tellings ready to be matched, without a network."""
    ordered = sorted(tellings, key=lambda one: int(one["number"]))
    vectors = [one["vector"] for one in ordered if one["vector"] is not None]
    table = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1) if vectors else np.zeros((0, 1))
    return analysed(article_of(row), [statement_of(one) for one in ordered], table)


def _link_of(row: Mapping[str, Any]) -> Link:
    return Link(msgspec.convert(row, Source), msgspec.convert(row["span"], Span | None), row["because"])
