"""Whose answers an interview holds: the person whom its headline and introduction name."""

import re

from accordingto.names.agents import canonical, describe
from accordingto.records import Agent, Article, Kind, Span
from accordingto.resolve.entities import Entities

_ASKED = re.compile(
    r"\b(?:(?:interview|conversation|q&a|minutes)s? (?:with|of)|"
    r"(?:talk|sp[eo][ak]+|sat down|questions)\w* (?:to|with|for)|"
    r"interview(?:ed|s)|ask(?:ed|s)?|met|meets) (?:[\w’',-]+ ){0,6}\Z",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters between the verb and the name of the one who was asked."""


def interviewee(article: Article, entities: Entities) -> Span | None:
    """The name of the one who answers; of several, the one who is said to be asked, then the first."""
    end = next((p.span.start for p in article.paragraphs if p.kind is Kind.QUESTION), 0)
    writers = {canonical(known.value) for known in (*article.bylines, article.outlet) if known}
    text = article.text
    named = [s for s in entities.persons(end) if canonical(text[s.start : s.end]) not in writers]
    named = [s for s in named if describe(text[s.start : s.end]).kind is Agent.PERSON]
    asked = [s for s in named if _ASKED.search(" ".join(text[max(0, s.start - _NEAR) : s.start].split()) + " ")]
    return next(iter((*asked, *named)), None)


def by_initials(text: str, label: Span, entities: Entities) -> Span | None:
    """The person whom a label such as "AQ:" means: the last one named before it with these initials."""
    names = ((s, "".join(word[0] for word in text[s.start : s.end].split())) for s in entities.persons(label.start))
    return max((span for span, initials in names if initials == text[label.start : label.end]), default=None)
