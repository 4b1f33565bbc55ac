"""Whether a ledger is as it must be: the file, the tables, the ties between rows, and every row that is read.

What is found is told with what puts it right, where anything can (`mend`). Each look goes through the code that
reads the rows for everybody else, so that what raises there is found here.
"""

import json
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import chain, pairwise

from accordingto.errors import LedgerError
from accordingto.ledger import claims, entries, judgements, schema, texts
from accordingto.ledger.claims import Entries
from accordingto.read.names import article_id
from accordingto.records import Article, Attribution, Span, Statement, Verdict
from accordingto.records.identity import is_own

MOST_OF_A_KIND = 5
"""Findings of one kind that are told one by one; the rest is counted."""
INDICES = ("passage_words", "source_words")
UNERASED = "unerased"
"""A table that is there while bytes of a forgotten article may still be in the file."""


class Mend(StrEnum):
    """What puts something right, in the order in which it is done."""

    SCHEMA = "views and indices are made anew"
    INDEX = "indices are written anew"
    ARTICLE = "it is taken out and listed as skipped, to be read again from its file"
    STATEMENTS = "its statements are drawn anew by `read --again`"
    ORPHANS = "rows that belong to nothing are deleted"
    MATCHING = "all articles are matched anew by `read --again`"
    CLAIMS = "claims and conflicts are computed anew"
    WORDS = "the index of words is written anew"
    ERASE = "the file is written anew"


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it must be, of the article with that `key`; `mend` is None where only a copy helps."""

    what: str
    mend: Mend | None = None
    key: int | None = None


def damages(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Everything that is not as it must be, one kind after the other; a look that cannot go on is a finding too.

    Where pages of the file are broken, nothing else is looked at: no row of it can be believed, and none be written.
    """
    pages = list(_few(_tried(partial(_file, connection), "file")))
    yield from pages
    if any(one.mend is None and not _OF_ROWS.search(one.what) for one in pages):
        return
    for look in (_schema, _orphans, _gaps, _articles, _decisions, _matched, _claims, _words, _unerased):
        what, mend = _LOOKS.get(look.__name__, (look.__name__.strip("_"), None))
        yield from _few(_tried(partial(look, connection), what, mend))


_LOOKS = {"_matched": ("matching", Mend.MATCHING), "_claims": ("claim", Mend.CLAIMS)}
"""What is told where a look cannot go on, and what mends it."""


def told(error: Exception) -> str:
    """What an exception of damaged rows says, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"


def _tried(
    look: Callable[[], Iterable[Damage]], what: str, mend: Mend | None = None, key: int | None = None
) -> Iterator[Damage]:
    try:
        yield from look()
    except (sqlite3.ProgrammingError, LedgerError, MemoryError):
        raise  # the ledger is closed, or held by others: no finding
    except Exception as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            yield Damage(f"{what}: {told(error)}", mend, key)


def _few(found: Iterable[Damage]) -> Iterator[Damage]:
    """The first of each way to mend them; all that have an article of their own."""
    seen: dict[Mend | None, int] = {}
    for one in found:
        seen[one.mend] = seen.get(one.mend, 0) + 1
        if one.key is not None or seen[one.mend] <= MOST_OF_A_KIND:
            yield one
    for mend, count in seen.items():
        if count > MOST_OF_A_KIND:
            yield Damage(f"{count} of that kind in all", mend)


# The file and its tables

_OF_ROWS = re.compile("constraint failed|value in")
_OF_INDEX = re.compile("from index|in index|rowid not at end|unique entry")


def _file(connection: sqlite3.Connection) -> Iterator[Damage]:
    for (message,) in connection.execute("PRAGMA integrity_check(50)"):
        for line in str(message).splitlines():
            if line == "ok" or line.startswith("*** in database"):
                continue
            mend = Mend.WORDS if "_words" in line else Mend.INDEX if _OF_INDEX.search(line) else None
            yield Damage(f"file: {line[:200]}", mend)


def expected() -> dict[tuple[str, str], str]:
    """The SQL of each table, index and view that a ledger must have, by sort and name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.migrate(connection, 0)
        return _schema_of(connection)


def _schema_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(sort, name): " ".join(sql.split()) for sort, name, sql in rows}


