"""Claims and conflicts, computed anew where articles or decisions touched them.

A claim is what hangs together by the decisions that stand. What is listed as stale is taken up, with all that hangs
together with it; all other claims stay as they are.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from accordingto.ledger import judgements, narrations, people, resolved
from accordingto.ledger.matching import drop_claims
from accordingto.ledger.near import Near
from accordingto.ledger.sources import Renamed
from accordingto.match.claims import claims
from accordingto.match.conflicts import claim_conflicts, source_conflicts
from accordingto.match.dating import dated
from accordingto.match.events import Narration, event_conflicts
from accordingto.match.kinship import kin
from accordingto.match.origins import Carried, Kin, count
from accordingto.match.passages import Passage
from accordingto.records import UNKNOWN, Agent, Conflict, Judgement, Link, Source, Span, Statement, Verdict

COMPARED = 40
"""Members of a claim, copies left out, whose differences are looked for: the oldest."""
TOLD = 300
"""Dated or counted sentences of a story that are compared: the first read."""
DATED_BY = 24
"""Articles of a story that may date another, at most."""

Pair = tuple[str, str]
"""Two ids or names, in order."""

_JOINS = f"'{Verdict.SAME_UTTERANCE}', '{Verdict.SAME_CLAIM}'"


class Settling:
    """One run over what is stale; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, near: Near) -> None:
        self._connection = connection
        self._near = near
        self._renamed = Renamed(connection)
        self._names = people.Names(connection)
        self._joined, self._apart = self._asked()
        self._rooms = people.newsrooms(connection)
        decided = judgements.by_users(connection, "article", (Verdict.SAME, Verdict.COPY, Verdict.DIFFERENT))
        self._texts = {pair(one.judgement): one.judgement for one in decided}

    def run(self) -> None:
        """Compute all that is stale."""
        stories = [key for (key,) in self._connection.execute("SELECT story FROM stale_story ORDER BY story")]
        self._claims()
        for story in stories:
            self._date(story)
        self._claims()  # of articles that are dated now, or otherwise
        for story in stories:
            self._events(story)
        self._connection.execute("DELETE FROM stale_story")

    def _claims(self) -> None:
        stale = {key for (key,) in self._connection.execute("SELECT statement FROM stale")}
        for start in sorted(stale):
            if start in stale:
                reached = self._reached(start)
                stale -= reached.keys()
                self._renew(reached)
        self._connection.execute("DELETE FROM stale")

    # What hangs together

    def _asked(self) -> tuple[dict[str, list[Judgement]], dict[Pair, Judgement]]:
        """What users decided on pairs of statements: those joined, by each of the two, and those kept apart."""
        latest: dict[Pair, Judgement] = {}
        for one in judgements.by_users(self._connection, "statement"):
            if one.judgement.verdict not in (Verdict.SAID_BY, Verdict.NOT_A_STATEMENT):
                latest[pair(one.judgement)] = one.judgement
        joined: dict[str, list[Judgement]] = defaultdict(list)
        for both, decided in latest.items():
            if decided.verdict is not Verdict.DIFFERENT:
                for ident in both:
                    joined[ident].append(decided)
        return joined, {both: decided for both, decided in latest.items() if decided.verdict is Verdict.DIFFERENT}

    def _reached(self, start: int) -> dict[int, str]:
        """The statements that hang together with this one, itself with them, by key with their ids."""
        reached: dict[int, str] = {}
        todo = [start]
        while todo:
            key = todo.pop()
            row = self._connection.execute("SELECT id FROM statement WHERE key = ?", (key,)).fetchone()
            if row is None or key in reached:
                continue
            reached[key] = row[0]
            if key not in self._renamed.hidden:
                others = {other for one in self._edges(row[0]) for other in (one.left, one.right)}
                todo += [found for other in others if (found := self._key(other)) and found not in reached]
        return reached

    def _key(self, ident: str) -> int | None:
        row = self._connection.execute("SELECT key FROM statement WHERE id = ?", (ident,)).fetchone()
        return None if row is None else int(row[0])

    def _edges(self, ident: str) -> list[Judgement]:
        """The decisions by which a statement is joined with others, users' first."""
        found = [*self._joined.get(ident, ())]
        asked = {pair(one) for one in found} | self._apart.keys()
        for side in ("left", "right"):
            rows = self._connection.execute(
                f'SELECT "left", "right", verdict, score, because FROM judgement WHERE "{side}" = ?'
                f" AND author = '{judgements.PROGRAM}' AND verdict IN ({_JOINS}) ORDER BY key",
                (ident,),
            )
            for left, right, verdict, score, because in rows:
                one = Judgement(left, right, Verdict(verdict), score, because)
                if pair(one) not in asked:
                    found.append(one)
        return found

    # Claims

    def _renew(self, reached: dict[int, str]) -> None:
        query = "SELECT claim FROM member WHERE statement = ?"
        old = {claim for key in reached for (claim,) in self._connection.execute(query, (key,))}
        drop_claims(self._connection, old)
        shown = {key: ident for key, ident in reached.items() if key not in self._renamed.hidden}
        edges = [self._sort(one) for ident in shown.values() for one in self._edges(ident)]
        if not edges:
            return
        keys = {ident: key for key, ident in shown.items()}
        members = _Members(self._connection, self._near, shown, self._renamed, self._names)
        related = kin(self._copies(set(members.articles.values())), self._rooms)
        articles = {shown[key]: members.articles[key] for key in members.ordered(shown)}
        originals = self._originals(shown)
        for kind, group in _claims(articles, [*edges, *self._parted(articles)], originals):
            claim = self._keep(kind, members.ordered([keys[ident] for ident in group]), members, related)
            own = members.ordered([keys[ident] for ident in group if ident not in originals])
            found = claim_conflicts(members.passages(own), utterance=kind is Verdict.SAME_UTTERANCE)
            self._keep_conflicts("claim", claim, found)

    def _parted(self, articles: Collection[str]) -> list[Judgement]:
        return [self._apart[both] for both in self._apart if both[0] in articles and both[1] in articles]

    def _originals(self, shown: dict[int, str]) -> dict[str, str]:
        """The statements that are copies, with their originals among these, unless a user parts the two."""
        found = {}
        for key, ident in shown.items():
            row = self._connection.execute("SELECT again FROM line WHERE statement = ?", (key,)).fetchone()
            original = shown.get(row[0]) if row and row[0] else None
            if original and _both(ident, original) not in self._apart:
                found[ident] = original
        return found

    def _sort(self, one: Judgement) -> Judgement:
        """A user's SAME on two statements: what kind of claim it makes."""
        if one.verdict is not Verdict.SAME:
            return one
        return Judgement(one.left, one.right, Verdict.SAME_UTTERANCE, one.score, one.because, one.author)

    def _keep(self, kind: Verdict, keys: Sequence[int], members: "_Members", related: Kin) -> int:
        counted = count([members.carried(key) for key in keys], kind, related)
        best = max(keys, key=members.telling)
        row = (keys[0], kind, best, counted.statements, counted.outlets, counted.at_least, counted.at_most)
        claim = self._connection.execute(
            "INSERT INTO claim (oldest, kind, best, statements, outlets, at_least, at_most, untraced, because)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, counted.untraced, json.dumps(counted.because, ensure_ascii=False)),
        ).lastrowid
        assert claim is not None
        rows = [(claim, key) for key in keys]
        self._connection.executemany("INSERT INTO member (claim, statement) VALUES (?, ?)", rows)
        return claim

    def _copies(self, articles: Iterable[str]) -> list[Judgement]:
        """The decisions by which these articles are copies, of each other or of others that others copy too."""
        found: dict[Pair, Judgement] = {}
        todo, seen = list(articles), set[str]()
        while todo:
            ident = todo.pop()
            if ident in seen:
                continue
            seen.add(ident)
            for side in ("left", "right"):
                condition = f"""j."{side}" = ? AND j."on" = 'article'"""
                for one in judgements.load(self._connection, condition, ident):
                    judged = self._texts.get(pair(one.judgement), one.judgement)
                    if judged.verdict in (Verdict.COPY, Verdict.SAME):
                        found[pair(judged)] = judged
                        todo.append(one.judgement.right if side == "left" else one.judgement.left)
        return list(found.values())

    def _keep_conflicts(self, of: str, key: int, found: Iterable[Conflict]) -> None:
        for one in found:
            conflict = self._connection.execute(
                f'INSERT INTO conflict ({of}, kind, "on", what) VALUES (?, ?, ?, ?)', (key, one.kind, one.on, one.what)
            ).lastrowid
            self._connection.executemany(
                'INSERT INTO side (conflict, number, article, start, "end", says)'
                " VALUES (?, ?, (SELECT key FROM article WHERE id = ?), ?, ?, ?)",
                [
                    (conflict, number, side.article, side.span.start, side.span.end, side.says)
                    for number, side in enumerate(one.sides)
                ],
            )

    # Events, people and dates of a story

    def _events(self, story: int) -> None:
        self._connection.execute("DELETE FROM conflict WHERE story = ?", (story,))
        query = "SELECT article FROM placed WHERE story = ? ORDER BY day IS NULL, day, article"
        articles = [key for (key,) in self._connection.execute(query, (story,))]
        told = _distinct(narrations.load(self._connection, articles))
        self._keep_conflicts("story", story, event_conflicts(list(islice(told, TOLD))))
        people_named: dict[str, list[tuple[str, Source, Span]]] = defaultdict(list)
        for mention in self._mentions(articles):
            name = mention[1].name
            people_named[self._names.fullest(name)].append(mention)
        for mentions in people_named.values():
            self._keep_conflicts("story", story, source_conflicts(mentions))

    def _mentions(self, articles: Iterable[int]) -> Iterator[tuple[str, Source, Span]]:
        """The people named in chains with their roles, where they are named; each role of a name once."""
        seen = set()
        for article in articles:
            rows = self._connection.execute(
                'SELECT a.id, l.name, l.roles, l.body, min(l.start), l."end" FROM statement s JOIN article a'
                " ON a.key = s.article JOIN link l ON l.statement = s.key WHERE s.article = ? AND l.kind = ?"
                " AND l.named AND l.roles <> '[]' AND l.start IS NOT NULL GROUP BY l.name, l.roles ORDER BY l.start",
                (article, Agent.PERSON),
            )
            for ident, name, roles, body, start, end in rows:
                if (name, roles) not in seen:
                    seen.add((name, roles))
                    source = Source(name, Agent.PERSON, named=True, roles=tuple(json.loads(roles)), body=body)
                    yield ident, source, Span(start, end)

    def _date(self, story: int) -> None:
        """Date the undated articles of a story by the others, and read what they tell anew."""
        rows = self._connection.execute(
            "SELECT p.article, p.day, d.first FROM placed p LEFT JOIN dated d ON d.article = p.article"
            " WHERE p.story = ? ORDER BY p.article DESC",
            (story,),
        ).fetchall()
        by = [key for key, day, _ in rows if day is not None][:DATED_BY]
        for key, day, before in rows:
            if day is None and by:
                self._date_one(key, by, before)

    def _date_one(self, key: int, by: Sequence[int], before: str | None) -> None:
        read = self._near.undated(key)
        found = dated(read, [self._near.read_key(other) for other in by], self._said_elsewhere(key))
        first = found[0].isoformat() if found and _one_month(*found[:2]) else None
        if first == before:
            return
        self._connection.execute("DELETE FROM dated WHERE article = ?", (key,))
        if found and first:
            row = (key, first, found[1].isoformat(), found[2])
            self._connection.execute("INSERT INTO dated (article, first, last, because) VALUES (?, ?, ?, ?)", row)
        narrations.keep(self._connection, key, self._near.read_key(key).narration)
        self._connection.execute("INSERT OR IGNORE INTO stale SELECT statement FROM line WHERE article = ?", (key,))

    def _said_elsewhere(self, key: int) -> dict[str, list[date]]:
        """The days on which other articles date what the article's statements report, by the statement's id."""
        rows = self._connection.execute(
            "SELECT s.id, o.said FROM statement s JOIN member m ON m.statement = s.key JOIN claim c ON c.key = m.claim"
            " JOIN member n ON n.claim = c.key JOIN statement o ON o.key = n.statement"
            " WHERE s.article = ? AND o.article <> s.article AND c.kind = ? AND length(o.said) = 10",
            (key, Verdict.SAME_UTTERANCE),
        )
        found: dict[str, list[date]] = defaultdict(list)
        for ident, day in rows:
            found[ident].append(date.fromisoformat(day))
        return found


