"""`accordingto read`: the main job."""

from pathlib import Path

import click

from accordingto.cli.options import given_options, ledger_option


@click.command(short_help="Saved articles into a ledger.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@ledger_option
@given_options
@click.option("--again", is_flag=True, help="Read the kept texts anew, where a newer model has come since.")
def command(paths: tuple[str, ...], ledger: Path, published: str | None, outlet: str | None, again: bool) -> int:
    """Read saved articles into a ledger: every statement with its speaker, its cue and its passage.

    PATH is a file, a folder, a glob or - for standard input: plain text, HTML or JSON Lines, told apart by
    content. The ledger is made where there is none. Reading a page twice changes nothing, so a run that was
    stopped is simply run again.

    \b
    Examples:  accordingto read saved/ --ledger story.db
               accordingto read page.html --outlet "Larkhaven Tonight" --published 2024-03-14
               accordingto read --again --ledger story.db
    """
    from accordingto.cli.reading import Reading
    from accordingto.read import ReadOptions, read

    if not paths and not again:
        raise click.UsageError("Missing argument 'PATH…'. To read kept texts anew: accordingto read --again")
    found = read(paths, ReadOptions(published, outlet))  # refuses bad options before a ledger is made
    reading = Reading(ledger, create=bool(paths))
    try:
        with reading:
            reading.read(found)
            if again:
                reading.again()
    except KeyboardInterrupt:
        reading.show()
        raise
    reading.show()
    return reading.exit_code
