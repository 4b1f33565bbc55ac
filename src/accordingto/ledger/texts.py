"""Articles to rows and back. What went in comes out equal."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, overload

from accordingto.ledger.schema import GIVEN
from accordingto.records import Article, Basis, Hyperlink, Kind, Known, Paragraph, Span

SINGLE = ("title", "outlet", "section", "published", "updated")
"""Fields of an article that hold one value; each is a `field` of the table metadata by the same name."""

SEVERAL = {"byline": "bylines", "credit": "credits"}
"""Fields that hold several: their `field` in the table metadata, and their name in `Article`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the ledger keeps it: which model read it, when it was added, how many statements it has."""

    article: Article
    model: str
    added: str
    statements: int


def insert(connection: sqlite3.Connection, article: Article, model: str) -> int:
    """Write an article and its metadata, without paragraphs; the key it got."""
    row = (article.id, storable(article.name), storable(article.path), storable(article.url), article.language)
    added = datetime.now(UTC).isoformat(timespec="seconds")
    rest = (article.given_text, model, added, json.dumps(article.extra), article.text)
    cursor = connection.execute(
        "INSERT INTO article (id, name, path, url, language, given_text, model, added, extra, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row + rest,
    )
    key = cursor.lastrowid
    assert key is not None
    _insert_metadata(connection, key, _metadata(article))
    _insert_links(connection, key, article)
    return key


def fill(connection: sqlite3.Connection, key: int, article: Article) -> bool:
    """Write what `article` knows in fields that are empty so far; whether there was any."""
    known = connection.execute("SELECT DISTINCT field FROM metadata WHERE article = ? AND suggested = 0", (key,))
    full = {field for (field,) in known}
    news = [row for row in _metadata(article) if not row[0] and row[1] not in full]
    _insert_metadata(connection, key, news)
    linked = connection.execute("SELECT 1 FROM hyperlink WHERE article = ? LIMIT 1", (key,)).fetchone()
    if article.links and not linked:
        _insert_links(connection, key, article)
    return bool(news)


def load(connection: sqlite3.Connection, key: int) -> Kept | None:
    """The article of that key; None where it is gone."""
    return some(connection, [key]).get(key)


def some(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Kept]:
    """The articles of these keys that there are."""
    given = json.dumps(list(keys))
    rows = connection.execute(
        "SELECT key, id, name, path, text, given_text, url, language, extra, model, added,"
        " (SELECT count(*) FROM statement s WHERE s.article = a.key AND s.told = 'attributed') FROM article a"
        f" WHERE key IN {GIVEN}",
        (given,),
    ).fetchall()
    cut: dict[int, list[Paragraph]] = defaultdict(list)
    query = f'SELECT article, start, "end", kind FROM paragraph WHERE article IN {GIVEN} ORDER BY article, number'
    for article, start, end, kind in connection.execute(query, (given,)):
        cut[article].append(Paragraph(Span(start, end), Kind(kind)))
    links: dict[int, list[Hyperlink]] = defaultdict(list)
    query = f'SELECT article, start, "end", url FROM hyperlink WHERE article IN {GIVEN} ORDER BY article, start'
    for article, start, end, url in connection.execute(query, (given,)):
        links[article].append(Hyperlink(Span(start, end), url))
    fields = known(connection, [row[0] for row in rows])
    return {
        key: Kept(
            Article(
                id=ident,
                name=name,
                path=path,
                text=text,
                paragraphs=tuple(cut[key]),
                given_text=bool(given_text),
                url=url,
                language=language,
                extra=json.loads(extra),
                links=tuple(links[key]),
                **fields[key],
            ),
            model,
            added,
            statements,
        )
        for key, ident, name, path, text, given_text, url, language, extra, model, added, statements in rows
    }


def outlines(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Article]:
    """The articles of these keys that there are, without what stands in them."""
    rows = connection.execute(
        f"SELECT key, id, name, url, language FROM article WHERE key IN {GIVEN}", (json.dumps(list(keys)),)
    ).fetchall()
    fields = known(connection, [row[0] for row in rows])
    return {
        key: Article(ident, name, "", "", (), False, url, language=language, **fields[key])
        for key, ident, name, url, language in rows
    }


def paragraphs(connection: sqlite3.Connection, key: int) -> list[tuple[int, Paragraph]]:
    """The paragraphs of an article in text order, each with its key."""
    rows = connection.execute('SELECT key, start, "end", kind FROM paragraph WHERE article = ? ORDER BY number', (key,))
    return [(paragraph, Paragraph(Span(start, end), Kind(kind))) for paragraph, start, end, kind in rows]


@overload
def storable(words: str) -> str: ...
@overload
def storable(words: str | None) -> str | None: ...
def storable(words: str | None) -> str | None:
    """Words as SQLite can keep them: halves of surrogate pairs, as in names of files of unknown encoding, escaped."""
    return None if words is None else words.encode("utf-8", "backslashreplace").decode()


_Row = tuple[bool, str, int, str | None, str, str | None, str | None, int | None, int | None]


def _metadata(article: Article) -> Iterator[_Row]:
    for field in SINGLE:
        known: Known | None = getattr(article, field)
        if known is not None:
            yield _row(False, field, 0, known)
    for field, attribute in SEVERAL.items():
        for number, each in enumerate(getattr(article, attribute)):
            yield _row(False, field, number, each)
    for number, (field, suggested) in enumerate(article.inferred):
        yield _row(True, field, number, suggested)


def _row(suggested: bool, field: str, number: int, known: Known) -> _Row:
    start, end = (known.span.start, known.span.end) if known.span else (None, None)
    value, place, words = storable(known.value), storable(known.where), storable(known.words)
    return suggested, field, number, value, known.basis, place, words, start, end


def _insert_metadata(connection: sqlite3.Connection, key: int, rows: Iterable[_Row]) -> None:
    connection.executemany(
        'INSERT INTO metadata (article, suggested, field, number, value, basis, place, words, start, "end")'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, *row) for row in rows),
    )


def _insert_links(connection: sqlite3.Connection, key: int, article: Article) -> None:
    connection.executemany(
        'INSERT INTO hyperlink (article, start, "end", url) VALUES (?, ?, ?, ?)',
        ((key, link.span.start, link.span.end, storable(link.url)) for link in article.links),
    )


def known(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The metadata of articles, by the names of the fields of `Article`; a day that others of its story show, too."""
    asked = list(keys)
    rows = connection.execute(
        'SELECT article, suggested, field, value, basis, place, words, start, "end" FROM metadata'
        f" WHERE article IN {GIVEN} ORDER BY article, number",
        (json.dumps(asked),),
    )
    found: dict[int, dict[str, Any]] = {key: {"bylines": (), "credits": (), "inferred": ()} for key in asked}
    for key, suggested, field, value, basis, place, words, start, end in rows:
        fields, one = found[key], Known(value, Basis(basis), place, words, None if start is None else Span(start, end))
        if suggested:
            fields["inferred"] += ((field, one),)
        elif field in SEVERAL:
            fields[SEVERAL[field]] += (one,)
        else:
            fields.setdefault(field, one)
    rows = connection.execute(
        f"SELECT article, first, last, because FROM dated WHERE article IN {GIVEN}", (json.dumps(asked),)
    )
    for key, first, last, because in rows:
        if "published" not in found[key]:
            day = Known(first if first == last else f"{first}/{last}", Basis.INFERRED, because)
            found[key]["inferred"] = (("published", day), *found[key]["inferred"])
    return found


def tell(connection: sqlite3.Connection, key: int, field: str, value: str, author: str) -> None:
    """Put what a user says of a field before what the article says; an empty value takes it back."""
    of = "article = ? AND suggested = 0 AND field = ?"
    connection.execute(f"DELETE FROM metadata WHERE {of} AND basis = ?", (key, field, Basis.DECIDED))
    kept = 'SELECT value, basis, place, words, start, "end" FROM metadata'
    rows = connection.execute(f"{kept} WHERE {of} ORDER BY number", (key, field)).fetchall()
    if value:
        rows.insert(0, (storable(value), Basis.DECIDED, f"by {storable(author)}", None, None, None))
    connection.execute(f"DELETE FROM metadata WHERE {of}", (key, field))
    _insert_metadata(connection, key, ((False, field, number, *row) for number, row in enumerate(rows)))
