"""`accordingto spark`, without Spark: what it is asked, and what it says of what was found."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from accordingto import spark
from accordingto.spark import schema
from tests.conftest import Ran

Run = Callable[..., Ran]


def put_in(patch: pytest.MonkeyPatch, **functions: Callable[..., Any]) -> None:
    """Functions in the place of those that need a session, and that of the session."""
    for name, function in functions.items():
        patch.setitem(vars(spark), name, function)
    module = type(sys)("accordingto.spark.session")
    module.session = lambda: "a session"  # type: ignore[attr-defined]
    patch.setitem(sys.modules, "accordingto.spark.session", module)


class Found:
    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)


def test_extract_says_what_it_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def extract(*given: Any, **more: Any) -> Found:
        asked.append((given, more))
        return Found(articles=1_200, words=50_000, statements=9_000, skipped={"bad row": 3})

    put_in(monkeypatch, extract=extract)
    ran = run("spark", "extract", "a", "b", "out", "--force", "--column", "text=body", "--published", "May 3, 2024")
    assert ran.code == 0
    assert [line.split()[:-1] for line in ran.out.splitlines()] == [
        ["articles"],
        ["skipped:", "bad", "row"],
        ["statements"],
        ["words"],
        ["seconds"],
    ]
    assert "1,200" in ran.out
    (given, more) = asked[0]
    assert given == ("a session", ("a", "b"), "out")
    assert more["force"]
    assert (more["options"].columns, more["options"].published) == ({"text": "body"}, "2024-05-03")


def test_claims_says_what_was_cut_short(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Found(articles=5, stories=2, claims=3, notes=("7 terms are everywhere",))
    put_in(monkeypatch, claims=lambda *given, **more: found)
    ran = run("spark", "claims", "out")
    assert (ran.code, ran.err) == (0, "7 terms are everywhere\n")
    assert "stories" in ran.out


@pytest.mark.parametrize("name", ["pyspark", "pandas", "pyarrow"])
def test_a_library_that_is_missing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def missing(_module: str) -> None:
        raise ModuleNotFoundError(f"No module named '{name}.sql'", name=f"{name}.sql")

    monkeypatch.setattr(spark, "importlib", Found(import_module=missing))
    ran = run("spark", "claims", "out")
    assert ran.code == 1
    assert f"needs {name}, which is not installed: pip install 'accordingto[spark]'" in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["extract", "in"], "Missing argument 'IN…'", id="no output"),
        pytest.param(["extract", "in", "out", "--column", "body"], "is no pair", id="a column of no field"),
    ],
)
def test_what_is_misused(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    put_in(monkeypatch, extract=lambda *given, **more: None)
    ran = run("spark", *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_tables_have_columns() -> None:
    assert all(len(columns) >= 3 for columns in schema.MATCHED.values())
