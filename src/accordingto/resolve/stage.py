"""The stage as one: chains, manner and time of each attribution, joined into statements."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accordingto.attribute.encoded import Encoded
from accordingto.attribute.model import Attributed
from accordingto.records import (
    UNKNOWN,
    Article,
    Attribution,
    Basis,
    Chain,
    DateMention,
    Kind,
    Known,
    Span,
    Statement,
    Told,
)
from accordingto.records.identity import identity
from accordingto.resolve.candidates import STRETCH, Candidates
from accordingto.resolve.chain_reader import with_ways
from accordingto.resolve.chains import Chains
from accordingto.resolve.clause import NOTHING
from accordingto.resolve.entities import Entities
from accordingto.resolve.hedge import hedge
from accordingto.resolve.manner import Manner, manners
from accordingto.resolve.said import Said, Turn, said_in_turn
from accordingto.resolve.somebody import LEAST as SOMEBODY
from accordingto.resolve.somebody import in_words, likely
from accordingto.resolve.tells import telling
from accordingto.text.dates import dates
from accordingto.text.dates.undated import dated_from_words
from accordingto.text.doc import Doc

LEAST_NARRATED = 25
"""Characters of a sentence in the outlet's own voice that may tell something."""
OWN = 0.5
"""Share of a sentence that no attribution covers, from which it is told in the outlet's own voice."""


def tellings(doc: Doc, found: Attributed, sure: float) -> list[Statement]:
    """The statements of one article, then the sentences in its own voice; each with the way by which it came.

    An attribution that tells nothing is none, unless the model is as `sure`: where that can be, only these count.
    Elsewhere one that nobody makes is the outlet's.
    """
    distinct: dict[str, Attribution] = {}
    for one in telling(doc, found.attributions, sure):
        distinct.setdefault(identity(doc.article.id, one), one)
    entities = Entities(doc, [s for one in distinct.values() for s in one.source])
    said = list(resolved(doc, entities, distinct)) if distinct else []
    asked = [one for one in said if sure > 1 and in_words(doc.text, one)]
    told = likely(doc.text, found.encoded, [distinct[one.id] for one in asked]) if asked else ()
    own = {one.id: _of_the_outlet(one) for one, p in zip(asked, told, strict=True) if p < SOMEBODY}
    others = narrated(doc, said) if sure > 1 else ()
    narration = sorted([*{one.id: one for one in own.values()}.values(), *others], key=_first)
    return _with_ways(doc, entities, found.encoded, [one for one in said if one.id not in own], narration)


def _of_the_outlet(one: Statement) -> Statement:
    """As the outlet's own words: nobody else says it."""
    bare = Attribution((), (), one.attribution.content, 1.0)
    return Statement(identity(one.article, bare), one.article, bare, hedge=one.hedge, told=Told.NARRATED)


def _with_ways(
    doc: Doc, entities: Entities, encoded: Encoded, said: Sequence[Statement], narration: Sequence[Statement]
) -> list[Statement]:
    """The statements, then what the outlet tells in its own voice, with their ways: found stretch by stretch."""
    begins = [0, *sorted(_first(one) for one in said[STRETCH::STRETCH])]
    own: list[list[Statement]] = [[] for _ in begins]
    for one in narration:
        own[bisect_right(begins, _first(one)) - 1].append(one)
    attributed: list[Statement] = []
    told: list[Statement] = []
    for number, begin in enumerate(begins):
        some = said[number * STRETCH : (number + 1) * STRETCH]
        found = with_ways(doc, Candidates(doc, entities, some, begin), encoded, [*some, *own[number]])
        attributed += found[: len(some)]
        told += found[len(some) :]
    return [*attributed, *told]


def _first(one: Statement) -> int:
    return min(span.start for span in one.attribution.spans)


def resolved(doc: Doc, entities: Entities, distinct: Mapping[str, Attribution]) -> Iterator[Statement]:
    """The statements of one article, by their ids, in text order.

    Ids hash the article and the spans of source and content, so that a newer model that finds the same gives
    the same id.
    """
    found = list(distinct.values())
    chains = Chains(doc, entities, found).of(found)
    speakers = [_speaker(chain) for chain in chains]
    ways = manners(doc, found, speakers)
    times = _times(doc, found, speakers, doc.dates, doc.published)
    for ident, one, chain, way, time in zip(distinct, found, chains, ways, times, strict=True):
        yield _statement(ident, doc.article, one, chain, way, time)


