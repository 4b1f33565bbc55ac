"""W3C PROV-JSON (W3C Member Submission 2013) of the chains: where each statement comes from, step by step.

A statement is words quoted from an article (prov:Quotation), which is attributed to its outlet and its writers. Each
link of its chain is an account: what that source said, attributed to the source. The statement derives from the
account nearest to the writer, that one from the next, and the last is the statement's primary source
(prov:PrimarySource). A document is no agent; it is an account itself. An origin that is unknown is left out.

PROV-JSON keeps each sort of record in an object of its own, so each is spooled and they are joined at the end.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO

import msgspec

from accordingto.ledger import UNKNOWN, Entry
from accordingto.ledger.sources import Joined
from accordingto.records import Agent, Article, Link, Source
from accordingto.views.exports.identity import source_id, web_address
from accordingto.views.exports.labels import heading
from accordingto.views.rows import pair, pairs, value

_PREFIXES = {
    "acto": "urn:accordingto:",
    "article": "urn:accordingto:article:",
    "statement": "urn:accordingto:statement:",
    "account": "urn:accordingto:account:",
    "source": "urn:accordingto:source:",
    "dcterms": "http://purl.org/dc/terms/",
}
_SECTIONS = ("entity", "agent", "wasAttributedTo", "wasDerivedFrom")
_AGENTS = {Agent.PERSON: "prov:Person", Agent.ORGANISATION: "prov:Organization", Agent.OUTLET: "prov:Organization"}
_IN_MEMORY = 1 << 20

_Attributes = dict[str, Any]
_Record = tuple[str, str | None, _Attributes]
"""Its section, its id (None for a relation, which needs none), its attributes."""


def write(entries: Iterable[Entry], stream: BinaryIO, key_of: Joined) -> None:
    """One PROV document."""
    with ExitStack() as stack:
        spools = {name: stack.enter_context(SpooledTemporaryFile(_IN_MEMORY)) for name in _SECTIONS}
        for number, (section, ident, attributes) in enumerate(_records(entries, key_of)):
            spool = spools[section]
            spool.write(b",\n" if spool.tell() else b"\n")
            spool.write(msgspec.json.encode(ident or f"_:{number}") + b":" + msgspec.json.encode(_given(attributes)))
        stream.write(b'{"prefix":' + msgspec.json.encode(_PREFIXES))
        for name, spool in spools.items():
            stream.write(b',\n"%b":{' % name.encode())
            spool.seek(0)
            shutil.copyfileobj(spool, stream)
            stream.write(b"}")
        stream.write(b"}\n")


def _records(entries: Iterable[Entry], key_of: Joined) -> Iterator[_Record]:
    """All records, each entity and each agent once."""
    seen: set[tuple[str, str]] = set()
    article = None
    for entry in entries:
        if entry.article.id != article:
            article = entry.article.id
            yield from _once(seen, _article(entry.article, key_of))
        yield from _once(seen, _statement(entry, key_of))


def _once(seen: set[tuple[str, str]], records: Iterable[_Record]) -> Iterator[_Record]:
    """Sources once; all else comes once anyway."""
    for section, ident, attributes in records:
        if ident and ident.startswith("source:"):
            if (section, ident) in seen:
                continue
            seen.add((section, ident))
        yield section, ident, attributes


def _article(article: Article, key_of: Joined) -> Iterator[_Record]:
    ident, address = f"article:{article.id}", web_address(article)
    attributes = {
        "prov:type": _name("acto:Article"),
        "prov:label": value(article.title) or article.name,
        "dcterms:issued": value(article.published),
        "dcterms:language": article.language,
        "acto:name": article.name,
        "acto:url": {"$": address, "type": "xsd:anyURI"} if address else None,
    }
    yield "entity", ident, attributes
    makers = [Source(known.value, Agent.PERSON, named=True) for known in article.bylines]
    if article.outlet:
        makers.append(Source(article.outlet.value, Agent.OUTLET, named=True))
    for maker in makers:
        agent = f"source:{source_id(maker, article.id, key_of)}"
        yield _source(agent, maker)
        yield "wasAttributedTo", None, {"prov:entity": ident, "prov:agent": agent}


def _statement(entry: Entry, key_of: Joined) -> Iterator[_Record]:
    statement, roles = entry.statement, entry.statement.attribution
    ident = f"statement:{statement.id}"
    attributes = {
        "prov:type": _name("acto:Statement"),
        "prov:label": heading(entry),
        "prov:value": entry.content,
        "acto:stance": statement.stance.value,
        "acto:hedge": statement.hedge,
        "acto:mode": statement.mode.value,
        "acto:addressee": statement.addressee,
        "acto:said": statement.said,
        "acto:score": roles.score,
        "acto:content": _json(pairs(roles.content)),
        "acto:cue": _json(pairs(roles.cue)),
        "acto:source": _json(pairs(roles.source)),
    }
    yield "entity", ident, attributes
    yield _derived(ident, f"article:{entry.article.id}", "Quotation")
    nearer = ident
    known = [link for link in statement.chain if link.source.name != UNKNOWN]
    for number, link in enumerate(known):
        source = f"source:{source_id(link.source, entry.article.id, key_of)}"
        account = source if link.source.kind is Agent.DOCUMENT else f"account:{statement.id}-{number}"
        yield from _account(account, link, source)
        if link is statement.chain[-1]:
            yield _derived(ident, account, "PrimarySource")
        if link is not statement.chain[-1] or number:
            yield _derived(nearer, account)
        nearer = account


def _account(ident: str, link: Link, source: str) -> Iterator[_Record]:
    """What one source of a chain said, and who that is."""
    yield _source(source, link.source)
    if ident == source:
        return
    attributes = {
        "prov:type": _name("acto:Account"),
        "prov:label": f"what {link.source.name} said",
        "acto:because": link.because,
        "acto:span": _json(pair(link.span)) if link.span else None,
    }
    yield "entity", ident, attributes
    yield "wasAttributedTo", None, {"prov:entity": ident, "prov:agent": source}


def _source(ident: str, source: Source) -> _Record:
    """A document is an entity, everybody else an agent."""
    document = source.kind is Agent.DOCUMENT
    kind = "acto:Document" if document else _AGENTS.get(source.kind)
    attributes = {
        "prov:type": _name(kind) if kind else None,
        "prov:label": source.name,
        "acto:kind": source.kind.value,
        "acto:named": source.named,
        "acto:role": list(source.roles) or None,
        "acto:body": source.body,
    }
    return "entity" if document else "agent", ident, attributes


def _derived(made: str, used: str, kind: str | None = None) -> _Record:
    attributes: _Attributes = {"prov:generatedEntity": made, "prov:usedEntity": used}
    return "wasDerivedFrom", None, attributes | ({"prov:type": _name(f"prov:{kind}")} if kind else {})


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "xsd:QName"}


def _json(spans: object) -> str:
    """Spans as text: PROV has no lists of numbers."""
    return msgspec.json.encode(spans).decode()


def _given(attributes: _Attributes) -> _Attributes:
    """What is known of a record."""
    return {name: known for name, known in attributes.items() if known is not None}
