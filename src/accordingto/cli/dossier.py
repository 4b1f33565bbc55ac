"""`accordingto dossier`: a story as one page to send."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option

MOST = 200
"""Articles in one file; more would be a file that nobody opens."""


@click.command(short_help="A story as one HTML file.")
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    required=True,
    help="The file; - is standard output.",
)
@click.option("--story", metavar="STORY", help="One story: its id, or an article of it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(*, ledger: Path, output: Path, story: str | None, force: bool) -> int:
    """Write a story as one HTML file that opens from disk, without a network, and prints.

    It shows what is claimed, on how many origins, where accounts differ, who said what and when, and each article with
    what is said in it marked. Without --story it holds the whole ledger, up to 200 articles.

    \b
    Examples:  accordingto dossier --ledger demo.db -o dossier.html
               accordingto dossier --ledger story.db --story 3f9a2c1b -o peace-talks.html
    """
    from accordingto.errors import InputError
    from accordingto.ledger import Ledger
    from accordingto.views.exports.target import STANDARD_OUTPUT, writing
    from accordingto.views.pages.dossier import dossier
    from accordingto.views.pages.material import gather

    with Ledger.open(ledger) as opened:
        count = opened.counts().articles if story is None else len(opened.story(story).articles)
        if not count:
            raise InputError(f"{ledger}: nothing has been read yet. First: accordingto read FOLDER --ledger {ledger}")
        if count > MOST:
            what = f"{ledger}: holds" if story is None else f"{story}: a story of"
            raise InputError(
                f"{what} {count:,} articles, more than {MOST} that one file can show. "
                f"Name a story of fewer (accordingto stories --ledger {ledger}), "
                f"or: accordingto serve --ledger {ledger}"
            )
        with writing(output, ledger, replace=force) as stream:
            stream.write(dossier(gather(opened, story)).encode("utf-8", "replace"))
    if output != STANDARD_OUTPUT:
        many = "article" if count == 1 else "articles"
        click.echo(f"{output}: {count} {many}, {output.stat().st_size / 1e6:.1f} MB")
    return 0
