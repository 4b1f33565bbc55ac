"""What the commands on claims share: rows to standard output, and what to say of a ledger with nothing to show."""

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

story_option = click.option(
    "--story", metavar="STORY", help="One story, by the first characters of its id, or by an article in it."
)


def print_rows(rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    import msgspec

    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")


def outdated(ledger: "Ledger", path: Path) -> bool:
    """Say that an older version read some articles, and what to do; whether it did."""
    from accordingto.views.screen import notice

    old = ledger.outdated()
    if old:
        again = f"accordingto read --again --ledger {path}"
        notice(f"Articles that an older version read, which are in no claim yet: {old}. To read them anew: {again}")
    return bool(old)


def nothing(ledger: "Ledger", path: Path, otherwise: str, least: int = 1) -> None:
    """Say why nothing is shown and what to do; `least` is how many articles there must be to show anything."""
    from accordingto.views.screen import notice

    articles = len(list(islice(ledger.articles(), 2)))
    if outdated(ledger, path):
        return
    if articles == 0:
        notice(f"No articles yet. To read some: accordingto read PATH… --ledger {path}")
    elif articles < least:
        notice(f"One article, and nothing to compare it with. To read another: accordingto read PATH… --ledger {path}")
    else:
        notice(otherwise)
