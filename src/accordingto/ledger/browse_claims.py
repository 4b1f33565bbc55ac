"""The claims and conflicts of a ledger looked through a page at a time, and what `Browse` as a whole rests on."""

import contextlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from accordingto.errors import LedgerError
from accordingto.ledger import claims, copies, people, refs, stories
from accordingto.ledger.browse_rows import FIRST, ClaimRow, Page
from accordingto.ledger.claims import ClaimEntry, Dispute, Entries
from accordingto.ledger.entries import Entry
from accordingto.ledger.findings import Findings
from accordingto.ledger.schema import GIVEN, ORIGIN
from accordingto.ledger.sources import Renamed
from accordingto.names.agents import canonical
from accordingto.records import UNKNOWN, Claim, OriginCount, Provenance, Span, Stance, Verdict


class Claims:
    """A ledger, or one story of it.

    Where it is not `patient` and another process is writing, what is settled so far is shown rather than waited for.

    Raises:
        InputError: `story` names no story.

    """

    def __init__(self, ledger: Findings, story: str | None = None, *, patient: bool = True) -> None:
        if patient:
            ledger.settle()
        else:
            _settle_if_free(ledger)
        self._ledger = ledger
        self._connection: sqlite3.Connection = ledger._connection
        self._key = None if story is None else ledger._story_key(story)
        self.story = None if self._key is None else stories.identity(self._connection, self._key)
        self._renamed = Renamed(self._connection)
        hidden = ", ".join(str(one) for one in self._renamed.hidden)
        self._shown = f"s.told = 'attributed' AND s.key NOT IN ({hidden}) AND {self._within('s.article')}"

    def _within(self, article: str) -> str:
        """SQL for: the article of that key is in the story."""
        return "1" if self._key is None else f"{article} IN (SELECT article FROM placed WHERE story = {self._key})"

    @cached_property
    def _entries(self) -> Entries:
        return Entries(self._connection)

    def by_keys(self, keys: Iterable[int]) -> list[Entry]:
        """Statements by their keys."""
        return list(self._entries.of(keys).values())

    # Claims

    def claims(self, page: Page = FIRST, *, single: bool = False) -> list[ClaimRow]:
        """Claims, those first that most articles tell; one that a wider one holds is not listed.

        `single`: only those in several outlets that go back to one origin.
        """
        which = f" AND {_SINGLE}" if single else ""
        return list(self._claims(self._claimed() + which, most=page.most, start=page.start).values())

    def questions(self, page: Page = FIRST) -> list[tuple[Entry, Entry, float]]:
        """What may be claims: tellings of which none is joined with another, only asked about.

        Of each the clearest telling, the other that is likeliest to say the same, and how likely.
        """
        perhaps = "FROM member m WHERE m.claim = c.key AND NOT m.sure ORDER BY m.likely DESC, m.statement LIMIT 1"
        rows = self._rows(
            f"SELECT c.exemplar, (SELECT m.statement {perhaps}), (SELECT m.likely {perhaps}) AS likely"
            " FROM claim c JOIN statement s ON s.key = c.exemplar"
            f" WHERE NOT c.sure AND {self._in_story()} ORDER BY likely DESC, s.id LIMIT ? OFFSET ?",
            page.most,
            page.start,
        )
        found = self._entries.of({key for left, right, _ in rows for key in (left, right)})
        return [(found[one], found[other], likely) for one, other, likely in rows if {one, other} <= found.keys()]

    def main(self) -> ClaimEntry | None:
        """The claim that most articles tell, with its members, these without words; None where none says the same.

        One that somebody is said to say goes before those that are told only in articles' own voices: what a picture
        shows, what happened years ago.
        """
        with self._ledger._reading():
            for which in (f"{self._claimed()} AND {_SAID}", self._claimed()):
                keys = claims.keys(self._connection, which, most=1)
                if keys:
                    return claims.load(self._connection, keys[0], self._entries, 0, 0)
        return None

    def claim(self, ref: str, most: int | None = None, perhaps: int | None = None) -> ClaimEntry:
        """The claim that a statement words, or the widest that it is in, with its members.

        `most` and `perhaps` are how many members and possible members are to have words; all, where they are not given.

        Raises:
            InputError: no such statement, several, or one that is in no claim.

        """
        key = refs.statement_key(self._connection, ref)
        own = claims.keys(self._connection, "c.exemplar = ?", key)
        keys = own or claims.keys(self._connection, claims.HAS, key)
        with self._ledger._reading():
            found = claims.load(self._connection, keys[0], self._entries, most, perhaps) if keys else None
        if found is None:
            raise refs.unclaimed(ref)
        return found

    def claim_entries(self) -> Iterator[ClaimEntry]:
        """All claims that are joined for sure and have a telling of the story, with their members."""
        return iter(self._loaded(claims.keys(self._connection, f"c.sure AND {self._in_story()}")))

    def _loaded(self, keys: Iterable[int]) -> list[ClaimEntry]:
        with self._ledger._reading():
            return list(self._ledger._loaded(keys, self._entries))

    def claims_between(self, one: str, other: str) -> list[ClaimRow]:
        """The claims with a member in each of these articles."""
        return list(self._claims(f"c.key IN ({_BETWEEN})", one, other).values())

    def told_by_both(self, one: str, other: str) -> set[str]:
        """The members, by id, that these claims have in the two articles."""
        rows = self._rows(
            "SELECT s.id FROM article a JOIN statement s ON s.article = a.key JOIN member m ON m.statement = s.key"
            f" WHERE m.sure AND a.id IN (?1, ?2) AND m.claim IN ({_BETWEEN})",
            one,
            other,
        )
        return {ident for (ident,) in rows}

    def likest(self, statement: str, most: int = 12) -> list[Entry]:
        """What may say the same as the statement of that id, the likeliest first."""
        rows = self._rows(
            "SELECT CASE e.low WHEN s.key THEN e.high ELSE e.low END, coalesce(e.read, e.glance) FROM statement s"
            " JOIN edge e ON e.low = s.key OR e.high = s.key WHERE s.id = ? ORDER BY 2 DESC LIMIT ?",
            statement,
            most,
        )
        return self.by_keys(key for key, _ in rows)

    def claims_inside(self, claim: Claim) -> list[ClaimRow]:
        """The claims that a member of this one words, itself left out."""
        others = [one for one in claim.members if one != claim.id]
        return list(self._claims(f"c.sure AND s.id IN {GIVEN}", json.dumps(others), most=50).values())

    def claims_of(self, statements: Iterable[str]) -> dict[str, list[ClaimRow]]:
        """The claims that each of these statements is in, those first that most articles tell."""
        rows = self._rows(
            "SELECT o.id, c.key FROM statement o JOIN member m ON m.statement = o.key JOIN claim c ON c.key = m.claim"
            " JOIN statement s ON s.key = c.exemplar"
            f" WHERE m.sure AND c.sure AND o.id IN {GIVEN} ORDER BY {claims.MOST_CARRIED}",
            json.dumps(list(statements)),
        )
        loaded = self._claims(f"c.key IN {GIVEN}", json.dumps(list({claim for _, claim in rows})))
        found: dict[str, list[ClaimRow]] = {}
        for statement, claim in rows:
            found.setdefault(statement, []).append(loaded[claim])
        return found

    def _claims(self, condition: str, *values: object, most: int = -1, start: int = 0) -> dict[int, ClaimRow]:
        with self._ledger._reading():
            keys = claims.keys(self._connection, condition, *values, most=most, start=start)
            rows = self._rows(
                "SELECT c.key, c.kind, s.id, c.best, c.provenance, c.articles,"
                " EXISTS (SELECT 1 FROM conflict d WHERE d.claim = c.key),"
                " c.statements, c.outlets, c.at_least, c.at_most, c.untraced"
                f" FROM claim c JOIN statement s ON s.key = c.exemplar WHERE c.key IN {GIVEN}"
                f" ORDER BY {claims.MOST_CARRIED}",
                json.dumps(keys),
            )
        deny = self._deniers(row[0] for row in rows)
        found = {}
        for key, kind, ident, best, told, articles, differ, *counts in rows:
            provenance = msgspec.msgpack.decode(told, type=Provenance)
            claim = Claim(ident, Verdict(kind), self._content(best), (), OriginCount(*counts), (), provenance)
            found[key] = ClaimRow(claim, articles, len(deny[key]), bool(differ))
        return found

    def _deniers(self, keys: Iterable[int]) -> dict[int, set[str]]:
        """Who denies each of these claims; a denial that nobody is told to have made is its article's own."""
        rows = self._rows(
            "SELECT m.claim, s.key, l.name, a.id FROM member m CROSS JOIN statement s"  # not first all that deny
            " ON s.key = m.statement AND s.stance = ?"
            f" JOIN article a ON a.key = s.article LEFT JOIN link l ON l.statement = s.key AND {ORIGIN}"
            f" WHERE m.sure AND m.claim IN {GIVEN}",
            Stance.DENY,
            json.dumps(list(keys)),
        )
        found: dict[int, set[str]] = defaultdict(set)
        for claim, key, name, article in rows:
            called = self._renamed.names.get(key, name)
            found[claim].add(canonical(self.fullest(called)) if called and called != UNKNOWN else article)
        return found

    def claim_counts(self) -> tuple[int, int]:
        """How many claims there are, and how many of them are in several outlets and go back to one origin."""
        query = f"SELECT count(*), coalesce(sum({_SINGLE}), 0) FROM claim c WHERE "
        every, single = self._one(query + self._claimed())
        return every, single

    def _claimed(self) -> str:
        """SQL for: the claim is joined for sure, is told in the story, and no member of a wider one words it."""
        return (
            f"c.sure AND {self._in_story()}"
            " AND NOT EXISTS (SELECT 1 FROM member i JOIN claim w ON w.key = i.claim WHERE i.sure"
            " AND i.statement = c.exemplar AND w.key <> c.key AND w.articles >= c.articles)"
        )

    def _in_story(self) -> str:
        """SQL for: the claim has a telling in the story."""
        return "1" if self._key is None else claims.TOLD.format(self._within("s.article"))

    # Conflicts

    def conflict_kinds(self) -> dict[str, int]:
        """How many conflicts of each kind there are, in the order in which they are listed."""
        query = f"SELECT c.kind, count(*) FROM conflict c WHERE {self._differing()} GROUP BY c.kind ORDER BY min(c.key)"
        return dict(self._rows(query))

    def conflicts(self, page: Page = FIRST) -> list[Dispute]:
        """Conflicts with their sides."""
        query = f"SELECT c.key FROM conflict c WHERE {self._differing()} ORDER BY c.key LIMIT ? OFFSET ?"
        return self._disputes(key for (key,) in self._rows(query, page.most, page.start))

    def conflicts_on(self, statements: Iterable[str]) -> list[Dispute]:
        """The conflicts with one of these statements on a side."""
        rows = self._rows(
            "SELECT DISTINCT x.conflict FROM statement s JOIN span p ON p.statement = s.key"
            ' JOIN side x ON x.article = s.article AND x.start < p."end" AND p.start < x."end"'
            f" WHERE s.id IN {GIVEN} ORDER BY x.conflict",
            json.dumps(list(statements)),
        )
        return self._disputes(key for (key,) in rows)

    def conflicts_between(self, one: str, other: str) -> list[Dispute]:
        """The conflicts with a side in each of these articles."""
        side = "SELECT x.conflict FROM side x JOIN article a ON a.key = x.article WHERE a.id = ?"
        rows = self._rows(f"{side} INTERSECT {side}", one, other)
        return self._disputes(key for (key,) in rows)

    def teller(self, article: str, span: Span) -> Entry | None:
        """The statement whose content holds these words, the shortest of several; None where the article tells them."""
        rows = self._rows(
            "SELECT s.key FROM article a JOIN statement s ON s.article = a.key JOIN span x ON x.statement = s.key"
            " AND x.role = 'content' WHERE a.id = ? AND s.told = 'attributed' AND x.start < ? AND x.\"end\" > ?"
            ' ORDER BY x."end" - x.start, s.key LIMIT 1',
            article,
            span.end,
            span.start,
        )
        return next(iter(self.by_keys(key for (key,) in rows)), None)

    def _disputes(self, keys: Iterable[int]) -> list[Dispute]:
        with self._ledger._reading():
            return claims.disputes(self._connection, f"c.key IN {GIVEN}", json.dumps(list(keys)))

    def _differing(self) -> str:
        sides = f"SELECT x.conflict FROM side x WHERE {self._within('x.article')}"
        return "1" if self._key is None else f"c.key IN ({sides})"

    # People, outlets and copies

    @cached_property
    def fullest(self) -> Callable[[str], str]:
        """A function that gives the fullest of the names that are one person's or body's."""
        return people.Names(self._connection).fullest

    @cached_property
    def newsroom(self) -> Callable[[str], str]:
        """A function that gives an outlet, by name, its newsroom: one of the newsroom's outlets, in small letters."""
        with self._ledger._reading():
            judged = people.newsrooms(self._connection).values()
        rooms: dict[str, str] = {}

        def room(name: str) -> str:
            found = canonical(name)
            while found in rooms:
                found = rooms[found]
            return found

        for one in judged:
            left, right = sorted((room(one.judgement.left), room(one.judgement.right)))
            if left != right:
                rooms[right] = left
        return room

    def copied(self, articles: Iterable[str]) -> dict[str, str]:
        """For each of these articles that is a copy, or has one, the first that has its text, by id."""
        with self._ledger._reading():
            return copies.originals(self._connection, articles)

    def _content(self, statement: int) -> str:
        rows = self._rows(
            'SELECT substr(a.text, x.start + 1, x."end" - x.start) FROM span x JOIN statement s ON s.key = x.statement'
            " JOIN article a ON a.key = s.article WHERE x.statement = ? AND x.role = 'content' ORDER BY x.number",
            statement,
        )
        return " … ".join(piece for (piece,) in rows)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._ledger._reading():
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: object) -> tuple[Any, ...]:
        return self._rows(sql, *values)[0]


_SINGLE = "c.outlets > 1 AND c.at_most = 1"
_SAID = (
    "EXISTS (SELECT 1 FROM member i JOIN statement o ON o.key = i.statement"
    " WHERE i.claim = c.key AND i.sure AND o.told = 'attributed')"
)
_OF_ARTICLE = (
    "SELECT m.claim FROM article a JOIN statement s ON s.article = a.key JOIN member m ON m.statement = s.key"
    " JOIN claim c ON c.key = m.claim WHERE m.sure AND c.sure AND a.id = {}"
)
_BETWEEN = f"{_OF_ARTICLE.format('?1')} INTERSECT {_OF_ARTICLE.format('?2')}"
"""SQL for the claims with a member in each of two articles."""
_WAIT = 100
"""Milliseconds to wait for another process that is writing."""


def _settle_if_free(ledger: Findings) -> None:
    ledger._connection.execute(f"PRAGMA busy_timeout = {_WAIT}")
    with contextlib.suppress(LedgerError):
        ledger.settle()
