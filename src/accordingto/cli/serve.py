"""`accordingto serve`: the pages live, on this machine."""

import contextlib
import errno
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
def command(ledger: Path, host: str, port: int) -> int:
    """Show the ledger as pages, with search, and keep the corrections that readers make on them.

    Only this machine can reach it, unless --host says otherwise; then whoever reaches it can read and correct. Stop it
    with Ctrl-C. Needs the extra `web`.

    \b
    Example:  accordingto serve --ledger story.db
    """
    from accordingto.cli.deciding import author
    from accordingto.errors import InputError
    from accordingto.ledger import Ledger
    from accordingto.views.screen import notice

    try:
        import uvicorn

        from accordingto.views.server import Server, hosts
    except ModuleNotFoundError as error:
        raise InputError(f"serve needs {error.name}: pip install 'accordingto[web]'") from error

    Ledger.open(ledger).close()
    server = Server(ledger, author())
    with _listening(host, port) as listener:
        taken = listener.getsockname()[1]
        server.warm()
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{taken}/  (Ctrl-C stops it)")
        if not _loopback(host):
            notice(f"Whoever reaches {host} can read {ledger} and correct it.")
        settings = uvicorn.Config(
            server.application(hosts(host, taken)), log_level="warning", server_header=False, lifespan="off"
        )
        with contextlib.suppress(KeyboardInterrupt):  # how it ends
            uvicorn.Server(settings).run(sockets=[listener])
    return 0


def _listening(host: str, port: int) -> socket.socket:
    from accordingto.errors import InputError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise InputError(f"port {port} is taken. Name another, or take any: --port 0") from error
        raise InputError(f"{host}:{port}: cannot listen there ({error.strerror or error})") from error


def _loopback(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")
