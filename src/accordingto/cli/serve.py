"""`accordingto serve`: the pages live, on this machine or for a team."""

import contextlib
import errno
import ipaddress
import socket
from pathlib import Path

import click

from accordingto.cli.options import ledger_option


@click.command(short_help="The ledger as pages in a browser.")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port", default=8017, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
@click.option(
    "--token-file", type=click.Path(path_type=Path), metavar="FILE", help="Who may use it: name:token, a line each."
)
@click.option("--read-only", is_flag=True, help="Take no corrections.")
def command(*, ledger: Path, host: str, port: int, token_file: Path | None, read_only: bool) -> int:
    """Show the ledger as pages, with search, and keep the corrections that readers make on them.

    Only this machine can reach it, unless --host names another address: then --token-file must say who may use it.
    The pages and the tokens travel as they are; docs/7_pages.md shows the proxy that encrypts them. Stop it with
    Ctrl-C. Needs the extra `web`.

    \b
    Examples:  accordingto serve --ledger story.db
               accordingto serve --ledger story.db --host 192.0.2.7 --token-file team.txt
    """
    from accordingto.cli.deciding import author
    from accordingto.errors import InputError
    from accordingto.ledger import Ledger
    from accordingto.views.screen import notice

    try:
        import uvicorn

        from accordingto.views.connections import settings
        from accordingto.views.guard import hosts
        from accordingto.views.logins import Logins
        from accordingto.views.server import Server
    except ModuleNotFoundError as error:
        raise InputError(f"serve needs {error.name}: pip install 'accordingto[web]'") from error

    Ledger.open(ledger).close()
    logins = Logins.load(token_file) if token_file else None
    server = Server(ledger, author(), logins, read_only=read_only)
    with _listening(host, port, alone=logins is None) as listener:
        taken = listener.getsockname()[1]
        server.warm()
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{taken}/  (Ctrl-C stops it)")
        if not _loopback(listener):
            notice(
                f"Tokens and pages travel to {host} unencrypted. docs/7_pages.md shows the proxy that encrypts them."
            )
        application = server.application(hosts(host, taken))
        with contextlib.suppress(KeyboardInterrupt):  # how it ends
            uvicorn.Server(settings(application, behind_proxy=logins is not None)).run(sockets=[listener])
    return 0


def _listening(host: str, port: int, *, alone: bool) -> socket.socket:
    """Where connections arrive; beyond this machine only if it is not `alone` to decide who may use it."""
    from accordingto.errors import InputError

    if not host.strip():
        raise InputError("--host is empty. Name an address of this machine, such as 127.0.0.1")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise InputError(f"port {port} is taken. Name another, or take any: --port 0") from error
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{host}:{port}: cannot listen there ({reason})") from error
    if alone and not _loopback(listener):
        listener.close()
        raise InputError(
            f"{host}: others can reach it. Say who may use it: --token-file FILE, a line name:token for each"
        )
    return listener


def _loopback(listener: socket.socket) -> bool:
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback
