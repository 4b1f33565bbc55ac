"""The front page of a story: its answer, then claims, what may be one, where accounts differ, who speaks, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ArticleRow, ClaimRow, Extent, Page
from accordingto.ledger.sources import Sourcing, Speaker, sourcing, speakers
from accordingto.views.answer import Answer, story_answer
from accordingto.views.claim_rows import Find
from accordingto.views.pages.conflict_page import Dissent, dissents
from accordingto.views.pages.questions import Question, questions
from accordingto.views.pages.timeline_page import Day, timeline_page

SHOWN = 12
"""Claims and sources on the front page; the lists have the rest."""
ARTICLES = 40
"""Articles on the front page."""
_CONFLICTS = 6
_QUESTIONS = 4
_DAYS = 10
"""Days of the timeline on the front page: those that lie ahead, and those of which most is told."""
_MOMENTS = 400
"""Moments among which these are chosen."""


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What is counted of a story; a large ledger takes a while to give who speaks (`people`), and for whom."""

    extent: Extent
    sourcing: Sequence[Sourcing]
    people: Sequence[Speaker]
    claims: int
    single: int
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the front page shows."""

    answer: Answer
    facts: StoryFacts
    claims: tuple[ClaimRow, ...]
    questions: tuple[Question, ...]
    conflicts: tuple[Dissent, ...]
    people: tuple[Speaker, ...]
    days: tuple[Day, ...]
    articles: tuple[ArticleRow, ...]


def facts(browse: Browse, key_of: Callable[[str], str]) -> StoryFacts:
    """Count a story, or the whole ledger."""
    found = browse.tallies()
    return StoryFacts(
        browse.extent(), sourcing(found), speakers(found, key_of), *browse.claim_counts(), browse.conflict_kinds()
    )


def story_page(browse: Browse, counted: StoryFacts, find: Find) -> StoryPage:
    """The front page."""
    return StoryPage(
        story_answer(browse),
        counted,
        tuple(browse.claims(Page(0, SHOWN))),
        tuple(questions(browse, Page(0, _QUESTIONS))),
        tuple(dissents(browse.conflicts(Page(0, _CONFLICTS)), find, browse.teller)),
        tuple(counted.people[:SHOWN]),
        tuple(_days(browse)),
        tuple(browse.articles(Page(0, ARTICLES))),
    )


def _days(browse: Browse) -> list[Day]:
    """The days that matter most, in their order."""
    found = timeline_page(browse.moments(Page(0, _MOMENTS)))
    weight = {id(day): (day.planned, len(day.happenings)) for day in found}
    chosen = sorted(found, key=lambda day: weight[id(day)], reverse=True)[:_DAYS]
    return [day for day in found if day in chosen]
