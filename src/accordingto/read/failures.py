"""No article ends a run: what a fault of ours raises of one is told and counted as any other bad input."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from accordingto.errors import AccordingtoError
from accordingto.records import Reason, Skipped

T = TypeVar("T")
MOST_SHOWN = 120


def guarded(path: str, work: Callable[[], T]) -> T | Skipped:
    """What `work` gives of the input at `path`; a `Skipped` where it raises what nobody foresaw.

    What is refused on purpose, an interrupt and a lack of memory go through, as in `failed`.
    """
    try:
        return work()
    except Exception as error:
        return failed(path, error)


def guarded_all(path: str, items: Iterable[T]) -> Iterator[T | Skipped]:
    """What `items` gives; a `Skipped` where it raises what nobody foresaw, after which it can give no more."""
    try:
        yield from items
    except Exception as error:
        yield failed(path, error)


def failed(path: str, error: Exception) -> Skipped:
    """The input of which `error` was raised: what it is, in which line of this program, and what to do.

    What is refused on purpose (`AccordingtoError`) and a lack of memory are raised on.
    """
    if isinstance(error, AccordingtoError | MemoryError):
        raise error
    told = " ".join(str(error).split())[:MOST_SHOWN]
    what = f"{type(error).__name__} in {place(error) or 'a library'}{f' ({told})' if told else ''}"
    return Skipped(path, Reason.FAILED, f"{what}. A fault of this program: please report this line, the rest goes on")


def place(error: Exception) -> str | None:
    """The innermost line of this program that an exception came through; None where it came through none."""
    places = [
        f"{frame.f_globals['__name__']}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).startswith("accordingto.")
    ]
    return places[-1] if places else None
