"""`accordingto demo`: a shipped story."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Read and show the shipped story.")
@ledger_option
def command(ledger: Path) -> int:
    """Read the story that came with the program, six articles by invented outlets, and show what was said.

    \b
    Example:  accordingto demo --ledger demo.db
    """
    from importlib.resources import as_file, files

    from accordingto.cli.reading import Reading
    from accordingto.ledger import Ledger
    from accordingto.read import read
    from accordingto.views import terminal
    from accordingto.views.screen import Screen

    console = Screen()
    with as_file(files("accordingto") / "demo" / "story") as story:
        _refuse_others(ledger, story)
        reading = Reading(ledger)
        with reading:
            reading.read(read([str(story)]))
    reading.show()
    with Ledger.open(ledger) as opened:
        console.print()
        terminal.show_articles(console, opened.articles())
        terminal.show_statements(console, opened.statements(search="strait"))
    click.echo(f"\nEverything that was said:  accordingto statements --ledger {ledger}")
    click.echo(f"Who speaks:  accordingto sources --ledger {ledger}")
    return reading.exit_code


def _refuse_others(ledger: Path, story: Path) -> None:
    """An invented story does not belong among real articles."""
    from accordingto.errors import InputError
    from accordingto.ledger import Ledger

    if not ledger.exists():
        return
    names = {path.stem for path in story.iterdir()}
    with Ledger.open(ledger) as opened:
        other = next((kept.article.name for kept in opened.articles() if kept.article.name not in names), None)
    if other:
        raise InputError(
            f"{ledger}: holds other articles ({other}). The demo's are invented: accordingto demo --ledger demo.db"
        )
