"""Versions of one article: which of two that are nearly alike supersedes the other."""

from datetime import UTC, datetime

from accordingto.match.copies import REPRINT, Lineage
from accordingto.records import Article, Judgement, Verdict


def superseding(one: Article, other: Article, lineage: Lineage) -> Judgement | None:
    """That the later of two versions of one article supersedes the earlier; None where they are not, or no time tells.

    One URL, or one outlet and one title, and a text that is nearly the same.
    """
    if lineage.share < REPRINT or one.text == other.text:
        return None
    same, times = _one_page(one, other), [_time(article) for article in (one, other)]
    order = _compared(*times)
    if not same or not order:
        return None
    late, early = (one, other) if order > 0 else (other, one)
    because = f"{same}; {_time(late)} is later than {_time(early)}; {lineage.because}"
    return Judgement(late.id, early.id, Verdict.SUPERSEDES, lineage.share, because)


def _one_page(one: Article, other: Article) -> str | None:
    if one.url and one.url == other.url:
        return "one address"
    if not (one.title and other.title and one.likely_outlet):
        return None
    alike = one.title.value.casefold() == other.title.value.casefold() and one.likely_outlet == other.likely_outlet
    return "one outlet and one title" if alike else None


def _time(article: Article) -> str:
    """When it was changed last, as an ISO day or time; empty where that is not known."""
    known = article.updated or article.published
    return known.value if known else ""


def _compared(one: str, other: str) -> int:
    """1 where the first is later, -1 where it is earlier, 0 where that cannot be told; a day is all of it."""
    try:
        left, right = (datetime.fromisoformat(value) for value in (one, other))
    except ValueError:
        return 0
    if len(one) == 10 or len(other) == 10:
        return (left.date() > right.date()) - (left.date() < right.date())
    left, right = (time if time.tzinfo else time.replace(tzinfo=UTC) for time in (left, right))
    return (left > right) - (left < right)
