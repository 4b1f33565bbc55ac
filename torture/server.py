"""`serve` among enemies: crowds that dawdle, requests that are none, forms that lie. An honest reader is answered."""

import contextlib
import os
import random
import re
import resource
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from torture.patience import patience
from torture.running import accordingto, command
from torture.texts import CODES, PIECES, mutated, rows

CROWD, REQUESTS = 300, 200
FILES = 256
"""Files that the server may open: the least that systems allow by themselves."""
WAIT = 5.0
"""Seconds, `patience` apart."""
TARGETS = (
    "/", "/claims", "/conflicts", "/timeline", "/sources", "/articles", "/statements", "/corrections", "/exports",
    "/export/csv", "/judge", "/undo",
)  # fmt: skip


def attack(seed: int, folder: Path) -> list[str]:
    """One server, one crowd, many requests."""
    chance = random.Random(seed)
    (folder / "rows.jsonl").write_bytes(rows(chance, 6))
    accordingto("read", folder / "rows.jsonl", "--ledger", folder / "story.db")
    faults: list[str] = []
    with serving(folder / "story.db", faults) as port:
        faults += _faults(chance, port)
    return faults


@contextlib.contextmanager
def serving(ledger: Path, faults: list[str], shim: dict[str, str] | None = None) -> Iterator[int]:
    """The port of a server; that it ended by itself, or said anything, is a fault."""
    path = ledger.with_name("told")
    with path.open("w") as told:
        server = subprocess.Popen(
            command("serve", "--ledger", ledger, "--port", 0),
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
            env={**os.environ, **(shim or {})},
        )
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (FILES, FILES))
        try:
            assert server.stdout
            yield int(re.findall(r":(\d+)/", server.stdout.readline())[0])
            if server.poll() is not None:
                faults.append(f"the server ended with {server.returncode}")
        finally:
            server.terminate()
            server.wait(30)
    said = path.read_text()
    faults += [f"the server says: {said[-400:]!r}"] if said else []


def _faults(chance: random.Random, port: int) -> Iterator[str]:
    with contextlib.ExitStack() as crowd:
        for _ in range(CROWD):
            with contextlib.suppress(OSError):
                one = crowd.enter_context(socket.create_connection(("127.0.0.1", port), 5))
                one.sendall(_beginning(chance, port))
        for _ in range(5):
            yield from honest(port)
    token = token_of(port)
    for _ in range(REQUESTS):
        yield from _asked(port, _request(chance, port, token), hangs_up=chance.random() < 0.2)
    yield from honest(port)


def _beginning(chance: random.Random, port: int) -> bytes:
    whole = f"POST /judge HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 900\r\n\r\nverdict=same".encode()
    return whole[: chance.randrange(len(whole))]


def honest(port: int) -> Iterator[str]:
    """Whether somebody who means no harm is answered in time."""
    wait, began = WAIT * patience(), time.monotonic()
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=3 * wait)
        connection.request("GET", "/claims")
        status = connection.getresponse().status
        connection.close()
    except (OSError, HTTPException) as error:
        yield f"an honest reader is not answered: {error!r}"
        return
    took = time.monotonic() - began
    if status != 200 or took > wait:
        yield f"an honest reader gets {status} after {took:.1f} s"


def token_of(port: int) -> str:
    """What a page has that a form must bring back."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/articles")
    article = re.findall(r'href="(/article/[0-9a-f]+)"', connection.getresponse().read().decode())[0]
    connection.request("GET", article)
    return re.findall(r'name="token" value="([^"]+)"', connection.getresponse().read().decode())[0]


def _request(chance: random.Random, port: int, token: str) -> bytes:
    """A request that is not as it should be, in one way or several."""
    words = [
        chance.choice((*PIECES, *CODES, "//[::1", "1", "same", "said_by", "\0", "../../etc/passwd")) for _ in range(6)
    ]
    names = "verdict left right back number token search by page story name day outlet".split()
    given = {chance.choice(names): word for word in words} | ({"token": token} if chance.random() < 0.7 else {})
    target = chance.choice((*TARGETS, "/claim/0000", "/static/../server.py", "http://a/", "*"))
    method = chance.choice(("GET", "GET", "POST", "POST", "HEAD", "PUT", "X"))
    form = urlencode(given, errors="replace")
    host = chance.choice((f"127.0.0.1:{port}",) * 6 + ("evil.example", ""))
    head = [f"{method} {target}{'?' + form if method != 'POST' else ''} HTTP/1.1", f"Host: {host}"]
    head += chance.sample(
        ["Origin: http://evil.example", "Range: bytes=0-", "Expect: 100-continue", "Connection: close"], 1
    )
    if method == "POST":
        head += [
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(form) + chance.choice((0, 0, 9))}",
        ]
    whole = ("\r\n".join(head) + "\r\n\r\n" + (form if method == "POST" else "")).encode("utf-8", "replace")
    return mutated(chance, whole) if chance.random() < 0.3 else whole


def _asked(port: int, request: bytes, *, hangs_up: bool) -> Iterator[str]:
    with contextlib.suppress(ConnectionError, TimeoutError), socket.create_connection(("127.0.0.1", port), 2) as one:
        one.sendall(request)
        if hangs_up:
            return
        answer = one.recv(65_536)
        if re.match(rb"HTTP/1.1 5", answer):
            yield f"{answer[:12]!r} for {request[:300]!r}"
