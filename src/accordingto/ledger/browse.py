"""A ledger looked through a page at a time: each question costs what its page shows, however large the ledger is.

What users say of statements holds here: what is no statement is left out, and speakers have the names they were given.
"""

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from accordingto.errors import LedgerError
from accordingto.ledger import claims, entries, refs, stories, texts, words
from accordingto.ledger.browse_rows import FIRST, ArticleRow, Asked, ClaimRow, Extent, Flow, Page, StoryRow, Tally
from accordingto.ledger.claims import ClaimEntry, Dispute, Entries
from accordingto.ledger.entries import Entry
from accordingto.ledger.findings import Findings
from accordingto.ledger.schema import ORIGIN
from accordingto.ledger.sources import Renamed
from accordingto.ledger.timeline import Moment
from accordingto.records import UNKNOWN, Agent, Article, Claim, OriginCount, Source, Span, Stance, Told, Verdict


class Browse:
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
        key = None if story is None else stories.key(self._connection, refs.article_key(self._connection, story), story)
        self.story = None if key is None else stories.identity(self._connection, key)
        self._key = key
        self._renamed = Renamed(self._connection)
        hidden = ", ".join(str(one) for one in self._renamed.hidden)
        self._shown = f"s.told = 'attributed' AND s.key NOT IN ({hidden}) AND {self._within('s.article')}"

    def _within(self, article: str) -> str:
        """SQL for: the article of that key is in the story."""
        return "1" if self._key is None else f"{article} IN (SELECT article FROM placed WHERE story = {self._key})"

    # Lists

    def extent(self) -> Extent:
        """How much there is."""
        (articles,) = self._one(f"SELECT count(*) FROM article WHERE {self._within('key')}")
        known = "SELECT {} FROM metadata WHERE field = '{}' AND suggested = 0 AND number = 0 AND "
        known += self._within("article")
        names = [name.casefold() for (name,) in self._rows(known.format("value", "outlet"))]
        dated, first, last = self._one(known.format("count(*), min(value), max(value)", "published"))
        unknown = articles - len(names)
        return Extent(articles, len(set(names)) + unknown, unknown, articles - dated, first, last)

    def stories(self, page: Page = FIRST, search: str = "") -> list[StoryRow]:
        """Stories, most articles first; `search` asks for words of their texts."""
        having = "1" if self._key is None else f"t.key = {self._key}"
        values: list[object] = []
        if search:
            having += (
                " AND t.key IN (SELECT q.story FROM passage_words w JOIN paragraph p ON p.key = w.rowid"
                " JOIN placed q ON q.article = p.article WHERE passage_words MATCH ?)"
            )
            values = [words.query(search)]
        rows = self._rows(
            "SELECT t.key, t.anchor, a.id, count(*) AS n FROM story t JOIN placed p ON p.story = t.key"
            f" JOIN article a ON a.key = t.anchor WHERE {having} GROUP BY t.key"
            " ORDER BY n DESC, t.key LIMIT ? OFFSET ?",
            *values,
            page.most,
            page.start,
        )
        return [self._story(key, anchor, ident, count) for key, anchor, ident, count in rows]

    def _story(self, key: int, anchor: int, ident: str, articles: int) -> StoryRow:
        known = (
            "SELECT m.value FROM placed p JOIN metadata m ON m.article = p.article AND m.suggested = 0"
            " AND m.number = 0 AND m.field = ? WHERE p.story = ? ORDER BY p.day IS NULL, p.day, p.article"
        )
        titles = self._rows(f"{known} LIMIT 1", "title", key)
        days = [value for (value,) in self._rows(known, "published", key)]
        title = titles[0][0] if titles else self._one("SELECT name FROM article WHERE key = ?", anchor)[0]
        return StoryRow(ident, title, articles, min(days, default=None), max(days, default=None))

    def articles(self, page: Page = FIRST, *, undated: bool = False) -> list[ArticleRow]:
        """Articles, oldest first, those without a date last, or only these."""
        which = "m.value IS NULL" if undated else "1"
        rows = self._rows(
            "SELECT a.key FROM article a LEFT JOIN metadata m ON m.article = a.key AND m.suggested = 0"
            f" AND m.field = 'published' AND m.number = 0 WHERE {self._within('a.key')} AND {which}"
            " ORDER BY m.value IS NULL, m.value, a.key LIMIT ? OFFSET ?",
            page.most,
            page.start,
        )
        return [self._article(key) for (key,) in rows]

    def _article(self, key: int) -> ArticleRow:
        ident, name, language, statements = self._one(
            "SELECT id, name, language, (SELECT count(*) FROM statement s WHERE s.article = a.key"
            f" AND {self._shown}) FROM article a WHERE key = ?",
            key,
        )
        known = texts._known(self._connection, key)
        return ArticleRow(Article(ident, name, "", "", (), False, language=language, **known), statements)

    def claims(self, page: Page = FIRST, *, single: bool = False) -> list[ClaimRow]:
        """Claims, those first that most outlets carry; an act of saying inside a wider claim is not listed.

        `single`: only those in several outlets that go back to one origin.
        """
        which = f" AND {_SINGLE}" if single else ""
        return list(self._claims(self._claimed() + which, page).values())

    def claim(self, ref: str) -> ClaimEntry:
        """The claim that a statement words, or the widest that it is in, with its members.

        Raises:
            InputError: no such statement, several, or one that is in no claim.

        """
        key = refs.statement_key(self._connection, ref)
        own = claims.keys(self._connection, "c.exemplar = ?", key)
        keys = own or claims.keys(self._connection, "c.key IN (SELECT claim FROM member WHERE statement = ?)", key)
        with self._ledger._reading():
            found = claims.load(self._connection, keys[0], Entries(self._connection)) if keys else None
        if found is None:
            raise refs.unclaimed(ref)
        return found

    def claim_entries(self) -> Iterator[ClaimEntry]:
        """All claims with a statement of the story, acts of saying inside wider claims too, with their members."""
        of_story = "1" if self._key is None else f"c.key IN ({self._members()})"
        kept = Entries(self._connection)
        with self._ledger._reading():
            found = [claims.load(self._connection, key, kept) for key in claims.keys(self._connection, of_story)]
        return (one for one in found if one is not None)

    def claims_inside(self, claim: Claim) -> list[ClaimRow]:
        """The claims that a member of this one words, itself left out."""
        inside = f"c.sure AND s.id IN {_GIVEN} AND s.id <> '{claim.id}'"
        return list(self._claims(inside, Page(0, 50), claim.members).values())

    def claims_of(self, statements: Iterable[str]) -> dict[str, list[ClaimRow]]:
        """The claims that each of these statements is in, the widest first."""
        rows = self._rows(
            "SELECT s.id, m.claim FROM statement s JOIN member m ON m.statement = s.key JOIN claim c ON c.key = m.claim"
            f" WHERE m.sure AND s.id IN {_GIVEN} ORDER BY c.articles DESC, m.claim",
            json.dumps(list(statements)),
        )
        loaded = self._claims(f"c.key IN {_GIVEN}", Page(0, len(rows)), {claim for _, claim in rows})
        found: dict[str, list[ClaimRow]] = {}
        for statement, claim in rows:
            found.setdefault(statement, []).append(loaded[claim])
        return found

    def _claims(self, condition: str, page: Page, given: Iterable[object] | None = None) -> dict[int, ClaimRow]:
        rows = self._rows(
            f"WITH top AS (SELECT c.key FROM claim c JOIN statement s ON s.key = c.exemplar WHERE {condition}"
            f" ORDER BY {claims.MOST_CARRIED} LIMIT ? OFFSET ?)"
            " SELECT c.key, c.kind, s.id, c.best, c.statements, c.outlets, c.at_least, c.at_most, c.untraced,"
            " EXISTS (SELECT 1 FROM conflict d WHERE d.claim = c.key)"
            " FROM top t JOIN claim c ON c.key = t.key"
            f" JOIN statement s ON s.key = c.exemplar ORDER BY {claims.MOST_CARRIED}",
            *([] if given is None else [json.dumps(list(given))]),
            page.most,
            page.start,
        )
        return {
            key: ClaimRow(Claim(ident, Verdict(kind), self._content(best), (), OriginCount(*counts)), bool(differ))
            for key, kind, ident, best, *counts, differ in rows
        }

    def claim_counts(self) -> tuple[int, int]:
        """How many claims there are, and how many of them are in several outlets and go back to one origin."""
        query = f"SELECT count(*), coalesce(sum({_SINGLE}), 0) FROM claim c WHERE "
        every, single = self._one(query + self._claimed())
        return every, single

    def _claimed(self) -> str:
        """SQL for: the claim is joined for sure, and no member of a wider one words it."""
        outer = (
            "c.sure AND NOT EXISTS (SELECT 1 FROM member i JOIN claim w ON w.key = i.claim WHERE i.sure"
            " AND i.statement = c.exemplar AND w.key <> c.key AND w.articles >= c.articles)"
        )
        return outer if self.story is None else f"{outer} AND c.key IN ({self._members()})"

    def _members(self) -> str:
        """SQL for the claims with a statement of the story."""
        return f"SELECT m.claim FROM member m JOIN statement s ON s.key = m.statement WHERE {self._within('s.article')}"

    def flows(self, most: int) -> list[Flow]:
        """From origins through outlets to the claims that most outlets carry, `most` of them."""
        rows = self._rows(
            "WITH top AS (SELECT c.key, s.id FROM claim c JOIN statement s ON s.key = c.exemplar"
            f" WHERE {self._claimed()} ORDER BY {claims.MOST_CARRIED} LIMIT ?)"
            " SELECT t.id, s.key, l.name, l.kind, l.named, v.value FROM top t"
            " JOIN member m ON m.claim = t.key AND m.sure JOIN statement s ON s.key = m.statement"
            f" LEFT JOIN link l ON l.statement = s.key AND {ORIGIN}"
            f" {_OUTLET}",
            most,
        )
        found = Counter(
            (claim, self._source(key, name, kind, named), outlet) for claim, key, name, kind, named, outlet in rows
        )
        return [Flow(claim, source, outlet, count) for (claim, source, outlet), count in found.items()]

    def tallies(self) -> list[Tally]:
        """All statements, counted by source, outlet, day and stance."""
        rows = self._rows(
            "SELECT s.key, l.name, l.kind, l.named, l.roles, l.body, v.value, substr(d.value, 1, 10), s.stance"
            " FROM statement s"
            f" LEFT JOIN link l ON l.statement = s.key AND {ORIGIN}"
            f" {_OUTLET} LEFT JOIN metadata d ON d.article = s.article AND d.suggested = 0 AND d.field = 'published'"
            f" AND d.number = 0 WHERE {self._shown}"
        )
        names = self._renamed.names
        found = Counter((names.get(key, name), kind, named, *rest) for key, name, kind, named, *rest in rows)
        return [
            Tally(_source(name, kind, named, roles, body), outlet, day, Stance(stance), count)
            for (name, kind, named, roles, body, outlet, day, stance), count in found.items()
        ]

    def _source(self, key: int, name: str | None, kind: str | None, named: int | None) -> Source | None:
        return _source(self._renamed.names.get(key, name), kind, named)

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
            f" WHERE s.id IN {_GIVEN} ORDER BY x.conflict",
            json.dumps(list(statements)),
        )
        return self._disputes(key for (key,) in rows)

    def _disputes(self, keys: Iterable[int]) -> list[Dispute]:
        with self._ledger._reading():
            return claims.disputes(self._connection, f"c.key IN {_GIVEN}", json.dumps(list(keys)))

    def _differing(self) -> str:
        if self.story is None:
            return "1"
        return f"EXISTS (SELECT 1 FROM side x WHERE x.conflict = c.key AND {self._within('x.article')})"

    def moments(self, page: Page = FIRST) -> list[Moment]:
        """What was said on a known day, and what is told with a date, earliest first."""
        rows = self._rows(
            "SELECT s.key, NULL, s.article, NULL, NULL, s.said AS day, NULL, NULL, NULL FROM statement s"
            f" WHERE s.said IS NOT NULL AND {self._shown} UNION ALL"
            ' SELECT NULL, n.key, n.article, n.start, n."end", n.first AS day, n.last, n.day_start, n.day_end'
            f" FROM narration n WHERE n.own AND n.first IS NOT NULL AND {self._within('n.article')}"
            " ORDER BY day LIMIT ? OFFSET ?",
            page.most,
            page.start,
        )
        kept, disputed = Entries(self._connection), self._disputed()
        found = (self._told(row, disputed) if row[0] is None else self._said(row, kept) for row in rows)
        return [one for one in found if one is not None]

    def _said(self, row: tuple[Any, ...], kept: Entries) -> Moment | None:
        entry, ends = kept.of([row[0]]).get(row[0]), _days(row[5])
        if entry is None or ends is None:
            return None
        roles = entry.statement.attribution
        spans = roles.content or roles.cue or roles.source
        span = Span(spans[0].start, spans[-1].end)
        return Moment(*ends, " ".join((entry.source, entry.cue, entry.content)), entry.article, span, entry, None, None)

    def _told(self, row: tuple[Any, ...], disputed: dict[tuple[str, Span], Dispute]) -> Moment | None:
        _, _, key, start, end, first, last, day_start, day_end = row
        with self._ledger._reading():
            kept = texts.load(self._connection, key)
        ends = _days(f"{first}/{last}")
        if kept is None or ends is None:
            return None
        dispute = disputed.get((kept.article.id, Span(day_start, day_end)))
        return Moment(*ends, kept.article.text[start:end], kept.article, Span(start, end), None, dispute, None)

    def _disputed(self) -> dict[tuple[str, Span], Dispute]:
        found = claims.disputes(self._connection, f"""c."on" = 'event' AND {self._differing()}""")
        return {(side.article, side.span): one for one in found for side in one.conflict.sides}

    # One thing

    def entries(self, article: str) -> list[Entry]:
        """The statements of an article, as they stand in the text."""
        key = refs.article_key(self._connection, article)
        found = entries.load(self._connection, key)
        keys = [at for at, one in found if one.told is Told.ATTRIBUTED and at not in self._renamed.hidden]
        return self.by_keys(keys)

    def by_keys(self, keys: Iterable[int]) -> list[Entry]:
        """Statements by their keys."""
        return list(Entries(self._connection).of(keys).values())

    def told_by(self, statement: str) -> str:
        """Whom the text of the statement of that id tells as its origin, whatever users say."""
        rows = self._rows(
            f"SELECT l.name FROM statement s JOIN link l ON l.statement = s.key AND {ORIGIN} WHERE s.id = ?", statement
        )
        return str(rows[0][0]) if rows else UNKNOWN

    def several(self) -> bool:
        """Whether the ledger holds more than one story."""
        return bool(self._one("SELECT count(*) > 1 FROM story")[0])

    def story_of(self, article: str) -> str | None:
        """The story that the article of that id is in."""
        rows = self._rows(
            "SELECT o.id FROM article a JOIN placed p ON p.article = a.key JOIN story t ON t.key = p.story"
            " JOIN article o ON o.key = t.anchor WHERE a.id = ?",
            article,
        )
        return str(rows[0][0]) if rows else None

    def statements(self, asked: Asked, page: Page = FIRST) -> tuple[list[Entry], int]:
        """The statements that were asked for, oldest article first, and how many there are.

        Of words that very many passages have, those in the first of these passages are found (`crowded` tells).
        """
        conditions, values = [self._shown], list[object]()
        for wanted, condition, value in _conditions(asked):
            if wanted:
                conditions.append(condition)
                values += value
        where = " AND ".join(conditions)
        rows = self._rows(
            f"SELECT s.key, count(*) OVER () FROM statement s {_DATED} WHERE {where}"
            " ORDER BY m.value IS NULL, m.value, s.article, s.key LIMIT ? OFFSET ?",
            *values,
            page.most,
            page.start,
        )
        return self.by_keys(key for key, _ in rows), rows[0][1] if rows else 0

    def crowded(self, search: str) -> bool:
        """Whether more passages have these words than `statements` looks at."""
        query = "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ?)"
        return bool(search) and self._one(query, words.query(search), _PASSAGES + 1)[0] > _PASSAGES

    def said_by(self, names: Iterable[str], page: Page = FIRST, stance: Stance | None = None) -> list[Entry]:
        """Statements whose origin has one of these names, oldest article first; of one stance, where it is given."""
        given = [key for key, name in self._renamed.names.items() if name in set(names)]
        taken = ", ".join(map(str, self._renamed.names))
        rows = self._rows(
            f"SELECT s.key FROM statement s {_DATED} WHERE {self._shown} AND coalesce(s.stance = ?, 1)"
            " AND (s.key IN (SELECT value FROM json_each(?))"
            f" OR s.key NOT IN ({taken}) AND s.key IN (SELECT l.statement FROM link l WHERE {ORIGIN}"
            " AND l.name IN (SELECT value FROM json_each(?)))) ORDER BY m.value IS NULL, m.value, s.article, s.key"
            " LIMIT ? OFFSET ?",
            stance,
            json.dumps(given),
            json.dumps(list(names)),
            page.most,
            page.start,
        )
        return self.by_keys(key for (key,) in rows)

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
_OUTLET = "LEFT JOIN metadata v ON v.article = s.article AND v.suggested = 0 AND v.field = 'outlet' AND v.number = 0"
_GIVEN = "(SELECT value FROM json_each(?))"
_DATED = "LEFT JOIN metadata m ON m.article = s.article AND m.suggested = 0 AND m.field = 'published' AND m.number = 0"
_WAIT = 100
"""Milliseconds to wait for another process that is writing."""
_PASSAGES = 4000
"""Passages with the words asked for that are looked at: the first read."""
_IN_PASSAGE = f"""s.key IN (SELECT x.statement FROM paragraph p JOIN statement y ON y.article = p.article
    JOIN span x ON x.statement = y.key AND x.start < p."end" AND x."end" > p.start
    WHERE p.key IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ? LIMIT {_PASSAGES}))"""


