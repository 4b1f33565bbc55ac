"""Stage `attribute`: `Doc` → `Attribution`s. Source, cue and content spans, and which belong together."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.attribute.model import Attributed, AttributionModel
    from accordingto.text.doc import Doc

__all__ = ["attribute", "shipped"]


def attribute(doc: "Doc", model: "AttributionModel | None" = None) -> "Attributed":
    """The attribution relations of an article, by the shipped model unless another is given."""
    return (model or shipped()).read(doc)


@cache
def shipped() -> "AttributionModel":
    """The model that came with the program, loaded once and only when it is needed."""
    from importlib.resources import files  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from accordingto.attribute.model import AttributionModel  # noqa: PLC0415

    return AttributionModel(Path(str(files("accordingto"))) / "model" / "attribution")
