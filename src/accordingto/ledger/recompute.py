"""Claims, computed anew where articles or decisions touched them.

What is listed as stale is taken up with all that hangs together with it by likenesses; all other claims stay as they
are. The networks run outside every transaction (`side_by_side`): claims are drafted, and a pair is read when the draft
asks for it; then they are drafted again from what was kept, and made ready, which nobody waits for either. What is then
written in one transaction are rows.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from accordingto.ledger import conflicts, copies, judgements, people
from accordingto.ledger.near import Near
from accordingto.ledger.schema import LIKELY
from accordingto.ledger.sources import Renamed
from accordingto.match import titles, utterances
from accordingto.match.claims import Graph, Group, Line, Pair, claims, ordered
from accordingto.match.comparable import Comparable
from accordingto.match.conflicts import claim_conflicts
from accordingto.match.provenance import Interval, Telling, provenance
from accordingto.names.agents import canonical
from accordingto.records import Conflict, Judgement, Provenance, Stance, Statement, Verdict

COMPARED = 40
"""Members of a claim that are set beside its exemplar, for what they differ in: the oldest, one of each wording."""
CLEAR = 0.65
"""Probability from which a member that has another figure or day than the exemplar does not just tell another thing."""
OPENING = 200
"""Characters with which an article opens: what news is about it tells first."""
ROUNDS = 8
"""Times that claims are drafted since other processes wrote meanwhile; what is then unread is taken at a glance."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What hangs together, by key, and of what is a statement its key by its id, and how alike they are."""

    reached: Collection[int]
    keys: Mapping[str, int]
    graph: Graph


@dataclass(frozen=True, slots=True)
class Made:
    """A claim ready to be written: its row, those of its tellings, and where these differ."""

    row: tuple[object, ...]
    members: Sequence[tuple[object, ...]]
    conflicts: Sequence[Conflict]


@dataclass(frozen=True, slots=True)
class Anew:
    """The claims of a part, in the place of all that its tellings were in."""

    reached: Collection[int]
    claims: Sequence[Made]


