"""`accordingto follow`: what is new in feeds, story by story."""

import re
from pathlib import Path
from typing import Any

import click

from accordingto.cli.options import fetch_options, json_option, ledger_option

_LEAST = 60
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class _Every(click.ParamType[float]):
    """A length of time, in seconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Seconds of "15m"; refused where it is none, or so short that it would be a nuisance."""
        found = re.fullmatch(r"(\d{1,6})([smhd])", str(value).strip())
        if not found:
            self.fail(f"{value!r} is no length of time. Write it as 15m, 2h or 1d", param, ctx)
        seconds = int(found[1]) * _UNITS[found[2]]
        if seconds < _LEAST:
            self.fail(f"{value}: too often for a server. At least 1m", param, ctx)
        return float(seconds)


@click.command(short_help="What is new in feeds, story by story: once, or every so often.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@ledger_option
@click.option("--every", type=_Every(), metavar="TIME", help="Go on, a round every 15m, 2h or 1d, until Ctrl-C.")
@json_option
@fetch_options
def command(feeds: tuple[str, ...], ledger: Path, every: float | None, as_json: bool, **given: Any) -> int:
    """Read what is new in feeds into a ledger, and print what it brings to each story.

    FEED is the address or the file of an RSS, Atom or JSON feed, of an OPML list of feeds or of a sitemap. What it
    names by its address only is fetched. What is told: a new claim, a new source, a first denial, an article that
    dropped the source, another number of sources, other figures and dates. No entry is read twice, by later runs
    neither. A feed that fails is said once, and tried again each round.

    Nothing new prints nothing. It exits with 0, or with 1 where no feed could be read; so it can be run by cron.

    \b
    Examples:  accordingto follow feeds.opml --ledger story.db
               accordingto follow https://ledger.example/rss --every 15m --ledger story.db
               accordingto follow feeds.opml --ledger story.db --json | jq .lines
    """
    from accordingto.cli.following import follow
    from accordingto.cli.options import read_options

    if "-" in feeds:
        raise click.UsageError("- (standard input) cannot be looked at again. Name files or addresses")
    options = read_options(columns=(), follow=True, **given)
    return follow(feeds, ledger, options, every, as_json=as_json)
