"""Where on the network an address leads: its host is looked up once, and only what was checked is connected to."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from accordingto.records import Reason

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """An address that is not fetched, and why. Caught in this room."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Place:
    """Where to ask for a page: `ips` in the order in which to try them; `target` is its path and query."""

    scheme: str
    host: str
    port: int
    ips: tuple[str, ...]
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a page's address begins."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.scheme == "https" else 80)
        return f"{self.scheme}://{host}" + ("" if usual else f":{self.port}")


def place(url: str, *, allow_private: bool) -> Place:
    """Look up where an address leads.

    Raises `Refused` where it is none of the web, has no host that is known, or leads into a private network.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode() if parts.hostname else "", parts.port
    except (ValueError, UnicodeError) as error:
        raise Refused(Reason.UNREACHABLE, f"not an address that can be ({error}). Check the spelling") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(Reason.UNREACHABLE, "not an address of the web. It begins with https:// and names a host")
    port = port or (443 if parts.scheme == "https" else 80)
    ips = _looked_up(host, port)
    allowed = ips if allow_private else tuple(ip for ip in ips if is_public(ip))
    if not allowed:
        at = "" if host == ips[0] else f"{ips[0]}, "
        detail = f"{host} is {at}within a private network. To read from your own network: --allow-private"
        raise Refused(Reason.NOT_ALLOWED, detail)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, port, allowed, target)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, and so is the IPv4 address that it may carry within."""
    ip = ipaddress.ip_address(address.split("%")[0])
    return all(one.is_global and not one.is_multicast for one in (ip, *_within(ip)))


def _within(ip: _IP) -> tuple[_IP, ...]:
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(one for one in carried if one is not None)


def _looked_up(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or error
        raise Refused(Reason.UNREACHABLE, f"no host {host} ({said}). Check the spelling and your network") from error
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))
