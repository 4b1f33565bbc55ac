"""`accordingto claim`: one claim in full."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option


@click.command(short_help="One claim: its statements, why they are one, why so many origins.")
@click.argument("statement", metavar="ID")
@ledger_option
@json_option
def command(statement: str, ledger: Path, as_json: bool) -> int:
    """Show a claim in full: each statement with its chain and its passage, why they are one, why so many origins.

    ID is the claim's, or that of any statement in it; its first characters will do. Where a statement is in several
    claims, each is shown, the widest first.

    \b
    Example:  accordingto claim 6d1d9399 --ledger story.db
    """
    from accordingto.cli.printing import print_rows
    from accordingto.ledger import Ledger
    from accordingto.views import claim_rows, claim_screens
    from accordingto.views.screen import Screen

    with Ledger.open(ledger) as opened:
        found = opened.claims_of(statement)
        if as_json:
            print_rows(claim_rows.claim_row(one, opened.article) for one in found)
        else:
            for entry in found:
                claim_screens.show_claim(Screen(), entry, opened.article)
    return 0