class _Members:
    """The statements of claims, as counting and comparing them needs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        near: Near,
        shown: dict[int, str],
        renamed: Renamed,
        names: people.Names,
    ) -> None:
        self._connection = connection
        self._near = near
        self._renamed = renamed
        self._names = names
        self.articles: dict[int, str] = {}
        self._order: dict[int, tuple[bool, str, str, int, str]] = {}
        self._article_key: dict[int, int] = {}
        for key, statement in shown.items():
            article, ident, day, start = connection.execute(
                "SELECT a.key, a.id, m.value, (SELECT min(x.start) FROM span x WHERE x.statement = s.key)"
                " FROM statement s JOIN article a ON a.key = s.article LEFT JOIN metadata m"
                " ON m.article = a.key AND m.suggested = 0 AND m.field = 'published' AND m.number = 0 WHERE s.key = ?",
                (key,),
            ).fetchone()
            self.articles[key], self._article_key[key] = ident, article
            self._order[key] = day is None, day or "", ident, start or 0, statement

    def ordered(self, keys: Iterable[int]) -> list[int]:
        """The oldest first: by the day of publication, those without one last."""
        return sorted(keys, key=lambda key: self._order[key])

    def carried(self, key: int) -> Carried:
        """As it is counted, its speaker by the fullest name that the ledger knows."""
        statement = self._renamed.statement(key, resolved.statement(self._connection, key))
        return Carried(self._fullest(statement), self.articles[key], self._near.outlet(self._article_key[key]))

    def _fullest(self, statement: Statement) -> Statement:
        chain = statement.chain or (Link(Source(UNKNOWN, Agent.GROUP, named=False), None, ""),)
        name = self._names.fullest(chain[-1].source.name)
        return replace(statement, chain=(*chain[:-1], replace(chain[-1], source=replace(chain[-1].source, name=name))))

    def telling(self, key: int) -> tuple[bool, int, int]:
        """Sorts the best wording last: one that names its speaker, then the fuller one, up to a sentence's length."""
        length, named = self._connection.execute(
            'SELECT sum(x."end" - x.start), (SELECT max(l.named) FROM link l WHERE l.statement = x.statement)'
            " FROM span x WHERE x.statement = ? AND x.role = 'content'",
            (key,),
        ).fetchone()
        return bool(named), min(length or 0, _FULL), -key

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        """The passages that are compared, of several with one wording the first."""
        found: dict[tuple[str, ...], Passage] = {}
        for key in keys[:COMPARED]:
            passage = self._near.passage(self._article_key[key], key)
            if passage is not None:
                found.setdefault(tuple(passage.words(sentence) for sentence in passage.sentences), passage)
        return list(found.values())


