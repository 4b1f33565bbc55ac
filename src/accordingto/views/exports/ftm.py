"""FollowTheMoney entities (followthemoney 4, schemata of OpenAleph and OpenSanctions) as JSON Lines, for Aleph.

An article is an Article with its text, a named source a Person, Organization, LegalEntity or Document, and each
statement a Note about its named sources, with the article as proof. A Documentation ties an article to each named
source in it, so that network diagrams show the two. A source without a name is no entity: "officials" would be
matched with all other officials.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate, groupby, pairwise
from typing import Any, BinaryIO

import msgspec

from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined
from accordingto.records import Agent, Article, Source
from accordingto.views.exports.identity import source_id, web_address
from accordingto.views.exports.labels import heading, labels
from accordingto.views.rows import value
from accordingto.views.screen import plain

_SCHEMATA = {
    Agent.PERSON: "Person",
    Agent.GROUP: "LegalEntity",
    Agent.ORGANISATION: "Organization",
    Agent.OUTLET: "Organization",
    Agent.DOCUMENT: "Document",
}
_LANGUAGES = {"en": "eng"}
"""ISO 639-3, which FollowTheMoney asks for; articles in other languages have no statements."""

_CLEANED = dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF]) | dict.fromkeys(
    [0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " "
)
"""What FollowTheMoney drops from every text, soft hyphens for one, and the spaces that it makes plain ones."""

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
    body, places = _body(entries)
    paper = _article(article, body)
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
        yield _note(entry, [source["id"] for source in sources], paper["id"], places)


def _article(article: Article, body: str) -> _Entity:
    return _entity(
        f"acto-article-{article.id}",
        "Article",
        title=[_line(value(article.title) or article.name)],
        fileName=[_line(article.name)],
        publishedAt=[_time(value(article.published))],
        author=[_line(known.value) for known in article.bylines],
        publisher=[_line(article.outlet.value)] if article.outlet else [],
        sourceUrl=[web_address(article)],
        language=[_LANGUAGES.get(article.language or "")],
        bodyText=[body],
    )


def _source(source: Source, article: str, key_of: Joined) -> _Entity:
    schema = _SCHEMATA[source.kind]
    name = _line(source.name)
    known = {"title": [name], "fileName": [name]} if schema == "Document" else {"name": [name]}
    if schema == "Person":
        known["position"] = [_line(role) for role in source.roles]
    return _entity(f"acto-source-{source_id(source, article, key_of)}", schema, **known)


def _documentation(article: str, source: str) -> _Entity:
    ident = f"{article}-{source.removeprefix('acto-source-')}"
    return _entity(ident, "Documentation", document=[article], entity=[source], role=["source"])


def _note(entry: Entry, sources: list[str], article: str, places: dict[int, int]) -> _Entity:
    return _entity(
        f"acto-statement-{entry.statement.id}",
        "Note",
        name=[_line(heading(entry))],
        description=[_text(entry.content).strip()],
        summary=[_text("\n\n".join(passage.text for passage in entry.passages)).strip()],
        notes=[_where(entry, places)],
        keywords=labels(entry.statement),
        entity=list(dict.fromkeys(sources)),
        proof=[article],
        sourceUrl=[web_address(entry.article)],
    )


def _entity(ident: str, schema: str, **properties: Sequence[str | None]) -> _Entity:
    known = {name: [one for one in found if one] for name, found in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: found for name, found in known.items() if found}}


def _text(words: str) -> str:
    """Words as FollowTheMoney keeps them, control characters and bidirectional overrides shown as U+FFFD."""
    return unicodedata.normalize("NFC", plain(words).translate(_CLEANED))


def _line(words: str) -> str:
    return " ".join(_text(words).split())


def _body(entries: list[Entry]) -> tuple[str, dict[int, int]]:
    """The text of these statements' article, and where each offset of theirs stands in it.

    FollowTheMoney drops characters and composes others, and white space at the ends goes, so offsets move.
    """
    text = entries[0].article.text
    ends = {end for entry in entries for span in entry.statement.attribution.spans for end in (span.start, span.end)}
    offsets = sorted(ends | {0, len(text)})
    pieces = [_text(text[start:end]) for start, end in pairwise(offsets)]
    whole = "".join(pieces)
    before = len(whole) - len(whole.lstrip())
    lengths = accumulate(map(len, pieces), initial=-before)
    return whole.strip(), dict(zip(offsets, lengths, strict=True))


def _where(entry: Entry, places: dict[int, int]) -> str:
    """Where the words stand in `bodyText`: "source 0-12; cue 13-17; content 18-40, 55-60"."""
    roles = entry.statement.attribution
    found = {"source": roles.source, "cue": roles.cue, "content": roles.content}
    return "; ".join(
        f"{role} " + ", ".join(f"{places[span.start]}-{places[span.end]}" for span in spans)
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
