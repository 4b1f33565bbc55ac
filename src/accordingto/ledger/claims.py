"""Claims as one reads them: with the statements that make them, why these were joined, and where they differ."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.ledger import entries, judgements, texts
from accordingto.ledger.entries import Entry
from accordingto.ledger.judgements import Decision
from accordingto.ledger.sources import Renamed
from accordingto.records import Claim, Conflict, Differs, OriginCount, Side, Span, Verdict


class Which(NamedTuple):
    """A claim among all: several of one kind may share their oldest statement, whose id is theirs.

    `number`, from 1, tells them apart until claims are computed anew.
    """

    id: str
    kind: Verdict
    number: int


NUMBER = "(SELECT count(*) FROM claim x WHERE x.oldest = {0}.oldest AND x.kind = {0}.kind AND x.key <= {0}.key)"
"""SQL for the number of a claim."""


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with its members as one reads them, oldest first.

    `joins` are the decisions that stand between two of its members, each with its reason. `story` is the id of the
    story of its oldest statement, None where that article has none (another language).
    """

    claim: Claim
    members: tuple[Entry, ...]
    joins: tuple[Decision, ...]
    story: str | None
    number: int = 1

    @property
    def which(self) -> Which:
        """Which claim it is."""
        return Which(self.claim.id, self.claim.kind, self.number)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with the claim or the story that it belongs to, by id; `which` tells the claim from its like."""

    conflict: Conflict
    claim: str | None
    story: str | None
    which: Which | None = None


MOST_CARRIED = "c.outlets DESC, c.statements DESC, c.oldest, c.kind = 'same_utterance'"
"""The order of claims: of two of one statement, the wider first."""


class Entries:
    """Entries by the key of their statement; the articles read last are kept at hand."""

    _AT_HAND = 64

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles: dict[int, dict[int, Entry]] = {}
        self._renamed = Renamed(connection)

    def of(self, keys: Iterable[int]) -> dict[int, Entry]:
        """The entries of the statements of these keys."""
        found = {}
        for key in keys:
            row = self._connection.execute("SELECT article FROM statement WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[key] = self._read(row[0])[key]
        return found

    def _read(self, article: int) -> dict[int, Entry]:
        if article not in self._articles:
            if len(self._articles) >= self._AT_HAND:
                del self._articles[next(iter(self._articles))]
            kept = texts.load(self._connection, article)
            assert kept is not None
            starts = [paragraph.span.start for paragraph in kept.article.paragraphs]
            self._articles[article] = {
                key: entries.entry(kept.article, self._renamed.statement(key, one), starts)
                for key, one in entries.load(self._connection, article)
            }
        return self._articles[article]


def keys(connection: sqlite3.Connection, condition: str = "1", *values: object) -> list[int]:
    """The keys of claims, most carried first."""
    query = f"SELECT c.key FROM claim c WHERE {condition} ORDER BY {MOST_CARRIED}"
    return [key for (key,) in connection.execute(query, values)]


def load(connection: sqlite3.Connection, key: int, kept: Entries) -> ClaimEntry | None:
    """The claim of that key; None where it is gone."""
    row = connection.execute(
        "SELECT c.kind, c.oldest, c.best, c.statements, c.outlets, c.at_least, c.at_most, c.untraced, c.because, a.id,"
        f" {NUMBER.format('c')}"
        " FROM claim c JOIN statement s ON s.key = c.oldest LEFT JOIN placed p ON p.article = s.article"
        " LEFT JOIN story t ON t.key = p.story LEFT JOIN article a ON a.key = t.anchor WHERE c.key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    kind, oldest, best, statements, outlets, at_least, at_most, untraced, because, story, number = row
    rows = connection.execute("SELECT statement FROM member WHERE claim = ? ORDER BY statement", (key,)).fetchall()
    found = kept.of(statement for (statement,) in rows)
    members = tuple(found[statement] for statement in sorted(found, key=lambda one: (one != oldest, one)))
    claim = Claim(
        found[oldest].statement.id,
        Verdict(kind),
        found[best].content,
        tuple(member.statement.id for member in members),
        OriginCount(statements, outlets, at_least, at_most, untraced, tuple(json.loads(because))),
        tuple(one.conflict for one in disputes(connection, "c.claim = ?", key)),
    )
    return ClaimEntry(claim, members, tuple(joins(connection, claim.members)), story, number)


def joins(connection: sqlite3.Connection, members: Sequence[str]) -> Iterator[Decision]:
    """The decisions between two of these statements: of several on one pair, the one that stands."""
    among = set(members)
    standing: dict[tuple[str, str], Decision] = {}
    for ident in members:
        for one in judgements.load(connection, """j."left" = ? AND j."on" = 'statement'""", ident):
            pair = one.judgement.left, one.judgement.right
            if pair[0] != pair[1] and among.issuperset(pair):
                ordered = (min(pair), max(pair))
                standing[ordered] = judgements.stronger(standing.get(ordered), one)
    for one in judgements.by_users(connection, "statement"):
        left, right = one.judgement.left, one.judgement.right
        if left != right and {left, right} <= among:
            ordered = (min(left, right), max(left, right))
            standing[ordered] = judgements.stronger(standing.get(ordered), one)
    yield from sorted(standing.values(), key=lambda one: one.number)


def disputes(connection: sqlite3.Connection, condition: str = "1", *values: object) -> list[Dispute]:
    """Conflicts with their sides, in the order in which they were found."""
    sides: dict[int, list[Side]] = defaultdict(list)
    rows = connection.execute(
        'SELECT d.conflict, a.id, d.start, d."end", d.says FROM side d JOIN article a ON a.key = d.article'
        f" JOIN conflict c ON c.key = d.conflict WHERE {condition} ORDER BY d.conflict, d.number",
        values,
    )
    for conflict, article, start, end, says in rows:
        sides[conflict].append(Side(article, Span(start, end), says))
    rows = connection.execute(
        f'SELECT c.key, c.kind, c."on", c.what, s.id, a.id, m.kind, {NUMBER.format("m")} FROM conflict c'
        " LEFT JOIN claim m ON m.key = c.claim LEFT JOIN statement s ON s.key = m.oldest"
        " LEFT JOIN placed p ON p.article = s.article"
        " LEFT JOIN story t ON t.key = coalesce(c.story, p.story) LEFT JOIN article a ON a.key = t.anchor"
        f" WHERE {condition} ORDER BY c.key",
        values,
    )
    return [
        Dispute(
            Conflict(Differs(kind), on, what, tuple(sides[key])),
            claim,
            story,
            Which(claim, Verdict(of), number) if claim else None,
        )
        for key, kind, on, what, claim, story, of, number in rows
    ]
