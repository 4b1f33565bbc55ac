"""`accordingto articles`: what was read."""

import sys
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option


@click.command(short_help="What was read.")
@ledger_option
@click.option("--skipped", is_flag=True, help="What could not be read, and why.")
@json_option
def command(ledger: Path, skipped: bool, as_json: bool) -> int:
    """List what was read: each article with its outlet and its date, and how each is known.

    A question mark stands behind what is only suggested, with the words that suggest it.

    \b
    Example:  accordingto articles --ledger story.db
    """
    import msgspec

    from accordingto.ledger import Ledger
    from accordingto.views import rows, terminal
    from accordingto.views.screen import Screen, notice

    with Ledger.open(ledger) as opened:
        if as_json:
            found = map(rows.skipped_row, opened.skipped()) if skipped else map(rows.article_row, opened.articles())
            for row in found:
                sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
            return 0
        console = Screen()
        if skipped and not terminal.show_skipped(console, opened.skipped()):
            notice("Nothing was skipped.")
        if not skipped and not terminal.show_articles(console, opened.articles()):
            notice(f"No articles yet. To read some: accordingto read PATH… --ledger {ledger}")
    return 0
