"""`accordingto articles`: what was read."""

from functools import partial
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option


@click.command(short_help="What was read.")
@ledger_option
@click.option("--skipped", is_flag=True, help="What could not be read, and why.")
@page_option
@json_option
def command(ledger: Path, skipped: bool, page: int, as_json: bool) -> int:
    """List what was read: each article with its outlet and its date, and how each is known.

    A question mark stands behind what is only suggested, with the words that suggest it.

    \b
    Example:  accordingto articles --ledger story.db
    """
    from accordingto.cli.printing import print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import rows, terminal
    from accordingto.views.screen import Screen, notice

    with Ledger.open(ledger) as opened:
        if as_json:
            found = map(rows.skipped_row, opened.skipped()) if skipped else map(rows.article_row, opened.articles())
            print_rows(found)
        elif skipped:
            if not show_page(opened.skipped(), page, partial(terminal.show_skipped, Screen())):
                notice("Nothing was skipped.")
        elif not show_page(opened.articles(), page, partial(terminal.show_articles, Screen())):
            notice(f"No articles yet. To read some: accordingto read PATH… --ledger {ledger}")
    return 0
