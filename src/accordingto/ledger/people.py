"""Names of one person or body, and outlets of one newsroom, over the whole ledger."""

import sqlite3
from collections.abc import Callable, Collection, Iterator

from accordingto.ledger import judgements
from accordingto.ledger.judgements import Decision
from accordingto.ledger.schema import ORIGIN
from accordingto.ledger.sources import Renamed, spelling
from accordingto.match import people
from accordingto.records import UNKNOWN, Judgement, Verdict


def joined(connection: sqlite3.Connection) -> dict[str, str]:
    """The key of each name that is joined with another; names without case and spacing."""
    return {spelling(name): spelling(key) for name, key in _joined(connection).items()}


class Names:
    """Which names are one person's or body's, looked up as they are asked for, however many the ledger has."""

    _MOST = 300
    """Names that hang together by decisions, from which no more are followed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_users = [
            one.judgement for one in judgements.by_users(connection, "source", (Verdict.SAME, Verdict.DIFFERENT))
        ]
        self._decided = {frozenset((one.left, one.right)): one.verdict is Verdict.SAME for one in self._by_users}
        self._fullest: dict[str, str] = {}

    def fullest(self, name: str) -> str:
        """The fullest of the names that are joined with this one."""
        if name not in self._fullest:
            decisions = self._around(name)
            self._fullest |= people.fullest(people.joined(decisions, self._by_users))
            self._fullest.setdefault(name, name)
        return self._fullest[name]

    def decided(self, one: str, other: str) -> bool | None:
        """Whether users said that two names are one person's or body's, or two's; None where they did not."""
        return self._decided.get(frozenset((one, other)))

    def _around(self, name: str) -> list[Judgement]:
        """The program's decisions on all names that hang together with it."""
        found: dict[int, Judgement] = {}
        seen, todo = {name}, [name]
        while todo and len(seen) < self._MOST:
            asked = todo.pop()
            for side in ("left", "right"):
                rows = self._connection.execute(
                    f'SELECT key, "left", "right", score, because FROM judgement WHERE "{side}" = ?'
                    f""" AND "on" = 'source' AND author = '{judgements.PROGRAM}'""",
                    (asked,),
                )
                for key, left, right, score, because in rows.fetchall():
                    found[key] = Judgement(left, right, Verdict.SAME, score, because)
                    todo += {left, right} - seen
                    seen |= {left, right}
        return list(found.values())


def _joined(connection: sqlite3.Connection) -> dict[str, str]:
    program = judgements.load(connection, """j."on" = 'source' AND j.verdict = 'same' AND j.author = 'program'""")
    by_users = judgements.by_users(connection, "source", (Verdict.SAME, Verdict.DIFFERENT))
    return people.joined([one.judgement for one in program], [one.judgement for one in by_users])


def named(connection: sqlite3.Connection, asked: str) -> list[str]:
    """The names of the ledger that are `asked`, or that have all of its words."""
    names = [name for (name,) in connection.execute("SELECT DISTINCT name FROM link WHERE name <> ?", (UNKNOWN,))]
    names += Renamed(connection).names.values()
    exact = [name for name in names if spelling(name) == spelling(asked)]
    words = set(spelling(asked).split())
    return exact or [name for name in names if words and words <= set(spelling(name).split())]


def origins(
    connection: sqlite3.Connection, wanted: Collection[str], key_of: Callable[[str], str]
) -> Iterator[tuple[int, str]]:
    """The statements, by key, whose origin's name has one of the keys, with that name."""
    renamed = Renamed(connection).names
    for key, name in connection.execute(
        "SELECT s.key, l.name FROM statement s JOIN link l ON l.statement = s.key"
        f" WHERE s.told = 'attributed' AND {ORIGIN} ORDER BY s.key"
    ).fetchall():
        if key_of(renamed.get(key, name)) in wanted:
            yield key, renamed.get(key, name)


def newsrooms(connection: sqlite3.Connection) -> dict[frozenset[str], Decision]:
    """The decisions by which two outlets, by `spelling`, are one newsroom; none where a user says otherwise."""
    standing: dict[frozenset[str], Decision] = {}
    for one in judgements.load(connection, """j."on" = 'outlet'"""):
        both = frozenset((spelling(one.judgement.left), spelling(one.judgement.right)))
        standing[both] = judgements.stronger(standing.get(both), one)
    return {both: one for both, one in standing.items() if one.judgement.verdict is not Verdict.DIFFERENT}
