"""The statements of a dossier, listed once: each number on its pages leads to those of them that it counts.

A file runs no search. So every question that a number asks has a place in the list, and while that place is the target
of the address, a rule of the style sheet hides the statements that do not belong to the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import UNKNOWN, Entry
from accordingto.records import Stance
from accordingto.views.chains import STANCES
from accordingto.views.pages.links import statement_anchor
from accordingto.views.pages.phrases import counted, day

_LONGEST = 110
"""Characters of a statement in the list."""
_ORIGINS = {
    "told": "whose origin is told",
    "named": "with a named origin",
    "unnamed": "with an unnamed origin",
    "untold": "whose origin is not told",
}
Asked = Mapping[str, str]
"""What a number counts: any of outlet, day, origin and stance, by name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement in the list; `marks` are the properties that are asked for somewhere, as names of a style sheet."""

    entry: Entry
    words: str
    who: str
    marks: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The element that holds it in its article."""
        return statement_anchor(self.entry.statement.id)


@dataclass(frozen=True, slots=True)
class Answer:
    """A place in the list: what is asked there, in words, and the marks of the statements that belong to it."""

    anchor: str
    words: str
    marks: tuple[str, ...]

    @property
    def rule(self) -> str:
        """Hides all other statements while the address leads to this place."""
        wanted = "".join(f".{mark}" for mark in self.marks)
        return f"#statements:has(#{self.anchor}:target) li:not({wanted}){{display:none}}"


def answers(entries: Sequence[Entry], asked: Mapping[str, Asked]) -> tuple[list[Row], list[Answer]]:
    """The statements in the order given, and the answers to what is asked, by the place that each is to have."""
    told = sorted({pair for each in asked.values() for pair in each.items()})
    marks = {pair: f"q{number}" for number, pair in enumerate(told)}
    rows = [_row(entry, marks) for entry in entries]
    found = []
    for anchor, each in asked.items():
        wanted = tuple(marks[pair] for pair in each.items())
        count = sum(set(wanted) <= set(row.marks) for row in rows)
        found.append(Answer(anchor, _words(count, each), wanted))
    return rows, found


def _row(entry: Entry, marks: Mapping[tuple[str, str], str]) -> Row:
    words = " ".join((entry.content or f"{entry.source} {entry.cue}").split())
    cut = words if len(words) <= _LONGEST else words[: words.rfind(" ", 40, _LONGEST)] + "…"
    outlet, origin = entry.article.outlet, entry.statement.chain[-1:]
    names = [link.source.name for link in origin if link.source.name != UNKNOWN] + ([outlet.value] if outlet else [])
    return Row(entry, cut, ", ".join(names), tuple(marks[pair] for pair in _properties(entry) if pair in marks))


def _properties(entry: Entry) -> list[tuple[str, str]]:
    article, statement = entry.article, entry.statement
    origin = statement.chain[-1].source if statement.chain else None
    told = ["told", "named" if origin.named else "unnamed"] if origin and origin.name != UNKNOWN else ["untold"]
    return [
        ("outlet", article.outlet.value if article.outlet else ""),
        ("day", article.published.value[:10] if article.published else ""),
        *(("origin", how) for how in told),
        ("stance", statement.stance.value),
    ]


def _words(count: int, asked: Asked) -> str:
    """Like "Three statements in The Vale Post, with an unnamed origin"."""
    words = counted(count, "statement")
    found = [words[:1].upper() + words[1:]]
    if "outlet" in asked:
        found[0] += f" in {asked['outlet']}" if asked["outlet"] else " in articles whose outlet is not known"
    if "day" in asked:
        found[0] += f" printed on {day(asked['day'])}"
    if "origin" in asked:
        found.append(_ORIGINS[asked["origin"]])
    if "stance" in asked:
        stance = Stance(asked["stance"])
        found.append(f"whose source {STANCES.get(stance, 'affirms')}")
    return ", ".join(found) + "."
