"""Stories read into ledgers of their own, within this process, as the commands read and print them."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accordingto.ledger import Ledger
from accordingto.pipeline import analyse, version
from accordingto.read import read
from accordingto.records import Article
from accordingto.views.claim_rows import claim_row
from accordingto.views.rows import statement_row
from bench.polnear import write_rows

Row = dict[str, Any]


def printed(articles: list[dict[str, str]]) -> tuple[list[Row], list[Row]]:
    """What `claims --json` and `statements --json` print of a ledger with these articles alone."""
    with TemporaryDirectory() as folder, Ledger.create(Path(folder) / "story.db") as ledger:
        fill(ledger, articles)
        claims = [claim_row(one, ledger.article) for one in ledger.claims()]
        return claims, [statement_row(one) for one in ledger.statements()]


def fill(ledger: Ledger, articles: Iterable[dict[str, str]]) -> None:
    """Read these articles into a ledger."""
    for article in given(articles):
        done = analyse(article)
        ledger.add(done.article, done.tellings, version(), done.fresh)


def given(rows: Iterable[dict[str, str]]) -> list[Article]:
    """The articles of rows as a JSON Lines file has them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_rows(path, rows)
        return [item for item in read([str(path)]) if isinstance(item, Article)]
