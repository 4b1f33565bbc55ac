"""Decisions to rows and back. Appended, never changed: of two on one pair the user's stands, then the later one.

A user's decision on a statement holds on to its passage: the article, and the characters of the content. When a newer
model has read the text anew, the statement with most of these characters, half of them at least, is what was meant.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from accordingto.errors import InputError
from accordingto.ledger import refs
from accordingto.ledger.sources import spelling
from accordingto.ledger.texts import storable
from accordingto.records import Judgement, Span, Verdict

PROGRAM = "program"
_FITS = 0.5
"""Share of the characters of two contents, taken together, that both have (Jaccard), from which they are one."""

_STATEMENTS = frozenset((Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM, Verdict.NOT_A_STATEMENT, Verdict.SAID_BY))
_OF_ARTICLE = frozenset((Verdict.OUTLET_IS, Verdict.DATE_IS))
_ARTICLES = frozenset((Verdict.SAME_STORY, Verdict.COPY, Verdict.SUPERSEDES))


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement as the ledger keeps it.

    `on` is "statement", "article", "outlet" or "source". `made` is an ISO time. `fits` is false for a user's decision
    on a statement that the latest reading of the text does not have any more.
    """

    number: int
    judgement: Judgement
    on: str
    made: str
    fits: bool = True


def insert(connection: sqlite3.Connection, on: str, one: Judgement, articles: Sequence[int | None]) -> int:
    """Append a decision; `articles` are the keys of those it was drawn from, left and right. Its number."""
    row = (on, storable(one.left), storable(one.right), one.verdict, one.score, storable(one.because), one.author)
    key = connection.execute(
        'INSERT INTO judgement ("on", "left", "right", verdict, score, because, author, undoes, made,'
        " left_article, right_article) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, one.undoes, datetime.now(UTC).isoformat(timespec="seconds"), *articles),
    ).lastrowid
    assert key is not None
    return key


def append(connection: sqlite3.Connection, asked: Judgement) -> Decision:
    """Append a user's decision, with what `left` and `right` refer to in place of the references.

    Raises:
        InputError: something does not exist, means several things, or the two are not of one sort.

    """
    on, left, right = _meant(connection, asked)
    articles = [article_of(connection, on, one) for one in (left, right)]
    if asked.verdict is Verdict.SAID_BY:
        articles[1] = articles[0]
    number = insert(connection, on, replace(asked, left=left, right=right), articles)
    if on == "statement":
        for side, ident in (("left", left), ("right", right)):
            _hold(connection, number, side, ident)
    return next(load(connection, "j.key = ?", number))


def load(connection: sqlite3.Connection, condition: str = "1", *values: object) -> Iterator[Decision]:
    """Decisions in the order in which they were made; a user's with the ids that its statements have now."""
    rows = connection.execute(
        'SELECT j.key, j."on", j."left", j."right", j.verdict, j.score, j.because, j.author, j.undoes,'
        " j.made, (SELECT count(*) FROM held h WHERE h.judgement = j.key),"
        " (SELECT count(statement) FROM held h WHERE h.judgement = j.key)"
        f" FROM judgement j WHERE {condition} ORDER BY j.key",
        values,
    ).fetchall()
    for key, on, left, right, verdict, score, because, author, undoes, made, held, kept in rows:
        one = Judgement(left, right, Verdict(verdict), score, because, author, undoes)
        yield Decision(key, _rebound(connection, key, one) if held else one, on, made, held == kept)


def on_articles(connection: sqlite3.Connection, idents: Iterable[str]) -> list[Judgement]:
    """The decisions on one of these articles and another, in the order in which they were made."""
    one = """SELECT key, "left", "right", verdict, score, because, author, undoes FROM judgement
        WHERE "on" = 'article' AND """
    given = "IN (SELECT value FROM json_each(?1))"
    rows = connection.execute(
        f'{one} "left" {given} UNION {one} "right" {given} ORDER BY key', (json.dumps(list(idents)),)
    )
    return [
        Judgement(left, right, Verdict(verdict), score, because, author, undoes)
        for _, left, right, verdict, score, because, author, undoes in rows
    ]


def by_users(connection: sqlite3.Connection, on: str, verdicts: Iterable[Verdict] = tuple(Verdict)) -> list[Decision]:
    """What users decided on things of one sort, as it fits the ledger now."""
    wanted = set(verdicts)
    found = load(connection, f"""j.author <> '{PROGRAM}' AND j."on" = ?""", on)
    return [one for one in found if one.fits and one.judgement.verdict in wanted]


def stronger(one: Decision | None, other: Decision) -> Decision:
    """Of two decisions on one pair, the one that stands."""
    if one is None:
        return other
    return max(one, other, key=lambda each: (each.judgement.author != PROGRAM, each.number))


def rebind(connection: sqlite3.Connection, article: int) -> set[int]:
    """Find again what users decided on, after the statements of that article were drawn anew; keys of statements."""
    contents = _contents(connection, article)
    touched: set[int] = set()
    rows = connection.execute("SELECT judgement, side, content, statement FROM held WHERE article = ?", (article,))
    for number, side, content, before in rows.fetchall():
        now = _likest(json.loads(content), contents)
        touched |= {key for key in (before, now) if key is not None}
        query = "UPDATE held SET statement = ? WHERE judgement = ? AND side = ?"
        connection.execute(query, (now, number, side))
    return touched


# What is meant


