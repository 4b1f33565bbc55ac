"""Claims as one reads them: with the statements that make them, why these were joined, and where they differ."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from accordingto.ledger import entries, judgements, texts
from accordingto.ledger.entries import Entry
from accordingto.ledger.judgements import Decision
from accordingto.ledger.sources import Renamed
from accordingto.match.comparable import proposition, worded
from accordingto.match.utterances import beside
from accordingto.records import Article, Claim, Conflict, Differs, OriginCount, Provenance, Side, Span, Stance, Verdict


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A telling of a claim as one reads it: how likely it says the same, whether it counts, and why.

    `stance` is its stance to what the claim says.
    """

    entry: Entry
    sure: bool
    stance: Stance
    likely: float
    because: str


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with its tellings as one reads them: the exemplar, the others that count, those that perhaps are members.

    `decisions` are users' on two of them. `story` is the id of the story of its exemplar, None where that article has
    none (another language).
    """

    claim: Claim
    tellings: tuple[MemberEntry, ...]
    decisions: tuple[Decision, ...]
    story: str | None

    @property
    def members(self) -> tuple[Entry, ...]:
        """The tellings that count."""
        return tuple(one.entry for one in self.tellings if one.sure)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with the claim or the story that it belongs to, by id."""

    conflict: Conflict
    claim: str | None
    story: str | None


MOST_CARRIED = "c.sure DESC, 2 * c.articles + c.opening DESC, c.articles DESC, c.statements DESC, s.id"
"""The order of claims, everywhere: by how many articles carry one, those that open with it half as much again."""
HAS = "c.key IN (SELECT claim FROM member WHERE statement = ?)"
"""SQL for: the statement of that key is in the claim."""
TOLD = "c.key IN (SELECT m.claim FROM statement s JOIN member m ON m.statement = s.key WHERE {})"
"""SQL for: the claim has a telling, statement `s` as its member `m`, for which that holds."""


class Entries:
    """Entries by the key of their statement; the articles read last are kept at hand."""

    _AT_HAND = 64

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles: dict[int, tuple[Article, list[int]]] = {}
        self._renamed = Renamed(connection)

    def of(self, keys: Iterable[int]) -> dict[int, Entry]:
        """The entries of the statements of these keys."""
        asked = list(keys)
        loaded = entries.some(self._connection, asked)
        articles = self._read({article for article, _ in loaded.values()})
        found = {}
        for key in asked:
            if key in loaded:
                article, one = loaded[key]
                of, starts = articles[article]
                found[key] = entries.entry(of, self._renamed.statement(key, one), starts)
        return found

    def outlines(self, keys: Iterable[int]) -> dict[int, Entry]:
        """The same without words: what tells who says it, where, with which stance, and not how."""
        asked = list(keys)
        loaded = entries.outlines(self._connection, asked)
        articles = texts.outlines(self._connection, {article for article, _ in loaded.values()})
        told = entries.where_told(self._connection, asked)
        return {
            key: Entry(self._renamed.statement(key, one), articles[of], "", "", "", (told[key],) if key in told else ())
            for key, (of, one) in loaded.items()
        }

    def articles(self, keys: Iterable[int]) -> dict[int, Article]:
        """The articles of these keys that there are."""
        return {key: article for key, (article, _) in self._read(set(keys)).items()}

    def _read(self, articles: set[int]) -> dict[int, tuple[Article, list[int]]]:
        """Articles that there are, each with where its paragraphs begin."""
        found = {key: kept for key, kept in self._articles.items() if key in articles}
        for key, kept in texts.some(self._connection, articles - found.keys()).items():
            found[key] = kept.article, [one.span.start for one in kept.article.paragraphs]
        self._articles = dict(list((self._articles | found).items())[-self._AT_HAND :])
        return found


