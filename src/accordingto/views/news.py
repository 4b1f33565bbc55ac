"""What is new about a story: the story as it was before a round set beside the story as it is after.

`follow`, its `--json` and the feeds of `serve` tell the same, each from `Brief`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from accordingto.ledger import ClaimEntry, Ledger
from accordingto.ledger.arrived import Arrived, Sides, stories
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Page
from accordingto.ledger.rounds import Round
from accordingto.names.agents import canonical
from accordingto.records import Article, Differs, Origin, Side, Stance
from accordingto.views.answer import Answer, entry_figures, story_answer
from accordingto.views.calling import called
from accordingto.views.phrases import capital, carrier, counted, interval, quotation, some, standing, title, written
from accordingto.views.screen import short
from accordingto.views.tree import deniers

MOST = 20
"""Stories of a round that are told, those that were known before first."""
_CLAIMS = 50
_NAMED = 3
_WORDS = 300
_OF_A_KIND = 5
LABELS = {
    "denial": "first denial",
    "origin": "new source",
    "sources": "number of sources",
    "dropped": "source dropped",
    "number": "different numbers",
    "date": "different dates",
    "claim": "new claim",
}
"""The kinds of news, in the order in which they are told."""
_DIFFER = {Differs.NUMBER: "number", Differs.DATE: "date"}


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new. `kind` is a key of `LABELS`; `what` says it; `sentence` is the claim that it is about.

    `claim` is the claim's id, None where it is about a date or a number that no claim holds. `articles` show it.
    """

    kind: str
    what: str
    claim: str | None
    sentence: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a round brought to one story. `answer` is there where the story itself is new; then nothing else is news."""

    story: str
    title: str
    at: str
    articles: tuple[Article, ...]
    news: tuple[News, ...]
    answer: Answer | None = None

    @property
    def headline(self) -> str:
        """What came, in one line: "Two new articles, new claim, first denial"."""
        if self.answer:
            return f"New story: {counted(len(self.articles), 'article')}"
        found: dict[str, int] = {}
        for one in self.news:
            found[one.kind] = found.get(one.kind, 0) + 1
        several = (LABELS[kind] if many == 1 else f"{LABELS[kind]} ({many})" for kind, many in found.items())
        return capital(", ".join([counted(len(self.articles), "new article"), *several]))


def briefs(ledger: Ledger, of: Round, story: str | None = None, *, patient: bool = True) -> Iterator[Brief]:
    """What a round brought, a brief a story, of no more than `MOST` stories; or to one story, by its id."""
    for ident in stories(Browse(ledger, story, patient=patient), of, MOST):
        yield brief(Arrived(ledger, ident, of, patient=patient), of)


def brief(arrived: Arrived, of: Round) -> Brief:
    """What a round brought to one story."""
    assert arrived.story is not None
    row = arrived.stories(Page(0, 1))[0]
    came = tuple(arrived.came())
    if not arrived.there_before():
        return Brief(arrived.story, row.title, of.at, came, (), story_answer(arrived))
    found = [one for before, after in arrived.touched(Page(0, _CLAIMS)) for one in compare(before, after, arrived)]
    found += (one for sides in arrived.differing() for one in _differing(sides, arrived))
    order = list(LABELS)
    return Brief(arrived.story, row.title, of.at, came, tuple(sorted(found, key=lambda one: order.index(one.kind))))


# A claim before and after


def compare(before: ClaimEntry | None, after: ClaimEntry, browse: Browse) -> Iterator[News]:
    """What is new of a claim. Before a second article tells it too, it is a statement and no claim."""
    articles = _articles(after)
    if len(articles) < 2:
        return
    earlier = _articles(before) if before else {}
    if len(earlier) < 2 or before is None:
        figures = " · ".join(str(one) for one in entry_figures(after))
        yield _news("claim", figures, after, articles)
        return
    yield from _origins(before, after)
    yield from _counted(before, after, [one for one in articles if one not in earlier])
    deny = [deniers(one, Stance.DENY, browse.fullest) for one in (before, after)]
    if deny[1] and not deny[0]:
        told = [one.article.id for one in after.members if one.statement.stance is Stance.DENY]
        yield _news("denial", f"by {some(deny[1], _NAMED)}", after, told)
    dropped = [one for one in after.claim.provenance.dropped if one not in before.claim.provenance.dropped]
    if dropped:
        named = some(list(dict.fromkeys(carrier(articles[one]) for one in dropped)), _NAMED)
        states = "states" if len(dropped) == 1 else "state"
        yield _news("dropped", f"{named} {states} it as fact", after, dropped)


def _origins(before: ClaimEntry, after: ClaimEntry) -> Iterator[News]:
    known = {canonical(one.who) for one in before.claim.provenance.origins}
    known |= {way.telling for one in before.claim.provenance.origins for way in one.ways}
    for origin in after.claim.provenance.origins:
        if canonical(origin.who) not in known and not known & {way.telling for way in origin.ways}:
            yield _news("origin", _reached(origin, after), after, origin.articles)


def _reached(origin: Origin, entry: ClaimEntry) -> str:
    articles = _articles(entry)
    outlets = list(dict.fromkeys(carrier(articles[one]) for one in origin.articles if one in articles))
    return f"{called(origin)}, in {some(outlets, _NAMED)}"


def _counted(before: ClaimEntry, after: ClaimEntry, articles: Sequence[str]) -> Iterator[News]:
    was, now = (interval(one.claim.origins.at_least, one.claim.origins.at_most) for one in (before, after))
    if was != now:
        yield _news("sources", f"{now}, so far {was}", after, articles)


def _differing(sides: Sides, browse: Arrived) -> Iterator[News]:
    """What an article that came says otherwise than those before it."""
    kind = _DIFFER.get(sides.dispute.conflict.kind)
    known = {one.says for one in sides.before}
    fresh = [one for one in sides.came if one.says not in known]
    if kind is None or not known or not fresh:
        return
    what = f"{_told(fresh, browse)}; so far {_told(sides.before, browse)}"
    claim = sides.dispute.claim
    sentence = standing(browse.claim(claim, 0, 0).claim.wording) if claim else ""
    yield News(kind, what, claim, sentence, tuple(dict.fromkeys(one.article for one in fresh)))


def _told(sides: Iterable[Side], browse: Arrived) -> str:
    by_words: dict[str, list[str]] = {}
    for one in sides:
        by_words.setdefault(short(one.says, 80), []).append(carrier(browse.about(one.article)))
    said = [f"{words} ({some(list(dict.fromkeys(names)), 2)})" for words, names in by_words.items()]
    return some(said, _NAMED)


def _news(kind: str, what: str, entry: ClaimEntry, articles: Iterable[str]) -> News:
    return News(kind, what, entry.claim.id, standing(entry.claim.wording), tuple(dict.fromkeys(articles)))


def _articles(entry: ClaimEntry) -> dict[str, Article]:
    return {one.article.id: one.article for one in entry.members}


# In lines and as a row


def lines(found: Brief) -> Iterator[str]:
    """What is new, a line each; of many of one kind the first."""
    if found.answer:
        yield short(found.answer.sentence, _WORDS)
        yield " · ".join(map(str, found.answer.figures))
        yield " ".join(map(written, found.answer.line))
        return
    for kind, of_kind in groupby(found.news, key=lambda one: one.kind):
        alike = list(of_kind)
        for one in alike[:_OF_A_KIND]:
            about = f" {quotation(short(one.sentence, _WORDS))}" if one.sentence else ""
            yield f"{capital(LABELS[kind])}: {one.what}.{about}"
        if len(alike) > _OF_A_KIND:
            yield f"… and {len(alike) - _OF_A_KIND} more: {LABELS[kind]}."


def brief_row(found: Brief) -> dict[str, Any]:
    """What `follow --json` prints: one object a story."""
    return {
        "at": found.at,
        "story": found.story,
        "title": found.title,
        "new_story": found.answer is not None,
        "articles": [_article_row(one) for one in found.articles],
        "news": [
            {
                "kind": one.kind,
                "what": one.what,
                "claim": one.claim,
                "sentence": one.sentence,
                "articles": list(one.articles),
            }
            for one in found.news
        ],
        "lines": list(lines(found)),
    }


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "article": article.name,
        "article_id": article.id,
        "title": title(article),
        "outlet": article.outlet.value if article.outlet else None,
        "published": article.published.value if article.published else None,
        "url": article.url,
    }
