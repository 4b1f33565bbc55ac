"""What a round brought to a story: its articles, and each claim that they tell as it was before and as it is after.

How a claim was before is worked out from what is known now, without the articles that came later: its tellings, their
provenance and their interval. So a correction changes what is told of the past too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from accordingto.ledger import claims, copies, people, texts
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Page
from accordingto.ledger.claims import ClaimEntry, Dispute, MemberEntry
from accordingto.ledger.findings import Findings
from accordingto.ledger.recompute import Counting, fullest
from accordingto.ledger.rounds import Round
from accordingto.ledger.sources import Renamed
from accordingto.match.provenance import Telling, provenance
from accordingto.records import Article, Conflict, OriginCount, Side, Stance


@dataclass(frozen=True, slots=True)
class Sides:
    """A conflict with those of its sides that were there before, and those that came."""

    dispute: Dispute
    before: tuple[Side, ...]
    came: tuple[Side, ...]


def stories(browse: Browse, of: Round, most: int) -> list[str]:
    """The stories that a round brought something to, by id, those of most new articles first."""
    rows = browse._rows(
        "SELECT o.id FROM placed p JOIN story t ON t.key = p.story JOIN article o ON o.key = t.anchor"
        f" WHERE p.article > ? AND p.article <= ? AND {browse._within('p.article')}"
        " GROUP BY t.key ORDER BY count(*) DESC, t.key LIMIT ?",
        of.after,
        of.last,
        most,
    )
    return [ident for (ident,) in rows]


class Arrived(Browse):
    """One story, and what a round brought to it."""

    def __init__(self, ledger: Findings, story: str, of: Round, *, patient: bool = True) -> None:
        super().__init__(ledger, story, patient=patient)
        self._of = of

    def came(self) -> list[Article]:
        """The articles that came, in the order in which they did; their texts are left out."""
        keys = self._rows(
            f"SELECT a.key FROM article a WHERE {self._within('a.key')} AND a.key > ? AND a.key <= ? ORDER BY a.key",
            self._of.after,
            self._of.last,
        )
        found = texts.outlines(self._connection, [key for (key,) in keys])
        return [found[key] for (key,) in keys]

    def about(self, article: str) -> Article:
        """The article of that id, without its text."""
        return next(iter(texts.outlines(self._connection, self._keys([article]).values()).values()))

    def there_before(self) -> int:
        """How many articles the story had."""
        query = f"SELECT count(*) FROM article a WHERE {self._within('a.key')} AND a.key <= ?"
        return int(self._one(query, self._of.after)[0])

    def touched(self, page: Page) -> Iterator[tuple[ClaimEntry | None, ClaimEntry]]:
        """Each claim that an article tells which came: as it was, None where nobody had told it, and as it is then."""
        came = f"m.sure AND s.article > ? AND s.article <= ? AND {self._within('s.article')}"
        query = f"{self._claimed()} AND {claims.TOLD.format(came)}"
        come = self._of.after, self._of.last
        keys = claims.keys(self._connection, query, *come, most=page.most, start=page.start)
        for entry in self._loaded(keys):
            after = self._up_to(entry, self._of.last)
            if after is not None:
                yield self._up_to(entry, self._of.after), after

    def differing(self) -> Iterator[Sides]:
        """The conflicts of the story with a side in an article that came."""
        rows = self._rows(
            "SELECT DISTINCT x.conflict FROM side x WHERE x.article > ? AND x.article <= ?"
            f" AND {self._within('x.article')} ORDER BY x.conflict",
            self._of.after,
            self._of.last,
        )
        for one in self._disputes(key for (key,) in rows):
            keys = self._keys(side.article for side in one.conflict.sides)
            before = tuple(side for side in one.conflict.sides if keys[side.article] <= self._of.after)
            came = (side for side in one.conflict.sides if self._of.after < keys[side.article] <= self._of.last)
            yield Sides(one, before, tuple(came))

    def _keys(self, articles: Iterable[str]) -> dict[str, int]:
        """The key of each article."""
        found = {}
        for ident in articles:
            if ident not in self._known:
                self._known[ident] = self._one("SELECT key FROM article WHERE id = ?", ident)[0]
            found[ident] = self._known[ident]
        return found

    @cached_property
    def _known(self) -> dict[str, int]:
        return {}

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self._ledger._near, self._names, Renamed(self._connection))

    @cached_property
    def _names(self) -> people.Names:
        return people.Names(self._connection)

    def _up_to(self, entry: ClaimEntry, last: int) -> ClaimEntry | None:
        """The claim by the articles up to that key; None where none of them tells it."""
        keys = self._keys(one.entry.article.id for one in entry.tellings)
        tellings = tuple(one for one in entry.tellings if keys[one.entry.article.id] <= last)
        members = [one for one in tellings if one.sure]
        if not members:
            return None
        if len(tellings) == len(entry.tellings):
            return entry
        counted = [(one, self._counted(one, keys[one.entry.article.id])) for one in members]
        affirmed = [told for one, told in counted if told.rejected or one.stance is Stance.AFFIRM]
        copied = copies.originals(self._connection, {told.article for _, told in counted})
        affirmed.sort(key=lambda one: (one.day is None, one.day or "", one.article))
        found, interval = provenance(affirmed, lambda article: copied.get(article, article), self._names.decided)
        outlets = len({told.outlet or told.article for _, told in counted})
        count = OriginCount(
            len(members), outlets, interval.at_least, interval.at_most, len(found.no_source), interval.because
        )
        kept = {one.entry.article.id for one in tellings}
        claim = replace(
            entry.claim,
            members=tuple(one.entry.statement.id for one in members),
            perhaps=tuple(one.entry.statement.id for one in tellings if not one.sure),
            origins=count,
            provenance=found,
            conflicts=tuple(_among(entry.claim.conflicts, kept)),
        )
        return replace(entry, claim=claim, tellings=tellings)

    def _counted(self, one: MemberEntry, key: int) -> Telling:
        article = one.entry.article
        day = article.published.value if article.published else None
        return self._counting.telling(fullest(one.entry.statement, self._names), key, day)


def _among(conflicts: Iterable[Conflict], articles: set[str]) -> Iterator[Conflict]:
    """The conflicts that these articles have among them, with their sides."""
    for one in conflicts:
        sides = tuple(side for side in one.sides if side.article in articles)
        if len({side.says for side in sides}) > 1:
            yield replace(one, sides=sides)
