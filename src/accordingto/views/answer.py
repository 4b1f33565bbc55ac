"""A story's answer: what is claimed, in how many articles, on how many sources, who gives none and who denies it.

The terminal, the pages and the exports say it with the same words and the same figures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accordingto.ledger import ClaimEntry, Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ClaimRow, Extent, Page
from accordingto.names.agents import canonical
from accordingto.records import Article, Claim, OriginCount, Stance
from accordingto.views.calling import NAMED, called, within
from accordingto.views.phrases import Part, Sentence, capital, counted, interval, number_word, some, standing, written
from accordingto.views.tree import Node, Tree, TreeFacts, deniers, tree


@dataclass(frozen=True, slots=True)
class Count:
    """A number and its noun, and the part of the claim's page that holds what it counts."""

    number: str
    noun: str
    part: str

    def __str__(self) -> str:
        return f"{self.number} {self.noun}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim in a sentence that stands alone, its figures, what they mean in words, and its tree.

    `claim` is the claim's id, None for a story in which no two passages say the same.
    """

    claim: str | None
    sentence: str
    figures: tuple[Count, ...]
    line: tuple[Sentence, ...]
    tree: Tree = ()


def facts_of(browse: Browse, entry: ClaimEntry) -> TreeFacts:
    """What the answer for a claim, and its tree, are made from."""
    return TreeFacts(entry, browse.copied({one.article.id for one in entry.members}), browse.fullest)


def answer(browse: Browse, entry: ClaimEntry, whole: int = 0, facts: TreeFacts | None = None) -> Answer:
    """The answer for a claim; `whole` are the articles of its story, where they are to be told."""
    facts = facts or facts_of(browse, entry)
    articles = list(facts.articles.values())
    found = tree(facts)
    against = {one: deniers(entry, one, browse.fullest) for one in (Stance.DENY, Stance.DECLINE)}
    figures = [Count(str(len(articles)), _articles(len(articles), whole), "articles")]
    figures += _outlets(articles, browse)
    figures += _counts(entry.claim.origins, entry.claim.provenance.no_source, len(against[Stance.DENY]))
    line = tuple(_line(entry.claim, facts, found, against))
    return Answer(entry.claim.id, standing(entry.claim.wording), tuple(figures), line, found)


def story_answer(browse: Browse) -> Answer:
    """The answer of a story: its main claim's, or what there is to say where no two passages say the same."""
    found, extent = browse.main(), browse.extent()
    if found:
        return answer(browse, found, extent.articles)
    title = next((story.title for story in browse.stories(Page(0, 1))), "")
    tallies = browse.tallies()
    speakers = {one.source for one in tallies if one.source}
    return _unclaimed(title, extent, sum(one.statements for one in tallies), len(speakers))


def latest(ledger: Ledger, articles: Iterable[str]) -> Iterator[Answer]:
    """The answers of the stories of these articles, by id, those of most articles first."""
    browse = Browse(ledger)
    stories = {found for one in articles if (found := browse.story_of(one))}
    rows = [row for story in stories for row in Browse(ledger, story).stories(Page(0, 1))]
    for row in sorted(rows, key=lambda one: (-one.articles, one.id)):
        yield story_answer(Browse(ledger, row.id))


def _unclaimed(title: str, extent: Extent, statements: int, sources: int) -> Answer:
    figures = [Count(str(extent.articles), _articles(extent.articles, 0), "articles")]
    figures += [Count(str(extent.outlets), _several("outlet", extent.outlets), "articles")] if extent.outlets else []
    figures.append(Count(str(statements), _several("statement", statements), "statements"))
    figures.append(Count(str(sources), _several("source", sources), "sources"))
    words = "One article says it alone; read another on the same events to compare them."
    if extent.articles > 1:
        words = "No two passages of these articles say the same."
    return Answer(None, title, tuple(figures), ((Part(words),),))


def row_figures(row: ClaimRow) -> list[Count]:
    """The figures of a claim in a list."""
    return _figures(row.claim, row.articles, row.deniers)


