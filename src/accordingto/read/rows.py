"""JSON Lines: one article a row. A bad row is skipped and the rest go on."""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

import msgspec

from accordingto.read.credits import persons
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean, decode, wide_encoding
from accordingto.read.draft import Draft
from accordingto.read.failures import guarded
from accordingto.read.formats import MOST_VALUES, parsed, values
from accordingto.read.kinds import writers_of
from accordingto.read.names import url_name
from accordingto.records import Basis, Known, Reason, Skipped

LONGEST_ROW = 16 * 1024 * 1024
MOST_VALUES_OF_ROWS = 3_000_000
"""Values of an array of rows, which is taken apart in memory; JSON Lines have no such bound."""
DATES = ("published", "updated")
PLAIN = ("outlet", "title", "section")
WRITERS = ("byline", "author", "authors")
TYPES = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
TEXTS = ("name", "url", "title", "text", "outlet")

DEEPEST = 100
"""How deep the values of a row may lie in each other."""


def json_lines(stream: BinaryIO, head: bytes, path: str, stem: str) -> Iterator[Draft | Skipped]:
    """The rows of `stream`, in bounded memory however many they are."""
    for number, line in enumerate(_lines(stream, wide_encoding(head) or "utf-8-sig"), 1):
        place = f"{path}:{number}"
        if line is None:
            yield Skipped(place, Reason.TOO_LARGE, f"a row of more than {LONGEST_ROW:,} characters. Split it")
        elif line.strip():
            yield guarded(place, partial(_parsed_row, line, place, f"{stem}-{number}"))


def json_value(text: str, path: str, stem: str) -> Iterator[Draft | Skipped] | None:
    """The articles of one JSON object or of an array of objects; None where `text` is neither."""
    text = text.lstrip("\ufeff \t\r\n")
    rows = _taken_apart(text) if text.startswith("[") and values(text) <= MOST_VALUES_OF_ROWS else None
    if rows is not None:
        numbered = enumerate(rows, 1)
        return (guarded(f"{path}:{n}", partial(_parsed_row, one, f"{path}:{n}", f"{stem}-{n}")) for n, one in numbered)
    if values(text) > MOST_VALUES:
        return iter((_too_many(path, "Write each article as one line (JSON Lines)"),))
    value = parsed(text)
    if isinstance(value, dict):
        return iter((row(value, path, stem),))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return (_row_or_not(item, f"{path}:{n}", f"{stem}-{n}") for n, item in enumerate(value, 1))
    return None


def _taken_apart(text: str) -> Iterator[str] | None:
    """The JSON texts of an array's items, none of them built yet; None where it is no strict JSON."""
    try:
        found = msgspec.json.decode(text.encode(), type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return None
    return (bytes(one).decode() for one in found)


def _too_many(place: str, advice: str) -> Skipped:
    return Skipped(place, Reason.TOO_LARGE, f"more than {MOST_VALUES:,} values, where an article has a few. {advice}")


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str | None]:
    """Lines as text; None for one that is too long, which is passed over piece by piece."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    reader = io.TextIOWrapper(stream, encoding, errors, newline="\n")
    try:
        while line := reader.readline(LONGEST_ROW + 1):
            if len(line) <= LONGEST_ROW or line.endswith("\n"):
                yield _repaired(line)
                continue
            while (rest := reader.readline(LONGEST_ROW)) and not rest.endswith("\n"):
                pass
            yield None
    finally:
        reader.detach()  # or it would close standard input


def _repaired(line: str) -> str:
    """Bytes that are no UTF-8 came as lone surrogates: read that row in the encoding it is in."""
    if line.isascii():
        return line
    try:
        line.encode()
    except UnicodeEncodeError:
        return decode(line.encode("utf-8", "surrogateescape"))
    return line


def _parsed_row(line: str, place: str, fallback: str) -> Draft | Skipped:
    if values(line) > MOST_VALUES:
        return _too_many(place, "Leave out the fields that hold them")
    value = parsed(line)
    if value is None:
        return Skipped(place, Reason.BAD_ROW, f"not JSON: {_shown(line)}. Mend or remove the row")
    return _row_or_not(value, place, fallback)


def _row_or_not(value: Any, place: str, fallback: str) -> Draft | Skipped:
    if isinstance(value, dict):
        if _depth(value) > DEEPEST:
            detail = f"values nested more than {DEEPEST} deep. Leave the field out that holds them"
            return Skipped(place, Reason.BAD_ROW, detail)
        return row(value, place, fallback)
    return Skipped(place, Reason.BAD_ROW, f"{_type(value)}, an object with a field 'text' is needed")


def row(fields: dict[str, Any], place: str, fallback: str) -> Draft | Skipped:
    """The article of one row; `fallback` is its name where it has no `name` and no usable `url`."""
    fields = {clean(key): _cleaned(value) for key, value in fields.items() if value is not None}
    for name in TEXTS:
        if name in fields and not isinstance(fields[name], str):
            return Skipped(place, Reason.BAD_ROW, f"field '{name}' is {_type(fields[name])}, a string is needed")
    if "text" not in fields:
        found = ", ".join(sorted(fields)[:8]) or "none"
        return Skipped(place, Reason.NO_TEXT, f"no field 'text' (fields found: {found[:120]}). Name the text 'text'")
    if not fields["text"].strip():
        return Skipped(place, Reason.EMPTY, "field 'text' is empty. Fill it, or remove the row")
    return _draft(fields, place, fallback)


def _draft(fields: dict[str, Any], place: str, fallback: str) -> Draft:
    text = fields.pop("text")
    url = fields.pop("url", "").strip() or None
    name = fields.pop("name", "").strip() or (url and url_name(url)) or fallback
    known = {name: _known(fields, name) for name in PLAIN}
    dates = {name: _date(fields, name) for name in DATES}
    return Draft(
        path=place,
        name=name,
        text=text,
        given_text=True,
        url=url,
        title=known["title"],
        outlet=known["outlet"],
        section=known["section"],
        published=dates["published"],
        updated=dates["updated"],
        bylines=_writers(fields),
        extra=fields,
    )


def _known(fields: dict[str, Any], name: str) -> Known | None:
    """Takes the field out of `fields` where it is a string; anything else stays, and so is kept."""
    if not isinstance(fields.get(name), str):
        return None
    value = " ".join(fields.pop(name).split())
    return Known(value, Basis.GIVEN, f"row field {name}") if value else None


def _date(fields: dict[str, Any], name: str) -> Known | None:
    """A date that cannot be one stays in `fields`, as it was found."""
    value = fields.get(name)
    day = iso_date(value) if isinstance(value, str) else None
    if day:
        del fields[name]
    return Known(day, Basis.GIVEN, f"row field {name}") if day else None


def _writers(fields: dict[str, Any]) -> tuple[Known, ...]:
    for name in WRITERS:
        value = fields.get(name)
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and listed and all(isinstance(item, str) for item in listed):
            del fields[name]
            found = [person for item in listed for person in (writers_of(item) or persons(item))]
            return tuple(Known(person, Basis.GIVEN, f"row field {name}") for person in dict.fromkeys(found))
    return ()


def _depth(value: Any) -> int:
    """How deep lists and objects lie in each other, counted to just past `DEEPEST`."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        inner = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list))
        level = [item for items in inner for item in items]
        depth += 1
    return depth


def _cleaned(value: Any) -> Any:
    """A JSON value whose strings any store can take."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value


def _type(value: Any) -> str:
    return TYPES.get(type(value), "null")


def _shown(line: str) -> str:
    shown = " ".join(line[:200].split())
    return shown if len(shown) <= 40 else shown[:39] + "…"
