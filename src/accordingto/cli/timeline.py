"""`accordingto timeline`: what happened when."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import story_option


@click.command(short_help="What happened when; several dates for one thing are flagged.")
@ledger_option
@story_option
@json_option
def command(ledger: Path, story: str | None, as_json: bool) -> int:
    """List what was said on a known day, and what articles tell or expect of a day, earliest first.

    Where passages date one thing differently, the dates stand below. How "Tuesday" is read is told in
    docs/4_dates.md.

    \b
    Example:  accordingto timeline --ledger story.db
    """
    from accordingto.cli.printing import nothing, print_rows
    from accordingto.ledger import Ledger
    from accordingto.ledger.browse import Browse
    from accordingto.ledger.browse_rows import ALL
    from accordingto.views import claim_rows
    from accordingto.views.screen import Screen
    from accordingto.views.stories import show_timeline

    with Ledger.open(ledger) as opened:
        found = Browse(opened, story).moments(ALL)
        if as_json:
            print_rows(claim_rows.moment_row(one, opened.article) for one in found)
        elif not show_timeline(Screen(), found):
            nothing(opened, ledger, "No dates known. Where articles do not say theirs, give it: --published, in read")
    return 0
