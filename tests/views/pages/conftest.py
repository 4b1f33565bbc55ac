"""Ledgers that pages are made of: a small story of invented people, and one whose every word is hostile."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn

from accordingto.ledger import Ledger
from accordingto.records import Judgement, Stance, Verdict
from accordingto.views.connections import settings
from accordingto.views.guard import hosts
from accordingto.views.logins import Logins
from accordingto.views.server import Server
from tests.ledger.samples import MODEL, article, chain, given, statement

POST = """Mayor Ada Quill said the bridge would close in May.

"No ferry will replace it," Ms. Quill told reporters.

Sign up for our newsletter."""
WIRE = """The Larkhaven bridge would close in May, Mayor Ada Quill told Coast Wire.

Port officials denied that a ferry would replace it."""
HOSTILE = """<script>alert(1)</script> Ada Quill said <img src=x onerror=alert(2)> is fine.

</p></main></html> {{ 7*7 }} {% raw %} \u202egnorw\u2066 \x1b]0;x\x07 javascript:alert(3)"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of two articles, whose first statements are one claim; the id of each statement is in `ids`."""
    path = tmp_path / "story.db"
    post = article(
        "post", POST, title=given("Bridge to close"), outlet=given("The Vale Post"), published=given("2031-04-02")
    )
    wire = article("wire", WIRE, outlet=given("Coast Wire"), published=given("2031-04-01"))
    mayor, ports = chain("Ada Quill"), chain("(port officials)")
    with Ledger.create(path) as ledger:
        said = [
            statement(post, "Mayor Ada Quill", "said", "the bridge would close in May", chain=mayor),
            statement(post, "Ms. Quill", "told", '"No ferry will replace it,"', chain=mayor, addressee="reporters"),
        ]
        ledger.add(post, said, MODEL)
        told = [
            statement(wire, "Mayor Ada Quill", "told", "The Larkhaven bridge would close in May", chain=mayor),
            statement(wire, "Port officials", "denied", "a ferry would replace it", chain=ports, stance=Stance.DENY),
        ]
        ledger.add(wire, told, MODEL)
        ledger.judge(Judgement(said[0].id, told[0].id, Verdict.SAME, 1.0, "the same sentence", "tester"))
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A ledger in which every field tries to become markup."""
    path = tmp_path / "hostile.db"
    bad = "<script>alert('{}')</script>\" onmouseover=\"alert(4)"
    of = article(
        bad.format("name"),
        HOSTILE,
        title=given(bad.format("title")),
        outlet=given(bad.format("outlet")),
        published=given("<u>today</u>"),
        url="javascript:alert(5)",
    )
    who = chain(bad.format("outlet"), bad.format("who"))
    found = statement(
        of, "Ada Quill", "said", "<img src=x onerror=alert(2)> is fine", chain=who, addressee="<i>all</i>"
    )
    with Ledger.create(path) as ledger:
        ledger.add(of, [found], MODEL)
    return path


class Running(NamedTuple):
    """A server that runs: its address, and its ledger."""

    port: int
    path: Path


@pytest.fixture
def served(path: Path) -> Iterator[Running]:
    """The real server on loopback, for the small story."""
    with serving(path) as running:
        yield running


@contextmanager
def serving(path: Path, logins: Logins | None = None, *, read_only: bool = False) -> Iterator[Running]:
    """A server in a thread, on any port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        application = Server(path, "tester", logins, read_only=read_only).application(hosts("127.0.0.1", port))
        server = uvicorn.Server(settings(application, behind_proxy=logins is not None))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        until = time.monotonic() + 10
        while not server.started and time.monotonic() < until:
            time.sleep(0.002)
        yield Running(port, path)
        server.should_exit = True
        thread.join(10)
