"""The stages in a row, for whoever reads articles: the commands, the library, and the cluster.

    for item in read("saved/"):  # Article or Skipped
        if isinstance(item, Article):
            found = analyse(item)
            ledger.add(item, found.tellings, version(), found.fresh)

An article is analysed by itself; the ledger, which knows the others, does the rest. `Workers` analyse several at once.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Self

from accordingto.attribute import attribute, shipped
from accordingto.match import prepare
from accordingto.match import version as matching
from accordingto.read.failures import guarded
from accordingto.records import Article, Skipped, Statement
from accordingto.resolve import carried, resolve
from accordingto.text.doc import Doc

if TYPE_CHECKING:
    import numpy as np

    from accordingto.match.stage import Fresh

ALONE = 6
"""Articles that one process analyses before others are started for those that follow: each loads the models first."""
AHEAD = 2
"""Articles a worker that are begun and not kept: memory grows with them."""
MOST_JOBS = 8
"""Workers, unless more are asked for: each takes 300 MB, and one process writes what all of them find."""


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """An article with its tellings, made ready to be matched with others."""

    article: Article
    tellings: list[Statement]
    fresh: "Fresh"


def analyse(article: Article) -> Analysed:
    """One article through all stages that need nothing but the article.

    Raises:
        ModelError: a model is missing or damaged.

    """
    doc = Doc(article)
    found = attribute(doc)
    tellings = carried(doc, resolve(doc, found))
    return Analysed(article, tellings, prepare(doc, tellings))


def analysed(article: Article, tellings: list[Statement], vectors: "np.ndarray") -> Analysed:
    """An article that another machine analysed, made ready again without running a network.

    `vectors` has a row, as `likeness.packed` makes them, for each telling that has content.
    """
    return Analysed(article, tellings, prepare(Doc(article), tellings, vectors))


def version() -> str:
    """The versions of the models that draw statements and compare them; it stands beside every article."""
    return f"{shipped().version} {matching()}"


# Several at once


def processors() -> int:
    """Processors that this process may use, `MOST_JOBS` at most."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(found, MOST_JOBS)


class Workers:
    """Processes that analyse articles, `jobs` of them; with one job, this process does it.

    A context manager: its end stops them. Where one of them dies, the system having no memory left, say, this process
    analyses the rest.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._begun = 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            with _uninterrupted() if kind else nullcontext():  # a second Ctrl-C would leave workers that nobody ends
                for worker in multiprocessing.active_children() if kind else ():
                    worker.terminate()
                self._pool.shutdown(cancel_futures=True)

    def analyse(self, article: Article) -> Callable[[], Analysed | Skipped]:
        """Begin with an article; what comes back gives it analysed, or says what nobody foresaw, and waits for it.

        What it raises is raised there: `ModelError`, `MemoryError`.
        """
        self._begun += 1
        if self._jobs == 1 or self._begun <= ALONE:
            return self.later(article)
        try:
            with _uninterrupted():
                return partial(self._taken, article, self._started().submit(_guarded, article))
        except BrokenProcessPool:
            return self.later(article)

    @staticmethod
    def later(article: Article) -> Callable[[], Analysed | Skipped]:
        """As `analyse`, but nothing is begun: it is done by this process, if at all."""
        return partial(_guarded, article)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: what the networks' runtime holds does not survive that.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_as_worker)
        return self._pool

    @staticmethod
    def _taken(article: Article, future: "Future[Analysed | Skipped]") -> Analysed | Skipped:
        try:
            return future.result()
        except BrokenProcessPool:
            return _guarded(article)


def _guarded(article: Article) -> Analysed | Skipped:
    return guarded(article.path, partial(analyse, article))


def _as_worker() -> None:
    """A worker whose parent was killed would wait for work for ever; Ctrl-C is for the parent, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that are started within never hear of Ctrl-C: it is for this one, which hears of it afterwards.

    Blocked, for the mask is handed on; and put off, for another thread may be told of it.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    resource_tracker.ensure_running()  # which lifts the block when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)
