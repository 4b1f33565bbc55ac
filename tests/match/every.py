"""All that `match` sees in two short passages, before any network is asked: names, figures, clauses, and what differs.

    python -m tests.match.every

writes `data/every.jsonl` anew, for a change that is meant to change it. Read the diff, line by line, before you commit.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from accordingto.match.comparable import comparable
from accordingto.match.differences import differences
from accordingto.match.events import Narration, event_conflicts, narration
from accordingto.match.participants import Participant
from accordingto.match.passages import Parsed, passage
from accordingto.match.polarity import Assertion, Operator
from accordingto.match.utterances import because, beside, verdict
from accordingto.match.wording import variant
from accordingto.records import Agent, Attribution, Basis, Conflict, Known, Link, Source, Span, Stance, Statement
from accordingto.text.doc import Doc
from bench.polnear import write_rows
from tests.match.telling import doc
from tests.recorded import recorded

DATA = Path(__file__).parent / "data" / "every.jsonl"
Row = dict[str, Any]


def seen(left: Row, right: Row) -> Row:
    """What is read on each side, and what differs, given a text, its content, cue, source, stance and day."""
    (a, one), (b, other) = _told(left), _told(right)
    sides = [passage(told, statement, told.dates) for told, statement in ((a, one), (b, other))]
    events = [narration(told, [], told.dates) for told in (a, b)]
    lines = [comparable(told, statement) for told, statement in ((a, one), (b, other))]
    found = {
        "left": left,
        "right": right,
        "sides": [_side(side) for side in sides],
        "events": [_event(one) for told in events for one in told],
        "compared": [f"{line.marked} {line.standing:.3f} {len(line.quoted)} {len(line.pieces)}" for line in lines],
        "differ": _conflicts(differences(*sides)),
        "differ elsewhere": _conflicts(differences(sides[1], sides[0], utterance=False)),
        "events differ": _conflicts(event_conflicts([*events[0], *events[1]])),
        "utterances": [verdict(*lines).value, beside(because(*lines), *(line.content for line in lines))],
        "wordings": [told and list(told.says) for told in (variant(a.text, b.text), variant(a.text, b.text, True))],
    }
    return {name: told for name, told in found.items() if told}


def _told(row: Row) -> tuple[Doc, Statement]:
    found = doc(row["text"])
    article = replace(found.article, published=Known(row["day"], Basis.GIVEN, "row"))
    source, cue, content = (tuple(Span(*span) for span in row[part]) for part in ("source", "cue", "content"))
    chain = ()
    if row["who"]:
        name, kind, named = row["who"]
        chain = (Link(Source(name, Agent(kind), named), source[0] if source else None, ""),)
    attribution = Attribution(source, cue, content, 1.0)
    return Doc(article), Statement(row["text"], "a", attribution, chain, stance=Stance(row["stance"]))


def _side(one: Parsed) -> Row:
    people = [_person(one, p) for zone in (one.said, one.around) for p in zone.people]
    numbers = [one.words(f.span) for zone in (one.said, one.around) for f in zone.figures]
    days = [f"{one.words(d.span)} | {d.first} {d.last}" for zone in (one.said, one.around) for d in zone.dates]
    found = {
        "people": people,
        "figures": numbers,
        "days": days,
        "clauses": [_clause(one, clause) for clause in one.clauses],
        "quotes": [one.words(span) for span in one.quotes],
    }
    return {name: told for name, told in found.items() if told}


def _person(one: Parsed, p: Participant) -> str:
    keys, others = (" ".join(sorted(words)) for words in (p.keys, p.others))
    return f"{one.words(p.span)} | {p.kind} {p.before}{' place' * p.place} {keys} / {others}"


def _clause(one: Parsed, clause: Assertion) -> str:
    def marks(found: tuple[Operator, ...]) -> Iterator[str]:
        return (f"{one.words(m.span)}: {' '.join(sorted(m.scope))}{' elided' * m.elided}" for m in found)

    told = f"{'not ' * clause.denied}{' '.join(sorted(clause.stems))}"
    return " | ".join((told, *marks(clause.negations), "perhaps", *marks(clause.hedges)))


def _event(one: Narration) -> str:
    days = f"{one.when.first} {one.when.last}" if one.when else ""
    more = f"{len(one.figures)} figures{' planned' * one.planned}{' own' * one.own}"
    return f"{' '.join(sorted(one.who))} | {one.what} | {' '.join(sorted(one.whom))} | {days} {more} {one.says}"


def _conflicts(found: list[Conflict]) -> list[str]:
    return [f"{one.kind.value}: {one.what}" for one in found]


if __name__ == "__main__":
    write_rows(DATA, [seen(row["left"], row["right"]) for row in recorded(DATA)])
