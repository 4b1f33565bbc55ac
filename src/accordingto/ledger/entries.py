"""Statements to rows and back, and as entries: with the words and the passages they point at."""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import resolved, words
from accordingto.ledger.schema import GIVEN
from accordingto.ledger.texts import storable
from accordingto.records import Article, Attribution, Evidence, Kind, Link, Mode, Span, Stance, Statement, Told

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in which a statement stands; `text` is what `span` cuts out of the article's text."""

    number: int
    span: Span
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as one reads it: its article, its words and the passages they stand in.

    `source`, `cue` and `content` are the words, pieces joined by " … ", empty where there are none. Offsets, score
    and id are in `statement`; name, outlet and date in `article`, which the entries of one article share.
    """

    statement: Statement
    article: Article
    source: str
    cue: str
    content: str
    passages: tuple[Passage, ...]


def insert(connection: sqlite3.Connection, article: int, text: str, statements: Iterable[Statement]) -> None:
    """Write statements of the article of that key, and index their sources."""
    sources: list[tuple[int, str]] = []
    for statement in statements:
        key = connection.execute(
            "INSERT INTO statement (id, article, told, score, stance, hedge, mode, addressee, said)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (statement.id, article, *_values(statement)),
        ).lastrowid
        assert key is not None
        _insert_spans(connection, key, statement.attribution, ROLES)
        resolved.insert(connection, key, statement)
        sources.append((key, _source(text, statement)))
    words.insert(connection, "source_words", sources)


def replace(connection: sqlite3.Connection, article: int, text: str, statements: Sequence[Statement]) -> None:
    """Let the article of that key have these statements and no others; equal ones keep their place."""
    old = {statement.id: (key, statement) for key, statement in load(connection, article)}
    new = {statement.id for statement in statements}
    delete(connection, text, [each for ident, each in old.items() if ident not in new])
    for statement in statements:
        if statement.id in old:
            _update(connection, text, *old[statement.id], statement)
    insert(connection, article, text, [statement for statement in statements if statement.id not in old])


def delete(connection: sqlite3.Connection, text: str, statements: Iterable[tuple[int, Statement]]) -> None:
    """Delete statements of one article, given with their keys, and take their sources out of the index."""
    statements = list(statements)
    words.delete(connection, "source_words", [(key, _source(text, statement)) for key, statement in statements])
    connection.executemany("DELETE FROM statement WHERE key = ?", [(key,) for key, _ in statements])


def load(connection: sqlite3.Connection, article: int) -> list[tuple[int, Statement]]:
    """The statements of the article of that key, each with its own key, as they stand in the text."""
    loaded = ((key, one) for key, _, one in _where(connection, "s.article = ?", article))
    return sorted(loaded, key=_position)


def some(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, tuple[int, Statement]]:
    """The statements of these keys that there are, each with the key of its article."""
    found = _where(connection, f"s.key IN {GIVEN}", json.dumps(list(keys)))
    return {key: (article, one) for key, article, one in found}


def outlines(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, tuple[int, Statement]]:
    """The same without spans and evidence, and a chain only where one does not affirm: what a claim's answer asks."""
    which, value = f"s.key IN {GIVEN}", json.dumps(list(keys))
    chains = resolved.chains(connection, f"s.stance <> ? AND {which}", Stance.AFFIRM, value)
    return {key: (article, one) for key, article, one in _statements(connection, which, value, {}, chains, {})}


def where_told(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, Passage]:
    """The first passage, without its text, of each of these statements that is told in an article's own voice."""
    rows = connection.execute(
        'SELECT s.key, min(p.number), p.start, p."end", p.kind FROM statement s JOIN span x ON x.statement = s.key'
        ' JOIN paragraph p ON p.article = s.article AND x.start < p."end" AND x."end" > p.start'
        f" WHERE s.told = ? AND s.key IN {GIVEN} GROUP BY s.key",
        (Told.NARRATED, json.dumps(list(keys))),
    )
    return {key: Passage(number, Span(start, end), Kind(kind), "") for key, number, start, end, kind in rows}


def _where(connection: sqlite3.Connection, which: str, value: object) -> list[tuple[int, int, Statement]]:
    """Statements with their keys and those of their articles; `which` is SQL on `statement s`."""
    spans: dict[int, dict[str, tuple[Span, ...]]] = {}
    rows = connection.execute(
        'SELECT x.statement, x.role, x.start, x."end" FROM statement s JOIN span x ON x.statement = s.key'
        f" WHERE {which} ORDER BY x.statement, x.role, x.number",
        (value,),
    )
    for statement, role, start, end in rows:
        roles = spans.setdefault(statement, dict.fromkeys(ROLES, ()))
        roles[role] += (Span(start, end),)
    chains, evidence = resolved.chains(connection, which, value), resolved.evidence(connection, which, value)
    return _statements(connection, which, value, spans, chains, evidence)


