"""What was fetched and which entries of feeds were read, kept as hashes: the memory of `read`. And what was skipped.

In the ledger and not beside it: what is known of a page comes and goes with the article that came of it, in one file
and one transaction. An entry is remembered though its article is forgotten, so that a feed does not bring it back;
its address can no longer be read in the file.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from accordingto.ledger import texts
from accordingto.ledger.elsewhere import Elsewhere
from accordingto.read.memory import Validators
from accordingto.records import Reason, Skipped


class Visits(Elsewhere):
    """The ledger as a `Memory`."""

    def seen(self, entry: str) -> bool:
        """Whether the entry was read, whatever became of it."""
        with self._reading():
            query = "SELECT 1 FROM visit WHERE id = ?"
            return self._connection.execute(query, (_hashed(entry),)).fetchone() is not None

    def validators(self, entry: str) -> Validators | None:
        """How to ask whether it has changed; None where what came of it is not kept."""
        with self._reading():
            query = "SELECT etag, modified FROM visit WHERE id = ?"
            row = self._connection.execute(query, (_hashed(entry),)).fetchone()
        return Validators(*row) if row and any(row) else None

    def remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        """Keep that the entry was read, and that the article of that id came of it."""
        known = validators or Validators()
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO visit (id, article, etag, modified) VALUES"
                " (?, (SELECT key FROM article WHERE id = ?), ?, ?)",
                (_hashed(entry), article, known.etag, known.modified),
            )

    # What could not be read

    def skip(self, skipped: Skipped) -> None:
        """Keep that an input gave no article, until one of the same path is added; the latest reason counts."""
        row = (texts.storable(skipped.path), skipped.reason, texts.storable(skipped.detail))
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO skipped (path, reason, detail) VALUES (?, ?, ?)", row)

    def skipped(self) -> Iterator[Skipped]:
        """All inputs that gave no article, by path."""
        with self._reading():
            rows = self._connection.execute("SELECT path, reason, detail FROM skipped ORDER BY path").fetchall()
        for path, reason, detail in rows:
            yield Skipped(path, Reason(reason), detail)

    def failing(self, path: str) -> Reason | None:
        """Why the input of that path was skipped when it was last tried; None where it was not."""
        with self._reading():
            row = self._connection.execute(
                "SELECT reason FROM skipped WHERE path = ?", (texts.storable(path),)
            ).fetchone()
        return Reason(row[0]) if row else None

    def recovered(self, paths: Iterable[str]) -> None:
        """These inputs could be read after all."""
        with self._writing():
            rows = [(texts.storable(path),) for path in paths]
            self._connection.executemany("DELETE FROM skipped WHERE path = ?", rows)


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Before the article of that key is deleted: where it came from will be read again when it is asked for."""
    connection.execute("UPDATE visit SET etag = NULL, modified = NULL WHERE article = ?", (article,))


def _hashed(entry: str) -> str:
    return hashlib.sha256(entry.encode("utf-8", "backslashreplace")).hexdigest()[:32]
