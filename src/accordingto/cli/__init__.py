"""The commands. A file each; a file is imported when its command runs, and imports what it needs only then."""

import importlib
import os
import sys

import click

from accordingto.errors import AccordingtoError

COMMANDS = {
    "demo": "demo",
    "read": "read",
    "articles": "articles",
    "statements": "statements",
    "forget": "forget",
    "extract": "extract",
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
                 accordingto statements --ledger story.db
    """


def main() -> int:
    """Run a command. 0 done, 1 refused (one line on standard error says why), 2 misused, 130 interrupted."""
    try:
        # Not click's own `main`, which would turn a closed pipe into a failure.
        with accordingto.make_context("accordingto", sys.argv[1:]) as context:
            result = accordingto.invoke(context)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. What was read is kept; the same command goes on from here.", err=True)
        return 130
    except AccordingtoError as error:
        click.echo(f"accordingto: {error}", err=True)
        return 1
    except BrokenPipeError:  # the reader, `head` for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
