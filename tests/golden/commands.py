"""Write what each command says of itself into docs/commands.md.

    python -m tests.golden.commands

A block of the page begins with `<!-- help: NAME -->`, "accordingto" for the program itself; what stands around the
blocks is written by hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from accordingto import cli

PAGE = Path(__file__).parents[2] / "docs/commands.md"
BLOCK = re.compile(r"(?<=<!-- help: )(?P<name>[\w -]+?) -->\n```text\n(?P<shown>(?:.*\n)+?)(?=```)")
WIDTH = 100
PROGRAM = "accordingto"


def help_of(name: str) -> str:
    """What `accordingto NAME --help` prints, on lines of one width on every machine."""
    settings = {**cli.accordingto.context_settings, "terminal_width": WIDTH}
    command: click.Command | None = cli.accordingto
    context = click.Context(cli.accordingto, info_name=PROGRAM, **settings)
    for part in name.split() if name != PROGRAM else ():
        assert isinstance(command, click.Group), name
        command = command.get_command(context, part)
        assert command, name
        context = click.Context(command, context, part, **settings)
    assert command
    lines = command.get_help(context).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def names() -> Iterator[str]:
    """The program, its commands, and theirs."""
    yield PROGRAM
    for name in cli.COMMANDS:
        yield name
        command = cli.accordingto.get_command(click.Context(cli.accordingto), name)
        yield from (f"{name} {part}" for part in (command.commands if isinstance(command, click.Group) else ()))


def blocks() -> Iterator[tuple[str, str]]:
    """The commands that the page shows, with what it shows of each."""
    for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        yield found["name"], found["shown"]


def _remake() -> None:
    page = PAGE.read_text(encoding="utf-8")
    page = BLOCK.sub(lambda found: f"{found['name']} -->\n```text\n{help_of(found['name'])}", page)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    _remake()
