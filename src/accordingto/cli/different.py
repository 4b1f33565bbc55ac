"""`accordingto different`: two that are not one."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: two statements, sources, outlets or articles are not one.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@ledger_option
def command(one: str, other: str, ledger: Path) -> int:
    """Say that two statements do not say the same, or that two sources, outlets or articles are not one.

    A and B are of one sort: ids or their first characters, or names. It is kept with your name and the time, goes
    before what the program finds, and holds for every listing from now on. The opposite is: accordingto same.

    \b
    Example:  accordingto different 6d1d9399 c05dfd22 --ledger story.db
    """
    from accordingto.cli.deciding import DIFFERENT, decide_pair
    from accordingto.records import Verdict

    decide_pair(ledger, Verdict.DIFFERENT, one, other, DIFFERENT, "same")
    return 0
