"""The tables that a cluster writes: names and types of their columns, for Arrow and for Spark."""

import pyarrow as pa

_TEXT, _FLAG, _WHOLE, _NUMBER = pa.string(), pa.bool_(), pa.int64(), pa.float64()
_SPAN = pa.struct([("start", _WHOLE), ("end", _WHOLE)])
_LINK = pa.struct(
    [
        *(("name", _TEXT), ("kind", _TEXT), ("named", _FLAG), ("roles", pa.list_(_TEXT)), ("body", _TEXT)),
        *(("span", _SPAN), ("because", _TEXT)),
    ]
)
_EVIDENCE = pa.struct([("of", _TEXT), ("span", _SPAN), ("because", _TEXT)])

STATEMENTS = pa.schema(
    [
        *(("id", _TEXT), ("article_id", _TEXT), ("number", _WHOLE), ("told", _TEXT)),
        *(("who", _TEXT), ("cue", _TEXT), ("content", _TEXT), ("origin", _TEXT), ("chain", pa.list_(_LINK))),
        *(("stance", _TEXT), ("hedge", _FLAG), ("mode", _TEXT), ("addressee", _TEXT), ("said", _TEXT)),
        *((f"{role}_spans", pa.list_(_SPAN)) for role in ("source", "cue", "content")),
        *(("score", _NUMBER), ("evidence", pa.list_(_EVIDENCE)), ("vector", pa.binary())),
    ]
)
"""A telling a row: statements, and sentences in the outlet's own voice (`told`). `vector` is what it is compared by."""

ARTICLES = pa.schema(
    [
        *(("id", _TEXT), ("name", _TEXT), ("path", _TEXT), ("url", _TEXT), ("title", _TEXT), ("outlet", _TEXT)),
        *(("published", _TEXT), ("language", _TEXT), ("words", _WHOLE), ("text", _TEXT), ("record", _TEXT)),
        *(("model", _TEXT), ("matched", _FLAG), ("day", _WHOLE)),
        *(("terms", pa.map_(_TEXT, _NUMBER)), ("prints", pa.list_(_WHOLE))),
    ]
)
"""`record` is the whole article without its text, as JSON. What comes after it is what stories are found by: whether
the article is matched at all, its day (days since the year 1), its terms, the fingerprints of its text."""

SKIPPED = pa.schema([("path", _TEXT), ("reason", _TEXT), ("detail", _TEXT)])

FOUND = pa.schema(
    [
        *ARTICLES,
        pa.field("statements", pa.list_(pa.struct(list(STATEMENTS)))),
        pa.field("skipped", pa.struct(list(SKIPPED))),
    ]
)
"""What workers write: an article with its statements, or why there is none."""

PLACED = pa.schema([("story", _TEXT), ("article_id", _TEXT), ("title", _TEXT)])
CLAIMS = pa.schema(
    [
        *(("id", _TEXT), ("story", _TEXT), ("kind", _TEXT), ("wording", _TEXT), ("sure", _FLAG)),
        *(("statements", _WHOLE), ("outlets", _WHOLE), ("at_least", _WHOLE), ("at_most", _WHOLE)),
        *(("untraced", _WHOLE), ("because", pa.list_(_TEXT)), ("first", _TEXT)),
        *(("no_source", pa.list_(_TEXT)), ("dropped", pa.list_(_TEXT)), ("rejected", pa.list_(_TEXT))),
    ]
)
MEMBERS = pa.schema(
    [
        *(("claim", _TEXT), ("statement", _TEXT), ("article_id", _TEXT), ("sure", _FLAG), ("stance", _TEXT)),
        *(("likely", _NUMBER), ("because", _TEXT)),
    ]
)
ORIGINS = pa.schema(
    [
        *(("claim", _TEXT), ("who", _TEXT), ("kind", _TEXT), ("named", _FLAG), ("articles", pa.list_(_TEXT))),
        ("tellings", pa.list_(_TEXT)),
        ("because", pa.list_(_TEXT)),
    ]
)
_SIDE = pa.struct([("article_id", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("says", _TEXT)])
CONFLICTS = pa.schema(
    [("story", _TEXT), ("claim", _TEXT), ("kind", _TEXT), ("on", _TEXT), ("what", _TEXT), ("sides", pa.list_(_SIDE))]
)
COPIES = pa.schema([("article_id", _TEXT), ("of", _TEXT), ("share", _NUMBER), ("because", _TEXT)])
PAIRS = pa.schema([("low", _TEXT), ("high", _TEXT), ("likely", _NUMBER)])
"""Tellings that the network has read side by side, and how likely they say the same."""

MATCHED = {
    "stories": PLACED,
    "claims": CLAIMS,
    "members": MEMBERS,
    "origins": ORIGINS,
    "conflicts": CONFLICTS,
    "copies": COPIES,
    "pairs": PAIRS,
    "unmatched": SKIPPED,
}
"""The tables of matched stories, by name."""
RESULT = pa.schema([pa.field(name, pa.struct(list(columns))) for name, columns in MATCHED.items()])
"""What workers write of a part: in each row, a row of one table."""


UNFINISHED = "unfinished"
"""The folder, within that of the tables, in which a run keeps what it works on; gone when it is done."""


def ddl(schema: pa.Schema) -> str:
    """A schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(of: pa.DataType) -> str:
    if pa.types.is_struct(of):
        return f"struct<{', '.join(f'`{field.name}`: {_type(field.type)}' for field in of)}>"
    if pa.types.is_map(of):
        return f"map<{_type(of.key_type)}, {_type(of.item_type)}>"
    if pa.types.is_list(of):
        return f"array<{_type(of.value_type)}>"
    return _SIMPLE[of]


_SIMPLE = {_TEXT: "string", _FLAG: "boolean", _WHOLE: "bigint", _NUMBER: "double", pa.binary(): "binary"}
