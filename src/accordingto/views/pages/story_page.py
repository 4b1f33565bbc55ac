"""The front page of a story: what was found, in plain sentences, each number one click from what it counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ArticleRow, ClaimRow, Extent, Page, Tally
from accordingto.records import Stance
from accordingto.views.pages import charts
from accordingto.views.pages.conflict_page import Dissent, Find, dissents
from accordingto.views.pages.links import Links
from accordingto.views.pages.people import Person, people
from accordingto.views.pages.phrases import Part, Sentence, counted, days, interval, listed, share
from accordingto.views.screen import short

SHOWN = 12
"""Claims and sources on the front page; the lists have the rest."""
ARTICLES = 40
"""Articles on the front page."""
_QUOTED = 220  # characters of a claim in a finding
_CONFLICTS = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of a story; `people` come from `tallies`, which a large ledger takes a while to give."""

    extent: Extent
    tallies: Sequence[Tally]
    people: Sequence[Person]
    claims: int
    single: int
    kinds: dict[str, int]

    @property
    def statements(self) -> int:
        """All statements."""
        return sum(one.statements for one in self.tallies)


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the front page shows; `most` is the most statements of one claim."""

    title: str
    facts: Facts
    findings: tuple[Sentence, ...]
    claims: tuple[ClaimRow, ...]
    most: int
    people: tuple[Person, ...]
    articles: tuple[ArticleRow, ...]
    conflicts: tuple[Dissent, ...]
    streams: Sequence[charts.Stream]
    days: Sequence[charts.OnDay]
    rests: Sequence[charts.Rest]


def facts(browse: Browse, key_of: Callable[[str], str]) -> Facts:
    """Count a story, or the whole ledger."""
    tallies = browse.tallies()
    return Facts(browse.extent(), tallies, people(tallies, key_of), *browse.claim_counts(), browse.conflict_kinds())


def story_page(title: str, browse: Browse, counted_: Facts, find: Find, to: Links) -> StoryPage:
    """The front page; `to` says where things are."""
    claims = tuple(browse.claims(Page(0, SHOWN)))
    tallies = counted_.tallies
    return StoryPage(
        title,
        counted_,
        tuple(_findings(browse.story, counted_, claims, to)),
        claims,
        max((one.claim.origins.statements for one in claims), default=0),
        tuple(counted_.people[:SHOWN]),
        tuple(browse.articles(Page(0, ARTICLES))),
        tuple(dissents(browse.conflicts(Page(0, _CONFLICTS)), find)),
        charts.streams(browse.flows(charts.CLAIMS), claims, tallies, _called(counted_.people)),
        charts.by_day(tallies),
        charts.by_outlet(tallies),
    )


def _findings(story: str | None, found: Facts, claims: Sequence[ClaimRow], to: Links) -> Iterator[Sentence]:
    if found.extent.articles:
        yield _read(story, found, to)
        yield from _carried(story, found, claims, to)
        yield from _differing(story, found, to)
        yield from _unnamed(story, found, to)
        yield from _denied(story, found, to)
        yield from _undated(story, found, to)


def _read(story: str | None, found: Facts, to: Links) -> Sentence:
    extent = found.extent
    some = f" ({counted(extent.unknown, 'of them', 'of them')} not known)" if extent.unknown else ""
    by: tuple[Part, ...] = (Part(" whose outlets are not known"),)
    if extent.unknown < extent.articles:
        by = (Part(" from "), Part(counted(extent.outlets, "outlet"), to.part("articles", story)), Part(some))
    when = f", {days(extent.first, extent.last)}," if extent.first and extent.last else ""
    return (
        Part(_capital(counted(extent.articles, "article")), to.part("articles", story)),
        *by,
        Part(f"{when} {'holds' if extent.articles == 1 else 'hold'} "),
        Part(counted(found.statements, "statement"), to.statements(story)),
        Part(" by "),
        Part(counted(len(found.people), "source"), to.part("sources", story)),
        Part("."),
    )


def _carried(story: str | None, found: Facts, claims: Sequence[ClaimRow], to: Links) -> Iterator[Sentence]:
    if not claims:
        return
    top, origins = claims[0].claim, claims[0].claim.origins
    href = to.claim(claims[0].claim.id)
    yield (
        Part(_capital(counted(found.claims, "claim")), to.part("claims", story)),
        Part(" " + ("is" if found.claims == 1 else "are") + " made by more than one statement. Carried most: "),
        Part(short(top.wording, _QUOTED), href, quoted=True),
        Part(" — "),
        Part(counted(origins.statements, "statement"), href),
        Part(" in "),
        Part(counted(origins.outlets, "outlet"), href),
        Part(", from "),
        Part(f"{interval(origins.at_least, origins.at_most)} {'origin' if origins.at_most == 1 else 'origins'}", href),
        Part("."),
    )
    if found.single:
        yield (
            Part(_capital(counted(found.single, "claim")), to.part("claims", story, origins="one")),
            Part(f" in several outlets {'goes' if found.single == 1 else 'go'} back to one origin."),
        )


def _differing(story: str | None, found: Facts, to: Links) -> Iterator[Sentence]:
    if found.kinds:
        yield (
            Part("Accounts differ in "),
            Part(counted(sum(found.kinds.values()), "place"), to.part("conflicts", story)),
            Part(f": {listed(list(found.kinds))}."),
        )


def _unnamed(story: str | None, found: Facts, to: Links) -> Iterator[Sentence]:
    known = [one for one in found.tallies if one.source]
    every = sum(one.statements for one in known)
    unnamed = sum(one.statements for one in known if one.source and not one.source.named)
    if unnamed:
        yield (
            Part(_capital(counted(unnamed, "statement")), to.statements(story, origin="unnamed")),
            Part(" of "),
            Part(f"{every:,}", to.statements(story, origin="told")),
            Part(f" whose origin is told ({share(unnamed, every)}) {'comes' if unnamed == 1 else 'come'}"),
            Part(" from sources that nobody can look up."),
        )


def _denied(story: str | None, found: Facts, to: Links) -> Iterator[Sentence]:
    for stance, what in ((Stance.DENY, "Denials come"), (Stance.DECLINE, "Refusals to answer come")):
        names = [one.source.name for one in found.people if one.source.named and one.stances[stance]]
        count = sum(one.statements for one in found.tallies if one.stance is stance)
        if names:
            yield (
                Part(f"{what} from "),
                *_names(names, to),
                Part(" ("),
                Part(counted(count, "statement"), to.statements(story, stance=stance.value)),
                Part(")."),
            )


def _names(names: Sequence[str], to: Links) -> Iterator[Part]:
    """Three names, and that there are others."""
    shown = names[:3]
    for at, name in enumerate(shown):
        last = at == len(shown) - 1 and len(names) == len(shown)
        yield Part("" if at == 0 else " and " if last else ", ")
        yield Part(short(name), to.source(name))
    if len(names) > len(shown):
        yield Part(" and others")


def _undated(story: str | None, found: Facts, to: Links) -> Iterator[Sentence]:
    undated = found.extent.undated
    if undated:
        yield (
            Part(_capital(counted(undated, "article")), to.part("articles", story, date="none")),
            Part(f" {'carries' if undated == 1 else 'carry'} no date."),
        )


def _called(people: Sequence[Person]) -> dict[str, str]:
    """What each source is called on these pages, by any of its names."""
    return {name: one.source.name for one in people for name in one.names}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
