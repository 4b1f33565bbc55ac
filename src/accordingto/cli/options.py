"""Options and arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from accordingto.read import ReadOptions

DEFAULT_LEDGER = "accordingto.db"

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    envvar="ACCORDINGTO_LEDGER",
    default=DEFAULT_LEDGER,
    show_default=True,
    show_envvar=True,
    help="The ledger, one SQLite file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON Lines: one object a line, nothing else.")

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Articles to read at once.  [default: the processors, 8 at most]",
)


_FETCHED = (
    click.option("--keep-pages", metavar="FILE", help="Keep each fetched page in this web archive (WARC), packed."),
    click.option("--user-agent", metavar="TEXT", help="What to call ourselves where pages are fetched."),
    click.option("--allow-private", is_flag=True, help="Fetch from this machine and its own network too."),
)
_PUBLISHED = click.option("--published", metavar="DATE", help="The day of publication, where a file does not say.")
_OUTLET = click.option("--outlet", metavar="NAME", help="The outlet, where a file does not say.")
_COLUMN = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The column of a table that holds a field (text, title, url, published …); repeat it.",
)
_FOLLOW = click.option("--follow", is_flag=True, help="Fetch what feeds, sitemaps and tables name by address only.")


def _all(*options: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator for all of these."""

    def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


given_options = _all(_PUBLISHED, _OUTLET, _FOLLOW, _COLUMN, *_FETCHED)
"""What `read_options` takes: what a file does not say, which column holds what, and how addresses are fetched."""
offline_options = _all(_PUBLISHED, _OUTLET, _COLUMN)
"""Those of them that have nothing to do with fetching."""
fetch_options = _all(*_FETCHED)
"""What `read_options` takes of how addresses are fetched."""


def read_options(
    *, columns: tuple[str, ...], keep_pages: str | None, user_agent: str | None, allow_private: bool, **given: Any
) -> "ReadOptions":
    """The options of `read` from those of the command line."""
    from accordingto.read import ReadOptions, WebOptions
    from accordingto.views.screen import notice

    return ReadOptions(
        **given,
        columns=column_pairs(columns),
        web=WebOptions(agent=user_agent or "", allow_private=allow_private, keep=keep_pages),
        note=notice,
    )


def column_pairs(columns: tuple[str, ...]) -> dict[str, str]:
    """What `--column` says: which column holds a field."""
    pairs = [column.partition("=") for column in columns]
    wrong = next((field for field, sign, name in pairs if not (field and sign and name)), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r} is no pair. Write it as --column text=NAME")
    return {field: name for field, _, name in pairs}
