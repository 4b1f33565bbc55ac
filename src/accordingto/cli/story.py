"""`accordingto story`: the answer."""

from pathlib import Path

import click

from accordingto.cli.options import json_option, ledger_option


@click.command(short_help="The answer: so many articles, how many sources, who gives none, who denies.")
@click.argument("story", metavar="[STORY]", required=False)
@ledger_option
@json_option
def command(story: str | None, ledger: Path, as_json: bool) -> int:
    """Print what a story's articles claim, on how many sources it rests, and the tree of who has it from whom.

    STORY is its id, or an article of it; without, it is the story of most articles. "1 to 2 sources" means: they may
    all be one, and are two at most.

    \b
    Examples:  accordingto story --ledger story.db
               accordingto story tillery-gazette-wire --ledger demo.db
    """
    from accordingto.cli.printing import nothing, print_rows
    from accordingto.ledger import Ledger
    from accordingto.ledger.browse import Browse
    from accordingto.ledger.browse_rows import Page
    from accordingto.views.answer import answer_row, story_answer
    from accordingto.views.answer_screen import show_answer, show_tree
    from accordingto.views.screen import Screen, notice

    with Ledger.open(ledger) as opened:
        found = Browse(opened, story).stories(Page(0, 2))
        if not found:
            nothing(opened, ledger, "No stories: no article is in English.")
            return 0
        answer = story_answer(Browse(opened, found[0].id))
    if as_json:
        print_rows([answer_row(answer, found[0].id)])
        return 0
    show_answer(Screen(), answer)
    show_tree(Screen(), answer)
    if len(found) > 1:
        notice(f"This is the story of most articles. The others: accordingto stories --ledger {ledger}")
    return 0
