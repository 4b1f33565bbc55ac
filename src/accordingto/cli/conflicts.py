"""`accordingto conflicts`: where accounts differ."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option, story_option


@click.command(short_help="Where accounts differ, side by side.")
@ledger_option
@story_option
@page_option
@json_option
def command(ledger: Path, story: str | None, page: int, as_json: bool) -> int:
    """List where accounts differ: in numbers, dates, places, speakers, wordings and roles, in how sure they are, and
    where one denies what another affirms. The passages stand side by side.

    Each difference hangs on a claim (see: accordingto claim ID), on a source, or on an event that articles tell in
    their own voice. It may lie within one article.

    \b
    Example:  accordingto conflicts --ledger story.db
    """
    from accordingto.cli.printing import nothing, print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import claim_rows
    from accordingto.views.conflicts import show_conflicts
    from accordingto.views.screen import Screen

    with Ledger.open(ledger) as opened:
        found = opened.conflicts(story)
        if as_json:
            print_rows(claim_rows.dispute_row(one, opened.article) for one in found)
        elif not show_page(found, page, lambda rows: show_conflicts(Screen(), rows, opened.article)):
            nothing(opened, ledger, "No differences found.", least=2)
    return 0
