"""Articles of a sentence a statement, told to the shipped model."""

from accordingto.match.lines import Line, lines
from accordingto.match.pairs import Told, told

from accordingto.match.stage import shipped
from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Basis,
    Kind,
    Known,
    Link,
    Paragraph,
    Source,
    Span,
    Statement,
)

ENCODER, JUDGE = shipped()
OTHER = [
    ("Tomas Weld", "the ferry to Orre would not sail in winter"),
    ("the mayor", "a new school would open in spring"),
    ("Ina Brandt", "“Nobody asked the fishermen.”"),
]


def article(name: str, *said: tuple[str, str], cue: str = "said") -> tuple[Article, list[Statement]]:
    """One sentence a statement: source, cue, content."""
    text, found = "", []
    for who, content in said:
        start = len(text)
        text += f"{who} {cue} {content}\n"
        at = start + len(who) + len(cue) + 2
        spans = (Span(start, start + len(who)),), (Span(at - len(cue) - 1, at - 1),), (Span(at, at + len(content)),)
        named = who[:3].istitle()
        source = Source(who, Agent.PERSON if named else Agent.GROUP, named)
        found.append(Statement(f"{name}{start}", name, Attribution(*spans, 1.0), (Link(source, spans[0][0], ""),)))
    whole = Paragraph(Span(0, len(text)), Kind.BODY)
    return Article(name, name, name, text, (whole,), True, published=Known("2023-09-05", Basis.GIVEN, "row")), found


def telling(name: str, *said: tuple[str, str]) -> Told:
    return told(lines(*article(name, *said)), ENCODER)


def line(who: str, content: str) -> Line:
    return lines(*article("x", (who, content)))[0]
