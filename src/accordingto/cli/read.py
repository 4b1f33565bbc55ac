"""`accordingto read`: the main job."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accordingto.cli.options import given_options, jobs_option, ledger_option, read_options

if TYPE_CHECKING:
    from accordingto.spark import Coded

_FOLDER = click.Path(path_type=Path)


@click.command(short_help="Articles into a ledger: files, addresses, feeds, archives, mail, tables.")
@click.argument("paths", nargs=-1, metavar="PATH…")
@ledger_option
@given_options
@jobs_option
@click.option("--again", is_flag=True, help="Read the kept texts anew, where a newer model has come since.")
@click.option("--extracted", metavar="DIR", type=_FOLDER, help="Take over what `spark extract` wrote into DIR.")
@click.option("--story", metavar="ID", help="Of it, only this story of its table stories.")
def command(
    paths: tuple[str, ...],
    ledger: Path,
    jobs: int | None,
    again: bool,
    extracted: Path | None,
    story: str | None,
    **given: Any,
) -> int:
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
               accordingto read --extracted coded/ --story 5b3e6f02 --ledger story.db
    """
    from accordingto.cli.reading import Intake
    from accordingto.pipeline import processors
    from accordingto.read import read

    if story and not extracted:
        raise click.UsageError("--story is of what a cluster extracted: accordingto read --extracted DIR --story ID")
    if not paths and not again and not extracted:
        raise click.UsageError("Missing argument 'PATH…'. To read kept texts anew: accordingto read --again")
    options = read_options(**given)
    read([], options)  # refuses bad options before a ledger is made
    coded = _coded(extracted) if extracted else None
    wanted = coded.story(story) if coded and story else None
    reading = Intake(ledger, create=bool(paths or coded), jobs=jobs or processors())
    try:
        with reading:
            reading.read(read(paths, options, reading))
            if coded:
                reading.take_over(coded, wanted)
            if again:
                reading.again()
    except KeyboardInterrupt:
        reading.show()
        raise
    reading.show()
    return reading.exit_code


def _coded(folder: Path) -> "Coded":
    """What a cluster wrote; its libraries are an extra."""
    from accordingto.spark import Coded

    return Coded(folder)
