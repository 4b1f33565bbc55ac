"""Records as JSON rows: the contract that pipelines rely on. Fields are added, none is renamed."""

from collections.abc import Iterable
from typing import Any

from accordingto.ledger import Entry, Kept, Sourcing, Speaker
from accordingto.records import Article, Attribution, Evidence, Known, Link, Skipped, Span, Statement


def extract_row(article: Article, statements: Iterable[Statement]) -> dict[str, Any]:
    """One article with its statements; `text` only where the offsets are not those of the input."""
    row: dict[str, Any] = {
        "name": article.name,
        "path": article.path,
        "url": article.url,
        "title": value(article.title),
        "outlet": value(article.outlet),
        "published": value(article.published),
        "updated": value(article.updated),
        "section": value(article.section),
        "byline": [known.value for known in article.bylines],
        "credits": [known.value for known in article.credits],
        "inferred": [inferred_row(name, known) for name, known in article.inferred],
        "language": article.language,
    }
    if not article.given_text:
        row["text"] = article.text
    row["paragraphs"] = [{"start": p.span.start, "end": p.span.end, "kind": p.kind.value} for p in article.paragraphs]
    row["links"] = [{"start": one.span.start, "end": one.span.end, "url": one.url} for one in article.links]
    row["attributions"] = [{**attribution_row(s.attribution), **resolved_row(s)} for s in statements]
    return row


def attribution_row(attribution: Attribution) -> dict[str, Any]:
    """The three roles and the score."""
    return {**spans_row(attribution), "score": attribution.score}


def resolved_row(statement: Statement) -> dict[str, Any]:
    """Who, through whom, how firmly, to whom and when, and the words that show each."""
    return {
        "chain": [link_row(link) for link in statement.chain],
        "stance": statement.stance.value,
        "hedge": statement.hedge,
        "mode": statement.mode.value,
        "addressee": statement.addressee,
        "said": statement.said,
        "evidence": [evidence_row(evidence) for evidence in statement.evidence],
    }


def link_row(link: Link) -> dict[str, Any]:
    """One link of a chain, with why it is one."""
    name, kind, named = link.source.name, link.source.kind.value, link.source.named
    return {"name": name, "kind": kind, "named": named, "span": pair(link.span), "because": link.because}


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """Why a field has its value."""
    return {"field": evidence.of, "span": pair(evidence.span), "because": evidence.because}


def spans_row(attribution: Attribution) -> dict[str, Any]:
    """Each role as [start, end] pairs, half-open, in characters."""
    return {role: pairs(getattr(attribution, role)) for role in ("source", "cue", "content")}


def inferred_row(name: str, known: Known) -> dict[str, str | None]:
    """What is only suggested, with the words that suggest it."""
    return {"field": name, "value": known.value, "where": known.where, "words": known.words}


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """[[start, end], …]."""
    return [[s.start, s.end] for s in spans]


def pair(span: Span | None) -> list[int] | None:
    """[start, end], or None where no words show it."""
    return [span.start, span.end] if span else None


def value(known: Known | None) -> str | None:
    """The value alone."""
    return known.value if known else None


def article_row(kept: Kept) -> dict[str, Any]:
    """What `articles --json` prints: the article without its text, and how each thing about it is known."""
    article = kept.article
    single = {name: getattr(article, name) for name in ("title", "outlet", "section", "published", "updated")}
    return {
        "id": article.id,
        "name": article.name,
        "path": article.path,
        "url": article.url,
        **{name: known_row(known) if known else None for name, known in single.items()},
        "byline": [known_row(known) for known in article.bylines],
        "credits": [known_row(known) for known in article.credits],
        "inferred": [inferred_row(name, known) for name, known in article.inferred],
        "language": article.language,
        "statements": kept.statements,
        "model": kept.model,
        "added": kept.added,
    }


def known_row(known: Known) -> dict[str, Any]:
    """A value with its basis, the place it was found in and the words that show it."""
    return {"value": known.value, "basis": known.basis.value, "where": known.where, "words": known.words}


def statement_row(entry: Entry) -> dict[str, Any]:
    """What `statements --json` prints."""
    article, statement = entry.article, entry.statement
    return {
        "id": statement.id,
        "article": article.name,
        "article_id": article.id,
        "outlet": value(article.outlet),
        "published": value(article.published),
        "source": entry.source or None,
        "cue": entry.cue,
        "content": entry.content,
        "passage": [
            {"start": p.span.start, "end": p.span.end, "kind": p.kind.value, "text": p.text} for p in entry.passages
        ],
        "score": statement.attribution.score,
        "told": statement.told.value,
        "spans": spans_row(statement.attribution),
        **resolved_row(statement),
    }


def speaker_row(speaker: Speaker) -> dict[str, Any]:
    """What `sources --json` prints."""
    source = speaker.source
    return {
        "name": source.name,
        "kind": source.kind.value,
        "named": source.named,
        "roles": list(source.roles),
        "body": source.body,
        "statements": speaker.statements,
        "outlets": list(speaker.outlets),
        "outlets_suggested": list(speaker.suggested),
        "affirm": speaker.affirm,
        "deny": speaker.deny,
        "decline": speaker.decline,
    }


def sourcing_row(sourcing: Sourcing) -> dict[str, Any]:
    """What `sources --outlets --json` prints."""
    return {
        "outlet": sourcing.outlet,
        "statements": sourcing.statements,
        "named": sourcing.named,
        "unnamed": sourcing.unnamed,
        "share": sourcing.share,
        "unknown": sourcing.unknown,
        "no_source": sourcing.no_source,
        "suggested": sourcing.suggested,
    }


def skipped_row(skipped: Skipped) -> dict[str, str]:
    """What `articles --skipped --json` prints."""
    return {"path": skipped.path, "reason": skipped.reason.value, "detail": skipped.detail}
