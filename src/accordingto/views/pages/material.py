"""What the pages of a story are made of, gathered once: its articles, statements, claims, conflicts and days."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accordingto.ledger import UNKNOWN, ClaimEntry, Dispute, Entry, Ledger, Moment
from accordingto.ledger.sources import spelling
from accordingto.records import Article, Source, Verdict


@dataclass(frozen=True)
class Material:
    """A story, or all that a ledger holds; articles oldest first. `story` is None for the whole ledger."""

    title: str
    story: str | None
    articles: Sequence[Article]
    entries: Sequence[Entry]
    claims: Sequence[ClaimEntry]
    disputes: Sequence[Dispute]
    moments: Sequence[Moment]
    key_of: Callable[[str], str]

    @cached_property
    def within(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def claims_of(self) -> Mapping[str, list[ClaimEntry]]:
        """The claims that each statement is in, widest first, by the statement's id."""
        found: dict[str, list[ClaimEntry]] = defaultdict(list)
        for claim in self.claims:
            for member in claim.claim.members:
                found[member].append(claim)
        return found

    @cached_property
    def wide(self) -> Sequence[ClaimEntry]:
        """The claims that are not one act of saying inside a wider claim."""
        return [claim for claim in self.claims if not self._inside(claim)]

    @cached_property
    def people(self) -> Sequence["Person"]:
        """Who speaks, most statements first."""
        return people(self.entries, self.key_of)

    def _inside(self, claim: ClaimEntry) -> bool:
        members = set(claim.claim.members)
        return claim.claim.kind is Verdict.SAME_UTTERANCE and any(
            other.claim.kind is Verdict.SAME_CLAIM and members <= set(other.claim.members)
            for other in self.claims_of[claim.claim.id]
        )


@dataclass(frozen=True, slots=True)
class Person:
    """A source with its statements, as they were read; `names` are all that the ledger joins, most used first."""

    source: Source
    names: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it."""
        return tuple(dict.fromkeys(one.article.outlet.value for one in self.entries if one.article.outlet))


def gather(ledger: Ledger, story: str | None = None) -> Material:
    """Everything of one story (a reference, as `Ledger.story` takes it), or of the whole ledger.

    Raises:
        InputError: no such story.

    """
    stories = ledger.stories()
    if story is None:
        articles = [kept.article for kept in ledger.articles()]
        entries = list(ledger.statements())
        name, ident = (stories[0].title if stories else _first_title(articles)), None
    else:
        found = ledger.story(story)
        name, ident = found.title, found.id
        articles = [ledger.article(article) for article in found.articles]
        entries = [entry for article in articles for entry in ledger.statements(within=article.id)]
    return Material(
        name,
        ident,
        articles,
        entries,
        list(ledger.claims(ident)),
        ledger.conflicts(ident),
        ledger.timeline(ident),
        ledger.people(),
    )


def origin(entry: Entry) -> Source | None:
    """Who said it, None where the text does not tell."""
    chain = entry.statement.chain
    return chain[-1].source if chain and chain[-1].source.name != UNKNOWN else None


def people(entries: Sequence[Entry], key_of: Callable[[str], str] = spelling) -> list[Person]:
    """Who speaks in these statements, most statements first; those of unknown origin belong to nobody."""
    groups: dict[str, list[tuple[Source, Entry]]] = defaultdict(list)
    for entry in entries:
        source = origin(entry)
        if source is not None:
            groups[key_of(source.name)].append((source, entry))
    return sorted(map(_person, groups.values()), key=lambda one: (-len(one.entries), one.source.name.casefold()))


def _person(spoken: Sequence[tuple[Source, Entry]]) -> Person:
    names = [source.name for source, _ in spoken]
    fullest = max(dict.fromkeys(names), key=lambda name: (names.count(name), len(name)))
    source = next(source for source, _ in spoken if source.name == fullest)
    roles = tuple(dict.fromkeys(role for each, _ in spoken for role in each.roles))
    body = next((each.body for each, _ in spoken if each.body), None)
    ordered = tuple(sorted(dict.fromkeys(names), key=lambda name: (name != fullest, -names.count(name))))
    return Person(
        Source(source.name, source.kind, source.named, roles, body), ordered, tuple(entry for _, entry in spoken)
    )


def _first_title(articles: Sequence[Article]) -> str:
    return next((article.title.value for article in articles if article.title), "")
