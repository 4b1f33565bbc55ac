"""Tellings of a sentence each, as they are compared."""

from typing import Any

from accordingto.match import copies
from accordingto.match.comparable import Comparable, comparable
from accordingto.match.copies import Lineage, Shared
from accordingto.records import Agent, Article, Attribution, Kind, Link, Paragraph, Source, Span, Statement, Told
from accordingto.text.doc import Doc
from bench.texts import lines


def line(who: str, content: str, cue: str = "said", **found: Any) -> Comparable:
    """Somebody says something; a source in small letters is nobody by name, and none is the article itself."""
    text = f"{who} {cue} {content}".strip() if who else content
    at = len(text) - len(content)
    spans = ((Span(0, len(who)),), (Span(len(who) + 1, len(who) + 1 + len(cue)),)) if who else ((), ())
    named = who[:1].isupper()
    kind = Agent.PERSON if named else Agent.GROUP
    chain = (Link(Source(who, kind, named), spans[0][0], ""),) if who else ()
    told = {"chain": chain, "told": Told.ATTRIBUTED if who else Told.NARRATED}
    one = Statement(text, "a", Attribution(*spans, (Span(at, len(text)),), 1.0), **(told | found))
    return comparable(doc(text), one)


def doc(text: str) -> Doc:
    """An article of one paragraph."""
    return Doc(Article("a", "a", "a", text, (Paragraph(Span(0, len(text)), Kind.BODY),), given_text=True))


def copied(one: str, other: str) -> list[Shared]:
    """What two articles of one paragraph a line share."""
    return copies.copied(lines(one), lines(other))


def lineage(one: str, other: str) -> Lineage | None:
    """Whether two such articles have one origin."""
    return copies.lineage(lines(one), lines(other))
