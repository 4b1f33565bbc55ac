"""`accordingto timeline`: what happened when."""

from functools import partial
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option, story_option


@click.command(short_help="What happened when; several dates for one thing are flagged.")
@ledger_option
@story_option
@page_option
@json_option
def command(ledger: Path, story: str | None, page: int, as_json: bool) -> int:
    """List what was said on a known day, and what articles tell or expect of a day, earliest first.

    Where passages date one thing differently, the dates stand below. How "Tuesday" is read is told in
    docs/4_dates.md.

    \b
    Example:  accordingto timeline --ledger story.db
    """
    from accordingto.cli.printing import PAGE, nothing, print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.ledger.browse import Browse
    from accordingto.ledger.browse_rows import ALL, Page
    from accordingto.views import claim_rows
    from accordingto.views.screen import Screen
    from accordingto.views.stories import show_timeline

    with Ledger.open(ledger) as opened:
        browse = Browse(opened, story)
        if as_json:
            print_rows(claim_rows.moment_row(one, opened.article) for one in browse.moments(ALL))
        elif not show_page(browse.moments(Page(0, page * PAGE + 1)), page, partial(show_timeline, Screen())):
            nothing(opened, ledger, "No dates known. Where articles do not say theirs, give it: --published, in read")
    return 0
