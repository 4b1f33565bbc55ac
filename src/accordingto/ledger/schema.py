"""The tables, and how a ledger of an older version becomes one of this version.

Keys are integers that count up, so that a new article is written at the end of each table, however large the
ledger; ids are the content hashes that users see. Offsets count characters of `article.text`. No table holds a
second copy of a passage: the views cut it out, with `substr`, which counts characters as Python does. The names of
a chain and the addressee are kept, since they are often not the words that stand there: "he" is Dmitry Peskov.

`passage_words` and `source_words` are the words of paragraphs and of sources, by which they are found; the latter
with the names in the chain. Both are FTS5 tables with external content: the words are indexed, their text stays
where it is.
"""

import re
import sqlite3
from collections.abc import Callable, Sequence

from accordingto.ledger.schema_match import TABLES as _MATCHED
from accordingto.ledger.schema_tellings import tellings
from accordingto.records import UNKNOWN

Migration = Callable[[sqlite3.Connection], None]

LIKELY = 10_000
"""What stands in `edge` for a probability of 1: a whole number takes two bytes, even in a column of real ones."""

APPLICATION_ID = int.from_bytes(b"acto", "big")
"""Stands in the head of every ledger (`PRAGMA application_id`), so that another database is never taken for one."""

_TABLES = (
    """CREATE TABLE article (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        url TEXT,
        language TEXT,
        given_text INTEGER NOT NULL,
        model TEXT NOT NULL,
        added TEXT NOT NULL,
        extra TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX article_name ON article (name)",
    """CREATE TABLE metadata (
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        suggested INTEGER NOT NULL,
        field TEXT NOT NULL,
        number INTEGER NOT NULL,
        value TEXT NOT NULL,
        basis TEXT NOT NULL,
        place TEXT NOT NULL,
        words TEXT,
        start INTEGER,
        "end" INTEGER,
        PRIMARY KEY (article, suggested, field, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE paragraph (
        key INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" >= start),
        kind TEXT NOT NULL,
        UNIQUE (article, number)
    ) STRICT""",
    """CREATE TABLE statement (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        score REAL NOT NULL,
        stance TEXT NOT NULL,
        hedge INTEGER NOT NULL,
        mode TEXT NOT NULL,
        addressee TEXT,
        said TEXT
    ) STRICT""",
    "CREATE INDEX statement_article ON statement (article)",
    "CREATE INDEX statement_stance ON statement (stance, article)",
    """CREATE TABLE span (
        statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
        number INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" >= start),
        PRIMARY KEY (statement, role, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE link (
        statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        named INTEGER NOT NULL,
        roles TEXT NOT NULL,
        body TEXT,
        start INTEGER,
        "end" INTEGER,
        because TEXT NOT NULL,
        PRIMARY KEY (statement, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX link_named ON link (named)",
    """CREATE TABLE evidence (
        statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        field TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        because TEXT NOT NULL,
        PRIMARY KEY (statement, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE skipped (
        path TEXT NOT NULL PRIMARY KEY,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def _pieces(role: str) -> str:
    """SQL for the words of one role of statement `s` in article `a`, its pieces in order."""
    return f"""(SELECT group_concat(piece, ' … ') FROM (
        SELECT substr(a.text, x.start + 1, x."end" - x.start) AS piece
        FROM span x WHERE x.statement = s.key AND x.role = '{role}' ORDER BY x.number))"""


GIVEN = "(SELECT value FROM json_each(?))"
"""SQL for values that are given as one JSON array."""
ORIGIN = "l.number = (SELECT max(o.number) FROM link o WHERE o.statement = l.statement)"
"""SQL for: link `l` is the origin of its chain."""

_SUGGESTED = "min(value) FILTER (WHERE suggested)"
OUTLETS = f"""(SELECT article, coalesce(min(value) FILTER (WHERE NOT suggested AND number = 0),
    iif({_SUGGESTED} = max(value) FILTER (WHERE suggested), {_SUGGESTED}, NULL)) AS outlet, min(suggested) AS suggested
    FROM metadata WHERE field = 'outlet' GROUP BY article)"""
"""SQL for the outlet of each article; where none is known the only one that the article suggests (`suggested` 1)."""

_SHOWN = f"l.name || CASE WHEN l.named OR l.name = '{UNKNOWN}' THEN '' ELSE ' (unnamed)' END"


def _links(column: str, between: str) -> str:
    """SQL for the links of the chain of statement `s`, nearest to the writer first."""
    return f"""(SELECT group_concat(piece, '{between}') FROM (
        SELECT {column} AS piece FROM link l WHERE l.statement = s.key ORDER BY l.number))"""


def _told(field: str, column: str = "value", suggested: int = 0) -> str:
    """SQL for what is known of article `a`, or suggested: one column of a field, several values joined."""
    return f"""(SELECT group_concat({column}, '; ') FROM (
        SELECT m.{column} FROM metadata m
        WHERE m.article = a.key AND m.suggested = {suggested} AND m.field = '{field}' ORDER BY m.number))"""


_VIEWS = (
    """CREATE VIEW passage_text AS
        SELECT p.key AS paragraph, substr(a.text, p.start + 1, p."end" - p.start) AS text
        FROM paragraph p JOIN article a ON a.key = p.article""",
    f"""CREATE VIEW source_text AS
        SELECT s.key AS statement,
            coalesce({_pieces("source")}, '') || ' ' || coalesce({_links("l.name", " ")}, '') AS text
        FROM statement s JOIN article a ON a.key = s.article""",
    f"""CREATE VIEW articles_readable AS
        SELECT a.name, {_told("title")} AS title,
            {_told("outlet")} AS outlet, {_told("outlet", "basis")} AS outlet_basis,
            {_told("outlet", suggested=1)} AS outlet_suggested,
            {_told("published")} AS published, {_told("published", "basis")} AS published_basis,
            {_told("byline")} AS bylines, {_told("credit")} AS credits, a.language,
            (SELECT count(*) FROM statement s WHERE s.article = a.key) AS statements,
            a.url, a.path, a.added, a.model, a.id
        FROM article a""",
    f"""CREATE VIEW statements_readable AS
        SELECT {_pieces("source")} AS who, {_links(_SHOWN, " ← ")} AS chain,
            (SELECT l.name FROM link l WHERE l.statement = s.key AND {ORIGIN}) AS origin,
            {_pieces("cue")} AS cue, {_pieces("content")} AS what,
            s.stance, s.hedge, s.mode, s.addressee, s.said,
            (SELECT group_concat(text, char(10, 10)) FROM (
                SELECT substr(a.text, p.start + 1, p."end" - p.start) AS text FROM paragraph p
                WHERE p.article = a.key AND EXISTS (SELECT 1 FROM span x
                    WHERE x.statement = s.key AND x.start < p."end" AND x."end" > p.start)
                ORDER BY p.number)) AS passage,
            {_told("title")} AS title, a.name AS article,
            {_told("outlet")} AS outlet, {_told("published")} AS published,
            round(s.score, 3) AS score, s.id, a.id AS article_id
        FROM statement s JOIN article a ON a.key = s.article""",
)

_WORDS = tuple(
    f"""CREATE VIRTUAL TABLE {words} USING fts5 (text, content = '{view}', content_rowid = '{key}',
        tokenize = 'unicode61 remove_diacritics 2')"""
    for words, view, key in (
        ("passage_words", "passage_text", "paragraph"),
        ("source_words", "source_text", "statement"),
    )
)


def _first(connection: sqlite3.Connection) -> None:
    """From an empty file to version 1."""
    for statement in (*_TABLES, *_MATCHED, *_VIEWS, *_WORDS):
        connection.execute(statement)


_READ = (
    """CREATE TABLE hyperlink (
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" >= start),
        url TEXT NOT NULL,
        PRIMARY KEY (article, start)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE visit (
        id TEXT PRIMARY KEY,
        article INTEGER REFERENCES article (key) ON DELETE SET NULL,
        etag TEXT,
        modified TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX visit_article ON visit (article)",
)


def _second(connection: sqlite3.Connection) -> None:
    """Hyperlinks, what was fetched, and tellings in the outlet's own voice, which are kept as statements too."""
    for statement in _READ:
        connection.execute(statement)
    *_, articles, statements = _VIEWS
    articles = articles.replace("s.article = a.key", "s.article = a.key AND s.told = 'attributed'")
    statements = statements.replace("round(s.score, 3) AS score,", "round(s.score, 3) AS score, s.told,")
    tellings(connection, (articles, statements))


def _third(connection: sqlite3.Connection) -> None:
    """From version 2 to 3: words are found by their stems; what a user says of an article goes before what it says."""
    views = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE '%readable'").fetchall())
    for name, view in views.items():
        first = re.sub(r"(m\.field = '(?:title|outlet|published)') ORDER", r"\1 AND m.number = 0 ORDER", view)
        connection.execute(f"DROP VIEW {name}")
        connection.execute(first)
    for table in _WORDS:
        name = table.split()[3]
        connection.execute(f"DROP TABLE {name}")
        connection.execute(table.replace("'unicode61", "'porter unicode61"))
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    connection.execute("CREATE TABLE needs (program TEXT NOT NULL) STRICT")


def _fourth(connection: sqlite3.Connection) -> None:
    """From version 3 to 4: which articles came together (`rounds`); those that are there count as one round."""
    connection.execute(
        "CREATE TABLE round (number INTEGER PRIMARY KEY, last INTEGER NOT NULL, at TEXT NOT NULL) STRICT"
    )
    connection.execute("INSERT INTO round (last, at) SELECT max(key), max(added) FROM article HAVING count(*)")


def _fifth(connection: sqlite3.Connection) -> None:
    """From version 4 to 5, smaller: likelihoods as whole numbers, reasons without the words they are about."""
    connection.execute(f"UPDATE edge SET glance = round({LIKELY} * glance), read = round({LIKELY} * read)")
    connection.execute(
        "UPDATE member SET because = substr(because, 1, instr(because, '; “') - 1) WHERE because LIKE '%; “%'"
    )


def _sixth(connection: sqlite3.Connection) -> None:
    """From version 5 to 6: fields for what was only told in words.

    Which decision another takes back, and that a user says something of an article; what else was read had a place that
    begins with "row", "option", "meta" or "line".
    """
    connection.execute("ALTER TABLE judgement ADD COLUMN undoes INTEGER")
    connection.execute(
        "UPDATE judgement SET undoes = CAST(substr(because, 8) AS INTEGER)"
        " WHERE author <> 'program' AND because GLOB 'undoes [0-9]*'"
    )
    connection.execute("UPDATE metadata SET basis = 'decided' WHERE NOT suggested AND place LIKE 'by %'")


NEEDS = "0.2.0"
"""The first version of this program that reads what the last of `MIGRATIONS` makes; an older one can name it."""
MIGRATIONS: Sequence[Migration] = (_first, _second, _third, _fourth, _fifth, _sixth)
"""The step at index N brings a ledger of version N to version N + 1. Append; never change one that was released.

A step runs inside a transaction: it executes statements one by one (`executescript` would commit).
"""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a ledger from `version` to this program's; the caller holds the transaction."""
    if version >= len(MIGRATIONS):
        return  # another process was faster
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute("DELETE FROM needs")
    connection.execute("INSERT INTO needs (program) VALUES (?)", (NEEDS,))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
