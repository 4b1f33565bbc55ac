"""`accordingto forget`: a text and all drawn from it goes."""

from glob import escape
from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Delete an article, to the bytes.")
@click.argument("article", metavar="ARTICLE")
@ledger_option
def command(article: str, ledger: Path) -> int:
    """Delete an article and everything drawn from it, down to the bytes of the file.

    For a retraction or a legal demand. ARTICLE is its name or the first characters of its id.

    \b
    Example:  accordingto forget 3f9a2c --ledger story.db
    """
    from accordingto.ledger import Erased, Ledger
    from accordingto.views.screen import notice, one_line

    with Ledger.open(ledger) as opened:
        gone = opened.forget(article)
    told = f"Forgotten: {gone.name} ({gone.id[:8]}), {gone.statements} statements. Its file is untouched: {gone.path}"
    click.echo(one_line(told))
    if gone.erased is not Erased.DONE:
        notice(
            f"Bytes of it are still in the file, since {gone.erased.value}. They go with the next command that writes,"
            f" or now with: accordingto check --mend --ledger {ledger}"
        )
    for copy in sorted(ledger.absolute().parent.glob(f"{escape(ledger.name)}.version-*")):
        notice(f"{copy}: a copy from before an update of the ledger, which may have it still. Delete it too")
    return 0
