"""Stage `attribute`: `Article` → `Attribution`s. Source, cue and content spans, and which belong together."""

from collections.abc import Iterable, Iterator

from accordingto.attribute.model import AttributionModel, shipped
from accordingto.records import Article, Attribution

__all__ = ["AttributionModel", "attribute", "shipped"]


def attribute(
    articles: Iterable[Article], model: AttributionModel | None = None
) -> Iterator[tuple[Article, tuple[Attribution, ...]]]:
    """Each article with its attribution relations, by the shipped model unless another is given."""
    model = model or shipped()
    for article in articles:
        yield article, tuple(model.attributions(article))
