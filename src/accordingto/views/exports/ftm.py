"""FollowTheMoney entities (followthemoney 4, schemata of OpenAleph and OpenSanctions) as JSON Lines, for Aleph.

An article is an Article with its text, a named source a Person, Organization, LegalEntity or Document, and each
statement a Note about its named sources, with the article as proof. A Documentation ties an article to each named
source in it, so that network diagrams show the two. A source without a name is no entity: "officials" would be
matched with all other officials.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, BinaryIO

import msgspec

from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined
from accordingto.records import Agent, Article, Source
from accordingto.views.exports.identity import source_id, web_address
from accordingto.views.exports.labels import heading, labels
from accordingto.views.rows import value
from accordingto.views.screen import one_line, plain

_SCHEMATA = {
    Agent.PERSON: "Person",
    Agent.GROUP: "LegalEntity",
    Agent.ORGANISATION: "Organization",
    Agent.OUTLET: "Organization",
    Agent.DOCUMENT: "Document",
}
_LANGUAGES = {"en": "eng"}
"""ISO 639-3, which FollowTheMoney asks for; articles in other languages have no statements."""

_Entity = dict[str, Any]


def write(entries: Iterable[Entry], stream: BinaryIO, key_of: Joined) -> None:
    """One entity a line, whatever it refers to before it."""
    seen: set[str] = set()
    for _, group in groupby(entries, key=lambda entry: entry.article.id):
        for entity in _of_article(list(group), key_of):
            if entity["id"] not in seen:
                stream.write(msgspec.json.encode(entity) + b"\n")
            if entity["schema"] in _SCHEMATA.values():  # all others are met once
                seen.add(entity["id"])


def _of_article(entries: list[Entry], key_of: Joined) -> Iterator[_Entity]:
    article = entries[0].article
    paper = _article(article)
    yield paper
    documented: set[str] = set()
    for entry in entries:
        named = [link.source for link in reversed(entry.statement.chain) if link.source.named]
        sources = [_source(source, article.id, key_of) for source in named]
        yield from sources
        for source in sources:
            if source["id"] not in documented:
                documented.add(source["id"])
                yield _documentation(paper["id"], source["id"])
        yield _note(entry, [source["id"] for source in sources], paper["id"])


def _article(article: Article) -> _Entity:
    return _entity(
        f"acto-article-{article.id}",
        "Article",
        title=[one_line(value(article.title) or article.name)],
        fileName=[one_line(article.name)],
        publishedAt=[_time(value(article.published))],
        author=[one_line(known.value) for known in article.bylines],
        publisher=[one_line(article.outlet.value)] if article.outlet else [],
        sourceUrl=[web_address(article)],
        language=[_LANGUAGES.get(article.language or "")],
        bodyText=[_body(article)],
    )


def _source(source: Source, article: str, key_of: Joined) -> _Entity:
    schema = _SCHEMATA[source.kind]
    name = one_line(source.name)
    known = {"title": [name], "fileName": [name]} if schema == "Document" else {"name": [name]}
    if schema == "Person":
        known["position"] = [one_line(role) for role in source.roles]
    return _entity(f"acto-source-{source_id(source, article, key_of)}", schema, **known)


def _documentation(article: str, source: str) -> _Entity:
    ident = f"{article}-{source.removeprefix('acto-source-')}"
    return _entity(ident, "Documentation", document=[article], entity=[source], role=["source"])


def _note(entry: Entry, sources: list[str], article: str) -> _Entity:
    return _entity(
        f"acto-statement-{entry.statement.id}",
        "Note",
        name=[heading(entry)],
        description=[plain(entry.content).strip()],
        summary=[plain("\n\n".join(passage.text for passage in entry.passages)).strip()],
        notes=[_place(entry)],
        keywords=labels(entry.statement),
        entity=list(dict.fromkeys(sources)),
        proof=[article],
        sourceUrl=[web_address(entry.article)],
    )


def _entity(ident: str, schema: str, **properties: Sequence[str | None]) -> _Entity:
    known = {name: [one for one in found if one] for name, found in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: found for name, found in known.items() if found}}


def _body(article: Article) -> str:
    """The text as FollowTheMoney keeps it: without control characters, and without white space at its ends."""
    return plain(article.text).strip()


def _place(entry: Entry) -> str:
    """Where the words stand in `bodyText`: "source 0-12; cue 13-17; content 18-40, 55-60"."""
    text = plain(entry.article.text)
    before = len(text) - len(text.lstrip())
    roles = entry.statement.attribution
    found = {"source": roles.source, "cue": roles.cue, "content": roles.content}
    return "; ".join(
        f"{role} " + ", ".join(f"{span.start - before}-{span.end - before}" for span in spans)
        for role, spans in found.items()
        if spans
    )


def _time(published: str | None) -> str | None:
    """A day as it is, a time in UTC, as FollowTheMoney writes them; None where it is neither."""
    words = published or ""
    try:
        time = datetime.fromisoformat(words)
        if len(words) <= len("2024-03-13"):
            return time.date().isoformat()
        return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