_OWN_VOICE = frozenset((Kind.HEADLINE, Kind.BODY))
"""Not captions, which say what is to be seen, nor what is set off as the words of others."""


def narrated(doc: Doc, statements: Sequence[Statement]) -> Iterator[Statement]:
    """The sentences that the outlet tells in its own voice, as statements without source, in text order.

    None where the article is not in English: nothing was attributed in it, so that all of it would be narrated.
    """
    spans = sorted(s for one in statements for s in one.attribution.spans)
    at = 0
    own = [one for one in doc.drawn if one.kind in _OWN_VOICE] if doc.english else []
    for paragraph in own:
        for sentence in doc.sentences_of([paragraph.span]):
            while at < len(spans) and spans[at].end <= sentence.start:
                at += 1
            size = sentence.end - sentence.start
            tells = size >= LEAST_NARRATED and _is_sentence(doc, sentence)
            if tells and _covered(sentence, spans[at:]) <= (1 - OWN) * size:
                one = Attribution((), (), (sentence,), 1.0)
                hedged, _ = hedge(doc.text, one.content, NOTHING)
                yield Statement(identity(doc.article.id, one), doc.article.id, one, hedge=hedged, told=Told.NARRATED)


_CLOSED = re.compile(r"""[.!?…:]["'”’»)\]]*\Z""")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
LONG = 10
"""Words from which a line is a sentence, though nothing closes it."""


def _is_sentence(doc: Doc, span: Span) -> bool:
    """A headline, or words that close as a sentence does, or many: no heading, and no credit in brackets."""
    if doc.article.paragraphs[doc.paragraph_at(span.start)].kind is Kind.HEADLINE:
        return True
    found = doc.text[span.start : span.end].strip()
    whole = _CLOSED.search(found) or len(found.split()) >= LONG
    return bool(whole) and not _BRACKETED.fullmatch(found)


def _covered(sentence: Span, spans: Sequence[Span]) -> int:
    """Characters of a sentence that the spans, in order, cover; some twice where spans overlap."""
    covered = 0
    for span in spans:
        if span.start >= sentence.end:
            break
        covered += max(0, min(span.end, sentence.end) - max(span.start, sentence.start))
    return covered


def dated_by_its_words(article: Article) -> Article:
    """The article; where nothing dates it, with the days that its own words suggest, among what is `inferred`."""
    if article.published or any(field == "published" for field, _ in article.inferred):
        return article
    found = dated_from_words(article.text, Doc(article).dates)
    if found is None:
        return article
    days, why = found
    words = article.text[why.span.start : why.span.end] if why.span else None
    known = Known(days, Basis.INFERRED, why.because, words, why.span)
    return replace(article, inferred=(*article.inferred, ("published", known)))


def _speaker(chain: Chain) -> str:
    """Equal for the same source; empty where it is not known."""
    name = chain[-1].source.name if chain else UNKNOWN
    return "" if name == UNKNOWN else name


def said_between(doc: Doc, statements: Sequence[Statement], first: date | None, last: date | None) -> list[Said | None]:
    """When each statement of the article was said, if it was written between these days; None where they disagree."""
    found, speakers = [one.attribution for one in statements], [_speaker(one.chain) for one in statements]
    by_day = [_times(doc, found, speakers, dates(doc.text, day), day) for day in (first, last)]
    return [one if one and other and one[0] == other[0] else None for one, other in zip(*by_day, strict=True)]


def _times(
    doc: Doc,
    found: Sequence[Attribution],
    speakers: Sequence[str],
    mentions: Sequence[DateMention],
    published: date | None,
) -> list[Said | None]:
    """When each was said, by the dates of the whole article."""
    starts = ((one.cue or one.source or one.content)[0].start for one in found)
    turns = [Turn(*each) for each in zip(found, map(doc.sentence, starts), speakers, strict=True)]
    return said_in_turn(doc.text, turns, mentions, published)


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
