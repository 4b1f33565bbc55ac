"""One row, of a table or as an object: an article, the address of one, or why it is neither."""

import re
from collections.abc import Mapping
from typing import Any

from accordingto.names.domains import outlet_at
from accordingto.read.columns import Columns, empty, plain, usual
from accordingto.read.credits import persons, writers_of
from accordingto.read.dates import iso_date
from accordingto.read.decode import clean
from accordingto.read.draft import Address, Draft, Item
from accordingto.read.names import url_name
from accordingto.records import Basis, Known, Reason, Skipped

DATES = ("published", "updated")
PLAIN = ("title", "section")
WRITERS = ("byline", "author", "authors")
TYPES = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
LOOKED_AT, LEAST_TAGS = 4_000, 2
TEXTS = ("name", "url", "title", "text", "outlet")
TRUNCATED = re.compile(r"\[\+\d+ chars\]\s*\Z")
"""How NewsAPI ends the beginning of a text."""
MARKED_UP = re.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b[^<>]*>", re.IGNORECASE)


def row(fields: dict[str, Any], place: str, fallback: str, columns: Columns) -> Item:
    """What one row holds; `fallback` is its name where it has no `name` and no usable `url`."""
    fields = columns.fields({clean(key): _cleaned(value) for key, value in fields.items() if value is not None})
    for name in TEXTS:
        if name in fields and not isinstance(fields[name], str):
            return Skipped(place, Reason.BAD_ROW, f"field '{name}' is {named_type(fields[name])}, a string is needed")
    url = fields.get("url", "").strip()
    if empty(fields.get("text")) or TRUNCATED.search(fields["text"]):
        return _address(fields, url, place, columns) if WEB.match(url) else _no_text(fields, place, columns)
    return _draft(fields, place, fallback, columns)


def _no_text(fields: dict[str, Any], place: str, columns: Columns) -> Skipped:
    if "text" in columns.of:
        return Skipped(place, Reason.EMPTY, "field 'text' is empty. Fill it, or remove the row")
    found = ", ".join(sorted(fields)[:8]) or "none"
    detail = f"no field 'text' (fields found: {found[:120]}). Name the text 'text', or say: --column text=NAME"
    return Skipped(place, Reason.NO_TEXT, detail)


def _draft(fields: dict[str, Any], place: str, fallback: str, columns: Columns) -> Draft | Skipped:
    text = fields.pop("text")
    url = fields.pop("url", "").strip() or None
    name = fields.pop("name", "").strip() or (url and url_name(url)) or fallback
    said = _said(fields, columns.names)
    if len(MARKED_UP.findall(text[:LOOKED_AT])) < LEAST_TAGS:
        return Draft(path=place, name=name, text=text, given_text=True, url=url, extra=fields, **said)
    from accordingto.read.fragments import fragment  # noqa: PLC0415  a quarter of a second, and few rows need it

    return fragment(text, Draft(path=place, name=name, text="", given_text=False, url=url, extra=fields, **said))


def _address(fields: dict[str, Any], url: str, place: str, columns: Columns) -> Address:
    """The row of an article that is to be fetched; the beginning of its text, where there is one, goes."""
    fields = {name: value for name, value in fields.items() if name not in ("text", "url", "name")}
    said = _said(fields, columns.names)
    said.pop("section")
    return Address(url, place, url, extra=fields, **said)


def _said(fields: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What the row says of its article, taken out of `fields`; `names` are those of the columns."""
    return {
        **{name: _known(fields, name, names) for name in PLAIN},
        **{name: _date(fields, name, names) for name in DATES},
        "bylines": _writers(fields, names),
        **_outlet(fields, names),
    }


def _outlet(fields: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The outlet, and what is only suggested: an address in the column for it, as Media Cloud has, is no name."""
    known, inferred = _known(fields, "outlet", names), _by_site(fields, names)
    if known is None or not HOST.fullmatch(known.value):
        return {"outlet": known, "inferred": inferred}
    name = outlet_at(known.value) or known.value
    return {"outlet": None, "inferred": inferred or (("outlet", Known(name, Basis.INFERRED, known.where)),)}


def _by_site(fields: dict[str, Any], names: Mapping[str, str]) -> tuple[tuple[str, Known], ...]:
    """The outlet at the address of the site, where a column gives that."""
    site = fields.get("site")
    outlet = outlet_at(site) if isinstance(site, str) else None
    return (("outlet", Known(outlet, Basis.INFERRED, f"row field {names.get('site', 'site')}")),) if outlet else ()


def _known(fields: dict[str, Any], name: str, names: Mapping[str, str]) -> Known | None:
    """Takes the field out of `fields` where it is a string; anything else stays, and so is kept."""
    if not isinstance(fields.get(name), str):
        return None
    value = " ".join(fields.pop(name).split())
    return Known(value, Basis.GIVEN, f"row field {names.get(name, name)}") if value else None


def _date(fields: dict[str, Any], name: str, names: Mapping[str, str]) -> Known | None:
    """The first field of a usual name that states a date; one that cannot be one stays in `fields`, as it was found."""
    given = names.get(name, name)
    if name in fields:
        fields[given] = fields.pop(name)
    others = {plain(other): other for other in fields}
    usually = (others.get(part) for parts in usual()[name] for part in parts)
    for column in (given, *usually):
        value = fields.get(column) if column else None
        day = iso_date(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        if column and day:
            del fields[column]
            return Known(day, Basis.GIVEN, f"row field {column}")
    return None


def _writers(fields: dict[str, Any], names: Mapping[str, str]) -> tuple[Known, ...]:
    for name in WRITERS:
        value = fields.get(name)
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and listed and all(isinstance(item, str) for item in listed):
            del fields[name]
            found = [person for item in listed for person in (writers_of(item) or persons(item))]
            return tuple(
                Known(person, Basis.GIVEN, f"row field {names.get(name, name)}") for person in dict.fromkeys(found)
            )
    return ()


def _cleaned(value: Any) -> Any:
    """A JSON value whose strings any store can take."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value


def named_type(value: Any) -> str:
    """What a JSON value is, in words."""
    return TYPES.get(type(value), "null")
