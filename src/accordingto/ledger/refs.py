"""What a user's reference means: an id, the first characters of it, or a name."""

import sqlite3

from accordingto.errors import InputError
from accordingto.ledger.texts import storable

LEAST_DIGITS = 4
"""An id may be shortened to this many of its digits."""

_SHOWN = 5


def article_key(connection: sqlite3.Connection, ref: str) -> int:
    """The key of the article that `ref` names.

    A whole id goes before a name, a name before the beginning of an id.

    Raises:
        InputError: none or more than one is meant; the message lists candidates.

    """
    name, digits = storable(ref), _digits(ref)
    found = _select(connection, "id = ?", digits) or _select(connection, "name = ?", name)
    if not found and len(digits) >= LEAST_DIGITS:
        found = _select(connection, "id >= ? AND id < ? || 'g'", digits, digits)
    if len(found) == 1:
        return found[0][0]
    raise InputError(_several(ref, found) if found else _none(connection, ref))


def statement_key(connection: sqlite3.Connection, ref: str) -> int:
    """The key of the statement of that id, or of an id that begins so.

    Raises:
        InputError: none or more than one is meant; the message lists candidates.

    """
    found = statement_keys(connection, ref)
    if len(found) == 1:
        return found[0][0]
    if found:
        more = ", …" if len(found) > _SHOWN else ""
        listed = ", ".join(ident[:12] for _, ident in found[:_SHOWN]) + more
        raise InputError(f"{ref}: means more than one statement: {listed}. Give more of the id")
    least = f"at least {LEAST_DIGITS} of the characters of its id"
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    raise InputError(f"{ref or repr(ref)}: no such statement. Give {least}, as in: accordingto claims --ledger {path}")


def statement_keys(connection: sqlite3.Connection, ref: str) -> list[tuple[int, str]]:
    """Key and id of the statements that `ref` may mean, a few at most; a whole id means one."""
    digits = _digits(ref)
    query, most = "SELECT key, id FROM statement WHERE {} ORDER BY key LIMIT ?", _SHOWN + 1
    found = connection.execute(query.format("id = ?"), (digits, most)).fetchall()
    if not found and len(digits) >= LEAST_DIGITS:
        found = connection.execute(query.format("id >= ? AND id < ? || 'g'"), (digits, digits, most)).fetchall()
    return found


def unclaimed(ref: str) -> InputError:
    """What to raise for a statement that no other says too."""
    return InputError(f"{ref}: said by no other statement, so there is no claim. To see it: accordingto statements")


_Rows = list[tuple[int, str, str]]


def _digits(ref: str) -> str:
    """The reference as digits of an id, empty where it cannot be one."""
    lower = ref.strip().lower()
    return lower if all(digit in "0123456789abcdef" for digit in lower) else ""


def _select(connection: sqlite3.Connection, condition: str, *values: str | None) -> _Rows:
    query = f"SELECT key, id, name FROM article WHERE {condition} ORDER BY key LIMIT ?"
    return connection.execute(query, (*values, _SHOWN + 1)).fetchall()


def _several(ref: str, found: _Rows) -> str:
    return f"{ref}: means more than one article: {_listed(found)}. Give more of the id"


def _none(connection: sqlite3.Connection, ref: str) -> str:
    digits = _digits(ref)
    if digits and len(digits) < LEAST_DIGITS:
        return f"{ref}: too short for an id. Give at least {LEAST_DIGITS} of its characters, or the article's name"
    near = _select(connection, "instr(lower(name), lower(?))", storable(ref)) if ref else []
    like = f" Did you mean {_listed(near)}?" if near else ""
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    return f"{ref or repr(ref)}: no such article.{like} To see those there are: accordingto articles --ledger {path}"


def _listed(found: _Rows) -> str:
    more = ", …" if len(found) > _SHOWN else ""
    return ", ".join(f"{ident[:8]} ({name})" for _, ident, name in found[:_SHOWN]) + more
