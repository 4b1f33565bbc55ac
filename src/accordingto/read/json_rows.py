"""JSON: Lines, one object, or a list of them; each object is a row. A bad row is skipped and the rest go on."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, BinaryIO

import msgspec

from accordingto.read.columns import Columns, columns, known_fields, plain, usual
from accordingto.read.decode import decode, wide_encoding
from accordingto.read.draft import Item
from accordingto.read.failures import guarded, guarded_all
from accordingto.read.formats import MOST_VALUES, parsed, values
from accordingto.read.json_feed import feed_items, is_json_feed
from accordingto.read.rows import DATES, named_type, row
from accordingto.read.streams import Opened
from accordingto.records import Reason, Skipped

LONGEST_ROW = 16 * 1024 * 1024
MOST_VALUES_OF_ROWS = 3_000_000
"""Values of an array of rows, which is taken apart in memory; JSON Lines have no such bound."""
DEEPEST = 100
"""How deep the values of a row may lie in each other."""

_BEGINS = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){1,200}"\s*:')
ENVELOPES = ("articles", "items", "stories", "results", "data", "hits", "entries", "docs")
"""Where services put the list of articles that they send: NewsAPI and GDELT, JSON Feed, Media Cloud and others."""


def json_lines(opened: Opened) -> Iterator[Item]:
    """The rows of a stream, in bounded memory however many they are."""
    said = _Said(opened)
    for number, line in enumerate(_lines(opened.stream, wide_encoding(opened.head) or "utf-8-sig"), 1):
        place = f"{opened.path}:{number}"
        if line is None:
            yield Skipped(place, Reason.TOO_LARGE, f"a row of more than {LONGEST_ROW:,} characters. Split it")
        elif line.strip():
            yield from guarded_all(place, said.line(line, place, f"{opened.stem}-{number}"))


def json_value(text: str, opened: Opened) -> Iterator[Item] | None:
    """The articles of one JSON object or of an array of objects; None where `text` is not meant as either."""
    text = text.lstrip("\ufeff \t\r\n")
    said = _Said(opened)
    rows = _taken_apart(text) if text.startswith("[") and values(text) <= MOST_VALUES_OF_ROWS else None
    if rows is not None:
        return said.lines(rows, opened.path, opened.stem)
    if values(text) > MOST_VALUES:
        return iter((_too_many(opened.path, "Write each article as one line (JSON Lines)"),))
    value = parsed(text)
    if isinstance(value, dict):
        return said.items(value, opened.path, opened.stem)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return said.rows(value, opened.path, opened.stem)
    if value is None and _BEGINS.match(text):
        detail = f"JSON that breaks off or is broken: {_shown(text[-80:])}. Fetch or save it again"
        return iter((Skipped(opened.path, Reason.DAMAGED, detail),))
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


class _Said:
    """Objects to articles; the first object whose fields have other names than ours is noted."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._noted = False

    def line(self, text: str, place: str, fallback: str) -> Iterator[Item]:
        """The article of a row, or those that it lists."""
        if values(text) > MOST_VALUES:
            yield _too_many(place, "Leave out the fields that hold them")
            return
        value = parsed(text)
        if value is None:
            yield Skipped(place, Reason.BAD_ROW, f"not JSON: {_shown(text)}. Mend or remove the row")
        else:
            yield from self.items(value, place, fallback)

    def lines(self, texts: Iterable[str], place: str, fallback: str) -> Iterator[Item]:
        """The articles of rows that are numbered."""
        for number, text in enumerate(texts, 1):
            where = f"{place}:{number}"
            yield from guarded_all(where, self.line(text, where, f"{fallback}-{number}"))

    def items(self, value: Any, place: str, fallback: str) -> Iterator[Item]:
        """The article of an object, or those that it lists."""
        if isinstance(value, dict) and is_json_feed(value):
            yield from feed_items(value, self._opened, place)
            return
        listed = _listed(value) if isinstance(value, dict) else None
        if listed is not None:
            yield from self.rows(listed, place, fallback)
        else:
            yield self._row(value, place, fallback)

    def rows(self, values: list[Any], place: str, fallback: str) -> Iterator[Item]:
        """The articles of a list of objects."""
        if not values:
            yield Skipped(place, Reason.NO_ARTICLES, "a list without articles. Ask for them again")
        for number, value in enumerate(values, 1):
            where = f"{place}:{number}"
            yield guarded(where, partial(self._row, value, where, f"{fallback}-{number}"))

    def _row(self, value: Any, place: str, fallback: str) -> Item:
        if not isinstance(value, dict):
            return Skipped(place, Reason.BAD_ROW, f"{named_type(value)}, an object with a field 'text' is needed")
        if _depth(value) > DEEPEST:
            detail = f"values nested more than {DEEPEST} deep. Leave the field out that holds them"
            return Skipped(place, Reason.BAD_ROW, detail)
        value = {name: _simple(inner) for name, inner in value.items()}
        usable = tuple(
            name
            for name, inner in value.items()
            if isinstance(inner, str | list) or (name in usual() and inner is not None) or _is_time(name, inner)
        )
        found = _columns(usable, tuple(self._opened.options.columns.items()))
        if found.renamed and not self._noted:
            self._noted = True
            self._opened.options.note(f"{self._opened.path}: {found}")
        return row(value, place, fallback, found)


@lru_cache(maxsize=256)
def _columns(names: tuple[str, ...], given: tuple[tuple[str, str], ...]) -> Columns:
    return columns(names, dict(given))


def _is_time(name: str, value: Any) -> bool:
    """Whether a field that is called as dates are holds a number, as of seconds since 1970."""
    dates = (part for field in DATES for parts in usual()[field] for part in parts)
    return isinstance(value, int | float) and not isinstance(value, bool) and plain(name) in dates


def _simple(value: Any) -> Any:
    """What has a name by its name, as services write sources and authors."""
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return value["name"]
    if isinstance(value, list) and value and all(isinstance(one, dict) and "name" in one for one in value):
        return [one["name"] for one in value]
    return value


def _listed(value: dict[str, Any]) -> list[Any] | None:
    """The list of articles in what a service sent, one or two objects deep."""
    if known_fields(name for name, inner in value.items() if isinstance(inner, str)) & {"text", "url"}:
        return None
    inside = [value, *(inner for inner in value.values() if isinstance(inner, dict))]
    lists = (one[name] for one in inside for name in ENVELOPES if isinstance(one.get(name), list))
    return next((found for found in lists if all(isinstance(one, dict) for one in found)), None)


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


def _depth(value: Any) -> int:
    """How deep lists and objects lie in each other, counted to just past `DEEPEST`."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        inner = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list))
        level = [item for items in inner for item in items]
        depth += 1
    return depth


def _shown(line: str) -> str:
    shown = " ".join(line[:200].split())
    return shown if len(shown) <= 40 else shown[:39] + "…"
