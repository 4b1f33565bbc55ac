"""What a server's answer says: whether it is a page, its content in bounded pieces, when to ask again."""

import importlib.util
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookies import CookieError, SimpleCookie

import urllib3

from accordingto.read.places import Refused
from accordingto.read.streams import MEGABYTE
from accordingto.records import Reason

CHUNK = 65_536
UNCHANGED, NO_CONTENT = 304, 204
CLOSED = frozenset((401, 402, 403, 407, 451))
ENCODINGS = ("gzip", "deflate", *(("br",) if importlib.util.find_spec("brotli") else ()))
OTHER_PLACES = ("consent", "cookie", "login", "signin", "sign-in", "captcha", "subscribe", "paywall")
"""Words in the address to which a site leads away whoever has not agreed, paid or shown a face."""


def check(response: urllib3.BaseHTTPResponse, asked: str, url: str) -> None:
    """Raises `Refused` for an answer that is no page."""
    if response.status == UNCHANGED:
        raise Refused(Reason.KNOWN, "the server says that it has not changed since it was read")
    if not 200 <= response.status < 300 or response.status == NO_CONTENT:
        hint = "Look at it in a browser, and save it there" if response.status in CLOSED else "Check the address"
        raise Refused(Reason.UNREACHABLE, f"the server answers {response.status} {response.reason or ''}. {hint}")
    encodings = [one.strip().lower() for one in response.headers.get("Content-Encoding", "").split(",")]
    unknown = next((one for one in encodings if one and one not in (*ENCODINGS, "identity", "x-gzip")), None)
    if unknown:
        hint = "To read it: pip install 'accordingto[web-read]'" if unknown == "br" else "Save it in a browser"
        raise Refused(Reason.UNSUPPORTED, f"packed with {unknown}, which was not asked for. {hint}")
    led_away = next((word for word in OTHER_PLACES if word in url.lower() and word not in asked.lower()), None)
    if led_away:
        detail = f"leads to {url}, which asks for something first ({led_away}). Save the page in a browser"
        raise Refused(Reason.NO_BODY, detail)


def pieces(response: urllib3.BaseHTTPResponse, until: float, limit: int) -> Iterator[bytes]:
    """The unpacked content in bounded pieces; raises `Refused` for what is too large or comes too slowly."""
    size = 0
    while piece := response.read1(CHUNK, decode_content=True):
        size += len(piece)
        if size > limit:
            detail = f"more than {limit / MEGABYTE:g} MB, the most that is fetched. Download it, and read the file"
            raise Refused(Reason.TOO_LARGE, detail)
        if time.monotonic() > until:
            raise Refused(Reason.UNREACHABLE, f"slow: {size:,} bytes when patience ended. Try again later")
        yield piece
    response.release_conn()


def retry_after(response: urllib3.BaseHTTPResponse) -> float | None:
    """The seconds that a busy server asks for, None where it does not say."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def cookies(line: str) -> dict[str, str]:
    """Names and values that a Set-Cookie sets; none where it is broken."""
    try:
        return {name: morsel.coded_value for name, morsel in SimpleCookie(line).items()}
    except CookieError:
        return {}


def said(error: Exception) -> str:
    """What went wrong, without the innards of the library that says so."""
    cause: BaseException = error
    while cause.__cause__ or cause.__context__:
        cause = cause.__cause__ or cause.__context__ or cause
    if isinstance(cause, TimeoutError | urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return " ".join(str(error).split(":")[-1].split()) or type(error).__name__
