"""What a run of `read` may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What fills in where an input does not say: a day or time, an outlet's name. It overrides nothing."""

    published: str | None = None
    outlet: str | None = None
