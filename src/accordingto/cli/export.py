"""`accordingto export`: the ledger for other programs."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option
from accordingto.views.exports import FORMATS


@click.command(short_help="For spreadsheets, pandas, DuckDB, Aleph and others.")
@ledger_option
@click.option("--format", "form", required=True, type=click.Choice(FORMATS), help="What to write; see below.")
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    metavar="PATH",
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write; - is standard output.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(*, ledger: Path, form: str, path: Path, force: bool) -> int:
    """Write every statement, with its chain and its place in the text, for another program to open.

    \b
    jsonl          one statement a line, as `statements --json`
    csv            one statement a row, for a spreadsheet
    parquet        the same table, typed, for pandas and DuckDB (pip install 'accordingto[parquet]')
    prov           W3C PROV-JSON of the chains
    ftm            FollowTheMoney entities, for Aleph
    webannotation  W3C Web Annotations

    docs/8_exports.md tells the columns and fields of each, and how to open the ledger itself in Datasette.

    \b
    Examples:  accordingto export --ledger story.db --format csv -o story.csv
               accordingto export --ledger story.db --format jsonl -o - | jq .content
    """
    from accordingto.ledger import Ledger
    from accordingto.views.exports.export import export
    from accordingto.views.exports.target import STANDARD_OUTPUT
    from accordingto.views.screen import notice

    with Ledger.open(ledger) as opened:
        count = export(opened, form, path, replace=force)
    if not count:
        notice("No statements in this ledger yet.")
    elif path != STANDARD_OUTPUT:
        notice(f"{path}: {count} statements")
    return 0