class Recompute:
    """One run over what is stale; used inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, near: Near) -> None:
        self._connection = connection
        self._near = near
        self._renamed = Renamed(connection)
        self._decided = _decided(connection)
        self._names = people.Names(connection)
        self._counting = Counting(near, self._names, self._renamed)

    # What hangs together

    def parts(self) -> Iterator[Cluster]:
        """Each part that hangs together with something stale; in order."""
        stale = {key for (key,) in self._connection.execute("SELECT statement FROM stale")}
        for start in sorted(stale):
            if start in stale:
                reached = self._reached(start)
                stale -= reached
                yield self._part(reached)

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

    def _part(self, reached: set[int]) -> Cluster:
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
                    near[one][two] = near[two][one] = glance / LIKELY
                    if likely is not None:
                        read[ordered(one, two)] = likely / LIKELY
        lines = [
            Line(ident, article, wording, standing, idents.get(denied))
            for _, ident, article, wording, standing, denied in rows
        ]
        decided = {pair: same for ident in keys for pair, same in self._decided.get(ident, {}).items()}
        return Cluster(reached, keys, Graph(lines, near, read, decided))

    # Claims made ready, and written

    def made(self, *, unread: bool) -> tuple[list[Anew], bool]:
        """The claims of the parts, ready to be written, and whether these are all parts.

        A part in which something is to be read, since another process wrote meanwhile, is put off, unless `unread`.
        """
        found, done = [], True
        for part in self.parts():
            groups = claims(part.graph)
            if part.graph.wanted and not unread:
                done = False
            else:
                found.append(Anew(part.reached, [self._made(group, part.keys) for group in groups]))
        return found, done

    def write(self, found: Iterable[Anew]) -> None:
        """Put claims in the place of those that were there."""
        for part in found:
            rows = [(key,) for key in part.reached]
            query = "DELETE FROM claim WHERE key IN (SELECT claim FROM member WHERE statement = ?)"
            self._connection.executemany(query, rows)
            for claim in part.claims:
                self._insert(claim)
            self._connection.executemany("DELETE FROM stale WHERE statement = ?", rows)

    def _insert(self, made: Made) -> None:
        query = f"INSERT INTO claim {_CLAIM} VALUES ({', '.join('?' * len(made.row))})"
        claim = self._connection.execute(query, made.row).lastrowid
        assert claim is not None
        self._connection.executemany(
            "INSERT INTO member (claim, statement, sure, stance, likely, because) VALUES (?, ?, ?, ?, ?, ?)",
            [(claim, *row) for row in made.members],
        )
        conflicts.keep(self._connection, "claim", claim, made.conflicts)

    def _made(self, group: Group, keys: Mapping[str, int]) -> Made:
        told = {ident: self._told(keys[ident]) for ident in (*group.members, *group.perhaps)}
        exemplar = told[group.exemplar]
        tellings = self._tellings([told[ident] for ident in group.members], keys)
        members = [told[one.statement.id] for one in tellings]
        stances = self._stances(group, keys)
        affirmed = [one for one in tellings if one.rejected or stances[one.statement.id] is Stance.AFFIRM]
        copied = copies.originals(self._connection, {one.article for one in tellings})
        counted = provenance(affirmed, lambda article: copied.get(article, article), self._names.decided)
        kind = _kind(members)
        best = titles.title(members, stances, group.members)
        rows = []
        for ident, likely in (*group.members.items(), *group.perhaps.items()):
            why = "" if ident == group.exemplar else utterances.because(exemplar, told[ident])
            rows.append((keys[ident], ident in group.members, stances[ident], round(likely, 3), why))
        others = [one for one in _of_each_wording(members) if one.wording != exemplar.wording][:COMPARED]
        passages = [self._near.passage(keys[one.id]) for one in (exemplar, *others)]
        vague = [at for at, one in enumerate(others) if group.members[one.id] < CLEAR]
        return Made(
            self._row(group, keys, kind, best.id, tellings, counted),
            rows,
            claim_conflicts(passages[0], passages[1:], utterance=kind is Verdict.SAME_UTTERANCE, vague=vague),
        )

    def _stances(self, group: Group, keys: Mapping[str, int]) -> dict[str, Stance]:
        """How each telling stands to what the claim says; a cue may affirm what the content calls false."""
        found = {}
        for ident in (*group.members, *group.perhaps):
            against = ident in group.denying or self._near.dismisses(keys[ident])
            found[ident] = Stance.DENY if against else self._near.telling(keys[ident])[1].stance
        return found

    def _row(
        self,
        group: Group,
        keys: Mapping[str, int],
        kind: Verdict,
        best: str,
        tellings: Sequence[Telling],
        counted: tuple[Provenance, Interval],
    ) -> tuple[object, ...]:
        outlets = len({one.outlet or one.article for one in tellings})
        articles = len({one.article for one in tellings})
        opening = len({one.article for one in tellings if one.statement.attribution.content[0].start < OPENING})
        found, interval = counted
        return (
            *(keys[group.exemplar], kind, keys[best], len(group.members) > 1),
            *(articles, opening, len(tellings), outlets),
            *(interval.at_least, interval.at_most, len(found.no_source)),
            *(json.dumps(interval.because, ensure_ascii=False), msgspec.msgpack.encode(found)),
        )

    def _told(self, key: int) -> Comparable:
        """A telling with the names that users and other articles give its links."""
        found = self._near.comparable(key)
        return replace(found, statement=fullest(self._renamed.statement(key, found.statement), self._names))

    def _tellings(self, members: Iterable[Comparable], keys: Mapping[str, int]) -> list[Telling]:
        """Members as they are counted, the oldest first: by the day of publication, those without one last."""
        found = []
        for one in members:
            article, day = self._connection.execute(_PRINTED, (keys[one.id],)).fetchone()
            found.append(self._counting.telling(one.statement, article, day))
        return sorted(found, key=lambda one: (one.day is None, one.day or "", one.article, keys[one.statement.id]))


_LINE = """SELECT s.key, s.id, a.id, coalesce(l.wording, s.id), coalesce(l.standing, 0),
        coalesce(l.denies, 0) FROM statement s
    JOIN article a ON a.key = s.article LEFT JOIN line l ON l.statement = s.key
    WHERE s.key = ? AND EXISTS (SELECT 1 FROM span x WHERE x.statement = s.key AND x.role = 'content')"""
"""SQL for a telling; one that was compared with nothing, in another language, is in a claim by users alone."""
_PRINTED = """SELECT s.article, m.value FROM statement s LEFT JOIN metadata m ON m.article = s.article
    AND m.suggested = 0 AND m.field = 'published' AND m.number = 0 WHERE s.key = ?"""
_CLAIM = """(exemplar, kind, best, sure, articles, opening, statements, outlets, at_least, at_most, untraced, because,
    provenance)"""


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


class Counting:
    """Members as they are counted; what else an article says through sources is gathered once."""

    def __init__(self, near: Near, names: people.Names, renamed: Renamed) -> None:
        self._near, self._names, self._renamed = near, names, renamed
        self._through: dict[int, dict[str, Statement]] = {}

    def telling(self, one: Statement, article: int, day: str | None) -> Telling:
        """A member with its article, by key, and the day on which that came out."""
        if article not in self._through:
            self._through[article] = self._gathered(article)
        near = self._near
        return Telling(one, near.outlet(article), day, near.rejected(article, one), self._through[article])

    def _gathered(self, article: int) -> dict[str, Statement]:
        """The first that affirms something through each source, by the source's fullest name in one spelling."""
        found: dict[str, Statement] = {}
        for key, one in self._near.said(article):
            if one.stance is Stance.AFFIRM and key not in self._renamed.hidden:
                said = fullest(self._renamed.statement(key, one), self._names)
                for link in said.chain:
                    found.setdefault(canonical(link.source.name), said)
        return found


def fullest(statement: Statement, names: people.Names) -> Statement:
    """With each link by the fullest name that the ledger knows."""
    chain = tuple(
        replace(link, source=replace(link.source, name=names.fullest(link.source.name))) for link in statement.chain
    )
    return replace(statement, chain=chain)
