"""The table that csv and parquet share: one statement a row, flat columns, the readable ones first."""

from typing import Any

from accordingto.ledger import Entry
from accordingto.ledger.sources import origin
from accordingto.views.chains import name_line
from accordingto.views.rows import spans_row, value

COLUMNS = {
    "who": "text",
    "chain": "text",
    "origin": "text",
    "named": "flag",
    "kind": "text",
    "cue": "text",
    "content": "text",
    "stance": "text",
    "hedge": "flag",
    "mode": "text",
    "addressee": "text",
    "said": "text",
    "passage": "text",
    "title": "text",
    "article": "text",
    "outlet": "text",
    "published": "text",
    "url": "text",
    "score": "number",
    "id": "text",
    "article_id": "text",
    "source_spans": "spans",
    "cue_spans": "spans",
    "content_spans": "spans",
}
"""Names of columns, and of what type each is. Columns are added over time; none is renamed."""


def table_row(entry: Entry) -> dict[str, Any]:
    """The columns of one statement; None where nothing is known. `origin` and what hangs on it are so if unknown."""
    statement, article = entry.statement, entry.article
    end = origin(statement.chain)
    return {
        "who": entry.source or None,
        "chain": " ← ".join(name_line(link.source) for link in statement.chain) or None,
        "origin": end.name if end else None,
        "named": end.named if end else None,
        "kind": end.kind.value if end else None,
        "cue": entry.cue or None,
        "content": entry.content,
        "stance": statement.stance.value,
        "hedge": statement.hedge,
        "mode": statement.mode.value,
        "addressee": statement.addressee,
        "said": statement.said,
        "passage": "\n\n".join(passage.text for passage in entry.passages),
        "title": value(article.title),
        "article": article.name,
        "outlet": value(article.outlet),
        "published": value(article.published),
        "url": article.url,
        "score": statement.attribution.score,
        "id": statement.id,
        "article_id": article.id,
        **{f"{role}_spans": found for role, found in spans_row(statement.attribution).items()},
    }
