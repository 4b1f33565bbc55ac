"""A web site on this machine for the tests: a real HTTP server whose answers a test sets, path by path."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.read.helpers import LEDE, SECOND, THIRD

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the site says; keeps what it was asked."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers.get(self.path, gone)(self)

    def log_message(self, *_said: object) -> None:
        pass

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body)), "Content-Type": "text/html"} | _names(headers)).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Site(ThreadingHTTPServer):
    """The server; `asked` has path and headers of each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def page(self, path: str, status: int = 200, body: bytes | None = None, **headers: str) -> str:
        """Answer `path` with a page; its address."""
        content = report(path).encode() if body is None else body
        self.answers[path] = lambda handler: handler.give(status, content, **headers)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def handle_error(self, *_error: Any) -> None:
        """A client that had enough hangs up."""


def report(title: str) -> str:
    """A page with an article."""
    body = "".join(f"<p>{text}</p>" for text in (LEDE, SECOND, THIRD))
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Orlen Post'>"
        f"<meta property='article:published_time' content='2024-03-14'></head>"
        f"<body><article><h1>Report {title}</h1>{body}</article></body></html>"
    )


def gone(handler: Handler) -> None:
    handler.give(404, b"<html><body><p>No such page.</p></body></html>")


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join()


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}
