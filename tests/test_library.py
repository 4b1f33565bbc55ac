"""The library's door, used as its docstring shows; with all that goes through it."""

import dataclasses
import functools
import importlib
import inspect
import subprocess
import sys
import typing
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import accordingto
from accordingto import Article, Ledger, analyse, read, version
from tests.match.fakes import Similarity


def keep(folder: Path, ledger: Ledger) -> None:
    """What the docstring does."""
    for item in read([str(folder)]):
        if isinstance(item, Article):
            found = analyse(item)
            ledger.add(found.article, found.tellings, version(), found.fresh)


def test_a_few_lines_keep_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge will close on Monday, Mayor Ines Calder said.\n", encoding="utf-8")
    with Ledger.create(tmp_path / "story.db") as ledger:
        keep(tmp_path, ledger)
        assert [entry.source for entry in ledger.statements(by="calder")] == ["Mayor Ines Calder"]


def test_claims_of_two_articles(tmp_path: Path, networks: Similarity) -> None:
    for name, words in (
        ("a", "The bridge will close on Monday, Mayor Ines Calder said."),
        ("b", "Mayor Ines Calder said the bridge will close on Monday."),
    ):
        (tmp_path / f"{name}.txt").write_text(f"Calder Shuts Varn Bridge\n\n{words}\n", encoding="utf-8")
    with Ledger.create(tmp_path / "story.db") as ledger:
        keep(tmp_path, ledger)
        entry = next(one for one in ledger.claims() if any(member.source for member in one.members))
        assert (entry.claim.origins.at_least, entry.claim.origins.at_most) == (1, 1)
        assert {member.article.name for member in entry.members} == {"a", "b"}


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("kind", [str, Path])
def test_one_input_or_several(tmp_path: Path, kind: type, several: bool) -> None:
    (tmp_path / "ab").write_text("The bridge will close on Monday, Mayor Ines Calder said.\n", encoding="utf-8")
    given = kind(tmp_path / "ab")
    assert [item.path for item in read([given] if several else given)] == [str(tmp_path / "ab")]


def test_types_come_along() -> None:
    assert files("accordingto").joinpath("py.typed").is_file()


# What is exported must be enough to name all that it takes and gives.

HANDED_ON = {"AttributionModel", "Encoded", "Fresh", "OpenFile"}
"""Made by one function for another; nobody else looks into them."""
LATER = {name: getattr(accordingto, name) for name in ("Attributed", "Doc", "Fresh", "Shared")} | {
    "AttributionModel": Any,
    "np": np,
}
"""What modules import for their annotations only."""


def _hints(given: Any) -> dict[str, Any]:
    """The types of a function or a dataclass."""
    return typing.get_type_hints(given, {**vars(importlib.import_module(given.__module__)), **LATER})


def _types(hint: Any) -> Iterator[type]:
    """The classes of ours that a hint is made of."""
    if isinstance(hint, type) and hint.__module__.startswith("accordingto"):
        yield hint
    for part in hint if isinstance(hint, (list, tuple)) else typing.get_args(hint):
        yield from _types(part)


def _functions(one: Any) -> Iterator[Any]:
    """A function, or all that a class lets be called or read."""
    if not inspect.isclass(one):
        yield inspect.unwrap(one)
        return
    if dataclasses.is_dataclass(one):
        yield one
    for name in dir(one):
        found = inspect.getattr_static(one, name)
        found = found.func if isinstance(found, functools.cached_property) else getattr(found, "fget", found)
        found = getattr(found, "__func__", found)
        if inspect.isfunction(found) and not name.startswith("_"):
            yield inspect.unwrap(found)


@pytest.mark.parametrize("name", accordingto.__all__)
def test_what_it_takes_and_gives_is_exported(name: str) -> None:
    one = getattr(accordingto, name)
    if name in HANDED_ON or not callable(one) or not one.__module__.startswith("accordingto"):
        return
    seen = {kind.__name__ for each in _functions(one) for hint in _hints(each).values() for kind in _types(hint)}
    assert sorted(seen - HANDED_ON - set(accordingto.__all__)) == []


def test_a_list_of_what_is_kept_loads_nothing_that_compares() -> None:
    """What compares takes longer to load than a list to print."""
    heavy = {"numpy", "onnxruntime", "accordingto.match.stage", "accordingto.resolve.stage"}
    code = f"import sys, accordingto.ledger, accordingto.views.claim_screens; print({heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
