"""Finding by words: what is indexed, how it leaves the index, and how a user's words are asked for.

The index is kept by code, not by triggers: Python cuts a word out of a text in one step, SQLite's `substr` walks
the text from its beginning, which makes a long text with many paragraphs slow.
"""

import sqlite3
from collections.abc import Iterable
from typing import Literal

Index = Literal["passage_words", "source_words"]


def insert(connection: sqlite3.Connection, index: Index, rows: Iterable[tuple[int, str]]) -> None:
    """Index the words of rows: (key, text)."""
    connection.executemany(f"INSERT INTO {index} (rowid, text) VALUES (?, ?)", rows)


def delete(connection: sqlite3.Connection, index: Index, rows: Iterable[tuple[int, str]]) -> None:
    """Take rows out of the index; the text is what was indexed."""
    connection.executemany(f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', ?, ?)", rows)


def merge(connection: sqlite3.Connection) -> None:
    """Write the whole index anew, so that words that were taken out are in it no longer.

    FTS5's own 'secure-delete' would do the same from SQLite 3.42 on, but makes a file that older ones cannot read.
    """
    for index in ("passage_words", "source_words"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def query(words: str) -> str:
    """A query that finds what holds every one of the words, in any order and any form, whatever stands in them.

    Each is quoted, so that nothing in it is an operator. Case and diacritics do not count; "U.S." is found as "u s",
    "sanction" in "sanctioned" (the stems of Porter 1980).
    Words without a letter or digit are passed over; where there are no others, nothing is found.
    """
    clean = words.replace("\0", " ").encode("utf-8", "replace").decode()
    quoted = ('"' + word.replace('"', '""') + '"' for word in dict.fromkeys(clean.split()))
    return " ".join(quoted) or '""'
