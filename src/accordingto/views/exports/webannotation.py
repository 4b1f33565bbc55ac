"""W3C Web Annotations (Web Annotation Data Model, W3C Recommendation 2017) as JSON-LD: one a statement.

All are the items of one annotation page. The targets are the words of the content, each piece with a text-quote and
a text-position selector; the bodies are the source, its chain, and a tag for each label.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined, origin
from accordingto.records import Article, Span
from accordingto.views.chains import chain_line
from accordingto.views.exports.identity import web_address
from accordingto.views.exports.labels import labels

_CONTEXT = b'{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":['
_AROUND = 32
"""Characters of prefix and suffix: enough to tell two places with the same words apart."""


def write(entries: Iterable[Entry], stream: BinaryIO, _: Joined) -> None:
    """One page; its id, which comes last, is a hash of those of its statements."""
    ids = hashlib.sha256()
    stream.write(_CONTEXT)
    between = b"\n"
    for entry in entries:
        stream.write(between + msgspec.json.encode(annotation(entry)))
        ids.update(entry.statement.id.encode())
        between = b",\n"
    stream.write(b'\n],"id":"urn:accordingto:page:%b"}\n' % ids.hexdigest()[:32].encode())


def annotation(entry: Entry) -> dict[str, Any]:
    """Who says so, about the words of one statement."""
    roles = entry.statement.attribution
    spans = roles.content or roles.cue or roles.source
    source = web_address(entry.article) or f"urn:accordingto:article:{entry.article.id}"
    return {
        "id": f"urn:accordingto:statement:{entry.statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_bodies(entry)),
        "target": [_target(source, entry.article, span) for span in spans] or source,
    }


def _bodies(entry: Entry) -> Iterable[dict[str, str]]:
    end = origin(entry.statement.chain)
    if end:
        yield _body("identifying", end.name)
    chain = chain_line(entry.article, entry.statement)
    if chain:
        yield _body("describing", chain)
    for label in labels(entry.statement):
        yield _body("tagging", label)


def _body(purpose: str, words: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain"}


def _target(source: str, article: Article, span: Span) -> dict[str, Any]:
    before, after = max(span.start - _AROUND, 0), span.end + _AROUND
    quote = {
        "type": "TextQuoteSelector",
        "exact": article.text[span.start : span.end],
        "prefix": article.text[before : span.start],
        "suffix": article.text[span.end : after],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source, "selector": [quote, position]}
