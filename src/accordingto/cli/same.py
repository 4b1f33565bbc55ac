"""`accordingto same`: two that are one."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: two statements, sources, outlets or articles are one.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@ledger_option
def command(one: str, other: str, ledger: Path) -> int:
    """Say that two statements say the same, or that two sources, outlets or articles are one.

    A and B are of one sort: ids or their first characters, or names. It is kept with your name and the time, goes
    before what the program finds, and holds for every listing from now on. The opposite is: accordingto different.

    \b
    Examples:  accordingto same 6d1d9399 c05dfd22 --ledger story.db
               accordingto same "Edric Vayle" "Mr. Vayle" --ledger story.db
    """
    from accordingto.cli.deciding import SAME, decide_pair
    from accordingto.records import Verdict

    decide_pair(ledger, Verdict.SAME, one, other, SAME, "different")
    return 0