def _meant(connection: sqlite3.Connection, asked: Judgement) -> tuple[str, str, str]:
    """What sort of thing is decided on, and the ids or names."""
    verdict = asked.verdict
    if verdict in (Verdict.NOT_A_STATEMENT, Verdict.SAID_BY):
        ident = _statement(connection, asked.left)
        return "statement", ident, asked.right if verdict is Verdict.SAID_BY else ident
    if verdict in _STATEMENTS:
        return "statement", _statement(connection, asked.left), _statement(connection, asked.right)
    if verdict in _OF_ARTICLE:
        return "article", _article(connection, asked.left), asked.right
    if verdict in _ARTICLES:
        return "article", _article(connection, asked.left), _article(connection, asked.right)
    if verdict is Verdict.AFFILIATED:
        names = [_outlet(connection, one) or _no(one, "outlet") for one in (asked.left, asked.right)]
        return "outlet", names[0], names[1]
    return _sort(connection, asked.left, asked.right)


def _sort(connection: sqlite3.Connection, left: str, right: str) -> tuple[str, str, str]:
    """Two statements, articles, outlets or sources, whichever both are."""
    found = [
        ("statement", [_one_statement(connection, ref) for ref in (left, right)]),
        ("article", [_one_article(connection, ref) for ref in (left, right)]),
        ("outlet", [_outlet(connection, ref) for ref in (left, right)]),
        ("source", [_source(connection, ref) for ref in (left, right)]),
    ]
    for on, (one, other) in found:
        if one and other:
            return on, one, other
    for at, ref in enumerate((left, right)):
        if not any(pair[at] for _, pair in found):
            raise InputError(f"{ref}: no statement, article, outlet or source of that id or name")
    sorts = [next(on for on, pair in found if pair[at]) for at in (0, 1)]
    raise InputError(f"{left} is of sort {sorts[0]}, {right} of sort {sorts[1]}. Name two things of one sort")


def _statement(connection: sqlite3.Connection, ref: str) -> str:
    key = refs.statement_key(connection, ref)
    return str(connection.execute("SELECT id FROM statement WHERE key = ?", (key,)).fetchone()[0])


def _article(connection: sqlite3.Connection, ref: str) -> str:
    key = refs.article_key(connection, ref)
    return str(connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()[0])


def _one_statement(connection: sqlite3.Connection, ref: str) -> str | None:
    return _statement(connection, ref) if refs.statement_keys(connection, ref) else None


def _one_article(connection: sqlite3.Connection, ref: str) -> str | None:
    try:
        return _article(connection, ref)
    except InputError as error:
        if "more than one" in str(error):
            raise
        return None


def _outlet(connection: sqlite3.Connection, ref: str) -> str | None:
    """The outlet of that name as the ledger writes it, case and spacing aside."""
    rows = connection.execute("SELECT DISTINCT value FROM metadata WHERE suggested = 0 AND field = 'outlet'")
    return next((name for (name,) in rows if spelling(name) == spelling(ref)), None)


def _source(connection: sqlite3.Connection, ref: str) -> str | None:
    rows = connection.execute("SELECT DISTINCT name FROM link")
    return next((name for (name,) in rows if spelling(name) == spelling(ref)), None)


def _no(ref: str, sort: str) -> str:
    raise InputError(f"{ref}: no {sort} of that name")


def article_of(connection: sqlite3.Connection, on: str, ident: str) -> int | None:
    """The key of the article that goes and takes the decision with it."""
    queries = {
        "statement": "SELECT article FROM statement WHERE id = ?",
        "article": "SELECT key FROM article WHERE id = ?",
    }
    row = connection.execute(queries[on], (ident,)).fetchone() if on in queries else None
    return None if row is None else int(row[0])


# The passage that a user's decision holds on to


def _hold(connection: sqlite3.Connection, number: int, side: str, ident: str) -> None:
    row = connection.execute("SELECT key, article FROM statement WHERE id = ?", (ident,)).fetchone()
    if row is None:
        return  # a name, of SAID_BY
    key, article = row
    content = json.dumps([[span.start, span.end] for span in _contents(connection, article).get(key, [])])
    connection.execute(
        "INSERT INTO held (judgement, side, article, content, statement) VALUES (?, ?, ?, ?, ?)",
        (number, side, article, content, key),
    )


def _contents(connection: sqlite3.Connection, article: int) -> dict[int, list[Span]]:
    """The spans of the content of the article's statements; those of the source where there is no content."""
    found: dict[int, list[Span]] = {}
    for role in ("content", "source"):
        rows = connection.execute(
            'SELECT s.key, x.start, x."end" FROM statement s JOIN span x ON x.statement = s.key AND x.role = ?'
            " WHERE s.article = ? ORDER BY s.key, x.number",
            (role, article),
        )
        spans: dict[int, list[Span]] = {}
        for key, start, end in rows:
            spans.setdefault(key, []).append(Span(start, end))
        found = spans | found
    return found


def _likest(content: list[list[int]], contents: dict[int, list[Span]]) -> int | None:
    wanted = {at for start, end in content for at in range(start, end)}
    best, most = None, _FITS
    for key, spans in sorted(contents.items()):
        has = {at for span in spans for at in range(span.start, span.end)}
        share = len(wanted & has) / max(1, len(wanted | has))
        if share > most or (share == most and best is None):
            best, most = key, share
    return best


def _rebound(connection: sqlite3.Connection, number: int, one: Judgement) -> Judgement:
    rows = connection.execute(
        "SELECT h.side, s.id FROM held h JOIN statement s ON s.key = h.statement WHERE h.judgement = ?", (number,)
    )
    now = dict(rows.fetchall())
    return replace(one, left=now.get("left", one.left), right=now.get("right", one.right))
