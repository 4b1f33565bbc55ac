"""Claims, computed anew where articles or decisions touched them.

What is listed as stale is taken up with all that hangs together with it by likenesses; all other claims stay as they
are. The networks run outside every transaction: claims are drafted from what has been read, what a draft still wants
read is read and kept, until it wants nothing more; then it is written.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from accordingto.ledger import conflicts, copies, judgements, people
from accordingto.ledger.near import Near
from accordingto.ledger.sources import Renamed
from accordingto.match import utterances
from accordingto.match.claims import Graph, Group, Line, Pair, claims, ordered
from accordingto.match.comparable import Comparable
from accordingto.match.conflicts import claim_conflicts
from accordingto.match.differences import dismissed
from accordingto.match.provenance import Interval, Telling, provenance
from accordingto.records import Judgement, Provenance, Stance, Statement, Verdict

COMPARED = 40
"""Members of a claim whose differences are looked for: the oldest, of one wording the first."""
ROUNDS = 8
"""Drafts of claims that may ask for more reading; what is then unread is taken at a glance."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What hangs together, by key, and of what is a statement its id, and the claims in it as far as they were read."""

    reached: Collection[int]
    keys: Mapping[str, int]
    groups: Sequence[Group]
    wanted: Collection[Pair]


class Recompute:
    """One run over what is stale."""

    def __init__(self, connection: sqlite3.Connection, near: Near) -> None:
        self._connection = connection
        self._near = near
        self._renamed = Renamed(connection)
        self._decided = _decided(connection)

    # Drafts

    def drafts(self) -> Iterator[Draft]:
        """A draft of each part that hangs together with something stale; read inside one transaction."""
        stale = {key for (key,) in self._connection.execute("SELECT statement FROM stale")}
        for start in sorted(stale):
            if start in stale:
                reached = self._reached(start)
                stale -= reached
                yield self._draft(reached)

    def _reached(self, start: int) -> set[int]:
        """The tellings that hang together with this one, itself among them."""
        reached: set[int] = set()
        todo = [start]
        while todo:
            key = todo.pop()
            if key not in reached:
                reached.add(key)
                todo += [other for other in self._beside(key) if other not in reached]
        return reached

    def _beside(self, key: int) -> Iterator[int]:
        query = (
            "SELECT high FROM edge WHERE low = ?1 UNION SELECT low FROM edge WHERE high = ?1"
            " UNION SELECT o.statement FROM line l JOIN line o ON o.wording = l.wording WHERE l.statement = ?1"
            " UNION SELECT denies FROM line WHERE statement = ?1 AND denies NOT NULL"
            " UNION SELECT statement FROM line WHERE denies = ?1"
        )
        yield from (other for (other,) in self._connection.execute(query, (key,)))
        row = self._connection.execute("SELECT id FROM statement WHERE key = ?", (key,)).fetchone()
        for pair in self._decided.get(row[0], ()) if row else ():
            for ident in pair:
                found = self._connection.execute("SELECT key FROM statement WHERE id = ?", (ident,)).fetchone()
                if found:
                    yield int(found[0])

    def _draft(self, reached: set[int]) -> Draft:
        rows = [row for key in reached - self._renamed.hidden for row in self._connection.execute(_LINE, (key,))]
        keys: dict[str, int] = {ident: key for key, ident, *_ in rows}
        idents = {key: ident for ident, key in keys.items()}
        near: dict[str, dict[str, float]] = defaultdict(dict)
        read: dict[Pair, float] = {}
        for key, one in idents.items():
            edges = self._connection.execute("SELECT high, glance, read FROM edge WHERE low = ?", (key,))
            for other, glance, likely in edges:
                if other in idents:
                    two = idents[other]
                    near[one][two] = near[two][one] = glance
                    if likely is not None:
                        read[ordered(one, two)] = likely
        lines = [
            Line(ident, article, wording, standing, idents.get(denied))
            for _, ident, article, wording, standing, denied in rows
        ]
        decided = {pair: same for ident in keys for pair, same in self._decided.get(ident, {}).items()}
        graph = Graph(lines, near, read, decided)
        return Draft(reached, keys, claims(graph), graph.wanted)

    def to_read(self, drafts: Iterable[Draft]) -> list[tuple[int, int, tuple[Comparable, Comparable, float]]]:
        """The pairs that the drafts want read: keys in order, and the two with how likely they were at a glance."""
        found = []
        told = cache(self._near.comparable)  # an exemplar is set beside many
        query = "SELECT glance FROM edge WHERE low = ? AND high = ?"
        for draft in drafts:
            for one, other in sorted(draft.wanted):
                low, high = sorted((draft.keys[one], draft.keys[other]))
                (glance,) = self._connection.execute(query, (low, high)).fetchone()
                found.append((low, high, (told(low), told(high), glance)))
        return found

    # Writing

    def keep_read(self, read: Iterable[tuple[float, int, int]]) -> None:
        """Keep how likely pairs say the same."""
        self._connection.executemany(
            "INSERT INTO edge (low, high, glance, read) VALUES (?2, ?3, ?1, ?1)"
            " ON CONFLICT (low, high) DO UPDATE SET read = excluded.read",
            read,
        )

    def write(self, *, unread: bool) -> bool:
        """Put the claims of the drafts in the place of those that were there; whether that was done with all.

        A draft that wants something read, since another process wrote meanwhile, is put off, unless `unread`.
        """
        names, drafts = people.Names(self._connection), list(self.drafts())
        final = [draft for draft in drafts if unread or not draft.wanted]
        for draft in final:
            rows = [(key,) for key in draft.reached]
            query = "DELETE FROM claim WHERE key IN (SELECT claim FROM member WHERE statement = ?)"
            self._connection.executemany(query, rows)
            for group in draft.groups:
                self._keep(group, draft.keys, names)
            self._connection.executemany("DELETE FROM stale WHERE statement = ?", rows)
        return len(final) == len(drafts)

    def _keep(self, group: Group, keys: Mapping[str, int], names: people.Names) -> None:
        told = {ident: self._told(keys[ident], names) for ident in (*group.members, *group.perhaps)}
        exemplar = told[group.exemplar]
        tellings = self._tellings([told[ident] for ident in group.members], keys)
        members = [told[one.statement.id] for one in tellings]
        stances = self._stances(group, keys)
        affirmed = [one for one in tellings if stances[one.statement.id] is Stance.AFFIRM]
        copied = copies.originals(self._connection, {one.article for one in tellings})
        found, interval = provenance(affirmed, lambda article: copied.get(article, article), names.decided)
        kind = _kind(members)
        best = max(members, key=lambda one: (one.standing, one.attributed, one.id))
        claim = self._insert(group, keys, kind, best.id, tellings, interval, found)
        for ident, likely in (*group.members.items(), *group.perhaps.items()):
            why = "" if ident == group.exemplar else utterances.because(exemplar, told[ident])
            row = (claim, keys[ident], ident in group.members, stances[ident], round(likely, 3), why)
            self._connection.execute(
                "INSERT INTO member (claim, statement, sure, stance, likely, because) VALUES (?, ?, ?, ?, ?, ?)", row
            )
        compared = _of_each_wording(members)[:COMPARED]
        passages = [self._near.passage(keys[one.id]) for one in compared]
        conflicts.keep(
            self._connection, "claim", claim, claim_conflicts(passages, utterance=kind is Verdict.SAME_UTTERANCE)
        )

    def _stances(self, group: Group, keys: Mapping[str, int]) -> dict[str, Stance]:
        """How each telling stands to what the claim says; a cue may affirm what the content calls false."""
        found = {}
        for ident in (*group.members, *group.perhaps):
            passage = self._near.passage(keys[ident])
            found[ident] = Stance.DENY if ident in group.denying or dismissed(passage) else passage.stance
        return found

    def _insert(
        self,
        group: Group,
        keys: Mapping[str, int],
        kind: Verdict,
        best: str,
        tellings: Sequence[Telling],
        counted: Interval,
        found: Provenance,
    ) -> int:
        outlets = len({one.outlet or one.article for one in tellings})
        articles = len({one.article for one in tellings})
        row = (
            *(keys[group.exemplar], kind, keys[best], len(group.members) > 1, articles, len(tellings), outlets),
            *(counted.at_least, counted.at_most, len(found.no_source)),
            *(json.dumps(counted.because, ensure_ascii=False), msgspec.msgpack.encode(found)),
        )
        claim = self._connection.execute(
            f"INSERT INTO claim {_CLAIM} VALUES ({', '.join('?' * len(row))})", row
        ).lastrowid
        assert claim is not None
        return claim

    def _told(self, key: int, names: people.Names) -> Comparable:
        """A telling with the names that users and other articles give its links."""
        found = self._near.comparable(key)
        return replace(found, statement=fullest(self._renamed.statement(key, found.statement), names))

    def _tellings(self, members: Iterable[Comparable], keys: Mapping[str, int]) -> list[Telling]:
        """Members as they are counted, the oldest first: by the day of publication, those without one last."""
        found = []
        for one in members:
            article, day = self._connection.execute(_PRINTED, (keys[one.id],)).fetchone()
            found.append(Telling(one.statement, self._near.outlet(article), day))
        return sorted(found, key=lambda one: (one.day is None, one.day or "", one.article, keys[one.statement.id]))


