"""`accordingto compare`: two articles side by side."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option


@click.command(short_help="Two articles: what both have, and what only one has.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@ledger_option
@json_option
def command(one: str, other: str, ledger: Path, as_json: bool) -> int:
    """Set two articles side by side: shared text, shared claims, differences, and what only one of them has.

    A and B are names of articles, or the first characters of their ids.

    \b
    Example:  accordingto compare tillery-gazette-wire norrady-says-no-deal --ledger story.db
    """
    from accordingto.cli.printing import print_rows
    from accordingto.ledger import Ledger
    from accordingto.ledger.browse import Browse
    from accordingto.views import claim_rows
    from accordingto.views.comparing import compare
    from accordingto.views.comparisons import show_comparison
    from accordingto.views.screen import Screen

    with Ledger.open(ledger) as opened:
        browse = Browse(opened)
        found = compare(opened, browse, one, other)
        claims = [browse.claim(row.claim.id) for row in found.claims]
        if as_json:
            print_rows([claim_rows.comparison_row(found, claims, opened.article)])
        else:
            show_comparison(Screen(), found, claims, opened.article)
    return 0