def entry_figures(entry: ClaimEntry) -> list[Count]:
    """The same of a claim with its tellings."""
    articles = len({one.article.id for one in entry.members})
    return _figures(entry.claim, articles, len(deniers(entry, Stance.DENY)))


def _figures(claim: Claim, articles: int, deniers: int) -> list[Count]:
    figures = [Count(str(articles), _articles(articles, 0), "articles")]
    return [*figures, *_counts(claim.origins, claim.provenance.no_source, deniers)]


def _articles(number: int, whole: int) -> str:
    return f"of {whole} articles" if whole > number else _several("article", number)


def _outlets(articles: Sequence[Article], browse: Browse) -> list[Count]:
    known = [name for one in articles if (name := one.likely_outlet)]
    number, rooms = len({canonical(name) for name in known}), len({browse.newsroom(name) for name in known})
    unknown = len(articles) - len(known)
    noun = _several("outlet", number)
    noun += f" and {unknown} not known" if unknown and number else ""
    noun += f", {rooms} {_several('newsroom', rooms)}" if rooms < number else ""
    return [Count(str(number), noun, "articles")] if number else []


def _counts(count: OriginCount, without: Sequence[str], deniers: int) -> list[Count]:
    number = interval(count.at_least, count.at_most)
    figures = [Count(number if count.at_most else "no", _several("source", count.at_most or 1), "sources")]
    against = ("none", len(without), "gives none", "give none"), ("deny", deniers, "denies it", "deny it")
    return figures + [
        Count(str(many), one if many == 1 else all_of, part) for part, many, one, all_of in against if many
    ]


