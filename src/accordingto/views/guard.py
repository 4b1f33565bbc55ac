"""What is turned away before any page is asked for: the wrong address, another site, and whoever may not come in."""

from collections.abc import Collection

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accordingto.views.logins import Logins

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
USER = "accordingto.user"
"""Where a request's scope has the name of who is logged in."""
_ASK = {"WWW-Authenticate": 'Basic realm="accordingto", charset="UTF-8"'}


class Guard:
    """Looks at every request, and adds the headers to every answer.

    Without logins only `hosts` are answered, each with its port: a page of another site whose name leads here (DNS
    rebinding) is none of them. With logins any name will do, since a browser sends a token to no other site.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], logins: Logins | None = None) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._logins = logins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or turn it away."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *extra]}
            await send(message)

        if scope["type"] == "http":
            await (self._refusal(Request(scope)) or self._app)(scope, receive, sent)

    def _refusal(self, request: Request) -> PlainTextResponse | None:
        host = request.headers.get("host", "").lower()
        if self._logins is None and host not in self._hosts:
            return PlainTextResponse("This server answers to its own address only.", 403)
        origin = request.headers.get("origin")
        ours = (f"http://{host}", f"https://{host}") if self._logins else (f"http://{host}",)
        write = request.method not in ("GET", "HEAD")
        if (origin is not None and origin.lower() not in ours) or (
            write and request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
        ):
            return PlainTextResponse("This request comes from another site.", 403)
        if self._logins:
            request.scope[USER] = self._logins.who(request.headers.get("authorization"))
            if request.scope[USER] is None:
                return PlainTextResponse("Give your name and your token.", 401, _ASK)
        return None


def hosts(host: str, port: int) -> list[str]:
    """What a request may call a server that listens there: its address, and the names of loopback."""
    names = [f"[{host}]" if ":" in host else host, "localhost", "127.0.0.1", "[::1]"]
    return [f"{name}:{port}" for name in names] + (names if port == 80 else [])
