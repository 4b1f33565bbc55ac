"""The stage as one: chains, manner and time of each attribution, joined into statements."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from accordingto.records import UNKNOWN, Article, Attribution, Basis, Chain, Known, Span, Statement
from accordingto.resolve.chains import Chains
from accordingto.resolve.manner import Manner, manners
from accordingto.resolve.said import Said, Turn, said_in_turn
from accordingto.text.dates import dates
from accordingto.text.dates.undated import dated_from_words
from accordingto.text.sentences import sentences


def resolved(article: Article, attributions: Iterable[Attribution]) -> Iterator[Statement]:
    """The statements of one article, each attribution once, in the order given (text order).

    Ids hash the article and the spans of source and content, so that a newer model that finds the same gives
    the same id.
    """
    distinct: dict[str, Attribution] = {}
    for attribution in attributions:
        distinct.setdefault(_identity(article, attribution), attribution)
    if not distinct:
        return
    found = list(distinct.values())
    split = list(sentences(article.text))
    chains = Chains(article, found, split).of(found)
    speakers = [_speaker(chain) for chain in chains]
    ways = manners(article.text, found, speakers, split)
    times = _times(article, found, speakers, split)
    for ident, one, chain, way, time in zip(distinct, found, chains, ways, times, strict=True):
        yield _statement(ident, article, one, chain, way, time)


def dated_by_its_words(article: Article) -> Article:
    """The article; where nothing dates it, with the days that its own words suggest, among what is `inferred`."""
    if article.published or any(field == "published" for field, _ in article.inferred):
        return article
    found = dated_from_words(article.text, dates(article.text))
    if found is None:
        return article
    days, why = found
    words = article.text[why.span.start : why.span.end] if why.span else None
    known = Known(days, Basis.INFERRED, why.because, words, why.span)
    return replace(article, inferred=(*article.inferred, ("published", known)))


def published_day(article: Article) -> date | None:
    """The day of publication, None where it is not known."""
    try:
        return date.fromisoformat(article.published.value[:10]) if article.published else None
    except ValueError:
        return None


def _speaker(chain: Chain) -> str:
    """Equal for the same source; empty where it is not known."""
    name = chain[-1].source.name
    return "" if name == UNKNOWN else name


def _times(
    article: Article, found: Sequence[Attribution], speakers: Sequence[str], split: Sequence[Span]
) -> list[Said | None]:
    """When each was said, by the dates of the whole article."""
    published = published_day(article)
    starts = [sentence.start for sentence in split]
    turns = []
    for one, speaker in zip(found, speakers, strict=True):
        at = bisect_right(starts, (one.cue or one.source or one.content)[0].start) - 1
        turns.append(Turn(one, split[at] if at >= 0 else Span(0, 0), speaker))
    return said_in_turn(article.text, turns, dates(article.text, published), published)


def _statement(
    ident: str, article: Article, one: Attribution, chain: Chain, way: Manner, time: Said | None
) -> Statement:
    told = way.addressee
    return Statement(
        ident,
        article.id,
        _without_addressee(article.text, one, told),
        chain=chain,
        stance=way.stance,
        hedge=way.hedge,
        mode=way.mode,
        addressee=" ".join(article.text[told.start : told.end].split()) if told else None,
        said=time[0] if time else None,
        evidence=(*way.evidence, *((time[1],) if time else ())),
    )


def _without_addressee(text: str, one: Attribution, told: Span | None) -> Attribution:
    """The attribution, the subject of "the court was told by" taken off its content."""
    if told is None or not any(c.start <= told.start and told.end <= c.end for c in one.content):
        return one
    kept = []
    for span in one.content:
        end = told.start if told.end == span.end else span.end
        start = told.end if told.start == span.start else span.start
        words = text[start:end]
        if words.strip():
            kept.append(Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return replace(one, content=tuple(kept) or one.content)


def _identity(article: Article, one: Attribution) -> str:
    key = ";".join(",".join(f"{s.start}-{s.end}" for s in spans) for spans in (one.source, one.content))
    return hashlib.sha256(f"{article.id}\0{key}".encode()).hexdigest()[:32]
