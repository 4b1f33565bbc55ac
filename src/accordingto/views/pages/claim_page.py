"""A claim: its figures and its tree, each passage below the source that it goes back to, and why it is one claim."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.ledger import ClaimEntry, Entry, MemberEntry
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.ledger.quotes import quoted
from accordingto.match.wording import Piece
from accordingto.records import Article, Stance, Verdict
from accordingto.views.answer import Answer, answer, facts_of
from accordingto.views.calling import called
from accordingto.views.pages.aligned import against
from accordingto.views.pages.conflict_page import Dissent, dissent
from accordingto.views.pages.excerpts import AROUND
from accordingto.views.pages.lines import ShownLine, line
from accordingto.views.tree import REJECTED, TreeFacts

MOST = 200
"""Passages shown; a claim of more says how many there are."""
WORDINGS = 12
"""Wordings that are aligned with the best one."""
_DIFFER = frozenset(("changed", "added", "left out"))


@dataclass(frozen=True, slots=True)
class PrintedTelling:
    """A passage of the claim, and how likely it says the same as the clearest one; 1 for that one itself."""

    line: ShownLine
    likely: float


@dataclass(frozen=True, slots=True)
class Printed:
    """An article with its passages of one section."""

    article: Article
    told: tuple[PrintedTelling, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The articles that go back to one source, that give none, or that deny it; `because` is why the source is one."""

    part: str
    title: str
    because: tuple[str, ...]
    articles: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one passage words it, set against the claim's wording piece by piece."""

    line: ShownLine
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the page of a claim shows; `hardened` a passage that hedges and those that do not, `inner` claims in it."""

    entry: ClaimEntry
    answer: Answer
    sections: tuple[Section, ...]
    hidden: int
    perhaps: tuple[PrintedTelling, ...]
    hardened: tuple[ShownLine, ...]
    wordings: tuple[Wording, ...]
    conflicts: tuple[Dissent, ...]
    inner: tuple[ClaimRow, ...]

    @property
    def drawn(self) -> bool:
        """Whether its tree tells more than its sentence."""
        return sum(len(node.articles) for lane in self.answer.tree for root in lane.nodes for node in root) > 1

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({one.article.id for one in self.entry.members})

    @property
    def weighed(self) -> bool:
        """Whether a passage says how likely it belongs here."""
        return any(told.likely < 1 for section in self.sections for of in section.articles for told in of.told)

    @property
    def utterance(self) -> bool:
        """One act of saying, told by several."""
        return self.entry.claim.kind is Verdict.SAME_UTTERANCE


def claim_page(
    entry: ClaimEntry,
    browse: Browse,
    find: Callable[[str], Article],
    *,
    most: int = WORDINGS,
    around: int = AROUND,
) -> ClaimPage:
    """The claim with all that it rests on, `most` wordings, and so many characters `around` each passage."""
    shown = [one for one in entry.tellings if one.sure][:MOST]
    told = {one.entry.statement.id: _told(one, around) for one in shown}
    lines = {ident: one.line for ident, one in told.items()}
    hardened = dict.fromkeys(ident for pair in entry.claim.provenance.hardened for ident in pair if pair[0] in lines)
    facts = facts_of(browse, entry)
    return ClaimPage(
        entry,
        answer(browse, entry, facts=facts),
        tuple(_sections(facts, told)),
        len(entry.members) - len(shown),
        tuple(_told(one, around) for one in [each for each in entry.tellings if not each.sure][:most]),
        tuple(lines[ident] for ident in hardened if ident in lines),
        tuple(_wordings(entry, list(lines.values()), most)) if most else (),
        tuple(dissent(one, find, browse.teller, around=around) for one in entry.claim.conflicts),
        tuple(browse.claims_inside(entry.claim)),
    )


def _told(one: MemberEntry, around: int) -> PrintedTelling:
    return PrintedTelling(line(one.entry, (), around), one.likely)


def _sections(facts: TreeFacts, told: Mapping[str, PrintedTelling]) -> Iterable[Section]:
    """Below each source the passages by which it is told, then what else its articles say."""
    affirming: dict[str, list[str]] = defaultdict(list)
    for one in facts.members:
        if one.statement.stance is Stance.AFFIRM and one.statement.id in told:
            affirming[one.article.id].append(one.statement.id)
    placed: set[str] = set()
    for number, origin in enumerate(facts.found.origins, 1):
        here: dict[str, list[str]] = defaultdict(list)
        for way in origin.ways:
            here[way.article].append(way.telling)
        of = {}
        for article in facts.with_copies(origin.articles):
            rest = [ident for ident in affirming[article] if ident not in placed and ident not in here.get(article, ())]
            of[article] = [*here.get(article, ()), *rest]
            placed.update(affirming[article])
        yield Section(f"source-{number}", str(called(origin, facts.fullest)), origin.because, _printed(of, told))
    for part, title, articles in (
        ("none", "Give no source", facts.found.no_source),
        ("other", "Cite reports without saying whose", facts.others()),
        ("rejected", REJECTED, facts.found.rejected),
    ):
        if articles:
            yield Section(part, title, (), _printed({one: affirming[one] for one in articles}, told))
    for stance, title in ((Stance.DENY, "Deny it"), (Stance.DECLINE, "Would not say")):
        against_it = _by_article(one for one in facts.members if one.statement.stance is stance)
        if against_it:
            yield Section(stance.value, title, (), _printed(against_it, told))


def _by_article(entries: Iterable[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in entries:
        found[one.article.id].append(one.statement.id)
    return found


def _printed(of: Mapping[str, Sequence[str]], told: Mapping[str, PrintedTelling]) -> tuple[Printed, ...]:
    shown = ([told[ident] for ident in dict.fromkeys(idents) if ident in told] for idents in of.values())
    return tuple(Printed(each[0].line.entry.article, tuple(each)) for each in shown if each)


def _wordings(entry: ClaimEntry, members: Sequence[ShownLine], most: int) -> list[Wording]:
    """Each other wording that is near enough, once, against the claim's own; of one act of saying, the quotations."""
    said = [_said(entry, member) for member in members]
    best = (words for words, one in zip(said, members, strict=True) if one.entry.content == entry.claim.wording)
    base = next(best, "") or next((words for words in said if words), "")
    found = {words: member for words, member in reversed(list(zip(said, members, strict=True))) if words}
    own = found.pop(base, None)
    ordered = sorted(found.items(), key=lambda pair: members.index(pair[1]))
    aligned = ((member, against(base, words)) for words, member in ordered)
    rest = [Wording(member, pieces) for member, pieces in aligned if any(piece.what in _DIFFER for piece in pieces)]
    if own is None or not rest:
        return []
    return [Wording(own, (Piece("same", base, base),)), *rest[: most - 1]]


def _said(entry: ClaimEntry, member: ShownLine) -> str:
    quotation = quoted(member.entry) if entry.claim.kind is Verdict.SAME_UTTERANCE else ""
    return " ".join((quotation or member.entry.content).split())