def _claims(
    articles: Mapping[str, str], edges: Iterable[Judgement], originals: Mapping[str, str]
) -> Iterator[tuple[Verdict, list[str]]]:
    """Claims by the decisions on originals; each brings its copies along, and with them is a claim by itself.

    The oldest of a text's copies stands for all, whichever of them was read first; `articles` has the oldest first.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for ident in articles:
        texts[_original(ident, originals)].append(ident)
    copies = {group[0]: group for group in texts.values()}
    oldest = {ident: group[0] for group in copies.values() for ident in group}
    moved = []
    for one in edges:
        left, right = oldest.get(one.left), oldest.get(one.right)
        if left and right and left != right:
            moved.append(replace(one, left=left, right=right))
    alone = {original for original, group in copies.items() if len(group) > 1}
    for group in claims({original: articles[original] for original in copies}, moved):
        if group.kind is Verdict.SAME_UTTERANCE:
            alone -= {*group.members}
        yield group.kind, [ident for original in group.members for ident in copies[original]]
    for original in alone:
        yield Verdict.SAME_UTTERANCE, copies[original]


def _original(ident: str, originals: Mapping[str, str]) -> str:
    """The first of a row of copies; an original was always read before its copy, so that there is no circle."""
    while ident in originals:
        ident = originals[ident]
    return ident


def pair(one: Judgement) -> Pair:
    """The two it is on, in a fixed order."""
    return _both(one.left, one.right)


def _both(left: str, right: str) -> Pair:
    return min(left, right), max(left, right)


_FULL = 250
"""Characters from which a longer wording is no better."""


def _distinct(told: Iterable[Narration]) -> Iterator[Narration]:
    seen = set()
    for one in told:
        words = one.says, one.what, one.when.span.start - one.span.start if one.when else -1
        if words not in seen:
            seen.add(words)
            yield one


def _one_month(first: date, last: date) -> bool:
    return first.month == last.month and last - first < timedelta(days=31)
