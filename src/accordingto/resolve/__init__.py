"""Stage `resolve`: `Attribution`s → `Statement`s. Who speaks, through whom, how firmly, to whom and when.

What does it is imported when it is first used, so that `--help` stays quick.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accordingto.records import Article, Statement

if TYPE_CHECKING:
    from accordingto.attribute.model import Attributed
    from accordingto.text.doc import Doc


SURE = 0.5
"""Score from which an attribution relation is one though it tells nothing: PolNeAR has three in five of these."""
NEVER = 1.1
"""More than any score."""


def resolve(doc: "Doc", found: "Attributed", sure: float = NEVER) -> list[Statement]:
    """The tellings of one article: each attribution once, then the sentences in the outlet's own voice.

    Both are in text order. An attribution by which nobody says, plans or thinks anything ("the site aired a tape") is
    left out, unless its score is at least `sure`, with which there are attributions only; without it, what nobody makes
    is in the outlet's own voice. The chain of such is the way by which a reader would say that it came to the article.
    """
    from accordingto.resolve.stage import tellings  # noqa: PLC0415

    return tellings(doc, found, sure)


def carried(doc: "Doc", tellings: Sequence[Statement]) -> list[Statement]:
    """The tellings as a reader of the whole article has them, with the longest chain that it gives for the like nearby.

    `resolve` has what each sentence says by itself and with those before it.
    """
    from accordingto.resolve.relied import carried as longest  # noqa: PLC0415

    return longest(doc, tellings)


def dated(article: Article) -> Article:
    """The article; where nothing dates it, with the days that its own words suggest, among what is `inferred`."""
    from accordingto.resolve.stage import dated_by_its_words  # noqa: PLC0415

    return dated_by_its_words(article)
