"""Keeping a ledger sound: is it whole, can it be put right, a copy of it, and its forgotten bytes."""

import sqlite3
import stat
from contextlib import closing
from enum import Enum
from pathlib import Path

from accordingto.errors import LedgerError
from accordingto.ledger.check import UNERASED, Damage, Mend, damages
from accordingto.ledger.findings import Findings
from accordingto.ledger.refusal import beyond_mending, refusing

_ROUNDS = 3
"""Times that `mend` looks again: what was broken may have hidden more."""


class Erased(Enum):
    """Whether bytes of what was forgotten are still in the file, and why."""

    DONE = "none are left"
    BUSY = "another program holds the ledger"
    FULL = "the disk has no room to write the ledger anew"


class Upkeep(Findings):
    """The part of `Ledger` that looks after the file."""

    def check(self) -> list[Damage]:
        """What is not as it must be; nothing where the ledger is sound. Takes time that grows with the ledger."""
        with refusing(self.path, advise=beyond_mending):
            return list(damages(self._connection))

    def mend(self) -> tuple[list[Damage], list[Damage]]:
        """Put right what can be, by what the ledger itself still knows: what was found, and what is left of it."""
        from accordingto.ledger.mend import mend  # noqa: PLC0415

        first = found = self.check()
        for _ in range(_ROUNDS):
            if not any(one.mend for one in found):
                break
            with self._writing():
                self._near.forget()
                mend(self._connection, self._near, found)
            self.settle()
            if any(one.mend is Mend.ERASE for one in found):
                self.erase()
            found = self.check()
        return first, found

    def backup(self, target: Path, named: Path | None = None) -> None:
        """Copy the ledger as it is at one moment into `target`, a new or empty file; others may write to it meanwhile.

        Whoever may not read the ledger may not read the copy. `named` is what to call the file in an error, where it is
        to have another name once it is whole. Raises `LedgerError` where the file cannot be made or holds something.
        """
        try:
            target.touch(stat.S_IRUSR | stat.S_IWUSR)
        except OSError as error:
            what = f"no copy can be made ({error.strerror}). Name another place"
            raise LedgerError(f"{named or target}: {what}") from None
        if target.stat().st_size:
            raise LedgerError(f"{named or target}: the file holds something already. Name another, or delete it")
        target.chmod(stat.S_IMODE(self.path.stat().st_mode) | stat.S_IWUSR)
        with refusing(named or target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            self._connection.backup(copy)
            (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise LedgerError(
                f"{self.path}: damaged ({said}). Its copy would be too: accordingto check --ledger {self.path}"
            )

    def erase(self) -> Erased:
        """Write the file anew, so that no byte of what was deleted is left."""
        with refusing(self.path):
            try:
                self._connection.execute("VACUUM")
                busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if busy:
                    return Erased.BUSY
                self._connection.execute(f"DROP TABLE IF EXISTS {UNERASED}")
            except sqlite3.OperationalError as error:
                held = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
                return Erased.BUSY if held else Erased.FULL
        return Erased.DONE

    def to_read_again(self) -> int:
        """How many articles wait for `read --again`, since their statements were damaged."""
        from accordingto.ledger.mend import READ_AGAIN  # noqa: PLC0415

        query = "SELECT count(*) FROM article WHERE model = ?"
        with self._reading():
            return int(self._connection.execute(query, (READ_AGAIN,)).fetchone()[0])

    def finish_erasing(self) -> Erased:
        """Erase what a `forget` that was killed, or had no room, left in the file."""
        query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
        with self._reading():
            marked = self._connection.execute(query, (UNERASED,)).fetchone() is not None
        return self.erase() if marked and not self.read_only else Erased.DONE

    def _mark_unerased(self) -> None:
        """Remember, in the transaction that forgets something, that its bytes are still there."""
        self._connection.execute(f"CREATE TABLE IF NOT EXISTS {UNERASED} (since TEXT) STRICT")
