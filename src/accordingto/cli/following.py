"""What `follow` does: rounds of reading, each told by what it brought; what fails is said once and tried again."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from accordingto.cli.printing import print_rows
from accordingto.cli.reading import Intake
from accordingto.ledger import Ledger
from accordingto.read import ReadOptions, read
from accordingto.read.memory import Validators
from accordingto.records import Reason, Skipped
from accordingto.views.news import MOST, Brief, brief_row, briefs, lines
from accordingto.views.phrases import counted, outlet, published, title
from accordingto.views.screen import Screen, notice, short
from accordingto.views.terminal import show

_ARTICLES = 5


@dataclass(slots=True)
class ToldBefore:
    """What was said to fail in the rounds of one run, by path; a ledger knows it from earlier runs too."""

    failing: dict[str, Reason] = field(default_factory=dict)


class FollowingRound(Intake):
    """One round: what is new in the feeds, read into the ledger, and told."""

    def __init__(self, path: Path, said: ToldBefore, *, as_json: bool) -> None:
        super().__init__(path)
        self._said = said
        self._as_json = as_json
        self._could_be_read: set[str] = set()
        self._failed: set[str] = set()

    def remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        """Keep that the entry, or the list, was read."""
        super().remember(entry, validators, article)
        self._could_be_read.add(entry)

    def _skip(self, skipped: Skipped) -> None:
        if skipped.reason is Reason.KNOWN:
            self._could_be_read.add(skipped.path)
        else:
            self._failed.add(skipped.path)
        super()._skip(skipped)

    def _kept_as_skipped(self, skipped: Skipped) -> bool:
        """Whether it failed so before: then it is kept and counted, and not said again."""
        before = self._said.failing.get(skipped.path) or (self._opened and self._opened.failing(skipped.path))
        self._said.failing[skipped.path] = skipped.reason
        super()._kept_as_skipped(skipped)
        return before == skipped.reason

    def _conclude(self, ledger: Ledger) -> None:
        """Tell what came, then put the mark behind it: a run that is stopped in between tells it again."""
        self._tell_recovered(ledger)
        ended = ledger.open_round()
        if ended is None:
            return
        tell(briefs(ledger, ended), as_json=self._as_json)
        ledger.close_round(ended)

    def _tell_recovered(self, ledger: Ledger) -> None:
        back = sorted(one for one in self._could_be_read - self._failed if ledger.failing(one))
        ledger.recovered(back)
        for path in back:
            self._said.failing.pop(path, None)
            notice(f"can be read again: {path}")


def follow(feeds: Sequence[str], ledger: Path, options: ReadOptions, every: float | None, *, as_json: bool) -> int:
    """One round, or one after another with `every` seconds from the start of one to that of the next.

    1 where nothing at all could be read in the only round.
    """
    said = ToldBefore()
    while True:
        began = time.monotonic()
        with FollowingRound(ledger, said, as_json=as_json) as reading:
            reading.read(read(feeds, options, reading))
        if every is None:
            return reading.exit_code
        wait(max(0.0, began + every - time.monotonic()))


def wait(seconds: float) -> None:
    """Nothing, until the next round."""
    time.sleep(seconds)


def tell(found: Iterator[Brief], *, as_json: bool) -> None:
    """Each brief, on the terminal or as a row; flushed, so that what is told has been told."""
    if as_json:
        print_rows(brief_row(one) for one in found)
        sys.stdout.flush()
        return
    screen, told = Screen(), 0
    for one in found:
        told += 1
        show_brief(screen, one)
    if told == MOST:
        notice(f"These are the {MOST} stories with most new articles. All there are: accordingto stories")
    sys.stdout.flush()


def show_brief(console: Screen, found: Brief) -> None:
    """A story's title and what came in a line, the articles that came, and what is new."""
    head = Text(f"\n{short(found.title, 200) or '(no title)'}", style="bold")
    show(console, head.append(f"  {found.headline}", "not bold cyan"))
    for article in found.articles[:_ARTICLES]:
        line = f"+ {short(title(article), 120)} · {short(outlet(article), 60)} · {published(article)}"
        show(console, Padding(Text(line, style="dim"), (0, 0, 0, 2)))
    if len(found.articles) > _ARTICLES:
        more = counted(len(found.articles) - _ARTICLES, "article")
        show(console, Padding(Text(f"… and {more} more", style="dim"), (0, 0, 0, 2)))
    for one in lines(found):
        show(console, Padding(Text(one), (0, 0, 0, 2)))
