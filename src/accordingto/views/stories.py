"""Stories with their articles, and what happened when."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.ledger import Decision, Moment
from accordingto.records import Article, Story, Verdict
from accordingto.views.chains import chain_line
from accordingto.views.conflicts import STYLE, conflict_line
from accordingto.views.passages import where
from accordingto.views.screen import short
from accordingto.views.terminal import SHORT, day_line, outlet_line, show

_WORDS = 400  # characters of what is told
_DATES = len("2024-03-14 to")
_KIN = {Verdict.COPY: "shares its text with", Verdict.SUPERSEDES: "a later version of"}
Judging = Callable[[str], Sequence[Decision]]
"""The decisions on an article, by its id."""


def show_stories(console: Console, stories: Iterable[Story], find: Callable[[str], Article], judged: Judging) -> int:
    """Each story with its articles, oldest first; returns how many there are."""
    count = 0
    for story in stories:
        count += 1
        many = "1 article" if len(story.articles) == 1 else f"{len(story.articles)} articles"
        title = short(story.title) or "(no title)"
        show(
            console,
            Text.assemble("\n", (story.id[:SHORT], "dim"), f"  {title}  ", (many, "not bold cyan"), style="bold"),
        )
        grid = Table.grid(padding=(0, 2, 0, 0))
        for article in map(find, story.articles):
            told = Text.assemble(
                (f"{short(article.name, 60)} {article.id[:SHORT]}", "dim"), *_kin(article, find, judged)
            )
            grid.add_row(" " * SHORT, day_line(article), outlet_line(article), told)
        show(console, grid)
    return count


def _kin(article: Article, find: Callable[[str], Article], judged: Judging) -> Iterable[tuple[str, str]]:
    """A line for each older article that this one copies or supersedes."""
    found: dict[str, Decision] = {}
    for one in judged(article.id):
        older = one.judgement.right
        if one.judgement.left == article.id and one.judgement.verdict in _KIN:
            superseded = older in found and found[older].judgement.verdict is Verdict.SUPERSEDES
            found[older] = found[older] if superseded else one
    for older, one in found.items():
        told = f"{_KIN[one.judgement.verdict]} {short(find(older).name, 60)}"
        yield f"\n{told}: {short(one.judgement.because, _WORDS)}", STYLE


def show_timeline(console: Console, moments: Iterable[Moment]) -> int:
    """What happened when, earliest first; returns how many moments there are."""
    count = 0
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_DATES)
    grid.add_column()
    for days, of_one_day in groupby(moments, key=_days):
        alike: dict[str, list[Moment]] = {}
        for one in of_one_day:
            count += 1
            alike.setdefault(_says(one), []).append(one)
        for number, (says, told) in enumerate(alike.items()):
            grid.add_row("", "")
            grid.add_row("" if number else Text(days, style="bold"), _told(says, told))
    if count:
        show(console, grid)
    return count


def _days(one: Moment) -> str:
    first, last = one.first.isoformat(), one.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _says(one: Moment) -> str:
    return short(one.entry.content if one.entry and one.entry.content else one.says, _WORDS)


def _told(says: str, moments: Iterable[Moment]) -> Text:
    """The words once, with every place that has them."""
    text = Text(says)
    for one in moments:
        place = where(one.article, one.span)
        if one.entry:
            who, how = chain_line(one.article, one.entry.statement), f"{one.entry.statement.id[:SHORT]} in {place}"
        else:
            who, how = outlet_line(one.article), f"told in {place}"
        text.append(f"\n{who}", "magenta").append(f"  {how}", "dim")
        if one.dispute:
            text.append(f"\n{conflict_line(one.dispute.conflict)}", STYLE)
    return text
