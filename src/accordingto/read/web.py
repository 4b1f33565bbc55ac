"""Addresses on the web: fetched one after another, as a guest who behaves, and never from within a private network.

urllib3 rather than httpx: it came with trafilatura already, lets us connect to the very address that was checked by
its public interface, and unpacks in bounded pieces.
"""

import io
import os
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

import certifi
import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from accordingto.errors import InputError
from accordingto.read.answers import ENCODINGS, check, cookies, pieces, retry_after, said
from accordingto.read.dates import day_of
from accordingto.read.memory import Validators
from accordingto.read.names import charset_of
from accordingto.read.options import WebOptions
from accordingto.read.places import Place, Refused, place
from accordingto.read.robots import LARGEST as ROBOTS
from accordingto.read.robots import Rules, rules
from accordingto.read.streams import LARGEST_FILE
from accordingto.records import Reason, Skipped
from accordingto.release import VERSION

if TYPE_CHECKING:
    from accordingto.read.keeping import Pages

AGENT = f"accordingto/{VERSION} (reads news for its user; obeys robots.txt)"
MOST_HOPS = 10
LONGEST_WAIT = 60.0
TRIES = 3
REDIRECTS = frozenset((301, 302, 303, 307, 308))
BUSY = frozenset((429, 503))
_PROXIES = frozenset(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"))
TIMEOUT = urllib3.Timeout(connect=10, read=20)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as a server gave it: its address in the end, its content, and what the server says of it."""

    url: str
    body: io.BytesIO
    charset: str | None
    validators: Validators
    at: str
    today: date | None


@dataclass(slots=True)
class _Visit:
    """One address on its way through redirects: what to ask with, cookies by host, until when."""

    headers: dict[str, str]
    until: float
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)


class Web:
    """A guest on the web, for one run. A context manager, since it keeps a connection open, and a file of pages."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._agent = options.agent or AGENT
        self._pool: urllib3.HTTPConnectionPool | None = None
        self._pool_of: tuple[str, str, int] | None = None
        self._rules: dict[str, Rules] = {}
        self._next: dict[str, float] = {}
        self._closed: dict[str, float] = {}
        self._kept: Pages | None = None
        if options.keep:
            self._kept = _archive(options.keep)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool is not None:
            self._pool.close()
        if self._kept is not None:
            self._kept.close()

    def get(self, url: str, validators: Validators | None = None) -> Fetched | Skipped:
        """The page at an address, or why it is not to be had. `validators` are those it had when it was read."""
        headers = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified} if validators else {}
        visit = _Visit({name: value for name, value in headers.items() if value}, self._until())
        try:
            return self._visited(url, visit)
        except Refused as refused:
            return Skipped(url, refused.reason, refused.detail)
        except (HTTPError, OSError) as error:
            detail = f"{said(error)}. Try again later, or look at it in a browser{_about_proxy()}"
            return Skipped(url, Reason.UNREACHABLE, detail)

    def _until(self) -> float:
        return time.monotonic() + self._options.patience

    def _visited(self, url: str, visit: _Visit) -> Fetched:
        for address, response in self._hops(url, visit, obey=True):
            if response.status in REDIRECTS:
                continue
            check(response, url, address)
            return self._taken(address, response, visit)
        detail = f"more than {MOST_HOPS} redirects; perhaps it wants cookies or consent. Save the page in a browser"
        raise Refused(Reason.UNREACHABLE, detail)

    def _hops(self, url: str, visit: _Visit, *, obey: bool) -> Iterator[tuple[str, urllib3.BaseHTTPResponse]]:
        """The answers on the way from an address to where it leads; each hop is looked up and checked anew."""
        for _ in range(MOST_HOPS):
            where = place(url, allow_private=self._options.allow_private)
            if obey and not self._rules_of(where).allow(url, self._agent):
                detail = f"the site's robots.txt ({where.origin}/robots.txt) does not allow it. Ask the site"
                raise Refused(Reason.NOT_ALLOWED, detail)
            response = self._answer(where, visit)
            yield url, response
            if response.status not in REDIRECTS:
                return
            url = urljoin(url, response.headers.get("Location") or "")
            response.drain_conn()

    def _rules_of(self, where: Place) -> Rules:
        if where.origin not in self._rules:
            self._rules[where.origin] = self._asked_rules(where)
        return self._rules[where.origin]

    def _asked_rules(self, where: Place) -> Rules:
        visit = _Visit({}, self._until())
        try:
            for _, response in self._hops(f"{where.origin}/robots.txt", visit, obey=False):
                if response.status not in REDIRECTS:
                    return rules(response.status, b"".join(pieces(response, visit.until, ROBOTS)))
        except (HTTPError, OSError) as error:
            detail = f"{where.host}: {said(error)}. Try again later{_about_proxy()}"
            raise Refused(Reason.UNREACHABLE, detail) from error
        return rules(404, b"")

    def _answer(self, where: Place, visit: _Visit) -> urllib3.BaseHTTPResponse:
        """The answer to one request; a server that is busy is asked again when it says, if that is soon."""
        for attempt in range(TRIES):
            self._wait(where)
            response = self._ask(where, visit)
            if response.status not in BUSY:
                break
            wait = retry_after(response)
            if attempt + 1 == TRIES or wait is None or wait > LONGEST_WAIT:
                self._closed[where.host] = time.monotonic() + (wait or 0)
                asks = f", and to wait {wait:.0f} s" if wait else ""
                detail = f"the server is busy ({response.status}{asks}). Read it again later"
                raise Refused(Reason.UNREACHABLE, detail)
            response.drain_conn()
            time.sleep(wait)
            visit.until += wait
        return response

    def _wait(self, where: Place) -> None:
        """Let the host rest since the last request, as long as its robots.txt asks; not at all while it is busy."""
        now = time.monotonic()
        if self._closed.get(where.host, 0) > now:
            raise Refused(Reason.UNREACHABLE, f"{where.host} asked to be left alone for now. Read it again later")
        time.sleep(max(0.0, self._next.get(where.host, 0) - now))
        known = self._rules.get(where.origin)
        pause = max(self._options.pause, known.delay(self._agent) if known else 0)
        self._next[where.host] = time.monotonic() + pause

    def _ask(self, where: Place, visit: _Visit) -> urllib3.BaseHTTPResponse:
        headers = {
            "Host": where.origin.split("://", 1)[1],
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ", ".join(ENCODINGS),
            **visit.headers,
        }
        kept = visit.cookies.setdefault(where.host, {})
        if kept:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in kept.items())
        response = self._connected(where, headers)
        for line in response.headers.getlist("Set-Cookie"):
            kept.update(cookies(line))
        return response

    def _connected(self, where: Place, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        """The response of the first address that answers; the connection to it is kept for the next page."""
        for number, ip in enumerate(where.ips, 1):
            pool = self._pool_to(where, ip)
            try:
                return pool.urlopen(
                    "GET", where.target, headers=headers, retries=False, redirect=False, preload_content=False,
                    assert_same_host=False, timeout=TIMEOUT,
                )  # fmt: skip
            except (NewConnectionError, ConnectTimeoutError):
                self._pool_of = None
                if number == len(where.ips):
                    raise
        raise AssertionError("a place has at least one address")

    def _pool_to(self, where: Place, ip: str) -> urllib3.HTTPConnectionPool:
        of = (where.scheme, f"{where.host} {ip}", where.port)
        if self._pool is None or self._pool_of != of:
            if self._pool is not None:
                self._pool.close()
            self._pool, self._pool_of = _pool(where, ip), of
        return self._pool

    def _taken(self, url: str, response: urllib3.BaseHTTPResponse, visit: _Visit) -> Fetched:
        body = io.BytesIO()
        for piece in pieces(response, visit.until, LARGEST_FILE):
            body.write(piece)
        body.seek(0)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        if self._kept is not None:
            self._kept.keep(url, response, body)
            body.seek(0)
        validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
        charset = charset_of(response.headers.get("Content-Type"))
        return Fetched(url, body, charset, validators, at, day_of(response.headers.get("Date", "")))


def _about_proxy() -> str:
    """That a proxy that is set is not used: it looks names up itself, so nothing shows where a request would go."""
    named = [name for name in os.environ if name.upper() in _PROXIES and os.environ[name].strip()]
    return f". {named[0]} is set, but no proxy is used (docs/inputs.md says why)" if named else ""


def _archive(path: str) -> "Pages":
    try:
        from accordingto.read.keeping import Pages  # noqa: PLC0415  rests on an extra
    except ModuleNotFoundError as error:
        detail = f"--keep-pages needs {error.name}: pip install 'accordingto[archives]'"
        raise InputError(detail) from error
    return Pages(path)


def _pool(where: Place, ip: str) -> urllib3.HTTPConnectionPool:
    if where.scheme == "http":
        return urllib3.HTTPConnectionPool(ip, where.port)
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    # The certificate must be that of the host's name, to which the checked address belongs.
    return urllib3.HTTPSConnectionPool(
        ip, where.port, ssl_context=context, server_hostname=where.host, assert_hostname=where.host
    )
