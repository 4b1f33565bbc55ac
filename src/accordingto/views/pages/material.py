"""What a dossier is made of, gathered once: the statements, claims, conflicts and days of a story, with their texts."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accordingto.ledger import UNKNOWN, ClaimEntry, Dispute, Entry, Ledger, Moment
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ALL, ClaimRow, Page
from accordingto.records import Article, Conflict
from accordingto.views.pages.story_page import StoryFacts, facts


@dataclass(frozen=True)
class StoryMaterial:
    """A story, or all that a ledger holds; articles oldest first. `browse.story` is None for the whole ledger."""

    title: str
    browse: Browse
    facts: StoryFacts
    articles: Sequence[Article]
    entries: Mapping[str, Sequence[Entry]]
    claims: Sequence[ClaimEntry]
    disputes: Sequence[Dispute]
    moments: Sequence[Moment]
    key_of: Callable[[str], str]

    @cached_property
    def within(self) -> Mapping[str, Article]:
        """The articles by id, those included that only a claim or a conflict leads to."""
        further = {member.article.id: member.article for claim in self.claims for member in claim.members}
        return further | {article.id: article for article in self.articles}

    @cached_property
    def places(self) -> Mapping[Conflict, int]:
        """The place of each conflict in the list, from 1."""
        return {one.conflict: number for number, one in enumerate(self.disputes, 1)}

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[ClaimRow]]:
        """The claims that each statement is in, widest first, by the statement's id."""
        told = (entry.statement.id for of_article in self.entries.values() for entry in of_article)
        among = (member for claim in self.claims for member in claim.claim.members)
        return self.browse.claims_of({*told, *among})

    @cached_property
    def spoken(self) -> Mapping[str, list[Entry]]:
        """The statements of each source, by the key of its name."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for article in self.articles:
            for entry in self.entries[article.id]:
                chain = entry.statement.chain
                if chain and chain[-1].source.name != UNKNOWN:
                    found[self.key_of(chain[-1].source.name)].append(entry)
        return found


def gather(ledger: Ledger, story: str | None = None) -> StoryMaterial:
    """Everything of one story (a reference, as `Ledger.story` takes it), or of the whole ledger.

    Raises:
        InputError: no such story.

    """
    browse, key_of = Browse(ledger, story), ledger.people()
    articles = [ledger.article(row.article.id) for row in browse.articles(ALL)]
    return StoryMaterial(
        story_title(browse),
        browse,
        facts(browse, key_of),
        articles,
        {article.id: browse.entries(article.id) for article in articles},
        list(browse.claim_entries()),
        browse.conflicts(ALL),
        browse.moments(ALL),
        key_of,
    )


def story_title(browse: Browse) -> str:
    """The story's title; of a whole ledger that of its largest story, or else of its oldest article."""
    stories = browse.stories(Page(0, 1))
    if stories:
        return stories[0].title
    return next((one.article.title.value for one in browse.articles(Page(0, 1)) if one.article.title), "")
