"""What some words of an article refer to, and what a role says of whom somebody speaks for."""

import re
from dataclasses import dataclass

from accordingto.records import Span
from accordingto.text.lists import word_set

COURTESY = word_set("accordingto.resolve", "words.txt", "courtesy")
EDGES = " \t\r\n\u00a0,.;:“”\"‘'()[]"
"""Marks at the edges of a name that are no part of it."""
_SPOKESMAN = re.compile(
    r"(.*?)\s*\bspokes(?:man|woman|person|men|women|people)\b(?:\s+(?:for|of|at)\s+(.*))?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What some words refer to.

    `name` is the fullest name or description that the article gives and `span` its place; `antecedent` is the nearest
    earlier mention that the words were linked to, or they themselves. `roles` are as the article gives them; `body` is
    what a spokesman speaks for; `proper` is true for a person's own name, though it look like a common noun ("King").
    """

    name: str
    span: Span
    antecedent: Span
    roles: tuple[str, ...]
    body: str | None
    because: str
    proper: bool = False


def without_article(role: str) -> str:
    """A role as it is told of somebody: "minister" of "the minister"."""
    return re.sub(r"^(?:the|an?)\s+", "", role, flags=re.IGNORECASE)


def body_of(role: str) -> str | None:
    """What a spokesman speaks for, from the words before or after the noun."""
    found = _SPOKESMAN.match(role)
    if not found:
        return None
    for part in (found[2], found[1]):
        body = re.sub(
            r"^(?:an?|the|chief|former|one)\s+|['’]s?$", "", (part or "").strip(EDGES), flags=re.IGNORECASE
        ).strip()
        if body and body.lower() not in ("a", "an", "the", "one", "another", "chief", "former"):
            return body
    return None
