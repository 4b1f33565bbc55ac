"""`accordingto said-by`: another speaker."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: somebody else says this.")
@click.argument("statement", metavar="ID")
@click.argument("name", metavar="NAME")
@ledger_option
def command(statement: str, name: str, ledger: Path) -> int:
    """Say who says a statement; it also takes back not-a-statement.

    ID is the statement's, or its first characters. NAME is the speaker's, best as the ledger writes it elsewhere. It
    is kept with your name and the time. To take it back, give the name that it had.

    \b
    Example:  accordingto said-by 6d1d9399 "Edric Vayle" --ledger story.db
    """
    from accordingto.cli.deciding import decide_one
    from accordingto.ledger.texts import storable
    from accordingto.records import Verdict
    from accordingto.views.screen import short

    if not name.strip():
        raise click.BadParameter("NAME is empty. Give the speaker's name")
    decide_one(ledger, Verdict.SAID_BY, statement, storable(name), f"From now on {short(name)} says this:")
    return 0
