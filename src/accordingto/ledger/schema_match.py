"""The tables of what stage `match` finds: decisions, how articles and statements are found again, and claims.

A judgement is appended. All else here is computed from texts, statements and judgements, and can be computed anew:
`claim`, `conflict` and `side` are a cache of what the judgements say, and `stale` lists what of it is to be done again.
Whatever an article gave goes with it.
"""

TABLES = (
    "CREATE INDEX article_url ON article (url)",
    """CREATE TABLE judgement (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        "on" TEXT NOT NULL CHECK ("on" IN ('statement', 'article', 'outlet', 'source')),
        "left" TEXT NOT NULL,
        "right" TEXT NOT NULL,
        verdict TEXT NOT NULL,
        score REAL NOT NULL,
        because TEXT NOT NULL,
        author TEXT NOT NULL,
        made TEXT NOT NULL,
        left_article INTEGER REFERENCES article (key) ON DELETE CASCADE,
        right_article INTEGER REFERENCES article (key) ON DELETE CASCADE
    ) STRICT""",
    'CREATE INDEX judgement_left ON judgement ("left")',
    'CREATE INDEX judgement_right ON judgement ("right")',
    "CREATE INDEX judgement_left_article ON judgement (left_article)",
    "CREATE INDEX judgement_right_article ON judgement (right_article)",
    """CREATE INDEX judgement_by_user ON judgement ("on") WHERE author <> 'program'""",
    """CREATE INDEX judgement_on_outlet ON judgement ("on") WHERE "on" = 'outlet'""",
    """CREATE INDEX judgement_on_source ON judgement ("on") WHERE "on" = 'source'""",
    """CREATE TABLE held (
        judgement INTEGER NOT NULL REFERENCES judgement (key) ON DELETE CASCADE,
        side TEXT NOT NULL CHECK (side IN ('left', 'right')),
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        content TEXT NOT NULL,
        statement INTEGER REFERENCES statement (key) ON DELETE SET NULL,
        PRIMARY KEY (judgement, side)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX held_article ON held (article)",
    "CREATE INDEX held_statement ON held (statement)",
    """CREATE TABLE fingerprint (
        hash INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        PRIMARY KEY (hash, article)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX fingerprint_article ON fingerprint (article)",
    """CREATE TABLE term (
        term TEXT NOT NULL PRIMARY KEY,
        articles INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE story (
        key INTEGER PRIMARY KEY,
        anchor INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        articles INTEGER NOT NULL,
        first INTEGER,
        last INTEGER,
        terms TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX story_anchor ON story (anchor)",
    """CREATE TABLE story_term (
        term TEXT NOT NULL,
        story INTEGER NOT NULL REFERENCES story (key) ON DELETE CASCADE,
        weight REAL NOT NULL,
        PRIMARY KEY (term, story)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX story_term_story ON story_term (story)",
    """CREATE TABLE placed (
        article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
        story INTEGER NOT NULL REFERENCES story (key),
        day INTEGER,
        terms TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX placed_story ON placed (story)",
    """CREATE TABLE line (
        statement INTEGER PRIMARY KEY REFERENCES statement (key) ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        again INTEGER REFERENCES statement (key) ON DELETE SET NULL,
        vector BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX line_article ON line (article)",
    "CREATE INDEX line_again ON line (again)",
    """CREATE TABLE dated (
        article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        because TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE narration (
        key INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        what TEXT NOT NULL,
        first TEXT,
        last TEXT,
        day_start INTEGER,
        day_end INTEGER,
        own INTEGER NOT NULL,
        told BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX narration_article ON narration (article)",
    """CREATE TABLE name_key (
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (key, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX name_key_name ON name_key (name)",
    "CREATE INDEX link_name ON link (name)",
    """CREATE TABLE claim (
        key INTEGER PRIMARY KEY,
        oldest INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        best INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        statements INTEGER NOT NULL,
        outlets INTEGER NOT NULL,
        at_least INTEGER NOT NULL,
        at_most INTEGER NOT NULL,
        untraced INTEGER NOT NULL,
        because TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX claim_oldest ON claim (oldest)",
    "CREATE INDEX claim_best ON claim (best)",
    """CREATE TABLE member (
        claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
        statement INTEGER NOT NULL REFERENCES statement (key) ON DELETE CASCADE,
        PRIMARY KEY (claim, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX member_statement ON member (statement)",
    """CREATE TABLE conflict (
        key INTEGER PRIMARY KEY,
        claim INTEGER REFERENCES claim (key) ON DELETE CASCADE,
        story INTEGER REFERENCES story (key) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        "on" TEXT NOT NULL CHECK ("on" IN ('claim', 'source', 'event')),
        what TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX conflict_claim ON conflict (claim)",
    "CREATE INDEX conflict_story ON conflict (story)",
    """CREATE TABLE side (
        conflict INTEGER NOT NULL REFERENCES conflict (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" >= start),
        says TEXT NOT NULL,
        PRIMARY KEY (conflict, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX side_article ON side (article)",
    """CREATE TABLE stale (
        statement INTEGER PRIMARY KEY REFERENCES statement (key) ON DELETE CASCADE
    ) STRICT""",
    "CREATE TABLE stale_story (story INTEGER PRIMARY KEY REFERENCES story (key) ON DELETE CASCADE) STRICT",
)
"""`stale` lists statements whose claims, and `stale_story` stories whose conflicts, are to be computed anew."""
