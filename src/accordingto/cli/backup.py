"""`accordingto backup`: a copy of a ledger that is in use."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="A copy of a ledger, which may be in use.")
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@ledger_option
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(target: Path, ledger: Path, force: bool) -> int:
    """Copy a ledger as it is at one moment into one file, while others read and write it.

    A copy of the file made otherwise may lack what still stands in the log beside it.

    \b
    Example:  accordingto backup --ledger story.db copies/story-2024-03-14.db
    """
    from accordingto.ledger import Ledger
    from accordingto.views.exports.target import placing

    with Ledger.open(ledger) as opened, placing(target, ledger, replace=force) as part:
        opened.backup(part, target)
    with Ledger.open(target) as copy:
        click.echo(f"{target}: {copy.counts().articles} articles, {target.stat().st_size / 1e6:.1f} MB")
    return 0
