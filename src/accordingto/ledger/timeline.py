"""What happened when, as the articles tell it: what was said on a day, and what is told with a date."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from accordingto.ledger import texts
from accordingto.ledger.claims import Dispute, Entries, disputes
from accordingto.ledger.entries import Entry
from accordingto.records import Article, Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or days, with what is told of it.

    `first` and `last` are the first and the last possible day. `says` are the words at `span` of the article. `entry`
    is the statement that was made then; None where the article tells, in its own voice, what happened then. `dispute`
    is the conflict over this very date, where other passages date the same otherwise. `story` is a story's id.
    """

    first: date
    last: date
    says: str
    article: Article
    span: Span
    entry: Entry | None
    dispute: Dispute | None
    story: str | None


def said(connection: sqlite3.Connection, kept: Entries, stories: dict[str, str]) -> list[Moment]:
    """Statements whose day is known."""
    rows = connection.execute("SELECT key, said FROM statement WHERE said IS NOT NULL").fetchall()
    found = []
    for key, days in rows:
        entry = kept.of([key]).get(key)
        ends = _days(days)
        if entry is None or ends is None:
            continue
        spans = entry.statement.attribution.content or entry.statement.attribution.cue
        span = Span(spans[0].start, spans[-1].end)
        says = " ".join(piece for piece in (entry.source, entry.cue, entry.content) if piece)
        found.append(Moment(*ends, says, entry.article, span, entry, None, stories.get(entry.article.id)))
    return found


def _days(said: str) -> tuple[date, date] | None:
    first, _, last = said.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None


def told(connection: sqlite3.Connection, stories: dict[str, str]) -> list[Moment]:
    """What articles tell in their own voice with a date, with the conflict over that date where there is one."""
    disputed = {
        (side.article, side.span): one
        for one in disputes(connection, "c.\"on\" = 'event'")
        for side in one.conflict.sides
    }
    articles: dict[int, Article] = {}
    rows = connection.execute(
        'SELECT article, start, "end", first, last, day_start, day_end FROM narration'
        " WHERE own AND first IS NOT NULL ORDER BY article, start"
    ).fetchall()
    found = []
    for key, start, end, first, last, day_start, day_end in rows:
        if key not in articles:
            kept = texts.load(connection, key)
            assert kept is not None
            articles = {key: kept.article}  # rows come article by article
        article = articles[key]
        dispute = disputed.get((article.id, Span(day_start, day_end)))
        days = date.fromisoformat(first), date.fromisoformat(last)
        says, story = article.text[start:end], stories.get(article.id)
        found.append(Moment(*days, says, article, Span(start, end), None, dispute, story))
    return found
