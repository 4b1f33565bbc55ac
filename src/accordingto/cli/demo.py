"""`accordingto demo`: a shipped story."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command()
@ledger_option
def command(ledger: Path) -> int:
    r"""Read the story that came with the program, six articles by invented outlets, and show what was said.

    \b
    Example:  accordingto demo --ledger demo.db
    """
    from importlib.resources import as_file, files

    from rich.console import Console

    from accordingto.cli.reading import Reading
    from accordingto.ledger import Ledger
    from accordingto.views import terminal

    console = Console()
    reading = Reading(ledger)
    with as_file(files("accordingto") / "demo" / "story") as story, reading:
        reading.read([str(story)], None, None)
    reading.show()
    with Ledger.open(ledger) as opened:
        console.print()
        terminal.show_articles(console, opened.articles())
        terminal.show_statements(console, opened.statements(search="strait"))
    click.echo(f"\nEverything that was said:  accordingto statements --ledger {ledger}")
    return reading.exit_code
