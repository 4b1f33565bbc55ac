"""`accordingto sources`: who speaks."""

from functools import partial
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option


@click.command(short_help="Who speaks.")
@ledger_option
@click.option("--outlets", is_flag=True, help="Each outlet's share of unnamed sources instead.")
@page_option
@json_option
def command(ledger: Path, outlets: bool, page: int, as_json: bool) -> int:
    """List who speaks: each source, named or not, with its statements, its denials and the outlets that carry it.

    A source is where a chain ends. Names of one person or body, over all articles, are one source; where that is
    wrong, `same` and `different` correct it. A share counts unnamed sources among those that are known; what has no
    known source is counted apart.

    \b
    Examples:  accordingto sources --ledger story.db
               accordingto sources --ledger story.db --outlets
    """
    from accordingto.cli.printing import print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import rows
    from accordingto.views.screen import Screen, notice
    from accordingto.views.sources import show_sources, show_sourcing

    with Ledger.open(ledger) as opened:
        sourcing = opened.sourcing()
        found = [] if outlets else opened.sources(opened.people())
        if as_json:
            print_rows(map(rows.sourcing_row, sourcing) if outlets else map(rows.speaker_row, found))
        elif not sourcing:
            notice(f"No statements yet. To read articles: accordingto read PATH… --ledger {ledger}")
        elif outlets:
            show_page(sourcing, page, partial(show_sourcing, Screen()))
        else:
            show_page(found, page, partial(show_sources, Screen()))
            unknown = sum(one.unknown for one in sourcing)
            click.echo(f"\nOf unknown source: {unknown} statement{'' if unknown == 1 else 's'}")
    return 0
