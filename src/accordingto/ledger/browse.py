"""A ledger looked through a page at a time: each question costs what its page shows, however large the ledger is.

What users say of statements holds here: what is no statement is left out, and speakers have the names they were given.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from accordingto.ledger import claims, entries, refs, texts, words
from accordingto.ledger.browse_claims import Claims
from accordingto.ledger.browse_rows import FIRST, ArticleRow, Asked, Extent, Moment, Page, StoryRow
from accordingto.ledger.claims import Dispute
from accordingto.ledger.entries import Entry
from accordingto.ledger.schema import GIVEN, ORIGIN, OUTLETS
from accordingto.ledger.sources import Tally, tallies
from accordingto.names.agents import canonical
from accordingto.records import UNKNOWN, Article, Span, Stance, Told


class Browse(Claims):
    """A ledger, or one story of it, a page at a time."""

    # Lists

    def extent(self) -> Extent:
        """How much there is."""
        (articles,) = self._one(f"SELECT count(*) FROM article WHERE {self._within('key')}")
        rows = self._rows(f"SELECT outlet FROM {OUTLETS} WHERE outlet IS NOT NULL AND {self._within('article')}")
        dated, first, last = self._one(
            "SELECT count(*), min(value), max(value) FROM metadata"
            f" WHERE field = 'published' AND suggested = 0 AND number = 0 AND {self._within('article')}"
        )
        names = {name for (name,) in rows}
        outlets, rooms = {canonical(name) for name in names}, {self.newsroom(name) for name in names}
        return Extent(articles, len(outlets), len(rooms), articles - len(rows), articles - dated, first, last)

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
        """Articles, oldest first, those of which no day is known last; or only those that carry no date."""
        which = "m.value IS NULL" if undated else "1"
        rows = self._rows(
            f"SELECT a.key FROM article a {_dated('a.key')} WHERE {self._within('a.key')} AND {which}"
            f" ORDER BY {_BY_DAY}, a.key LIMIT ? OFFSET ?",
            page.most,
            page.start,
        )
        keys = [key for (key,) in rows]
        found = texts.outlines(self._connection, keys)
        counted = self._rows(
            f"SELECT s.article, count(*) FROM statement s WHERE s.article IN {GIVEN}"
            f" AND {self._shown} GROUP BY s.article",
            json.dumps(keys),
        )
        statements = dict(counted)
        return [ArticleRow(found[key], statements.get(key, 0)) for key in keys]

    def tallies(self) -> list[Tally]:
        """All statements, counted by source, outlet and stance."""
        with self._ledger._reading():
            return tallies(self._connection, self._within("s.article"))

    def moments(self, page: Page = FIRST) -> list[Moment]:
        """What was said on a known day, and what is told or planned with a date, earliest first."""
        day = "coalesce(m.value, w.first, '9999')"
        rows = self._rows(
            "SELECT s.key, s.article, NULL, NULL, s.said AS day, NULL, NULL, NULL, 0, s.said FROM statement s"
            f" WHERE s.said IS NOT NULL AND {self._shown} UNION ALL"
            ' SELECT NULL, n.article, n.start, n."end", n.first AS day, n.last, n.day_start, n.day_end,'
            f" n.first > {day}, CASE WHEN n.first < '0002' THEN n.last ELSE n.first END"  # "by 2011" stands in 2011
            f" FROM narration n {_dated('n.article')}"
            f" WHERE n.first IS NOT NULL AND (n.own OR n.first > {day}) AND {self._within('n.article')}"
            " ORDER BY 10, day, 2, 3 LIMIT ? OFFSET ?",
            page.most,
            page.start,
        )
        disputed = self._disputed()
        entries_of = self._entries.of(row[0] for row in rows if row[0] is not None)
        articles = self._entries.articles(row[1] for row in rows if row[0] is None)
        found = (
            self._told(articles.get(row[1]), row, disputed)
            if row[0] is None
            else self._said(entries_of.get(row[0]), row[4])
            for row in rows
        )
        return [one for one in found if one is not None]

    def _said(self, entry: Entry | None, said: str) -> Moment | None:
        ends = _days(said)
        if entry is None or ends is None:
            return None
        roles = entry.statement.attribution
        spans = roles.content or roles.cue or roles.source
        span = Span(spans[0].start, spans[-1].end)
        says = " ".join((entry.source, entry.cue, entry.content))
        return Moment(*ends, says, entry.article, span, entry, None, self._story_of(entry.article.id))

    def _told(
        self, article: Article | None, row: tuple[Any, ...], disputed: dict[tuple[str, Span], Dispute]
    ) -> Moment | None:
        _, _, start, end, first, last, day_start, day_end, ahead, _ = row
        ends = _days(f"{first}/{last}")
        if article is None or ends is None:
            return None
        dispute = disputed.get((article.id, Span(day_start, day_end)))
        told, story = Span(start, end), self._story_of(article.id)
        return Moment(*ends, article.text[start:end], article, told, None, dispute, story, bool(ahead))

    def _story_of(self, article: str) -> str | None:
        if article not in self._stories:
            self._stories[article] = self.story_of(article)
        return self._stories[article]

    @cached_property
    def _stories(self) -> dict[str, str | None]:
        return {}

    def _disputed(self) -> dict[tuple[str, Span], Dispute]:
        found = claims.disputes(self._connection, f"""c."on" = 'event' AND {self._differing()}""")
        return {(side.article, side.span): one for one in found for side in one.conflict.sides}

    # One thing

    def entries(self, article: str) -> list[Entry]:
        """The statements of an article, as they stand in the text."""
        key = refs.article_key(self._connection, article)
        found = entries.load(self._connection, key)
        shown = (at for at, one in found if one.told is Told.ATTRIBUTED and at not in self._renamed.hidden)
        return self.by_keys(shown)

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
            f"SELECT s.key, count(*) OVER () FROM statement s {_dated('s.article')} WHERE {where}"
            f" ORDER BY {_BY_DAY}, s.article, s.key LIMIT ? OFFSET ?",
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
            f"SELECT s.key FROM statement s {_dated('s.article')} WHERE {self._shown} AND coalesce(s.stance = ?, 1)"
            f" AND (s.key IN {GIVEN}"
            f" OR s.key NOT IN ({taken}) AND s.key IN (SELECT l.statement FROM link l WHERE {ORIGIN}"
            f" AND l.name IN {GIVEN})) ORDER BY {_BY_DAY}, s.article, s.key"
            " LIMIT ? OFFSET ?",
            stance,
            json.dumps(given),
            json.dumps(list(names)),
            page.most,
            page.start,
        )
        return self.by_keys(key for (key,) in rows)


_BY_DAY = "coalesce(m.value, w.first) IS NULL, coalesce(m.value, w.first)"
_PASSAGES = 4000
"""Passages with the words asked for that are looked at: the first read."""
_IN_PASSAGE = f"""s.key IN (SELECT x.statement FROM paragraph p JOIN statement y ON y.article = p.article
    JOIN span x ON x.statement = y.key AND x.start < p."end" AND x."end" > p.start
    WHERE p.key IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ? LIMIT {_PASSAGES}))"""


def _dated(article: str) -> str:
    """SQL that joins when the article of that key was published, or was probably written."""
    return (
        f"LEFT JOIN metadata m ON m.article = {article} AND m.suggested = 0 AND m.field = 'published' AND m.number = 0"
        f" LEFT JOIN dated w ON w.article = {article}"
    )


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
    told = "(SELECT x.value FROM metadata x WHERE x.article = s.article AND NOT x.suggested AND x.field = 'published')"
    unplaced = f"s.article NOT IN (SELECT article FROM {OUTLETS} WHERE outlet IS NOT NULL)"
    printed = f"s.article IN (SELECT article FROM {OUTLETS} WHERE outlet = ? COLLATE NOCASE)"
    of_source = "s.key IN (SELECT rowid FROM source_words WHERE source_words MATCH ?)"
    return [
        (bool(asked.by), of_source, [words.query(asked.by)]),
        (bool(asked.search), _IN_PASSAGE, [words.query(asked.search)]),
        (asked.stance is not None, "s.stance = ?", [asked.stance]),
        (asked.origin in origins, origins.get(asked.origin, "1"), []),
        (asked.outlet == "", unplaced, []),
        (bool(asked.outlet), printed, [asked.outlet]),
        (bool(asked.day), f"substr({told}, 1, 10) = ?", [asked.day]),
    ]


def _days(said: str) -> tuple[date, date] | None:
    first, _, last = said.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
