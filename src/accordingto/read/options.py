"""What a run of `read` may be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def _nowhere(_message: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How addresses are fetched.

    `agent` is the user agent. With `allow_private`, addresses of this machine and its network may be fetched. The
    pages are kept in the WARC file `keep`. `pause` is the least time between two requests to one host, `patience` the
    most for one address, both in seconds.
    """

    agent: str = ""
    allow_private: bool = False
    keep: str | None = None
    pause: float = 1.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What fills in where an input does not say: a day or time, an outlet's name. It overrides nothing.

    With `follow`, what an input names by its address alone is fetched. `columns` maps a field ("text") to the column
    of a table that holds it, against the usual names. `note` is told what is assumed of an input before it is read.
    """

    published: str | None = None
    outlet: str | None = None
    follow: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    web: WebOptions = WebOptions()
    note: Callable[[str], None] = _nowhere