_LINE = """SELECT s.key, s.id, a.id, coalesce(l.wording, s.id), coalesce(l.standing, 0),
        coalesce(l.denies, 0) FROM statement s
    JOIN article a ON a.key = s.article LEFT JOIN line l ON l.statement = s.key
    WHERE s.key = ? AND EXISTS (SELECT 1 FROM span x WHERE x.statement = s.key AND x.role = 'content')"""
"""SQL for a telling; one that was compared with nothing, in another language, is in a claim by users alone."""
_PRINTED = """SELECT s.article, m.value FROM statement s LEFT JOIN metadata m ON m.article = s.article
    AND m.suggested = 0 AND m.field = 'published' AND m.number = 0 WHERE s.key = ?"""
_CLAIM = (
    """(exemplar, kind, best, sure, articles, statements, outlets, at_least, at_most, untraced, because, provenance)"""
)


def _decided(connection: sqlite3.Connection) -> dict[str, dict[Pair, bool]]:
    """What users decided on pairs of tellings, by each of the two: whether they say the same."""
    latest: dict[Pair, Judgement] = {}
    for one in judgements.by_users(connection, "statement"):
        if one.judgement.verdict not in (Verdict.SAID_BY, Verdict.NOT_A_STATEMENT):
            latest[ordered(one.judgement.left, one.judgement.right)] = one.judgement
    found: dict[str, dict[Pair, bool]] = defaultdict(dict)
    for pair, decided in latest.items():
        for ident in pair:
            found[ident][pair] = decided.verdict is not Verdict.DIFFERENT
    return found


def _kind(members: Iterable[Comparable]) -> Verdict:
    """One act of saying where several are told through a source, and all of these as the first tells it."""
    said = [one for one in members if one.attributed]
    one_saying = len(said) > 1 and all(utterances.verdict(said[0], one) is Verdict.SAME_UTTERANCE for one in said[1:])
    return Verdict.SAME_UTTERANCE if one_saying else Verdict.SAME_CLAIM


def _of_each_wording(members: Iterable[Comparable]) -> list[Comparable]:
    return list({one.wording: one for one in members}.values())


def fullest(statement: Statement, names: people.Names) -> Statement:
    """With each link by the fullest name that the ledger knows."""
    chain = tuple(
        replace(link, source=replace(link.source, name=names.fullest(link.source.name))) for link in statement.chain
    )
    return replace(statement, chain=chain)
