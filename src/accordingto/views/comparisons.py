"""Two articles side by side on a terminal."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.ledger import ClaimEntry, Entry
from accordingto.match.copies import Shared
from accordingto.match.wording import aligned
from accordingto.records import Article
from accordingto.views.claim_screens import member_lines, show_claims
from accordingto.views.comparing import Comparison
from accordingto.views.conflicts import STYLE, show_conflicts
from accordingto.views.passages import excerpt, where
from accordingto.views.screen import short
from accordingto.views.terminal import SHORT, day_line, outlet_line, show
from accordingto.views.wordings import differs

_APART = 6  # differences of a shared passage that are shown


def show_comparison(
    console: Console, found: Comparison, claims: Sequence[ClaimEntry], find: Callable[[str], Article]
) -> None:
    """What both have, where they differ, and what only one of them has; `claims` are the shared ones, whole."""
    for letter, article in (("A", found.left), ("B", found.right)):
        show(console, Text.assemble((f"{letter}  ", "bold cyan"), _article(article)))
    if found.newsroom:
        show(console, Text(f"One newsroom: {short(found.newsroom.judgement.because, 400)}", style="cyan"))
    _title(console, "Shared text", len(found.text))
    for shared in found.text:
        _shared(console, shared, found.left, found.right)
    _title(console, "Shared claims", len(claims))
    show_claims(console, claims)
    _title(console, "Differences", len(found.disputes))
    show_conflicts(console, found.disputes, find)
    for letter, entries in (("A", found.only_left), ("B", found.only_right)):
        _title(console, f"Only in {letter}", len(entries))
        _only(console, entries)


def _title(console: Console, words: str, count: int) -> None:
    show(console, Text.assemble(f"\n{words}: ", str(count), style="bold"))


def _article(article: Article) -> Text:
    parts = [short(article.title.value)] if article.title else []
    parts.append(outlet_line(article))
    parts += [day_line(article)]
    return Text.assemble((" · ".join(parts), "bold"), (f"  {short(article.name, 60)} {article.id[:SHORT]}", "dim"))


def _shared(console: Console, shared: Shared, left: Article, right: Article) -> None:
    grid = Table.grid(expand=True, padding=(0, 3, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(_passage("A", left, shared), _passage("B", right, shared))
    show(console, Padding(Text(f"\n{short(shared.because, 400)}", style="cyan"), (0, 0, 0, 2)))
    show(console, Padding(grid, (0, 0, 0, 2)))
    apart = _apart(left.text[shared.left.start : shared.left.end], right.text[shared.right.start : shared.right.end])
    if apart:
        show(console, Padding(Text(f"words that differ: {apart}", style=STYLE), (0, 0, 0, 2)))


def _apart(left: str, right: str) -> str:
    """The words in which two passages differ, the first few: "14 / 19 · — / on Tuesday"."""
    pieces = [piece for piece in aligned(left, right) if differs(piece)]
    told = [f"{short(one.left, 60) or '—'} / {short(one.right, 60) or '—'}" for one in pieces[:_APART]]
    return " · ".join([*told, "…"] if len(pieces) > _APART else told)


def _passage(letter: str, article: Article, shared: Shared) -> Text:
    span = shared.left if letter == "A" else shared.right
    return Text.assemble((f"{letter}  {where(article, span)}\n", "dim"), excerpt(article, span))


def _only(console: Console, entries: Sequence[Entry]) -> None:
    for entry in entries:
        show(console, Padding(member_lines(entry), (0, 0, 0, 2)))
