"""What the commands on claims share: rows to standard output, and what to say of a ledger with nothing to show."""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

T = TypeVar("T")
PAGE = 25
"""Things that a list shows at once."""

page_option = click.option(
    "--page", type=click.IntRange(1), default=1, metavar="N", help=f"The Nth {PAGE} of them; --json prints all."
)
story_option = click.option(
    "--story", metavar="STORY", help="One story, by the first characters of its id, or by an article in it."
)


def print_rows(rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    import msgspec

    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")


def show_page(rows: Iterable[T], page: int, show: Callable[[Sequence[T]], object]) -> bool:
    """Show one page of a list, and say how to go on; whether there is anything in the list, as far as one sees."""
    from accordingto.views.screen import notice

    found = list(islice(rows, (page - 1) * PAGE, page * PAGE + 1))
    show(found[:PAGE])
    if len(found) > PAGE:
        notice(f"There is more: --page {page + 1}")
    elif not found and page > 1:
        notice(f"Nothing is on page {page}: the list ends before it.")
    return bool(found) or page > 1


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
