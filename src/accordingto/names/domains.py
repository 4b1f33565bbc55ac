"""Which outlet publishes at an address."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


def outlet_at(address: str) -> str | None:
    """The outlet at the host of an address, or at the nearest host above it; None where the table has none."""
    try:
        host = (urlsplit(address if "://" in address else f"//{address}").hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    return next((found for i in range(len(labels) - 1) if (found := _table().get(".".join(labels[i:])))), None)


def publishers() -> frozenset[str]:
    """The names of all outlets of the table, without the country that tells two of one name apart."""
    return frozenset(name.partition(" (")[0] for name in _table().values())


@cache
def _table() -> dict[str, str]:
    lines = (files("accordingto.names") / "data/domains.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
