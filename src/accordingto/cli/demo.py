"""`accordingto demo`: a shipped story."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Read and show the shipped story.")
@ledger_option
def command(ledger: Path) -> int:
    """Read the story that came with the program, six articles by invented outlets, and show the answer.

    \b
    Example:  accordingto demo --ledger demo.db
    """
    from importlib.resources import as_file, files

    from accordingto.cli.reading import Intake
    from accordingto.read import read

    with as_file(files("accordingto") / "demo" / "story") as story:
        _refuse_others(ledger, story)
        reading = Intake(ledger)
        with reading:
            reading.read(read([str(story)]))
    reading.show()
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
