"""JSON Lines: one statement a line, as `statements --json` prints it."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from accordingto.ledger import Entry
from accordingto.ledger.sources import Joined
from accordingto.views.rows import statement_row


def write(entries: Iterable[Entry], stream: BinaryIO, _: Joined) -> None:
    """One object a line."""
    for entry in entries:
        stream.write(msgspec.json.encode(statement_row(entry)) + b"\n")
