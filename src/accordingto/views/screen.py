"""What reaches a terminal: never a control character of an article's, never a failure because nobody looks."""

import contextlib
import re
import sys

from rich.console import Console

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Terminal controls and bidirectional overrides; tabs and newlines are not among them."""
BREAKS = re.compile("[\t\n\u2028\u2029]")


class Screen(Console):
    """A console on which article text is text: square brackets, colons and numbers mean nothing to it."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, emoji=False, highlight=False)

    def on_broken_pipe(self) -> None:
        """The reader has seen enough: for the command to know, which ends well (rich would exit with 1)."""
        raise BrokenPipeError


def plain(text: str) -> str:
    """Article text with every control character and bidirectional override shown as U+FFFD."""
    return CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A title, name, path or message on one line."""
    return BREAKS.sub("\ufffd", plain(text))


_WORD = 16
"""Characters of a word that is left out rather than cut."""


def short(text: str, most: int = 120) -> str:
    """A name on one line, however it is spaced; of more than `most` characters the first, cut at a word if it can."""
    line = one_line(" ".join(text.split()))
    kept, _, begun = line[: most - 1].rpartition(" ")
    return line if len(line) <= most else f"{kept if kept and len(begun) < _WORD else line[: most - 1]}…"


def notice(text: str) -> None:
    """One line on standard error; a standard error that nobody reads ends nothing."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(one_line(text) + "\n")
        sys.stderr.flush()
