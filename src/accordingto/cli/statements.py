"""`accordingto statements`: who said what."""

from functools import partial
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option
from accordingto.records import Stance, Told


@click.command(short_help="Who said what.")
@ledger_option
@click.option("--by", metavar="NAME", help="Words of the source as the article writes it, or of a name in its chain.")
@click.option("--in", "within", metavar="ARTICLE", help="One article, by name or by the first characters of its id.")
@click.option("--search", metavar="WORDS", help="Words that stand in the passage, all of them, in any order.")
@click.option(
    "--stance", type=click.Choice([one.value for one in Stance]), help="What is affirmed, denied or not said."
)
@click.option("--unnamed", is_flag=True, help="What comes from a source that nobody can look up.")
@page_option
@json_option
def command(
    *,
    ledger: Path,
    by: str | None,
    within: str | None,
    search: str | None,
    stance: str | None,
    unnamed: bool,
    page: int,
    as_json: bool,
) -> int:
    """List who said what, each statement with its passage and its place in the text.

    The number behind each is how likely its content and source are right (see docs/2_scores.md). The line
    below runs from the article's outlet to the source at the end: "The Vale Post ← Coast Wire ← officials
    (unnamed)". What is denied, refused, hedged or only thought is marked there, with who was told and when.
    With --json also the sentences in an article's own voice that carry a claim ("told": "narrated").

    \b
    Examples:  accordingto statements --ledger story.db --by peskov
               accordingto statements --ledger story.db --stance deny
               accordingto statements --ledger story.db --search "artillery shells" --json
    """
    from accordingto.cli.printing import print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import rows, terminal
    from accordingto.views.screen import Screen, notice

    with Ledger.open(ledger) as opened:
        found = opened.statements(by, within, search, Stance(stance) if stance else None, unnamed)
        if as_json:
            print_rows(map(rows.statement_row, found))
        elif not show_page(
            (one for one in found if one.statement.told is Told.ATTRIBUTED),
            page,
            partial(terminal.show_statements, Screen()),
        ):
            asked = unnamed or any(one is not None for one in (by, within, search, stance))
            notice("No such statement." if asked else "No statements in this ledger yet.")
    return 0
