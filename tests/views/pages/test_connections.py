"""Clients that take their time, hang up, or come in crowds."""

import asyncio
import selectors
import socket
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress

import pytest
from starlette.types import Send
from uvicorn.server import ServerState

from accordingto.views import connections
from tests.views.pages.conftest import Running, serving
from tests.views.pages.test_server import ask, token

FORM = b"POST /judge HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture
def hasty(path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server that soon loses its patience."""
    for name, value in {"REQUEST_SECONDS": 0.4, "STALLED_SECONDS": 0.6, "TICK": 0.1, "LEAST": 500}.items():
        monkeypatch.setattr(connections, name, value)
    with serving(path) as running:
        yield running


def dial(running: Running, *pieces: bytes) -> socket.socket:
    made = socket.socket()
    made.settimeout(60)
    made.connect(("127.0.0.1", running.port))
    for piece in pieces:
        made.sendall(piece)
    return made


def closed(one: socket.socket) -> bool:
    """Whether the server hangs up, having answered or not."""
    try:
        while one.recv(65_536):
            pass
    except TimeoutError:
        return False
    except ConnectionResetError:
        pass
    return True


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET / HTTP/1.1\r\nHost:", id="half-a-head"),
        pytest.param(FORM % 1 + b"Content-Length: 900\r\n\r\nverdict=", id="half-a-form"),
        pytest.param(b"POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n", id="a-form-turned-away"),
    ],
)
def test_who_never_finishes_is_hung_up_on(hasty: Running, sent: bytes) -> None:
    with dial(hasty, sent.replace(b":1\r", b":%d\r" % hasty.port)) as one:
        assert closed(one)


def test_a_crowd_that_dawdles_keeps_nobody_out(path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However patient the server is: room is made at once."""
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 3600.0)
    with serving(path) as running, ExitStack() as crowd:
        for _ in range(3 * connections.MOST):
            crowd.enter_context(dial(running, b"GET / HTTP/1.1\r\n"))
        for _ in range(5):
            assert ask(running, "/claims").status == 200


# ---- by a clock of their own, which goes on when nobody has anything to do


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time stands still while there is work."""

    def __init__(self) -> None:
        super().__init__(Selector(self))
        self.now = 0.0

    def time(self) -> float:
        return self.now


class Selector(selectors.DefaultSelector):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(timeout and 0)
        if timeout and not events:
            self.clock.now += timeout
        return events


def by_the_clock(
    client: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]], size: int = 8_000_000
) -> float:
    """The seconds that one client of a server takes, by their clock; each answer has so many bytes."""

    async def answer(_: object, __: object, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
        await send({"type": "http.response.body", "body": b"x" * size})

    async def meet() -> float:
        config = connections.settings(answer)
        config.load()
        one, other = socket.socketpair()  # what one sends the other has at once
        one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
        await clock.connect_accepted_socket(lambda: connections.Connection(config, ServerState(), {}, clock), one)
        reader, writer = await asyncio.open_connection(sock=other, limit=4096)
        try:
            await client(reader, writer)
            return clock.now
        finally:
            writer.transport.abort()
            await asyncio.sleep(1)

    with closing(Clock()) as clock, ThreadPoolExecutor(1) as apart:  # the tests' browser keeps a loop in this thread
        return apart.submit(clock.run_until_complete, meet()).result()


ASKED = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def rest_of(reader: asyncio.StreamReader) -> int:
    """How many bytes come until the server hangs up."""
    got = 0
    with suppress(ConnectionResetError):
        while piece := await reader.read(65_536):
            got += len(piece)
    return got


def test_a_head_that_comes_in_drops_does_not_last() -> None:
    async def drop(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"GET / HTTP/1.1\r\n")
        with suppress(ConnectionError):
            for at in range(1000):
                writer.write(b"X-%d: 1\r\n" % at)
                await writer.drain()
                await asyncio.sleep(1)

    assert connections.REQUEST_SECONDS <= by_the_clock(drop) < connections.REQUEST_SECONDS + 10


def test_who_reads_no_answer_is_hung_up_on() -> None:
    async def stare(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASKED)
        await asyncio.sleep(2 * connections.STALLED_SECONDS)
        assert await rest_of(reader) < 8_000_000

    by_the_clock(stare)


def test_who_reads_slowly_gets_it_all() -> None:
    """In far more time than an answer may wait."""

    async def sip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ASKED)
        got = 0
        while got < 8_000_000:
            piece = await reader.read(65_536)
            assert piece, f"hung up after {got} bytes"
            got += len(piece)
            await asyncio.sleep(0.5)

    assert by_the_clock(sip) > connections.STALLED_SECONDS


def test_a_connection_that_rests_is_used_again() -> None:
    """Each request has its own time: together they take longer than one may."""

    async def ask_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(10):
            writer.write(ASKED)
            await reader.readuntil(b"\r\n\r\nx")
            await asyncio.sleep(4)

    assert by_the_clock(ask_on, 1) > 2 * connections.REQUEST_SECONDS


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTT",
        b"\0\xff" * 3000,
        b"GET /claims HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\n\r\n",
        FORM % 1 + b"Content-Length: 900\r\n\r\nverdict=same",
        FORM % 1 + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"GET /export/jsonl HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n",
        b"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
    ],
)
def test_who_hangs_up_leaves_no_trace(served: Running, capfd: pytest.CaptureFixture[str], sent: bytes) -> None:
    for _ in range(5):
        dial(served, sent.replace(b":1\r", b":%d\r" % served.port)).close()
    assert token(served)
    assert capfd.readouterr() == ("", "")
