"""Beyond one machine: the stages of one article, and stories matched whole, on Spark.

    from accordingto.spark import claims, extract

    extract(spark, ["s3://bucket/2024/05/"], "s3://bucket/coded")   # articles, statements, skipped
    claims(spark, "s3://bucket/coded")                              # stories, claims, members, origins, conflicts

`read --extracted` takes a story from there into a ledger. Needs the extra `spark`.
"""

import importlib
from typing import TYPE_CHECKING, Any

from accordingto.errors import InputError

if TYPE_CHECKING:
    from accordingto.spark.claiming import MatchedTables, claims
    from accordingto.spark.extracting import Extracted, extract
    from accordingto.spark.loading import Coded

__all__ = ["Coded", "Extracted", "MatchedTables", "claims", "extract"]

_LATER = {
    "Coded": "loading",
    "Extracted": "extracting",
    "extract": "extracting",
    "MatchedTables": "claiming",
    "claims": "claiming",
}


def __getattr__(name: str) -> Any:
    """What needs Spark is imported when it is first named."""
    if name not in _LATER:
        raise AttributeError(f"module 'accordingto.spark' has no attribute {name!r}")
    try:
        module = importlib.import_module(f"accordingto.spark.{_LATER[name]}")
    except ModuleNotFoundError as error:
        missing = (error.name or "a library").partition(".")[0]
        raise InputError(
            f"what a cluster does needs {missing}, which is not installed: pip install 'accordingto[spark]'"
        ) from error
    return getattr(module, name)