def _several(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


# In words


def _line(claim: Claim, facts: TreeFacts, found: Tree, against: Mapping[Stance, Sequence[str]]) -> Iterator[Sentence]:
    lanes = {lane.part: lane.nodes for lane in found}
    traced = {article for root in lanes.get("sources", ()) for node in root for article in node.articles}
    affirming = traced.union(*(node.articles for part in ("none", "other") for node in lanes.get(part, ())))
    yield _back(facts, len(traced), len(affirming), "rejected" in lanes or any(against.values()))
    if claim.origins.at_least < claim.origins.at_most:
        yield (Part(_apart(claim.origins), "why"),)
    if claim.origins.at_most and "none" in lanes:
        yield from _without(claim, _printing(lanes["none"]))
    others = sum(len(node.articles) for node in lanes.get("other", ()))
    if others:
        say = f"{capital(counted(others, 'article'))} {_verb('cite', others)} reports without saying whose."
        yield (Part(say, "other"),)
    if "rejected" in lanes:
        rejecting = len(facts.found.rejected)
        say = f"{capital(counted(rejecting, 'article'))} {_verb('tell', rejecting)} it only to reject it ("
        yield Part(say), Part(some(_printing(lanes["rejected"]), NAMED), "rejected"), Part(").")
    if facts.hedging:
        yield (Part(_hedged(len(facts.hedging), len(facts.firm)), "hardened"),)
    for stance, words in ((Stance.DENY, "Denied by"), (Stance.DECLINE, "Would not say:")):
        if against[stance]:
            names = some([within(name) for name in against[stance]], NAMED)
            yield Part(f"{words} "), Part(names, stance.value), Part(".")


def _printing(nodes: Sequence[Node]) -> list[str]:
    """The outlets of a lane, those that print a copy too."""
    return [name for node in nodes for name in (node.name, *node.copies)]


def _hedged(hedging: int, firm: int) -> str:
    """Who hedges, or who does not: whichever are fewer."""
    if firm > hedging:
        return f"Only {counted(hedging, 'article')} {_verb('hedge', hedging)} it."
    other = "that the other has" if hedging == 1 else "that others have"
    return f"{capital(counted(firm, 'article'))} {_verb('leave', firm)} out the hedge {other}."


def _apart(count: OriginCount) -> str:
    """How many of the sources are surely others."""
    if count.at_least == 1:
        return "They may be one." if count.at_most == 2 else "They may all be one."
    return f"At least {number_word(count.at_least)} of them are different."


def _back(facts: TreeFacts, traced: int, affirming: int, disputed: bool) -> Sentence:
    """Where it goes back to: "All ten go back to CNBC, which cites people (not named)."."""
    origins = facts.found.origins
    if not origins:
        words = f"{'The article does not say' if affirming == 1 else 'No article says'} where it has it from."
        return (Part(words if affirming else "Nobody here affirms it.", "none" if facts.found.no_source else ""),)
    if len(origins) == 1:
        who = _who(traced, affirming, disputed)
        return Part(f"{who} back to "), Part(str(called(origins[0], facts.fullest)), "source-1"), Part(".")
    reached = Counter({number: len(facts.with_copies(one.articles)) for number, one in enumerate(origins, 1)})
    shown = reached.most_common(NAMED + 1 if len(origins) == NAMED + 1 else NAMED)
    parts: list[Part] = []
    told: set[str] = set()
    for at, (number, count) in enumerate(shown):
        origin, here = origins[number - 1], set(facts.with_copies(origins[number - 1].articles))
        last = at == len(shown) - 1 and len(origins) == len(shown)
        joint = ", and" if last and "," in parts[-1].text else " and" if last else ","
        some_go = f"{capital(counted(count, 'article'))} {'goes' if count == 1 else 'go'}"
        who = _who(count, affirming, disputed) if count == affirming > 1 else some_go
        verb = f"{who} back to " if at == 0 else ""
        which = " and also" if told == here else f", {number_word(count)} of them also"
        parts.append(Part(verb or f"{which if told >= here else f'{joint} {number_word(count)}'} to "))
        parts.append(Part(str(called(origin, facts.fullest)), f"source-{number}"))
        told |= here
    rest = len(origins) - len(shown)
    return (*parts, Part(f" and others to {counted(rest, 'further source')}." if rest else "."))


def _who(traced: int, affirming: int, disputed: bool) -> str:
    if disputed and 1 < traced == affirming:
        return f"{'Both' if traced == 2 else f'All {number_word(traced)}'} that affirm it go"
    if traced < affirming:
        verb, which = "goes" if traced == 1 else "go", "articles that affirm it" if disputed else "articles"
        return f"{capital(number_word(traced))} of the {number_word(affirming)} {which} {verb}"
    return {1: "It goes", 2: "Both go"}.get(traced, f"All {number_word(traced)} go")


def _without(claim: Claim, names: Sequence[str]) -> Iterator[Sentence]:
    """Which articles give no source, and which of them state it as fact."""
    without, dropped = len(claim.provenance.no_source), len(claim.provenance.dropped)
    as_fact = f"{_verb('state', dropped)} it as fact"
    fact = "" if not dropped else f", and {as_fact}" if dropped == without else f"; {number_word(dropped)} {as_fact}"
    say = f"{capital(counted(without, 'article'))} {_verb('give', without)} no source ("
    yield Part(say), Part(some(names, NAMED), "none"), Part(f"){fact}.")


def _verb(verb: str, number: int) -> str:
    return f"{verb}s" if number == 1 else verb


# As a row


def answer_row(answer: Answer, story: str) -> dict[str, Any]:
    """What `story --json` prints: one object."""
    return {
        "story": story,
        "claim": answer.claim,
        "sentence": answer.sentence,
        "figures": [{"number": one.number, "noun": one.noun} for one in answer.figures],
        "line": [written(sentence) for sentence in answer.line],
        "tree": [{"lane": lane.part, "nodes": list(map(_node_row, lane.nodes))} for lane in answer.tree],
    }


def _node_row(node: Node) -> dict[str, Any]:
    return {
        "key": node.key,
        "name": node.name,
        "kind": node.kind,
        "named": node.named,
        "when": node.when,
        "marks": list(node.marks),
        "hedge_lost": node.lost,
        "articles": list(node.articles),
        "also": list(node.also),
        "below": list(map(_node_row, node.below)),
    }
