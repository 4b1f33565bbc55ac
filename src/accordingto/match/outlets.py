"""The outlet of an article, as it is known or suggested."""

from accordingto.records import Article


def outlet(article: Article) -> str | None:
    """The outlet; where none is known, the only one that the article suggests."""
    if article.outlet:
        return article.outlet.value
    suggested = {known.value for field, known in article.inferred if field == "outlet"}
    return suggested.pop() if len(suggested) == 1 else None
