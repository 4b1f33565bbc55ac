"""The commands. A file each; a file is imported when its command runs, and imports what it needs only then."""

import importlib
import io
import os
import signal
import sys
from traceback import walk_tb

import click

from accordingto.errors import AccordingtoError

COMMANDS = {
    "demo": "demo",
    "read": "read",
    "follow": "follow",
    "story": "story",
    "articles": "articles",
    "statements": "statements",
    "sources": "sources",
    "claims": "claims",
    "claim": "claim",
    "conflicts": "conflicts",
    "quotes": "quotes",
    "compare": "compare",
    "stories": "stories",
    "timeline": "timeline",
    "same": "same",
    "different": "different",
    "not-a-statement": "not_a_statement",
    "said-by": "said_by",
    "outlet": "outlet",
    "date": "date",
    "dossier": "dossier",
    "serve": "serve",
    "forget": "forget",
    "check": "check",
    "backup": "backup",
    "export": "export",
    "extract": "extract",
    "spark": "spark",
    "dates": "dates",
}


class Commands(click.Group):
    """Commands in the order in which a newcomer needs them, loaded one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, most needed first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one that was asked for."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"accordingto.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="accordingto")
def accordingto() -> None:
    """Who says so? Read news coverage and keep a ledger of who said what, with the passage behind every line.

    \b
    Start with:  accordingto demo
    Then:        accordingto read FOLDER --ledger story.db
                 accordingto story --ledger story.db
    """


def main() -> int:
    """Run a command. 0 done, 1 refused (one line on standard error says why), 2 misused, 130 interrupted."""
    _usable_streams()
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return _run()
    except (KeyboardInterrupt, click.Abort):
        _say("Stopped. What a ledger had taken in is kept; the same command goes on from there.")
        return 130
    except BrokenPipeError:  # the reader, `head` for instance, has seen enough
        _to_nowhere(sys.stdout.fileno())
        return 0
    except AccordingtoError as error:
        _say(f"accordingto: {error}")
    except MemoryError:
        _say("accordingto: out of memory. What a ledger had taken in is kept; close other programs and run this again")
    except (ImportError, RuntimeError) as error:  # the latter is numpy's, on a processor that it does not know
        if not any(frame.f_code.co_name == "<module>" for frame, _ in walk_tb(error.__traceback__)):
            raise
        _say(
            f"accordingto: a library cannot be loaded on this machine ({error}). Reinstall it, or take another machine"
        )
    except OSError as error:
        _say(f"accordingto: the output cannot be written ({error.strerror or error}). Make room, or write elsewhere")
        _to_nowhere(sys.stdout.fileno())
    return 1


def _run() -> int:
    """Not click's own `main`, which would turn a closed pipe into a failure."""
    try:
        with accordingto.make_context("accordingto", sys.argv[1:]) as context:
            result = accordingto.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0


def _say(message: str) -> None:
    from accordingto.views.screen import notice

    notice(message)


def _usable_streams() -> None:
    """Where a stream is closed, write to nowhere; where its encoding lacks a character, write a question mark.

    Python without buffers (PYTHONUNBUFFERED) drops what a full disk has no room for, and tells nobody.
    """
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        if stream is None:
            _to_nowhere(number)
            setattr(sys, name, os.fdopen(number, "w"))
        elif isinstance(stream.buffer, io.RawIOBase):
            lines = os.fdopen(number, "w", 1, encoding=stream.encoding, errors="replace", closefd=False)
            setattr(sys, name, lines)
        else:
            stream.reconfigure(errors="replace")


def _to_nowhere(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != number:
        os.dup2(nowhere, number)
