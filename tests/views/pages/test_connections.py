"""Clients that take their time, hang up, or come in crowds."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest

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


def dial(running: Running, *pieces: bytes, small: bool = False) -> socket.socket:
    made = socket.socket()
    made.settimeout(10)
    if small:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
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


def test_a_head_that_comes_in_drops_does_not_last(hasty: Running) -> None:
    with dial(hasty, b"GET / HTTP/1.1\r\n") as one, pytest.raises(OSError):
        for at in range(100):
            one.sendall(b"X-%d: 1\r\n" % at)
            time.sleep(0.05)


def test_who_reads_no_answer_is_hung_up_on(hasty: Running) -> None:
    asked = f"GET /static/echarts.min.js HTTP/1.1\r\nHost: 127.0.0.1:{hasty.port}\r\n\r\n".encode()
    with dial(hasty, *[asked] * 20, small=True) as one:
        time.sleep(2)
        assert closed(one)


def test_who_reads_slowly_gets_it_all(hasty: Running) -> None:
    asked = f"GET /static/echarts.min.js HTTP/1.1\r\nHost: 127.0.0.1:{hasty.port}\r\nConnection: close\r\n\r\n"
    whole = ask(hasty, "/static/echarts.min.js").headers["Content-Length"]
    with dial(hasty, asked.encode(), small=True) as one:
        got = b""
        while piece := one.recv(8192):
            got += piece
            time.sleep(0.02)
    assert len(got.partition(b"\r\n\r\n")[2]) == int(whole)


def test_a_connection_that_rests_is_used_again(hasty: Running) -> None:
    with closing(HTTPConnection("127.0.0.1", hasty.port, timeout=20)) as one:
        one.connect()
        first = one.sock
        for _ in range(4):
            one.request("GET", "/claims")
            answer = one.getresponse()
            assert (answer.status, len(answer.read()) > 0) == (200, True)
            assert one.sock is first
            time.sleep(0.25)


def test_a_crowd_that_dawdles_keeps_nobody_out(served: Running) -> None:
    with ExitStack() as crowd:
        for _ in range(3 * connections.MOST):
            crowd.enter_context(dial(served, b"GET / HTTP/1.1\r\n"))
        for _ in range(5):
            began = time.monotonic()
            assert ask(served, "/claims").status == 200
            assert time.monotonic() - began < connections.REQUEST_SECONDS / 2


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
