"""The ledger as the neighbours of a new article (`match.stage.Neighbours`).

Whatever is looked up is looked up by an index and given up where it is everywhere, so that the time does not grow with
the ledger. Of a fingerprint the ledger keeps no more holders than `HOLDERS`: the copies that come later are found by
the first ones.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from accordingto.ledger import entries, stories, texts
from accordingto.ledger.claims import MOST_CARRIED
from accordingto.ledger.schema import GIVEN
from accordingto.match.comparable import Comparable
from accordingto.match.differences import calls_false, dismissed
from accordingto.match.likeness import unpacked
from accordingto.match.material import Material
from accordingto.match.passages import Parsed
from accordingto.match.stage import NEAREST
from accordingto.match.stories import EVERYWHERE, LOOKED_AT, Gist, strongest
from accordingto.records import Article, Stance, Statement, Told
from accordingto.text.doc import Doc

HOLDERS = 40
"""Articles that one fingerprint finds, at most: the first that had it."""
LEAST_SHARED = 2
"""Fingerprints that two texts share before they are compared: those of a quotation."""
CANDIDATES = 8
"""Articles that may be an original of a new one, at most."""
NAMESAKES = 60
"""Names with one key, from which the key finds none."""
AT_HAND = 256
"""Articles kept ready for the next comparison."""
CLAIMS = 200
"""Claims of a story, those of most articles, whose exemplars a new telling may be compared with."""
NEAREST_CLAIMS = 8
"""Of these, the likest that one telling is compared with beside its nearest, however many claims a story has."""
TOTAL = ""
"""The row of the table `term` that counts all articles."""


class Near:
    """Neighbours in one ledger; used inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._materials: dict[tuple[int, str], Material] = {}
        self._pools: dict[int, tuple[tuple[int, int], _Pool]] = {}

    # Stories

    def near(self, terms: Mapping[str, float]) -> list[Gist]:
        """Fulfils `stories.Neighbours`."""
        ties: dict[int, float] = defaultdict(float)
        for term in strongest(terms):
            query = "SELECT story, weight FROM story_term WHERE term = ? LIMIT ?"
            found = self._connection.execute(query, (term, EVERYWHERE)).fetchall()
            if len(found) < EVERYWHERE:
                for story, weight in found:
                    ties[story] += terms[term] * weight
        likest = sorted((-tie, stories.identity(self._connection, story), story) for story, tie in ties.items())
        return [self.story(story) for _, _, story in likest[:LOOKED_AT]]

    def story(self, key: int) -> Gist:
        """The story of that key."""
        query = "SELECT articles, terms, first, last FROM story WHERE key = ?"
        articles, terms, first, last = self._connection.execute(query, (key,)).fetchone()
        return Gist(stories.identity(self._connection, key), articles, json.loads(terms), first, last)

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

    def articles(self, story: Gist) -> list[Gist]:
        """Fulfils `stories.Neighbours`."""
        rows = self._connection.execute(
            "SELECT a.id, p.terms, p.day FROM placed p JOIN article a ON a.key = p.article WHERE p.story = ?"
            " ORDER BY a.key",
            (self.key_of(story.anchor),),
        )
        return [Gist(ident, 1, json.loads(terms), day, day) for ident, terms, day in rows]

    def holding(self, found: Iterable[str]) -> tuple[dict[str, int], int]:
        """Fulfils `Neighbours`."""
        query = f"SELECT term, articles FROM term WHERE term IN {GIVEN}"
        holding = dict(self._connection.execute(query, (json.dumps([TOTAL, *found]),)).fetchall())
        return holding, holding.pop(TOTAL, 0)

    # Copies

    def sharing(self, prints: Sequence[int]) -> list[Article]:
        """Fulfils `Neighbours`."""
        shared: Counter[int] = Counter()
        for number in prints:
            rows = self._connection.execute("SELECT article FROM fingerprint WHERE hash = ?", (number,))
            shared.update(article for (article,) in rows)
        most = sorted(((-count, key) for key, count in shared.items() if count >= LEAST_SHARED))[:CANDIDATES]
        return [self._material(key).article for _, key in most]

    def versions(self, article: Article) -> list[Article]:
        """Fulfils `Neighbours`; by address only, for a text of the same title shares fingerprints."""
        if article.url is None:
            return []
        query = "SELECT key FROM article WHERE url = ? AND id <> ? ORDER BY key DESC LIMIT ?"
        keys = self._connection.execute(query, (texts.storable(article.url), article.id, CANDIDATES)).fetchall()
        return [self._material(key).article for (key,) in keys]

    # Articles and their tellings

    def doc(self, article: str) -> Doc:
        """Fulfils `Neighbours`."""
        return self._material(self.article_key(article)).doc

    def material(self, key: int) -> Material:
        """The article of that key, ready to be compared."""
        return self._material(key)

    def _material(self, key: int) -> Material:
        model, first = self._connection.execute(
            "SELECT model, (SELECT first FROM dated WHERE article = key) FROM article WHERE key = ?", (key,)
        ).fetchone()
        at = key, f"{model} {first}"
        if at not in self._materials:
            if len(self._materials) >= AT_HAND:
                del self._materials[next(iter(self._materials))]
            self._materials[at] = self._load(key, first)
        return self._materials[at]

    def undated(self, key: int) -> Material:
        """The article without what its neighbours say of its date."""
        return self._load(key, None)

    def _load(self, key: int, first: str | None) -> Material:
        kept = texts.load(self._connection, key)
        assert kept is not None
        doc = Doc(kept.article)
        said = [one for _, one in entries.load(self._connection, key) if one.attribution.content]
        return Material(doc, said, doc.published or (date.fromisoformat(first) if first else None))

    def telling(self, statement: int) -> tuple[Material, Statement]:
        """A telling with its article."""
        query = "SELECT article, id FROM statement WHERE key = ?"
        article, ident = self._connection.execute(query, (statement,)).fetchone()
        material = self._material(article)
        return material, material.telling(ident)

    def comparable(self, statement: int) -> Comparable:
        """A telling ready to be compared."""
        material, one = self.telling(statement)
        return material.comparable(one)

    def dismisses(self, statement: int) -> bool:
        """Whether a telling stands against the proposition that it tells: `differences.dismissed`.

        Or its article does, and tells it in its own voice.
        """
        material, one = self.telling(statement)
        if one.told is Told.NARRATED and material.rejects(one):
            return True
        content = one.attribution.content
        false = calls_false(material.doc.text, content[0].start, content[-1].end)
        return one.stance is Stance.DENY or (false and dismissed(material.passage(one)))

    def said(self, article: int) -> Iterator[tuple[int, Statement]]:
        """What the article of that key says through sources, with the keys."""
        keys = dict(self._connection.execute("SELECT id, key FROM statement WHERE article = ?", (article,)).fetchall())
        tellings = self._material(article).tellings
        return ((keys[one.id], one) for one in tellings if one.told is Told.ATTRIBUTED)

    def rejected(self, article: int, telling: Statement) -> bool:
        """Whether the article of that key tells it only to reject it: `Material.rejects`."""
        return self._material(article).rejects(telling)

    def kept(self, statement: int) -> bool:
        """Whether the ledger has the statement of that key."""
        return self._connection.execute("SELECT 1 FROM statement WHERE key = ?", (statement,)).fetchone() is not None

    def passage(self, statement: int) -> Parsed:
        """The passage of a telling."""
        material, one = self.telling(statement)
        return material.passage(one)

    def outlet(self, key: int) -> str | None:
        """The outlet of the article of that key; where none is known, the only one that the article suggests."""
        rows = self._connection.execute(
            "SELECT DISTINCT suggested, value FROM metadata WHERE article = ? AND field = 'outlet' ORDER BY suggested",
            (key,),
        ).fetchall()
        return rows[0][1] if rows and (not rows[0][0] or len(rows) == 1) else None

    def forget(self) -> None:
        """Keep nothing at hand: statements have changed."""
        self._materials.clear()
        self._pools.clear()

    def forget_article(self, key: int) -> None:
        """Keep nothing at hand of one article, whose statements have changed but for their words."""
        self._materials = {at: one for at, one in self._materials.items() if at[0] != key}

    # Vectors

    def alike(
        self, anchors: Sequence[str], articles: Sequence[str], vectors: np.ndarray, least: float
    ) -> Iterator[tuple[int, str, float]]:
        """Fulfils `Neighbours`; vectors of another length are of another model, and compared with nothing."""
        size = vectors.shape[1]
        pools = [self._pool_of(self.article_key(anchor), size) for anchor in dict.fromkeys(anchors)]
        pools += [self._of_article(self.article_key(one), size) for one in articles if one not in anchors]
        for pool in pools:
            yield from pool.nearest(vectors, least)

    def _pool_of(self, article: int, size: int) -> "_Pool":
        """The tellings of the story that an article stands for, or of that article alone."""
        row = self._connection.execute("SELECT key FROM story WHERE anchor = ?", (article,)).fetchone()
        if row is None:
            return self._of_article(article, size)
        story = int(row[0])
        query = "SELECT count(*) FROM placed p JOIN line l ON l.article = p.article WHERE p.story = ?"
        (count,) = self._connection.execute(query, (story,)).fetchone()
        (written,) = self._connection.execute("PRAGMA data_version").fetchone()  # by other processes
        known, pool = self._pools.get(story, (None, _Pool.of(())))
        if known != (count, written):
            query = f"{_LINES} JOIN placed p ON p.article = l.article WHERE p.story = ? AND length(l.vector) = ?"
            pool = _Pool.of(self._connection.execute(query, (story, size)).fetchall())
            self._pools[story] = (count, written), pool
        return pool.with_exemplars(self._exemplars(story))

    def _exemplars(self, story: int) -> set[str]:
        rows = self._connection.execute(
            "SELECT s.id FROM claim c JOIN statement s ON s.key = c.exemplar JOIN placed p ON p.article = s.article"
            f" WHERE p.story = ? AND c.sure ORDER BY {MOST_CARRIED} LIMIT ?",
            (story, CLAIMS),
        )
        return {ident for (ident,) in rows}

    def _of_article(self, article: int, size: int) -> "_Pool":
        query = f"{_LINES} WHERE l.article = ? AND length(l.vector) = ?"
        return _Pool.of(self._connection.execute(query, (article, size)).fetchall())

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


