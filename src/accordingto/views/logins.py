"""Who may use the pages beyond this machine: a name and a token each, from a file (HTTP Basic, RFC 7617)."""

import base64
import hashlib
import hmac
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from accordingto.errors import InputError
from accordingto.ledger.judgements import PROGRAM

LEAST = 16
"""Characters of a token, so that nobody guesses one."""
_MAKE = "To make one: python3 -c 'import secrets; print(\"ada:\" + secrets.token_urlsafe())'"


class Logins:
    """Names with their tokens, of which only hashes are held."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self._hashes = {name: _hash(token) for name, token in tokens.items()}
        self._nobody = os.urandom(32)

    @classmethod
    def load(cls, path: Path) -> "Logins":
        """From a file with a line `name:token` for each person; what follows # is passed over.

        Raises:
            InputError: it cannot be read, others may read it, or a line is not of that form.

        """
        try:
            mode, text = path.stat().st_mode, path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise InputError(
                f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}). {_MAKE}"
            ) from error
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise InputError(f"{path}: others on this machine can read it. Keep it to yourself: chmod 600 {path}")
        tokens: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), 1):
            bare = line.partition("#")[0].strip()
            if bare:
                name, _, token = (part.strip() for part in bare.partition(":"))
                tokens[_checked(f"{path}:{number}", name, token, tokens)] = token
        if not tokens:
            raise InputError(f"{path}: nobody is in it. {_MAKE}")
        return cls(tokens)

    def who(self, authorization: str | None) -> str | None:
        """The name behind an `Authorization` header, None where its token is wrong; takes as long either way."""
        scheme, _, given = (authorization or "").partition(" ")
        try:
            name, _, token = base64.b64decode(given.strip(), validate=True).decode().partition(":")
        except ValueError:
            name = token = ""
        right = hmac.compare_digest(_hash(token), self._hashes.get(name, self._nobody))
        return name if right and scheme.lower() == "basic" else None


def _checked(where: str, name: str, token: str, tokens: Mapping[str, str]) -> str:
    """The name, where it may have that token."""
    if not name or name == PROGRAM or not name.isprintable():
        raise InputError(f"{where}: {name or 'nothing'!r} is no name. Write name:token. {_MAKE}")
    if name in tokens:
        raise InputError(f"{where}: {name} is in it twice. Leave one out")
    if len(token) < LEAST:
        raise InputError(f"{where}: the token of {name} has {len(token)} characters, {LEAST} at least. {_MAKE}")
    return name


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