def _statements(
    connection: sqlite3.Connection,
    which: str,
    value: object,
    spans: Mapping[int, dict[str, tuple[Span, ...]]],
    chains: Mapping[int, Sequence[Link]],
    evidence: Mapping[int, Sequence[Evidence]],
) -> list[tuple[int, int, Statement]]:
    none: dict[str, tuple[Span, ...]] = dict.fromkeys(ROLES, ())
    rows = connection.execute(
        "SELECT s.key, a.key, s.id, a.id, s.told, s.score, s.stance, s.hedge, s.mode, s.addressee, s.said"
        f" FROM statement s JOIN article a ON a.key = s.article WHERE {which}",
        (value,),
    )
    return [
        (
            key,
            article,
            Statement(
                ident,
                article_id,
                Attribution(**spans.get(key, none), score=score),
                chain=tuple(chains.get(key, ())),
                stance=Stance(stance),
                hedge=bool(hedge),
                mode=Mode(mode),
                addressee=addressee,
                said=said,
                evidence=tuple(evidence.get(key, ())),
                told=Told(told),
            ),
        )
        for key, article, ident, article_id, told, score, stance, hedge, mode, addressee, said in rows
    ]


def entry(article: Article, statement: Statement, starts: Sequence[int]) -> Entry:
    """The statement with its words and passages; `starts` are those of the article's paragraphs."""
    roles = statement.attribution
    source, cue, content = (written(article.text, spans) for spans in (roles.source, roles.cue, roles.content))
    numbers = sorted(set(passage_numbers(article, statement.attribution, starts)))
    return Entry(statement, article, source, cue, content, tuple(_passage(article, number) for number in numbers))


def passage_numbers(article: Article, attribution: Attribution, starts: Sequence[int]) -> Iterator[int]:
    """The numbers of the paragraphs that any span of the attribution reaches into."""
    for span in attribution.spans:
        number = max(bisect_left(starts, span.start + 1) - 1, 0)
        while number < len(starts) and starts[number] < span.end:
            if article.paragraphs[number].span.end > span.start:
                yield number
            number += 1


def written(text: str, spans: Iterable[Span]) -> str:
    """The words that spans cut out of a text."""
    return " … ".join(text[span.start : span.end] for span in spans)


def _passage(article: Article, number: int) -> Passage:
    paragraph = article.paragraphs[number]
    return Passage(number, paragraph.span, paragraph.kind, written(article.text, [paragraph.span]))


def _position(row: tuple[int, Statement]) -> tuple[int, int, int]:
    """Where a statement begins; of two that begin together, the longer one first."""
    spans = row[1].attribution.spans
    return min((s.start for s in spans), default=0), -max((s.end for s in spans), default=0), row[0]


def _source(text: str, statement: Statement) -> str:
    """What a source is found by: its words, and the names in the chain."""
    names = " ".join(storable(link.source.name) for link in statement.chain)
    return f"{written(text, statement.attribution.source)} {names}"


def _values(one: Statement) -> tuple[str, float, str, bool, str, str | None, str | None]:
    """The columns of a statement that a newer reading may change."""
    return one.told, one.attribution.score, one.stance, one.hedge, one.mode, storable(one.addressee), one.said


def _insert_spans(connection: sqlite3.Connection, key: int, attribution: Attribution, roles: Iterable[str]) -> None:
    connection.executemany(
        'INSERT INTO span (statement, role, number, start, "end") VALUES (?, ?, ?, ?, ?)',
        (
            (key, role, number, span.start, span.end)
            for role in roles
            for number, span in enumerate(getattr(attribution, role))
        ),
    )


def _update(connection: sqlite3.Connection, text: str, key: int, old: Statement, new: Statement) -> None:
    """Source and content are what the id hashes; all else can be new."""
    words.delete(connection, "source_words", [(key, _source(text, old))])
    connection.execute(
        "UPDATE statement SET told = ?, score = ?, stance = ?, hedge = ?, mode = ?, addressee = ?, said = ?"
        " WHERE key = ?",
        (*_values(new), key),
    )
    connection.execute("DELETE FROM span WHERE statement = ? AND role = 'cue'", (key,))
    _insert_spans(connection, key, new.attribution, ("cue",))
    resolved.delete(connection, key)
    resolved.insert(connection, key, new)
    words.insert(connection, "source_words", [(key, _source(text, new))])


def distinct(article_id: str, statements: Iterable[Statement]) -> list[Statement]:
    """Of statements of one id the first; `ValueError` where one is of another article."""
    distinct: dict[str, Statement] = {}
    for statement in statements:
        if statement.article != article_id:
            raise ValueError(f"statement {statement.id} is of article {statement.article}, not of {article_id}")
        distinct.setdefault(statement.id, statement)
    return list(distinct.values())