_LINES = "SELECT s.id, l.wording, l.vector FROM line l JOIN statement s ON s.key = l.statement"


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """Tellings with their vectors; of one wording the first stands for all."""

    ids: tuple[str, ...]
    wordings: tuple[str, ...]
    vectors: np.ndarray
    exemplars: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str, bytes]]) -> "_Pool":
        ids, wordings = tuple(row[0] for row in rows), tuple(row[1] for row in rows)
        vectors = unpacked(
            np.frombuffer(b"".join(row[2] for row in rows), np.int8).reshape(len(rows), -1) if rows else _NONE
        )
        return cls(ids, wordings, vectors)

    def with_exemplars(self, found: Iterable[str]) -> "_Pool":
        return _Pool(self.ids, self.wordings, self.vectors, frozenset(found))

    def nearest(self, vectors: np.ndarray, least: float) -> Iterator[tuple[int, str, float]]:
        """For each row the likest wordings, and the likest of what stands for a claim, with the cosine."""
        if not self.ids:
            return
        for row, vector in enumerate(vectors):
            cosines = np.einsum("ij,j->i", self.vectors, vector)  # to the bit, unlike @: equal rows are equally near
            seen, claims = set[str](), 0
            for at in np.flatnonzero(cosines >= least)[np.argsort(-cosines[cosines >= least], kind="stable")].tolist():
                if self.wordings[at] in seen:
                    continue
                seen.add(self.wordings[at])
                claims += len(seen) > NEAREST and self.ids[at] in self.exemplars
                if len(seen) <= NEAREST or self.ids[at] in self.exemplars:
                    yield row, self.ids[at], float(cosines[at])
                if claims == NEAREST_CLAIMS:
                    break


_NONE = np.zeros((0, 1), np.int8)
