"""What earlier runs have read, so that nothing is fetched or read twice. The ledger is one; `NOTHING` forgets all."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether a page has changed (RFC 9110): `ETag` and `Last-Modified`."""

    etag: str | None = None
    modified: str | None = None


class Memory(Protocol):
    """Knows addresses and entries of feeds by their identity: the address, or the id that the feed gives."""

    def seen(self, entry: str) -> bool:
        """Whether the entry was read, whatever became of it."""
        ...

    def validators(self, entry: str) -> Validators | None:
        """How to ask whether it has changed; None where what came of it is not kept."""
        ...

    def remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        """The entry was read, and the article of that id came of it. Called once the caller has taken the article."""
        ...


class _Nothing:
    def seen(self, entry: str) -> bool:
        return False

    def validators(self, entry: str) -> Validators | None:
        return None

    def remember(self, entry: str, validators: Validators | None, article: str | None) -> None:
        return None


NOTHING: Memory = _Nothing()
