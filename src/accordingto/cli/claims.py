"""`accordingto claims`: what several statements say."""

from functools import partial
from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option, story_option


@click.command(short_help="What several say, and on how many sources it rests.")
@ledger_option
@story_option
@click.option("--in", "within", metavar="ARTICLE", help="One article, by name or by the first characters of its id.")
@page_option
@json_option
def command(ledger: Path, story: str | None, within: str | None, page: int, as_json: bool) -> int:
    """List what several passages say, most carried first: in how many articles, on how many sources, what differs.

    "One act of saying" is one utterance that is reported more than once. "1 to 2 sources" means: they may all go back
    to one, and go back to two at most. "1 gives none": that article does not tell where it has it from.

    \b
    Examples:  accordingto claims --ledger story.db
               accordingto claims --ledger story.db --json | jq 'select(.origins.at_most == 1)'
    """
    from accordingto.cli.printing import nothing, outdated, print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import claim_rows, claim_screens
    from accordingto.views.screen import Screen, notice

    with Ledger.open(ledger) as opened:
        found = opened.claims(story, within)
        if as_json:
            print_rows(claim_rows.claim_row(one, opened.article) for one in found)
        elif not show_page(found, page, partial(claim_screens.show_claims, Screen())):
            asked = story is not None or within is not None
            nothing(opened, ledger, "No such claim." if asked else "No two statements say the same.", least=2)
        else:
            outdated(opened, ledger)
        unfit = opened.unfit()
    if unfit:
        listed = ", ".join(f"{number} {verdict.replace('_', ' ')}" for verdict, number in sorted(unfit.items()))
        notice(f"Corrections that fit no statement of the latest reading: {unfit.total()} ({listed})")
    return 0
