"""Stage `resolve`: `Attribution`s → `Statement`s. Who speaks, through whom, how firmly, to whom and when."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from accordingto.records import Article, Attribution, Chain, Evidence, Span, Statement
from accordingto.resolve.chains import Chains
from accordingto.resolve.dates import dates
from accordingto.resolve.manner import Manner, manners
from accordingto.resolve.sentences import sentences

__all__ = ["dates", "resolve"]


def resolve(article: Article, attributions: Iterable[Attribution]) -> Iterator[Statement]:
    """The statements of one article, each attribution once, in the order given.

    Ids hash the article and the spans of source and content, so that a newer model that finds the same gives
    the same id.
    """
    distinct: dict[str, Attribution] = {}
    for attribution in attributions:
        distinct.setdefault(_identity(article, attribution), attribution)
    found = list(distinct.values())
    split = list(sentences(article.text))
    chains = Chains(article, found, split).of(found)
    speakers = [chain[-1].source.name for chain in chains]
    ways = manners(article.text, found, speakers)
    for ident, one, chain, way in zip(distinct, found, chains, ways, strict=True):
        yield _statement(ident, article, one, chain, way)


def _statement(ident: str, article: Article, one: Attribution, chain: Chain, way: Manner) -> Statement:
    told = way.addressee
    return Statement(
        ident,
        article.id,
        one,
        chain=chain,
        stance=way.stance,
        hedge=way.hedge,
        mode=way.mode,
        addressee=" ".join(article.text[told.start : told.end].split()) if told else None,
        evidence=way.evidence,
    )


def _identity(article: Article, one: Attribution) -> str:
    key = ";".join(",".join(f"{s.start}-{s.end}" for s in spans) for spans in (one.source, one.content))
    return hashlib.sha256(f"{article.id}\0{key}".encode()).hexdigest()[:32]
