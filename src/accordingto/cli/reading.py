"""What `read` and `demo` do: inputs to a ledger, with progress and a closing table."""

import os
import shlex
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from accordingto.cli.options import DEFAULT_LEDGER
from accordingto.ledger import Added, Counts, Ledger, open_or_create
from accordingto.pipeline import AHEAD, Analysed, Workers, version
from accordingto.read import Reading, unread_date
from accordingto.read.failures import guarded
from accordingto.read.memory import Validators
from accordingto.records import Article, Reason, Skipped
from accordingto.views.answer import Answer, latest
from accordingto.views.answer_screen import show_answer
from accordingto.views.screen import Screen, notice
from accordingto.views.terminal import show

if TYPE_CHECKING:
    from accordingto.spark import Coded

MOST_SAID = 5
"""Addresses that were not fetched, before the others are only counted: a table may name thousands."""

Advance = Callable[[int], None]
"""Say how much is done."""
_Step = Callable[[], None]
"""What is to be done in its turn: keep an article once it is analysed, tell what was skipped, remember an entry."""
_SHOWN = 3
"""Stories whose answers close a run: those of most articles."""


class Intake:
    """One run into one ledger. Each article is kept as soon as it is read, so a stop loses nothing.

    `jobs` processes analyse articles; this one keeps them, in the order in which they were found.
    """

    def __init__(self, path: Path, *, create: bool = True, jobs: int = 1) -> None:
        """Open the ledger; where there is none, it is made when there is an article to keep.

        Raises `LedgerError` where it can be neither.
        """
        self._path = path
        self._jobs = jobs
        self._begun: deque[_Step] = deque()
        self._beginning: set[str] = set()
        self._opened = Ledger.open(path) if not create else open_or_create(path)[0] if path.exists() else None
        if self._opened:
            self._opened.finish_erasing()
        self._waiting: list[Skipped] = []
        self._visited: dict[str, Validators | None] = {}
        self._counts = Counts(0, 0, 0)
        self._own = {os.path.realpath(path) + end for end in ("", "-wal", "-shm")}  # in the folder that is read, maybe
        self._began = time.monotonic()
        self._added: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()
        self._articles: list[str] = []
        self._answers: list[Answer] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Compute the claims that this run touched, and count what it read, while the ledger is still open."""
        with self._opened or nullcontext():
            if isinstance(error, Exception):
                raise error  # for the ledger to tell, whose disk may be full
            if self._opened and error is None:
                self._conclude(self._opened)
            if self._opened:
                self._counts = self._opened.counts(self._articles)

    def _conclude(self, ledger: Ledger) -> None:
        """What a run that was not stopped ends with: the answers of its stories, and the mark behind its articles."""
        if self._articles:
            with self._progress("Comparing", None):
                ledger.settle(self._jobs)
                self._answers = list(latest(ledger, self._articles))
        ended = ledger.open_round()
        if ended:
            ledger.close_round(ended)

    @property
    def _ledger(self) -> Ledger:
        """The ledger, made and told of what was skipped before where this is the first article of a new one."""
        if self._opened is None:
            self._opened, created = open_or_create(self._path)
            if created:
                notice(f"New ledger: {self._path}")
            for skipped in self._waiting:
                self._opened.skip(skipped)
            for entry, validators in self._visited.items():
                self._opened.remember(entry, validators, None)
        return self._opened

    # What earlier runs into this ledger have read: the `Memory` of this one

    def seen(self, entry: str) -> bool:
        """Whether the entry was read."""
        kept = self._opened.seen(entry) if self._opened else entry in self._visited
        return kept or entry in self._beginning

    def validators(self, entry: str) -> Validators | None:
        """How to ask whether it has changed."""
        return self._opened.validators(entry) if self._opened else None

    def remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        """Keep that the entry was read, once the article is kept that came of it."""
        step = partial(self._remember, entry, validators, article)
        if self._begun:
            self._beginning.add(entry)
            self._begun.append(step)
        else:
            step()

    def _remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        """Where there is no ledger yet, it waits for one."""
        self._beginning.discard(entry)
        if self._opened:
            self._opened.remember(entry, validators, article)
        else:
            self._visited[entry] = validators

    def read(self, found: Reading) -> None:
        """Keep what was found; what cannot be read is kept with its reason."""
        with self._progress("Reading", found.total) as advance, Workers(self._jobs) as workers:
            for item in found:
                step = partial(self._skip, item) if isinstance(item, Skipped) else self._keeping(item, workers)
                self._in_turn(step, partial(advance, found.done))
            self._finish()

    def _in_turn(self, *steps: _Step) -> None:
        """Do both after all that was begun before; of that, no more than a few articles wait."""
        self._begun += steps
        while len(self._begun) > (0 if self._jobs == 1 else len(steps) * AHEAD * self._jobs):
            self._begun.popleft()()

    def _finish(self) -> None:
        while self._begun:
            self._begun.popleft()()

    def take_over(self, coded: "Coded", wanted: Iterable[str] | None) -> None:
        """Keep what a cluster extracted, or those of its articles that are wanted, as it was read there."""
        ordered = coded.ordered(wanted)
        read: set[str] = set()
        with self._progress("Taking over", len(ordered)) as advance:
            for number, row in enumerate(coded.rows([one for one, _ in ordered]), 1):
                done = guarded(row["path"], partial(self._taken_over, row))
                if isinstance(done, Skipped):
                    self._skip(done)
                else:
                    self._count(row["id"], done)
                    read |= {one["id"] for one in row["statements"]}
                advance(number)
        if read:
            self._ledger.know(coded.pairs(read))

    def _taken_over(self, row: dict[str, Any]) -> Added:
        from accordingto.spark.rows import analysed_of, article_of

        if self._ledger.has(row["id"]):
            return self._ledger.add(article_of(row), [], row["model"])
        found = analysed_of(row, row["statements"])
        return self._ledger.add(found.article, found.tellings, row["model"], found.fresh)

    def again(self) -> None:
        """Draw statements anew from the kept texts that another model has read."""
        model = version()
        old = [kept.article.id for kept in self._ledger.articles() if kept.model != model]
        with self._progress("Reading again", len(old)) as advance, Workers(self._jobs) as workers:
            for number, identity in enumerate(old, 1):
                article = self._ledger.article(identity)
                step = partial(self._drawn_again, article, model, workers.analyse(article))
                self._in_turn(step, partial(advance, number))
            self._finish()
        if not old:
            notice(f"Every kept text has been read by these models ({model}) already.")

    def _drawn_again(self, article: Article, model: str, analysed: Callable[[], Analysed | Skipped]) -> None:
        found = analysed()
        done = found if isinstance(found, Skipped) else guarded(article.path, partial(self._replace, found, model))
        if isinstance(done, Skipped):
            self._skipped[done.reason] += 1
            self._tell(done)
        else:
            self._count(article.id, "read again")

    def _replace(self, found: Analysed, model: str) -> None:
        self._ledger.replace_statements(found.article.id, found.tellings, model, found.fresh)

    def _keeping(self, article: Article, workers: Workers) -> _Step:
        """Begin with an article; the step that keeps it."""
        unread = unread_date(article)
        if unread:
            notice(unread)
        models = version()  # what cannot be loaded ends the run, and is no article's fault
        known = self._opened is not None and self._opened.has(article.id)
        return partial(self._keep, article, models, workers.later(article) if known else workers.analyse(article))

    def _keep(self, article: Article, models: str, analysed: Callable[[], Analysed | Skipped]) -> None:
        done = guarded(article.path, partial(self._added_to_ledger, article, models, analysed))
        if isinstance(done, Skipped):
            self._skip(done)
        else:
            self._count(article.id, done)

    def _added_to_ledger(
        self, article: Article, models: str, analysed: Callable[[], Analysed | Skipped]
    ) -> Added | Skipped:
        if self._ledger.has(article.id):
            return self._ledger.add(article, [], models)
        found = analysed()
        if isinstance(found, Skipped):
            return found
        return self._ledger.add(article, found.tellings, models, found.fresh)

    def _skip(self, skipped: Skipped) -> None:
        if os.path.realpath(skipped.path) in self._own:
            return
        if skipped.reason is Reason.KNOWN:
            self._added[Added.KNOWN] += 1
            return
        told = self._kept_as_skipped(skipped)
        self._skipped[skipped.reason] += 1
        if not told:
            self._tell(skipped)

    def _kept_as_skipped(self, skipped: Skipped) -> bool:
        """Keep it with its reason; whether a user has been told so before."""
        if self._opened:
            self._opened.skip(skipped)
        else:
            self._waiting.append(skipped)
        return False

    def _tell(self, skipped: Skipped) -> None:
        if skipped.reason is not Reason.NOT_FETCHED or self._skipped[skipped.reason] <= MOST_SAID:
            notice(f"skipped ({skipped.reason}): {skipped.path}: {skipped.detail}")
        elif self._skipped[skipped.reason] == MOST_SAID + 1:
            listed = " To see them: accordingto articles --skipped" if self._opened else ""
            notice(f"… and others like it.{listed}")

    def _count(self, article: str, how: str) -> None:
        self._articles.append(article)
        self._added[how] += 1

    @property
    def exit_code(self) -> int:
        """0 unless nothing at all could be read."""
        return 1 if self._skipped and not self._added else 0

    def show(self) -> None:
        """The closing table, then the answers of the stories that were read."""
        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for name, number in self._lines():
            table.add_row(name, str(number))
        show(Screen(), table)
        for answer in self._answers[:_SHOWN]:
            show_answer(Screen(), answer)
        if len(self._answers) > _SHOWN:
            click.echo(f"\n… and {len(self._answers) - _SHOWN} more stories.")
        if self._answers:
            named = "" if str(self._path) == DEFAULT_LEDGER else f" --ledger {shlex.quote(str(self._path))}"
            click.echo(f"\nWho has it from whom:  accordingto story{named}")
            click.echo(f"All of it, as pages:   accordingto serve{named}")

    def _lines(self) -> Iterator[tuple[str, int | str]]:
        names = {Added.NEW: "articles read", Added.FILLED: "known, metadata filled in", Added.KNOWN: "known already"}
        yield names[Added.NEW], self._added[Added.NEW]
        for how, number in self._added.items():
            if how != Added.NEW:
                yield names.get(how, how), number  # type: ignore[call-overload]
        for reason, number in self._skipped.most_common():
            yield f"skipped: {reason}", number
        yield "statements", self._counts.statements
        yield "speakers", self._counts.speakers
        yield "seconds", f"{time.monotonic() - self._began:.1f}"

    @contextmanager
    def _progress(self, what: str, total: int | None) -> Iterator[Advance]:
        """Articles, articles a second and time left; nothing where standard error is no terminal."""
        console = Screen(stderr=True)
        columns = (TextColumn(what), BarColumn(), TextColumn("{task.fields[count]}"), TimeRemainingColumn())
        with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
            task = progress.add_task(what, total=total, count="")

            def advance(done: int) -> None:
                articles = self._added.total()
                rate = articles / (time.monotonic() - self._began)
                progress.update(task, completed=done, count=f"{articles} articles, {rate:.1f} a second")

            yield advance
