"""Where accounts differ, in plain words and side by side."""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.ledger import Dispute
from accordingto.records import Article, Conflict, Differs, Side
from accordingto.views.passages import excerpt, where
from accordingto.views.phrases import number_word
from accordingto.views.screen import short
from accordingto.views.terminal import SHORT, outlet_line, show

_SEVERAL = {
    Differs.NUMBER: "numbers",
    Differs.DATE: "dates",
    Differs.PLACE: "places",
    Differs.SPEAKER: "speakers",
    Differs.WORDING: "wordings",
    Differs.ROLE: "roles",
}
_OTHER = {Differs.DENIAL: "a denial", Differs.STRENGTH: "more and less sure"}
_BESIDE = 3  # sides that stand beside each other
_SIDES = 6  # sides that are shown
_NARROWEST = 36  # characters of such a column
STYLE = "yellow"


def conflict_line(conflict: Conflict) -> str:
    """One line: "two dates: July 12 / July 13", "a denial: Ada Quill affirms what Ivo Marn denies".

    A role is somebody's office where it hangs on a source; on a claim, it is the part that one or another actor plays.
    """
    says = list(dict.fromkeys(" ".join(side.says.split()) for side in conflict.sides))
    if conflict.kind in _OTHER:
        return f"{_OTHER[conflict.kind]}: {short(conflict.what, 400)}"
    count = max(2, len(says))
    what = conflict.what if count == 2 else " / ".join(short(one, 80) for one in says)
    many = "actors" if conflict.kind is Differs.ROLE and conflict.on == "claim" else _SEVERAL[conflict.kind]
    return f"{number_word(count)} {many}: {short(what, 400)}"


def show_conflicts(console: Console, disputes: Iterable[Dispute], find: Callable[[str], Article]) -> int:
    """Each conflict with the passages on its sides; returns how many there are."""
    count = 0
    for dispute in disputes:
        count += 1
        on = f"on claim {dispute.claim[:SHORT]}" if dispute.claim else f"on the {dispute.conflict.on}"
        show(console, Text.assemble("\n", (conflict_line(dispute.conflict), f"bold {STYLE}"), (f"  {on}", "dim")))
        show_sides(console, dispute.conflict.sides, find)
    return count


def show_sides(console: Console, sides: Iterable[Side], find: Callable[[str], Article]) -> None:
    """The passages beside each other, as many as have room; of many, the first."""
    sides = list(sides)
    cells = [_side(side, find(side.article)) for side in sides[:_SIDES]]
    beside = max(1, min(_BESIDE, len(cells), (console.width - 2) // _NARROWEST))
    for at in range(0, len(cells), beside):
        grid = Table.grid(expand=True, padding=(0, 3, 0, 0))
        for _ in range(beside):
            grid.add_column(ratio=1)
        row = cells[at : at + beside]
        grid.add_row(*row, *[""] * (beside - len(row)))
        show(console, Padding(grid, (0, 0, 0, 2)))
    if len(sides) > _SIDES:
        show(console, Text(f"  … and {len(sides) - _SIDES} more: --json has all of them", style="dim"))


def _side(side: Side, article: Article) -> Text:
    head = Text.assemble((outlet_line(article), "magenta"), (f"\n{where(article, side.span)}\n", "dim"))
    return head.append(excerpt(article, side.span, f"bold {STYLE}"))
