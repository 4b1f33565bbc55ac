"""`accordingto read`: the main job."""

from pathlib import Path
from typing import Any

import click

from accordingto.cli.options import given_options, jobs_option, ledger_option, read_options


@click.command(short_help="Articles into a ledger: files, addresses, feeds, archives, mail, tables.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@ledger_option
@given_options
@jobs_option
@click.option("--again", is_flag=True, help="Read the kept texts anew, where a newer model has come since.")
def command(paths: tuple[str, ...], ledger: Path, jobs: int | None, again: bool, **given: Any) -> int:
    """Read articles into a ledger: every statement with its speaker, its cue and its passage.

    PATH is a file, a folder, a glob, an address or - for standard input: pages, text, PDF and office documents, feeds
    and sitemaps, web archives, mail, tables, JSON, told apart by content. The ledger is made where there is none.
    Reading a page twice changes nothing, so a run that was stopped is simply run again.

    \b
    Examples:  accordingto read saved/ --ledger story.db
               accordingto read page.html --outlet "Larkhaven Tonight" --published 2024-03-14
               accordingto read https://ledger.example/feed.xml --follow
               accordingto read export.csv --column text=body
               accordingto read --again --ledger story.db
    """
    from accordingto.cli.reading import Reading
    from accordingto.pipeline import processors
    from accordingto.read import read

    if not paths and not again:
        raise click.UsageError("Missing argument 'PATH…'. To read kept texts anew: accordingto read --again")
    options = read_options(**given)
    read([], options)  # refuses bad options before a ledger is made
    reading = Reading(ledger, create=bool(paths), jobs=jobs or processors())
    try:
        with reading:
            reading.read(read(paths, options, reading))
            if again:
                reading.again()
    except KeyboardInterrupt:
        reading.show()
        raise
    reading.show()
    return reading.exit_code
