"""Stage `match`: tellings → `Claim`s, stories, `Origin`s, `Conflict`s, by decisions that each have a reason.

`prepare` makes one article ready; the ledger, which knows the neighbours, does the rest. What does it is imported when
it is first used, so that `--help` stays quick.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accordingto.records import Statement

if TYPE_CHECKING:
    import numpy as np

    from accordingto.match.stage import Fresh
    from accordingto.text.doc import Doc


def prepare(doc: "Doc", tellings: Sequence[Statement], vectors: "np.ndarray | None" = None) -> "Fresh":
    """All that matching needs of an article by itself, its tellings as the shipped networks read their meaning.

    `vectors` are what these networks made of the tellings before, as `likeness.packed` has them; then none is run.

    Raises:
        ModelError: the model is missing or damaged.

    """
    from accordingto.match import stage  # noqa: PLC0415

    return stage.prepare(doc, tellings, vectors)


def version() -> str:
    """The version of the shipped networks that compare: what one has compared, another compares anew."""
    from accordingto.match.likeness import shipped  # noqa: PLC0415

    return shipped().version
