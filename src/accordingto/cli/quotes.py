"""`accordingto quotes`: what somebody is quoted as saying."""

import shlex
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option


@click.command(short_help="What somebody is quoted as saying, wordings aligned.")
@click.argument("name", metavar="NAME")
@ledger_option
@json_option
def command(name: str, ledger: Path, as_json: bool) -> int:
    """List what a person or a body is quoted as saying; where articles word one utterance differently, word by word.

    NAME is a name, or words of one. Below words that differ stands "≠"; what is left out at the ends, or for an
    ellipsis, is no difference. With --json, what is told without quotation marks is listed too.

    \b
    Example:  accordingto quotes "Edric Vayle" --ledger story.db
    """
    from accordingto.cli.printing import nothing, print_rows
    from accordingto.ledger import Ledger
    from accordingto.views import claim_rows
    from accordingto.views.screen import Screen, notice
    from accordingto.views.wordings import show_quotes

    with Ledger.open(ledger) as opened:
        found = opened.quotes(name)
        if as_json:
            print_rows(map(claim_rows.utterance_row, found))
            return 0
        count, told = show_quotes(Screen(), found)
        if told:
            rest = f"accordingto statements --by {shlex.quote(name)} --ledger {ledger}"
            notice(f"Not quoted, told in other words{' only' if not count else ''}: {told}. To see all: {rest}")
        elif not count:
            nothing(opened, ledger, f"{name}: nobody of that name. Who speaks: accordingto sources --ledger {ledger}")
    return 0