def _settle_if_free(ledger: Findings) -> None:
    ledger._connection.execute(f"PRAGMA busy_timeout = {_WAIT}")
    with contextlib.suppress(LedgerError):
        ledger.settle()


def _conditions(asked: Asked) -> list[tuple[bool, str, list[object]]]:
    """Whether it is asked, in SQL, and with which values."""
    link = f"EXISTS (SELECT 1 FROM link l WHERE l.statement = s.key AND {ORIGIN} AND {{}})"
    known = f"l.name <> '{UNKNOWN}'"
    origins = {
        "named": link.format(f"l.named AND {known}"),
        "unnamed": link.format(f"NOT l.named AND {known}"),
        "told": link.format(known),
        "untold": f"NOT {link.format(known)}",
    }
    told = "(SELECT x.value FROM metadata x WHERE x.article = s.article AND NOT x.suggested AND x.field = '{}' LIMIT 1)"
    of_source = "s.key IN (SELECT rowid FROM source_words WHERE source_words MATCH ?)"
    return [
        (bool(asked.by), of_source, [words.query(asked.by)]),
        (bool(asked.search), _IN_PASSAGE, [words.query(asked.search)]),
        (asked.stance is not None, "s.stance = ?", [asked.stance]),
        (asked.origin in origins, origins.get(asked.origin, "1"), []),
        (asked.outlet is not None, f"coalesce({told.format('outlet')}, '') = ?", [asked.outlet]),
        (bool(asked.day), f"substr({told.format('published')}, 1, 10) = ?", [asked.day]),
    ]


def _source(
    name: str | None, kind: str | None, named: int | None, roles: str | None = None, body: str | None = None
) -> Source | None:
    if name is None or name == UNKNOWN:
        return None
    return Source(name, Agent(kind) if kind else Agent.PERSON, bool(named), tuple(json.loads(roles or "[]")), body)


def _days(said: str) -> tuple[date, date] | None:
    first, _, last = said.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
