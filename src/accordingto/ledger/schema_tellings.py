"""From version 1 to 2: sentences in the outlet's own voice are kept too, and claims are computed from likenesses.

What version 1 computed of claims goes; texts, statements and what users decided stay. Its articles are marked as read
by no model, so that `accordingto read --again` reads them anew and claims come back.

`line` has a telling's vector, a hash of its words, how well it stands alone and which other it only denies; `edge`
which tellings are alike at a glance, and, once they were read side by side, how likely they say the same. `claim`,
`member`, `conflict` and `side` are a cache of what these and the users' decisions say.
"""

import sqlite3
from collections.abc import Iterable

_GONE = (
    "DROP VIEW articles_readable",
    "DROP VIEW statements_readable",
    *(f"DELETE FROM {name}" for name in ("side", "conflict")),
    *(f"DROP TABLE {name}" for name in ("member", "claim", "line")),
    "DELETE FROM judgement WHERE \"on\" = 'statement' AND author = 'program'",
    "DELETE FROM stale",
    "INSERT OR IGNORE INTO stale_story SELECT key FROM story",
    "UPDATE article SET model = ''",
)

_TABLES = (
    "ALTER TABLE statement ADD COLUMN told TEXT NOT NULL DEFAULT 'attributed'",
    """CREATE TABLE line (
        statement INTEGER PRIMARY KEY REFERENCES statement (key) ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        wording TEXT NOT NULL,
        standing REAL NOT NULL,
        denies INTEGER REFERENCES statement (key) ON DELETE SET NULL,
        vector BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX line_article ON line (article)",
    "CREATE INDEX line_wording ON line (wording)",
    "CREATE INDEX line_denies ON line (denies)",
    """CREATE TABLE edge (
        low INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        high INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        glance REAL NOT NULL,
        read REAL,
        PRIMARY KEY (low, high)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX edge_high ON edge (high)",
    """CREATE TABLE claim (
        key INTEGER PRIMARY KEY,
        exemplar INTEGER NOT NULL UNIQUE REFERENCES statement (key) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        best INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        sure INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        opening INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        outlets INTEGER NOT NULL,
        at_least INTEGER NOT NULL,
        at_most INTEGER NOT NULL,
        untraced INTEGER NOT NULL,
        because TEXT NOT NULL,
        provenance BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX claim_best ON claim (best)",
    """CREATE TABLE member (
        claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
        statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        sure INTEGER NOT NULL,
        stance TEXT NOT NULL,
        likely REAL NOT NULL,
        because TEXT NOT NULL,
        PRIMARY KEY (claim, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX member_statement ON member (statement)",
)


def tellings(connection: sqlite3.Connection, views: Iterable[str]) -> None:
    """Bring the tables of version 1 to version 2; `views` are those for people, as they are from now on."""
    for statement in (*_GONE, *_TABLES, *views):
        connection.execute(statement)
