"""Stage `attribute`: `Article` → `Attribution`s. Source, cue and content spans, and which belong together."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from accordingto.records import Article, Attribution

if TYPE_CHECKING:
    from accordingto.attribute.model import AttributionModel

__all__ = ["attribute", "shipped"]


def attribute(
    articles: Iterable[Article], model: "AttributionModel | None" = None
) -> Iterator[tuple[Article, tuple[Attribution, ...]]]:
    """Each article with its attribution relations, by the shipped model unless another is given."""
    model = model or shipped()
    for article in articles:
        yield article, tuple(model.attributions(article))


@cache
def shipped() -> "AttributionModel":
    """The model that came with the program, loaded once and only when it is needed."""
    from importlib.resources import files  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from accordingto.attribute.model import AttributionModel  # noqa: PLC0415

    return AttributionModel(Path(str(files("accordingto"))) / "model" / "attribution")
