"""The ledger as the neighbours of a new article (`match.stage.Neighbours`).

Whatever is looked up is looked up by an index and given up where it is everywhere, so that the time does not grow with
the ledger. Of a fingerprint the ledger keeps no more holders than `HOLDERS`: the copies that come later are found by
the first ones.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np

from accordingto.ledger import entries, texts
from accordingto.match import pairs
from accordingto.match.embed import Encoder
from accordingto.match.lines import Line, lines
from accordingto.match.passages import Passage
from accordingto.match.stage import COMPARED, unpacked
from accordingto.match.stories import EVERYWHERE, NEAREST, Story, strongest
from accordingto.match.texts import Read
from accordingto.records import Article
from accordingto.resolve.stage import published_day

HOLDERS = 40
"""Articles that one fingerprint finds, at most: the first that had it."""
LEAST_SHARED = 2
"""Fingerprints that two texts share before they are compared: those of a quotation."""
CANDIDATES = 8
"""Articles that may be an original of a new one, at most."""
NAMESAKES = 60
"""Names with one key, from which the key finds none."""
POOL = 2000
"""Statements of a story among which the likest are looked for: the latest."""
AT_HAND = 256
"""Articles kept ready for the next comparison."""
TOTAL = ""
"""The row of the table `term` that counts all articles."""


class Near:
    """Neighbours in one ledger; used inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reads: dict[tuple[int, str], Read] = {}

    # Stories

    def near(self, terms: Mapping[str, float]) -> list[Story]:
        """Fulfils `stories.Neighbours`."""
        ties: dict[int, float] = defaultdict(float)
        for term in strongest(terms):
            query = "SELECT story, weight FROM story_term WHERE term = ? LIMIT ?"
            found = self._connection.execute(query, (term, EVERYWHERE)).fetchall()
            if len(found) < EVERYWHERE:
                for story, weight in found:
                    ties[story] += terms[term] * weight
        likest = sorted(((-tie, self.anchor(story), story) for story, tie in ties.items()))[:NEAREST]
        return [self.story(story) for _, _, story in likest]

    def anchor(self, story: int) -> str:
        """The id of a story's oldest article."""
        query = "SELECT a.id FROM story t JOIN article a ON a.key = t.anchor WHERE t.key = ?"
        return str(self._connection.execute(query, (story,)).fetchone()[0])

    def story(self, key: int) -> Story:
        """The story of that key."""
        query = "SELECT articles, terms, first, last FROM story WHERE key = ?"
        articles, terms, first, last = self._connection.execute(query, (key,)).fetchone()
        return Story(self.anchor(key), articles, json.loads(terms), first, last)

    def key_of(self, anchor: str) -> int:
        """The key of the story with that anchor."""
        query = "SELECT t.key FROM story t JOIN article a ON a.key = t.anchor WHERE a.id = ?"
        return int(self._connection.execute(query, (anchor,)).fetchone()[0])

    def article_key(self, ident: str) -> int:
        """The key of the article of that id."""
        return int(self._connection.execute("SELECT key FROM article WHERE id = ?", (ident,)).fetchone()[0])

    def id_of(self, key: int) -> str:
        """The id of the article of that key."""
        return str(self._connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()[0])

    def articles(self, story: Story) -> list[Story]:
        """Fulfils `stories.Neighbours`."""
        rows = self._connection.execute(
            "SELECT a.id, p.terms, p.day FROM placed p JOIN article a ON a.key = p.article WHERE p.story = ?"
            " ORDER BY a.key",
            (self.key_of(story.anchor),),
        )
        return [Story(ident, 1, json.loads(terms), day, day) for ident, terms, day in rows]

    def holding(self, found: Iterable[str]) -> tuple[dict[str, int], int]:
        """Fulfils `Neighbours`."""
        wanted = [TOTAL, *found]
        query = f"SELECT term, articles FROM term WHERE term IN ({', '.join('?' * len(wanted))})"
        holding = dict(self._connection.execute(query, wanted).fetchall())
        return holding, holding.pop(TOTAL, 0)

    # Copies

    def sharing(self, prints: Sequence[int]) -> list[Article]:
        """Fulfils `Neighbours`."""
        shared: Counter[int] = Counter()
        for number in prints:
            rows = self._connection.execute("SELECT article FROM fingerprint WHERE hash = ?", (number,))
            shared.update(article for (article,) in rows)
        most = sorted(((-count, key) for key, count in shared.items() if count >= LEAST_SHARED))[:CANDIDATES]
        return [self._read(key).article for _, key in most]

    def versions(self, article: Article) -> list[Article]:
        """Fulfils `Neighbours`; by address only, for a text of the same title shares fingerprints."""
        if article.url is None:
            return []
        query = "SELECT key FROM article WHERE url = ? AND id <> ? ORDER BY key DESC LIMIT ?"
        keys = self._connection.execute(query, (texts.storable(article.url), article.id, CANDIDATES)).fetchall()
        return [self._read(key).article for (key,) in keys]

    # Statements

    def members(self, anchor: str, vectors: np.ndarray) -> list[str]:
        """Fulfils `Neighbours`: an article by itself; of a story, those with the statements nearest to these."""
        query = "SELECT key, articles FROM story WHERE anchor = ?"
        story = self._connection.execute(query, (self.article_key(anchor),)).fetchone()
        if story is None or story[1] <= COMPARED:
            return [anchor]
        rows = self._connection.execute(
            "SELECT l.article, l.vector FROM placed p JOIN line l ON l.article = p.article"
            " WHERE p.story = ? AND l.again IS NULL ORDER BY l.statement DESC LIMIT ?",
            (story[0], POOL),
        ).fetchall()
        return [self.id_of(key) for key in _likest(rows, vectors)]

    def read(self, article: str) -> Read:
        """Fulfils `Neighbours`."""
        return self._read(self.article_key(article))

    def _read(self, key: int) -> Read:
        model, first = self._connection.execute(
            "SELECT model, (SELECT first FROM dated WHERE article = key) FROM article WHERE key = ?", (key,)
        ).fetchone()
        at = key, f"{model} {first}"
        if at not in self._reads:
            if len(self._reads) >= AT_HAND:
                del self._reads[next(iter(self._reads))]
            self._reads[at] = self._load(key, first)
        return self._reads[at]

    def read_key(self, key: int) -> Read:
        """The article of that key, ready to be compared."""
        return self._read(key)

    def undated(self, key: int) -> Read:
        """The article without what its neighbours say of its date."""
        return self._load(key, None)

    def passage(self, article: int, statement: int) -> Passage | None:
        """The passage of a statement; None where it has no content."""
        ident = self._connection.execute("SELECT id FROM statement WHERE key = ?", (statement,)).fetchone()[0]
        return self._read(article).passages.get(ident)

    def outlet(self, key: int) -> str | None:
        """The outlet of the article of that key; where none is known, the only one that the article suggests."""
        rows = self._connection.execute(
            "SELECT DISTINCT suggested, value FROM metadata WHERE article = ? AND field = 'outlet' ORDER BY suggested",
            (key,),
        ).fetchall()
        return rows[0][1] if rows and (not rows[0][0] or len(rows) == 1) else None

    def _load(self, key: int, first: str | None) -> Read:
        kept = texts.load(self._connection, key)
        assert kept is not None
        rows = self._connection.execute("SELECT statement, vector FROM line WHERE article = ?", (key,))
        vectors = dict(rows.fetchall())
        said = [(number, one) for number, one in entries.load(self._connection, key) if number in vectors]
        made = lines(kept.article, [one for _, one in said])
        kept_vectors = _Kept(_unpacked([vectors[number] for number, _ in said]))
        told = pairs.told(made, cast(Encoder, kept_vectors))
        day = published_day(kept.article) or (date.fromisoformat(first) if first else None)
        return Read(kept.article, [one for _, one in said], told, day)

    def forget(self) -> None:
        """Keep nothing at hand: statements have changed."""
        self._reads.clear()

    # People

    def names(self, keys: Iterable[str]) -> list[str]:
        """Fulfils `Neighbours`."""
        names: dict[str, None] = {}
        for key in sorted(keys):
            rows = self._connection.execute("SELECT name FROM name_key WHERE key = ? LIMIT ?", (key, NAMESAKES))
            found = rows.fetchall()
            if len(found) < NAMESAKES:
                names |= dict.fromkeys(name for (name,) in found)
        return list(names)


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """In the place of an encoder: what it once made of these very lines."""

    kept: np.ndarray

    def vectors(self, _: Sequence[Line]) -> np.ndarray:
        return self.kept


def _unpacked(rows: Sequence[bytes]) -> np.ndarray:
    """The vectors of an article: (lines, 2, size)."""
    if not rows:
        return np.zeros((0, 2, 1), np.float32)
    return unpacked(np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), 2, -1))


def _likest(rows: Sequence[tuple[int, bytes]], vectors: np.ndarray) -> list[int]:
    """The articles with the statements nearest to any of these, `COMPARED` at most."""
    if not rows or not len(vectors):
        return []
    pool = _unpacked([vector for _, vector in rows])[:, 0]
    nearest = (pool @ vectors.T).max(axis=1)
    order = np.argsort(-nearest, kind="stable")
    return list(dict.fromkeys(rows[at][0] for at in order))[:COMPARED]
