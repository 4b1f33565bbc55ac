"""`accordingto dates`: the time expressions of a text and what they mean."""

import re
import sys
from datetime import date

import click

from accordingto.cli.options import json_option


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} is no day of the calendar. Write it as 2023-09-05")


@click.command(short_help="The dates in a text, and what they mean.")
@click.argument("text", metavar="TEXT")
@click.option("--published", metavar="DATE", callback=_day, help='The day that "today" is, as 2023-09-05.')
@json_option
def command(text: str, published: date | None, as_json: bool) -> int:
    """Print the time expressions of TEXT, one a line: place, type, value, mod, words.

    TEXT is the text itself, or - for standard input. Values are TimeML's (see docs/4_dates.md); without
    --published, what hangs on the day of publication stays open: "Tuesday" is XXXX-WXX-2.

    \b
    Example:  accordingto dates "Peskov said on Tuesday" --published 2023-09-06
    """
    from accordingto.text.dates import dates
    from accordingto.views.screen import one_line

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    for mention in dates(text, published):
        start, end = mention.span.start, mention.span.end
        if as_json:
            import msgspec

            row = {"text": text[start:end], "type": mention.type, "value": mention.value, "mod": mention.mod}
            sys.stdout.buffer.write(msgspec.json.encode(row | {"start": start, "end": end}) + b"\n")
        else:
            place, mod, words = f"{start}-{end}", mention.mod or "", one_line(text[start:end])
            click.echo(f"{place:11} {mention.type:8} {mention.value:16} {mod:8} {words}")
    sys.stdout.buffer.flush()
    return 0
