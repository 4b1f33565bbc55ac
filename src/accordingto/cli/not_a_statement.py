"""`accordingto not-a-statement`: what was taken for a statement and is none."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: nobody says this.")
@click.argument("statement", metavar="ID")
@ledger_option
def command(statement: str, ledger: Path) -> int:
    """Say that a statement is none: it is a member of no claim, and counts for no origin, from now on.

    ID is the statement's, or its first characters. It is kept with your name and the time. To take it back, say who
    said it: accordingto said-by.

    \b
    Example:  accordingto not-a-statement 6d1d9399 --ledger story.db
    """
    from accordingto.cli.deciding import decide_one
    from accordingto.records import Verdict

    decide_one(ledger, Verdict.NOT_A_STATEMENT, statement, "", "From now on this is no statement:")
    return 0