def keys(
    connection: sqlite3.Connection, condition: str = "1", *values: object, most: int = -1, start: int = 0
) -> list[int]:
    """The keys of claims, most carried first, `most` from `start` on (-1: all); those that are only a question last."""
    query = (
        f"SELECT c.key FROM claim c JOIN statement s ON s.key = c.exemplar WHERE {condition} ORDER BY {MOST_CARRIED}"
        " LIMIT ? OFFSET ?"
    )
    return [key for (key,) in connection.execute(query, (*values, most, start))]


def load(
    connection: sqlite3.Connection, key: int, kept: Entries, most: int | None = None, perhaps: int | None = None
) -> ClaimEntry | None:
    """The claim of that key; None where it is gone.

    Of the tellings that count only the first `most`, and of the others the first `perhaps`, have words and texts, where
    these are given.
    """
    row = connection.execute(
        "SELECT c.kind, s.id, c.best, c.statements, c.outlets, c.at_least, c.at_most, c.untraced, c.because,"
        " c.provenance, a.id FROM claim c JOIN statement s ON s.key = c.exemplar"
        " LEFT JOIN placed p ON p.article = s.article"
        " LEFT JOIN story t ON t.key = p.story LEFT JOIN article a ON a.key = t.anchor WHERE c.key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    kind, ident, best, statements, outlets, at_least, at_most, untraced, because, found, story = row
    rows = connection.execute(
        "SELECT m.statement, m.sure, m.stance, m.likely, m.because FROM member m JOIN claim c ON c.key = m.claim"
        " WHERE c.key = ?"
        " ORDER BY m.sure DESC, m.statement = c.exemplar DESC, m.likely DESC, m.statement",
        (key,),
    ).fetchall()
    sure = sum(row[1] for row in rows)
    first = [row[0] for row in (*rows[:sure][:most], *rows[sure:][:perhaps])]
    entries_of = kept.of({*first, best})
    entries_of |= kept.outlines(row[0] for row in rows if row[0] not in entries_of)
    tellings = tuple(_tellings(rows, entries_of))
    claim = Claim(
        ident,
        Verdict(kind),
        entries_of[best].content,
        tuple(one.entry.statement.id for one in tellings if one.sure),
        OriginCount(statements, outlets, at_least, at_most, untraced, tuple(json.loads(because))),
        tuple(one.conflict for one in disputes(connection, "c.claim = ?", key)),
        msgspec.msgpack.decode(found, type=Provenance),
        tuple(one.entry.statement.id for one in tellings if not one.sure),
    )
    idents = {one.entry.statement.id for one in tellings}
    decisions = tuple(
        one
        for one in judgements.by_users(connection, "statement")
        if one.judgement.left != one.judgement.right and {one.judgement.left, one.judgement.right} <= idents
    )
    return ClaimEntry(claim, tellings, decisions, story)


def _tellings(rows: Iterable[tuple[int, int, str, float, str]], found: Mapping[int, Entry]) -> Iterator[MemberEntry]:
    """The tellings of a claim, the exemplar first; a reason quotes those that have words."""
    exemplar = ""
    for key, sure, stance, likely, because in rows:
        if key in found:
            one, text = found[key], found[key].article.text
            words = worded(text, proposition(text, one.statement.attribution)) if one.content else ""
            exemplar = exemplar if because else words  # nothing else has no reason
            quoting = beside(because, exemplar, words) if because and exemplar and words else because
            yield MemberEntry(one, bool(sure), Stance(stance), likely, quoting)


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
        'SELECT c.key, c.kind, c."on", c.what, s.id, a.id FROM conflict c'
        " LEFT JOIN claim m ON m.key = c.claim LEFT JOIN statement s ON s.key = m.exemplar"
        " LEFT JOIN placed p ON p.article = s.article"
        " LEFT JOIN story t ON t.key = coalesce(c.story, p.story) LEFT JOIN article a ON a.key = t.anchor"
        f" WHERE {condition} ORDER BY c.key",
        values,
    )
    return [
        Dispute(Conflict(Differs(kind), on, what, tuple(sides[key])), claim, story)
        for key, kind, on, what, claim, story in rows
    ]