def _schema(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What is missing, and views and indices that are not ours; what others have added is theirs."""
    found = _schema_of(connection)
    for (sort, name), sql in expected().items():
        if (sort, name) not in found:
            mend = Mend.WORDS if name.startswith(INDICES) else None if sort == "table" else Mend.SCHEMA
            yield Damage(f"schema: the {sort} {name} is missing", mend)
        elif sort != "table" and found[sort, name] != sql:
            yield Damage(f"schema: the {sort} {name} is not as it was made", Mend.SCHEMA)


def _orphans(connection: sqlite3.Connection) -> Iterator[Damage]:
    many: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        many[table, parent] = many.get((table, parent), 0) + 1
    for (table, parent), count in many.items():
        mend = Mend.MATCHING if table in ("story", "placed") else Mend.ORPHANS
        yield Damage(f"{table}: {count} rows whose {parent} is not there", mend)


_NUMBERED = {
    ("paragraph", "article", "article", ""): Mend.ARTICLE,
    ("metadata", "article, suggested, iif(suggested, '', field)", "article", ""): Mend.ARTICLE,
    ("span", "statement, role", "s.article", "JOIN statement s ON s.key = x.statement"): Mend.STATEMENTS,
    ("link", "statement", "s.article", "JOIN statement s ON s.key = x.statement"): Mend.STATEMENTS,
    ("evidence", "statement", "s.article", "JOIN statement s ON s.key = x.statement"): Mend.STATEMENTS,
    ("side", "conflict", "NULL", ""): Mend.CLAIMS,
}
"""Rows that are numbered from 0: the table, what they belong to, the key of their article, and the join for it."""


def _gaps(connection: sqlite3.Connection) -> Iterator[Damage]:
    for (table, of, article, join), mend in _NUMBERED.items():
        rows = connection.execute(
            f"SELECT {article} FROM {table} x {join} GROUP BY {of}"
            " HAVING count(*) <> max(x.number) + 1 OR min(x.number)"
        )
        for (key,) in rows.fetchall():
            yield Damage(f"{table}: rows are missing{_of(connection, key)}", mend, key)


def _of(connection: sqlite3.Connection, key: int | None) -> str:
    """Which article that is, where its id and name can be read."""
    if key is None:
        return ""
    row = connection.execute(
        "SELECT CAST(id AS BLOB), CAST(name AS BLOB) FROM article WHERE key = ?", (key,)
    ).fetchone()
    ident, name = (bytes(one or b"").decode("utf-8", "replace") for one in row or (b"", b""))
    return f" (article {ident[:8]}, {name[:40]})"


# Articles and what is said in them


def _articles(connection: sqlite3.Connection) -> Iterator[Damage]:
    for (key,) in connection.execute("SELECT key FROM article ORDER BY key").fetchall():
        broken = list(_tried(partial(_article, connection, key), "text", Mend.ARTICLE, key))
        yield from (Damage(one.what + _of(connection, key), one.mend, key) for one in broken)
        if not broken:
            said = _tried(partial(_statements, connection, key), "statement", Mend.STATEMENTS, key)
            yield from (Damage(one.what + _of(connection, key), one.mend, key) for one in said)


def _article(connection: sqlite3.Connection, key: int) -> Iterator[Damage]:
    kept = texts.load(connection, key)
    assert kept is not None
    for fault in _faults_of(kept.article):
        yield Damage(f"text: {fault}", Mend.ARTICLE, key)


def _faults_of(article: Article) -> Iterator[str]:
    text, spans = article.text, [paragraph.span for paragraph in article.paragraphs]
    if not text.strip():
        yield "missing"
    elif not spans:
        yield "no paragraph of it is left"
    elif article.id not in {article_id(name, text) for name in _names(article)}:
        yield "not the one that was read: its id is that of another"
    if not all(0 <= one.start < one.end <= len(text) for one in spans):
        yield "a paragraph lies outside it"
    elif any(one.end > other.start for one, other in pairwise(spans)):
        yield "paragraphs lie one over the other"
    known = [article.title, article.outlet, article.section, article.published, article.updated]
    several = chain(article.bylines, article.credits, (one for _, one in article.inferred))
    for one in chain((one for one in known if one), several):
        if one.span and one.words is not None and texts.storable(text[one.span.start : one.span.end]) != one.words:
            yield f"not the words that show its {one.where}"


def _names(article: Article) -> Iterator[str]:
    """What its id may be made of beside the text: its address, or its name as found, without the number added to it."""
    yield from (article.url or "", article.name, re.sub(r"-\d+\Z", "", article.name))


def _statements(connection: sqlite3.Connection, key: int) -> Iterator[Damage]:
    (length,) = connection.execute("SELECT length(text) FROM article WHERE key = ?", (key,)).fetchone()
    for _, statement in entries.load(connection, key):
        for fault in _faults(statement, length):
            yield Damage(f"statement {statement.id[:8]}: {fault}", Mend.STATEMENTS, key)


def _faults(statement: Statement, length: int) -> Iterator[str]:
    said = statement.attribution
    if not any((said.source, said.cue, said.content)):
        yield "no words"
    elif not is_own(statement):
        yield "its id is not that of its words"
    if not all(0 <= span.start < span.end <= length for span in _spans(statement, said)):
        yield "words outside the text"
    if not (math.isfinite(said.score) and 0 <= said.score <= 1):
        yield f"a score of {said.score}"
    if statement.said is not None and not _is_day(statement.said):
        yield f"said on {statement.said[:20]!r}, which is no day"


def _is_day(said: str) -> bool:
    """A day, or the first and last of an interval."""
    try:
        return len([date.fromisoformat(day) for day in said.split("/")]) <= 2
    except ValueError:
        return False


def _spans(statement: Statement, said: Attribution) -> Iterator[Span]:
    yield from said.spans
    yield from (one.span for one in statement.chain if one.span)
    yield from (one.span for one in statement.evidence if one.span)


# Decisions, matching and claims


def _decisions(connection: sqlite3.Connection) -> Iterator[Damage]:
    for _ in judgements.load(connection):
        pass
    for on, table in (("statement", "statement"), ("article", "article")):
        (count,) = connection.execute(
            f'SELECT count(*) FROM judgement WHERE "on" = ? AND author = ? AND (NOT EXISTS (SELECT 1 FROM {table}'
            f' WHERE id = "left") OR NOT EXISTS (SELECT 1 FROM {table} WHERE id = "right"))',
            (on, judgements.PROGRAM),
        ).fetchone()
        if count:
            yield Damage(f"judgement: {count} of the program's on a {on} that is not there", Mend.ORPHANS)
    rows = connection.execute(
        """SELECT key FROM judgement j WHERE "on" = 'statement' AND author <> ?"""
        " AND (SELECT count(*) FROM held h WHERE h.judgement = j.key) < iif(verdict = ?, 1, 2)",
        (judgements.PROGRAM, Verdict.SAID_BY),
    )
    for (number,) in rows.fetchall():
        yield Damage(f"judgement {number}: a user's, which has lost the passage it was made on")
    for (content,) in connection.execute("SELECT content FROM held"):
        json.loads(content)


def _matched(connection: sqlite3.Connection) -> Iterator[Damage]:
    from accordingto.ledger import narrations  # noqa: PLC0415

    for query in ("SELECT terms FROM placed", "SELECT terms FROM story"):
        for (terms,) in connection.execute(query):
            dict(json.loads(terms))
    keys = [key for (key,) in connection.execute("SELECT DISTINCT article FROM narration")]
    narrations.load(connection, keys)
    for days in connection.execute("SELECT first, last FROM dated").fetchall():
        _ = [date.fromisoformat(day) for day in days]
    if connection.execute("SELECT count(DISTINCT length(vector)) FROM line").fetchone()[0] > 1:
        yield Damage("line: vectors of several lengths", Mend.MATCHING)
    query = "SELECT count(*) FROM story t WHERE articles <> (SELECT count(*) FROM placed WHERE story = t.key)"
    if connection.execute(query).fetchone()[0]:
        yield Damage("story: its articles are not those that are counted", Mend.MATCHING)


def _claims(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Every claim as it is read; then all of them against what the decisions say, where none is to be computed anew."""
    kept = Entries(connection)
    for key in claims.keys(connection):
        one = claims.load(connection, key, kept)
        if one is not None and len(one.members) != one.claim.origins.statements:
            yield Damage(f"claim {one.claim.id[:8]}: members are missing", Mend.CLAIMS)
    for dispute in claims.disputes(connection):
        if not dispute.conflict.sides:
            yield Damage("conflict: one without sides", Mend.CLAIMS)
    query = (
        "SELECT count(*) FROM side x JOIN article a ON a.key = x.article"
        ' WHERE x."end" > length(a.text) OR x.start >= x."end"'
    )
    if connection.execute(query).fetchone()[0]:
        yield Damage("conflict: a side outside its text", Mend.CLAIMS)
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM stale)").fetchone()[0]:
        yield from _against_decisions(connection)


