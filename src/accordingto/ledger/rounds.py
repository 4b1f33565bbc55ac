"""Rounds: what came into the ledger together, so that it can be told what each of them brought.

A round is kept as a mark behind its last article, and nothing else: what was new in it is worked out when somebody
asks (`arrived`), so it holds no words of any article, and follows what users correct or forget.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from accordingto.ledger.base import Base


@dataclass(frozen=True, slots=True)
class Round:
    """The articles with keys above `after` and up to `last`; `at` is when the last of them had been read."""

    after: int
    last: int
    at: str


class Rounds(Base):
    """The part of `Ledger` that knows which articles came together."""

    def rounds(self, most: int) -> list[Round]:
        """The latest rounds, the last first."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT lag(last, 1, 0) OVER (ORDER BY number), last, at FROM round ORDER BY number DESC LIMIT ?",
                (most,),
            )
            return [Round(*row) for row in rows]

    def began(self) -> str:
        """When the first round ended, empty where none has."""
        with self._reading():
            rows = self._connection.execute("SELECT at FROM round ORDER BY number LIMIT 1").fetchall()
        return str(rows[0][0]) if rows else ""

    def open_round(self) -> Round | None:
        """What has come since the last round, a run that was stopped included; None where nothing has."""
        with self._reading():
            (newest,) = self._connection.execute("SELECT coalesce(max(key), 0) FROM article").fetchone()
        after = next((one.last for one in self.rounds(1)), 0)
        return Round(after, newest, datetime.now(UTC).isoformat(timespec="seconds")) if newest > after else None

    def close_round(self, ended: Round) -> None:
        """Keep the round, unless another process has kept one that reaches as far."""
        with self._writing():
            self._connection.execute(
                "INSERT INTO round (last, at) SELECT ?1, ?2 WHERE ?1 > (SELECT coalesce(max(last), 0) FROM round)",
                (ended.last, ended.at),
            )
