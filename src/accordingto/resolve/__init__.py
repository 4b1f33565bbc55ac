"""Stage `resolve`: `Attribution`s → `Statement`s. Who speaks, through whom, how firmly, to whom and when.

What does it is imported when it is first used, so that `--help` stays quick.
"""

from collections.abc import Iterable, Iterator

from accordingto.records import Article, Attribution, Statement


def resolve(article: Article, attributions: Iterable[Attribution]) -> Iterator[Statement]:
    """The statements of one article, each attribution once, in the order given (text order)."""
    from accordingto.resolve.stage import resolved  # noqa: PLC0415

    return resolved(article, attributions)


def dated(article: Article) -> Article:
    """The article; where nothing dates it, with the days that its own words suggest, among what is `inferred`."""
    from accordingto.resolve.stage import dated_by_its_words  # noqa: PLC0415

    return dated_by_its_words(article)