def _against_decisions(connection: sqlite3.Connection) -> Iterator[Damage]:
    from accordingto.ledger.near import Near  # noqa: PLC0415
    from accordingto.ledger.recompute import Recompute  # noqa: PLC0415

    with closing(sqlite3.connect("", isolation_level=None)) as copy:  # a file of its own, gone when it is closed
        connection.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        copy.execute("DELETE FROM member")
        copy.execute("DELETE FROM claim")
        copy.execute("INSERT OR IGNORE INTO stale SELECT key FROM statement")
        recompute = Recompute(copy, Near(copy))
        recompute.write(recompute.made(unread=True)[0])
        missing = _all_claims(copy) ^ _all_claims(connection)
    if missing:
        yield Damage(f"claim: {len(missing)} are not what the decisions make of the statements", Mend.CLAIMS)


def _all_claims(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    rows = connection.execute(
        "SELECT c.kind, c.statements, c.outlets, c.at_least, c.at_most, c.untraced, (SELECT group_concat(statement)"
        " FROM (SELECT statement FROM member m WHERE m.claim = c.key ORDER BY statement)) FROM claim c"
    )
    return {(Verdict(kind), *rest) for kind, *rest in rows}


def _words(connection: sqlite3.Connection) -> Iterator[Damage]:
    for index in INDICES:
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
                continue
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            yield Damage(f"{index}: words are indexed that the texts do not have, or the other way round", Mend.WORDS)


def _unerased(connection: sqlite3.Connection) -> Iterator[Damage]:
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (UNERASED,)).fetchone():
        yield Damage("file: bytes of what was forgotten may still be in it", Mend.ERASE)
