"""What a statement is, in words that another program can sort by."""

from accordingto.ledger import UNKNOWN, Entry
from accordingto.ledger.sources import origin
from accordingto.records import Statement
from accordingto.views.chains import chain_line, marks


def labels(statement: Statement) -> list[str]:
    """Stance and mode, each one of its values, whether it is hedged, and whether a reader could look its origin up."""
    end = origin(statement.chain)
    known = ("named source" if end.named else "unnamed source") if end else f"{UNKNOWN} source"
    hedged = ["hedged"] if statement.hedge else []
    return [statement.stance.value, statement.mode.value.replace("_", " "), *hedged, known]


def heading(entry: Entry) -> str:
    """A statement in one line without its content: "The Vale Post ← Coast Wire · denies · to reporters"."""
    return " · ".join([chain_line(entry.article, entry.statement) or UNKNOWN, *marks(entry.statement)])
