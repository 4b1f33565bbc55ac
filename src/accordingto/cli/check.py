"""`accordingto check`: is the ledger sound."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Whether a ledger is sound; --mend puts right what can be.")
@ledger_option
@click.option("--mend", is_flag=True, help="Put right what can be. Make a copy first: accordingto backup.")
def command(ledger: Path, mend: bool) -> int:
    """Look whether a ledger is as it must be: the file, the ties between rows, each text and statement, the claims.

    What is damaged is a line each, and the command exits with 1. Takes time that grows with the ledger.

    \b
    Example:  accordingto check --ledger story.db
    """
    from accordingto.ledger import Ledger
    from accordingto.views.screen import notice, one_line

    with Ledger.open(ledger) as opened:
        found, left = opened.mend() if mend else (opened.check(),) * 2
        again = bool(opened.to_read_again()) if mend and found else False
    for one in left:
        click.echo(one_line(f"{one.what}{f' — can be mended: {one.mend}' if one.mend else ''}"))
    mended = [one for one in found if one not in left]
    for one in mended:
        click.echo(one_line(f"mended: {one.what} — {one.mend}"))
    if again:
        notice(f"To finish: accordingto read --again --ledger {ledger}")
    if not found:
        click.echo(one_line(f"{ledger}: sound"))
    elif left and any(one.mend for one in left) and not mend:
        notice(f"To put right what can be: accordingto check --mend --ledger {ledger}")
    elif left:
        notice("What is left cannot be mended. Take a copy from before, or read the articles into a new ledger")
    return 1 if left else 0
