"""The front page of a story: what was found, in plain sentences, each number one click from what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.ledger import ClaimEntry
from accordingto.records import Article, Stance
from accordingto.views.pages import charts
from accordingto.views.pages.conflict_page import Dissent, dissents
from accordingto.views.pages.links import Links
from accordingto.views.pages.material import Material, Person, origin
from accordingto.views.pages.phrases import Part, Sentence, counted, days, interval, listed, share
from accordingto.views.screen import short

SHOWN = 12
"""Claims and sources on the front page; the lists have the rest."""
_QUOTED = 220  # characters of a claim in a finding


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the story, and how many statements it has."""

    article: Article
    statements: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the front page shows."""

    material: Material
    findings: tuple[Sentence, ...]
    claims: tuple[ClaimEntry, ...]
    most: int
    people: tuple[Person, ...]
    articles: tuple[Told, ...]
    conflicts: tuple[Dissent, ...]
    flows: Sequence[charts.Flow]
    days: Sequence[charts.OnDay]
    rests: Sequence[charts.Rest]


def story_page(material: Material, to: Links) -> StoryPage:
    """The front page; `to` says where things are."""
    claims = tuple(material.wide[:SHOWN])
    counts: dict[str, int] = {}
    for entry in material.entries:
        counts[entry.article.id] = counts.get(entry.article.id, 0) + 1
    return StoryPage(
        material,
        tuple(_findings(material, to)),
        claims,
        max((one.claim.origins.statements for one in claims), default=0),
        tuple(material.people[:SHOWN]),
        tuple(Told(one, counts.get(one.id, 0)) for one in material.articles),
        tuple(dissents(material.disputes[:SHOWN], material.within.__getitem__)),
        charts.flows(material),
        charts.by_day(material),
        charts.by_outlet(material.entries),
    )


def _findings(material: Material, to: Links) -> Iterator[Sentence]:
    if not material.articles:
        return
    yield _read(material, to)
    yield from _carried(material, to)
    yield from _differing(material, to)
    yield from _unnamed(material, to)
    yield from _denied(material, to)
    yield from _undated(material, to)


def _read(material: Material, to: Links) -> Sentence:
    articles, statements = len(material.articles), len(material.entries)
    outlets = len({one.outlet.value.casefold() for one in material.articles if one.outlet})
    dated = sorted(one.published.value for one in material.articles if one.published)
    when = f", {days(dated[0], dated[-1])}," if dated else ""
    by = (Part(" from "), Part(counted(outlets, "outlet"), to.part("articles", material.story))) if outlets else ()
    return (
        Part(_capital(counted(articles, "article")), to.part("articles", material.story)),
        *by,
        Part(f"{when} {'holds' if articles == 1 else 'hold'} "),
        Part(counted(statements, "statement"), to.statements(material.story)),
        Part(" by "),
        Part(counted(len(material.people), "source"), to.part("sources", material.story)),
        Part("."),
    )


def _carried(material: Material, to: Links) -> Iterator[Sentence]:
    if not material.wide:
        return
    top = material.wide[0]
    origins, href = top.claim.origins, to.claim(top.claim.id, top.claim.kind)
    yield (
        Part(_capital(counted(len(material.wide), "claim")), to.part("claims", material.story)),
        Part(" " + ("is" if len(material.wide) == 1 else "are") + " made by more than one statement. Carried most: "),
        Part(short(top.claim.wording, _QUOTED), href, quoted=True),
        Part(" — "),
        Part(counted(origins.statements, "statement"), href),
        Part(f" in {counted(origins.outlets, 'outlet')}, from "),
        Part(f"{interval(origins.at_least, origins.at_most)} {'origin' if origins.at_most == 1 else 'origins'}", href),
        Part("."),
    )
    single = [one for one in material.wide if one.claim.origins.at_most == 1 and one.claim.origins.outlets > 1]
    if single:
        yield (
            Part(_capital(counted(len(single), "claim")), to.part("claims", material.story)),
            Part(f" in several outlets {'goes' if len(single) == 1 else 'go'} back to one origin."),
        )


def _differing(material: Material, to: Links) -> Iterator[Sentence]:
    if material.disputes:
        kinds = list(dict.fromkeys(one.conflict.kind.value for one in material.disputes))
        yield (
            Part("Accounts differ in "),
            Part(counted(len(material.disputes), "place"), to.part("conflicts", material.story)),
            Part(f": {listed(kinds)}."),
        )


def _unnamed(material: Material, to: Links) -> Iterator[Sentence]:
    known = [source for source in map(origin, material.entries) if source]
    unnamed = sum(not source.named for source in known)
    if unnamed:
        yield (
            Part(_capital(counted(unnamed, "statement")), to.statements(material.story, unnamed="1")),
            Part(f" of {len(known):,} whose origin is told ({share(unnamed, len(known))}) "),
            Part("comes" if unnamed == 1 else "come"),
            Part(" from sources that nobody can look up."),
        )


def _denied(material: Material, to: Links) -> Iterator[Sentence]:
    for stance, what in ((Stance.DENY, "Denials come"), (Stance.DECLINE, "Refusals to answer come")):
        entries = [one for one in material.entries if one.statement.stance is stance]
        named = [source.name for source in map(origin, entries) if source and source.named]
        names = list({material.key_of(name): name for name in reversed(named)}.values())[::-1]
        if names:
            yield (
                Part(f"{what} from "),
                *_names(names, to),
                Part(" ("),
                Part(counted(len(entries), "statement"), to.statements(material.story, stance=stance.value)),
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


def _undated(material: Material, to: Links) -> Iterator[Sentence]:
    undated = [one for one in material.articles if not one.published]
    if undated:
        yield (
            Part(_capital(counted(len(undated), "article")), to.part("articles", material.story)),
            Part(f" {'carries' if len(undated) == 1 else 'carry'} no date."),
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
