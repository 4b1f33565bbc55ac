"""Which column of a table, or field of an object, holds what: by its usual name, or as the user says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

JOINS = "+"
_NOT_IN_NAME = re.compile(r"[\W_]+")


@cache
def usual() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The usual names of each field, the surest first; several where columns hold parts of it."""
    lines = (files("accordingto.read") / "data/columns.txt").read_text("utf-8").splitlines()
    fields = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {field: tuple(_parts(name) for name in names.split(",")) for field, names in fields}


def plain(name: str) -> str:
    """A name without case, spaces and signs."""
    return _NOT_IN_NAME.sub("", name).casefold()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that hold each field, by the names that the input gives them."""

    of: Mapping[str, tuple[str, ...]]

    def fields(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row by fields; what no field takes keeps its name, unless that is the name of one."""
        taken = {name for names in self.of.values() for name in names}
        rest = {name: value for name, value in row.items() if name not in taken}
        named = {f"column {name}" if name in usual() else name: value for name, value in rest.items()}
        for field, names in self.of.items():
            values = [row[name] for name in names if row.get(name) is not None]
            if values:
                named[field] = values[0] if len(values) == 1 else "\n\n".join(map(str, values))
        return named

    @property
    def names(self) -> dict[str, str]:
        """How the input calls each field."""
        return {field: JOINS.join(names) for field, names in self.of.items()}

    @property
    def renamed(self) -> bool:
        """Whether the input calls a field by another name than we do."""
        return any(field != name for field, name in self.names.items())

    def __str__(self) -> str:
        return ", ".join(f"{field} = {name}" for field, name in self.names.items()) or "none that is known"


def columns(names: Iterable[str], given: Mapping[str, str]) -> Columns:
    """The columns of these names; those that the user names, `given`, before the usual ones.

    A column serves one field, the first that knows its name.
    """
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    asked = {field: tuple(by_plain.get(part, part) for part in _parts(name)) for field, name in given.items()}
    of: dict[str, tuple[str, ...]] = dict(asked)
    taken = {name for found in of.values() for name in found}
    for field, known in usual().items():
        for parts in known:
            found = tuple(by_plain[part] for part in parts if part in by_plain)
            if field not in of and len(found) == len(parts) and taken.isdisjoint(found):
                of[field] = found
                taken.update(found)
    return Columns({field: of[field] for field in usual() if field in of})


def known_fields(names: Iterable[str]) -> set[str]:
    """The fields that columns of these names would serve."""
    return set(columns(names, {}).of)


def empty(value: Any) -> bool:
    """Whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain(part) for part in name.split(JOINS))
