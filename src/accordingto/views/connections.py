"""What a client may cost: uvicorn's HTTP with bounds on time, and on how many are connected.

uvicorn closes a connection that rests between two requests; it waits without end for one that never finishes a request,
or never reads its answer, and such connections, a few hundred of them, take all the files that a process may open.
"""

import asyncio
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 100
"""Connections at once. A reader's browser holds six; each request opens three files of the ledger besides."""
REQUEST_SECONDS = 15.0
"""For a request, from its first byte to the last of its form."""
STALLED_SECONDS = 30.0
"""How long an answer may wait for a client that takes less than `LEAST` bytes in each `TICK` seconds."""
TICK, LEAST = 5.0, 5_000
BACKLOG = 32
"""Connections that are taken in at once, before any of them can be closed again."""


class Connection(H11Protocol):
    """A connection that is closed when its client takes too long.

    Where there are too many, the one is closed that has waited longest for its client: whoever sends a request at once
    is answered, however many others dawdle.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._begun = True
        self._left = 0
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Make room for it first."""
        super().connection_made(transport)
        self._due = self.loop.time() + REQUEST_SECONDS
        if len(self.connections) > MOST:
            waiting = [one for one in self.connections if isinstance(one, Connection) and one.waits]
            min(waiting, key=lambda one: one._due, default=self).drop()
        if self in self.connections:
            self._timer = self.loop.call_later(TICK, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._timer:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A request's time begins with its first byte."""
        if not self._begun:
            self._begun, self._due = True, self.loop.time() + REQUEST_SECONDS
        super().data_received(data)
        self._begun = self.waits

    def resume_writing(self) -> None:
        """The client has taken what was waiting for it."""
        self._due = self.loop.time() + STALLED_SECONDS
        super().resume_writing()

    @property
    def waits(self) -> bool:
        """Whether it is the client's turn: its request is not whole yet."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def drop(self) -> None:
        """Close it at once, whatever is still to be sent."""
        self.connections.discard(self)
        self.transport.abort()

    def _look(self) -> None:
        now, left = self.loop.time(), self.transport.get_write_buffer_size()
        if left < self._left - LEAST or (left == 0 and not self.waits):
            self._due = now + STALLED_SECONDS
        self._left = left
        if now >= self._due:
            self.drop()
        else:
            self._timer = self.loop.call_later(min(TICK, self._due - now), self._look)


def settings(application: ASGIApp, *, behind_proxy: bool = False) -> uvicorn.Config:
    """How uvicorn runs it; of a proxy on this machine it takes whom a request comes from."""
    return uvicorn.Config(
        application,
        http=Connection,
        ws="none",
        lifespan="off",
        log_level="error",
        server_header=False,
        proxy_headers=behind_proxy,
        backlog=BACKLOG,
    )
