"""Stage `match`: `Statement`s → `Claim`s, `Story`s, `Origin`s, `Conflict`s, by decisions that each have a reason.

`prepare` makes one article ready, which takes nearly all of the time; `match` sets it beside its neighbours. What does
it is imported when it is first used, so that `--help` stays quick.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accordingto.records import Article, Statement

if TYPE_CHECKING:
    from accordingto.match.stage import Fresh, Matched, Neighbours


def prepare(article: Article, statements: Sequence[Statement]) -> "Fresh":
    """All that matching needs of an article by itself, its statements as the shipped model reads their meaning.

    Raises:
        ModelError: the model is missing or damaged.

    """
    from accordingto.match import stage  # noqa: PLC0415

    return stage.prepare(article, statements, *stage.shipped())


def version() -> str:
    """The version of the shipped model that reads meanings: what one has compared, another compares anew."""
    from accordingto.match import stage  # noqa: PLC0415

    return stage.shipped()[0].version


def match(fresh: "Fresh", known: "Neighbours") -> "Matched":
    """What an article changes: its story, what it copies, whom it names by other names, what it says again."""
    from accordingto.match import stage  # noqa: PLC0415

    return stage.match(fresh, known)
