"""What an article is called: readable, unique in a run; and its id, the same in every run."""

import hashlib
import os
import re
from urllib.parse import urlsplit

from accordingto.read.inputs import STDIN, printable

EXTENSION = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,8}\Z")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
ID_DIGITS = 32


class UniqueNames:
    """Gives each name of a run once: the second `storm` is `storm-2`."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """`name`, or `name-2`, `name-3` … where it is taken."""
        if name not in self._last:
            self._last[name] = 1
            return name
        number = self._last[name] + 1
        while f"{name}-{number}" in self._last:
            number += 1
        self._last[name] = number
        self._last[f"{name}-{number}"] = 1
        return f"{name}-{number}"


def file_name(path: str) -> str:
    """The file's name without folder and extension; `.gz` is taken off first."""
    if path == STDIN:
        return "stdin"
    name = os.path.basename(printable(path)).removesuffix(".gz")
    return EXTENSION.sub("", name) or name or printable(path)


def url_name(url: str) -> str | None:
    """The last part of the URL's path, None where there is none."""
    try:
        parts = urlsplit(url).path.split("/")
    except ValueError:
        return None
    return next((part for part in reversed(parts) if part), None)


def web(url: str | None) -> str | None:
    """An address that may be a link, http or https and nothing else; None for any other."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or of one and a part of it: www.example.org, example.org."""
    try:
        hosts = sorted(((urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)), key=len)
    except ValueError:
        return False
    return hosts[0] == hosts[1] or hosts[1].endswith(f".{hosts[0]}")


def charset_of(content_type: str | None) -> str | None:
    """The encoding that a Content-Type states."""
    stated = CHARSET.search(content_type or "")
    return stated[1] if stated else None


def article_id(identity: str, text: str) -> str:
    """The SHA-256 of `identity` (the URL, or else the name as found) and the text, 32 hex digits."""
    return hashlib.sha256(f"{identity}\0{text}".encode()).hexdigest()[:ID_DIGITS]
