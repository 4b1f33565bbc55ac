"""Who speaks, and what each outlet rests on, as tables."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.ledger import Sourcing, Speaker
from accordingto.records import Source
from accordingto.views.chains import name_line
from accordingto.views.screen import short
from accordingto.views.terminal import show


def show_sources(console: Console, speakers: Iterable[Speaker]) -> int:
    """A table of who speaks; returns how many rows it has."""
    table = _table(("source", "kind"), ("statements", "affirm", "deny", "decline"), ("outlets",))
    for one in speakers:
        numbers = (one.statements, one.affirm, one.deny, one.decline)
        outlets = ", ".join([*map(short, one.outlets), *(f"{short(outlet)}?" for outlet in one.suggested)])
        table.add_row(_who(one.source), one.source.kind.value, *map(str, numbers), Text(outlets))
    return _shown(console, table)


def show_sourcing(console: Console, sourcing: Iterable[Sourcing]) -> int:
    """A table of what each outlet rests on; returns how many rows it has."""
    table = _table(("outlet",), ("statements", "named", "unnamed", "share", "unknown", "no source"), ())
    for one in sourcing:
        outlet = Text("not said", style="dim") if one.outlet is None else Text(_outlet(one.outlet, one))
        share = "" if one.share is None else f"{one.share:.0%}"
        numbers = (one.statements, one.named, one.unnamed, share, one.unknown, one.no_source)
        table.add_row(outlet, *map(str, numbers))
    return _shown(console, table)


def _outlet(name: str, one: Sourcing) -> str:
    """An outlet that is only suggested in all of its articles has a question mark."""
    return short(name) + ("?" if one.suggested == one.statements else "")


def _who(source: Source) -> Text:
    told = [*source.roles, *([f"for {source.body}"] if source.body else [])]
    return Text.assemble(name_line(source), (f"\n{short('; '.join(told))}", "dim") if told else "")


def _table(left: Iterable[str], numbers: Iterable[str], right: Iterable[str]) -> Table:
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in left:
        table.add_column(column)
    for column in numbers:
        table.add_column(column, justify="right")
    for column in right:
        table.add_column(column)
    return table


def _shown(console: Console, table: Table) -> int:
    if table.row_count:
        show(console, table)
    return table.row_count
