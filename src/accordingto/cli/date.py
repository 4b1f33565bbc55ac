"""`accordingto date`: the day of an article."""

from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="Correct: the day of an article.")
@click.argument("article", metavar="ARTICLE")
@click.argument("day", metavar="DAY")
@ledger_option
def command(article: str, day: str, ledger: Path) -> int:
    """Say on which day an article was published, where it does not say or says it wrong.

    ARTICLE is its name, or the first characters of its id; DAY is written as 2023-09-05. It is kept with your name and
    goes before what the article says; "Tuesday" and its like are counted from it. An empty DAY takes it back.

    \b
    Example:  accordingto date norrady-may-base-warships 2024-03-14 --ledger demo.db
    """
    from accordingto.cli.deciding import decide_of_article
    from accordingto.records import Verdict

    decide_of_article(ledger, Verdict.DATE_IS, article, day)
    return 0
