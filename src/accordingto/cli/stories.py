"""`accordingto stories`: articles about the same events."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option
from accordingto.cli.printing import page_option


@click.command(short_help="Articles about the same events.")
@ledger_option
@page_option
@json_option
def command(ledger: Path, page: int, as_json: bool) -> int:
    """List stories, most articles first: the articles about the same events, oldest first.

    An article that shares its text with another, or is a later version of it, is marked, with the reason.

    \b
    Example:  accordingto stories --ledger story.db
    """
    from accordingto.cli.printing import nothing, print_rows, show_page
    from accordingto.ledger import Ledger
    from accordingto.views import claim_rows
    from accordingto.views.screen import Screen
    from accordingto.views.stories import show_stories

    with Ledger.open(ledger) as opened:
        found = opened.stories()
        if as_json:
            print_rows(claim_rows.story_row(one, opened.article) for one in found)
        elif not show_page(found, page, lambda rows: show_stories(Screen(), rows, opened.article, opened.judgements)):
            nothing(opened, ledger, "No stories: no article is in English.")
    return 0
