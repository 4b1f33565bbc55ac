"""`accordingto outlet`: the outlet of an article."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: an article's outlet.")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
@ledger_option
def command(article: str, name: str, ledger: Path) -> int:
    """Say which outlet an article appeared in, where it does not say, only suggests it, or says it wrong.

    ARTICLE is its name, or the first characters of its id. It is kept with your name and goes before what the article
    says. An empty NAME takes it back.

    \b
    Example:  accordingto outlet norrady-may-base-warships "The Larkhaven Post" --ledger demo.db
    """
    from accordingto.cli.deciding import decide_of_article
    from accordingto.records import Verdict

    decide_of_article(ledger, Verdict.OUTLET_IS, article, name)
    return 0
