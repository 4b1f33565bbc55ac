"""Options and arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

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


def given_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--published` and `--outlet`: what a file does not say."""
    function = click.option("--outlet", metavar="NAME", help="The outlet, where a file does not say.")(function)
    return click.option("--published", metavar="DATE", help="The day of publication, where a file does not say.")(
        function
    )
