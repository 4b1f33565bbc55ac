"""`accordingto spark`: what outgrows one machine, on Spark."""

import time
from typing import TYPE_CHECKING, Any

import click

from accordingto.cli.options import offline_options

if TYPE_CHECKING:
    from accordingto.read import ReadOptions


@click.group(short_help="The same on many machines, with Spark.")
def command() -> None:
    """Read on Spark what outgrows one machine: the same stages, Parquet tables in the place of a ledger.

    On this machine as it is; on a cluster through spark-submit, with the same version on every machine.

    \b
    Example:  accordingto spark extract news/*.warc.gz coded/
              accordingto spark claims coded/
    """


@command.command(short_help="Files to tables: articles, statements, skipped.")
@click.argument("inputs", nargs=-1, required=True, metavar="IN…")
@click.argument("out", metavar="OUT")
@click.option("--force", is_flag=True, help="Replace the tables that are in OUT.")
@offline_options
def extract(inputs: tuple[str, ...], out: str, force: bool, **given: Any) -> None:
    """Draw who said what from articles: web archives (WARC), JSON Lines, Parquet, and what else `read` takes.

    IN is a file, a folder or a glob as Spark takes them (s3a://, hdfs://, gs:// too); the tables go to the folder
    OUT. What cannot be read is a row of the table skipped, with its reason.

    \b
    Example:  accordingto spark extract news/*.warc.gz coded/
    """
    from accordingto.spark import extract as extracted
    from accordingto.spark.session import session

    began = time.monotonic()
    found = extracted(session(), inputs, out, force=force, options=_options(**given))
    _show(
        [
            ("articles", found.articles),
            *((f"skipped: {reason}", number) for reason, number in found.skipped.items()),
            ("statements", found.statements),
            ("words", found.words),
        ],
        began,
    )


@command.command(short_help="Stories, copies, claims and origins of what was extracted.")
@click.argument("folder", metavar="DIR")
@click.option("--force", is_flag=True, help="Replace the tables of an earlier run.")
def claims(folder: str, force: bool) -> None:
    """Match what `spark extract` wrote into DIR: which articles tell one story, and what they claim, on whose word.

    Adds the tables stories, claims, members, origins, conflicts, copies and pairs to DIR. To take a story into a
    ledger: accordingto read --extracted DIR --story ID.

    \b
    Example:  accordingto spark claims coded/
    """
    from accordingto.spark import claims as matched
    from accordingto.spark.session import session
    from accordingto.views.screen import notice

    began = time.monotonic()
    found = matched(session(), folder, force=force)
    for line in found.notes:
        notice(line)
    _show([("articles", found.articles), ("stories", found.stories), ("claims", found.claims)], began)


def _options(published: str | None, outlet: str | None, columns: tuple[str, ...]) -> "ReadOptions":
    from accordingto.cli.options import column_pairs
    from accordingto.read import ReadOptions, checked

    return checked(ReadOptions(published, outlet, columns=column_pairs(columns)))


def _show(lines: list[tuple[str, int]], began: float) -> None:
    from rich.table import Table

    from accordingto.views.screen import Screen
    from accordingto.views.terminal import show

    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, number in (*lines, ("seconds", round(time.monotonic() - began))):
        table.add_row(name, f"{number:,}")
    show(Screen(), table)
