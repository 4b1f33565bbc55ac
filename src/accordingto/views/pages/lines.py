"""A statement as a line of a page: who, through whom, how, what, and which claims it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.ledger import UNKNOWN, Entry
from accordingto.ledger.browse_rows import ClaimRow
from accordingto.names.agents import canonical
from accordingto.records import Evidence, Span, Told
from accordingto.views.chains import marks
from accordingto.views.pages.excerpts import AROUND, Excerpt, excerpt
from accordingto.views.pages.links import telling_anchor
from accordingto.views.passages import standing
from accordingto.views.phrases import outlet, said_on


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a drawn chain; `source` is the name to look up, where a statement of the origin's is kept."""

    name: str
    named: bool
    kind: str
    because: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A statement with its chain, from the outlet to the origin, and the claims that it belongs to."""

    entry: Entry
    chain: tuple[Step, ...]
    marks: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    passage: Excerpt

    @property
    def anchor(self) -> str:
        """The element that shows it in its article."""
        return telling_anchor(self.entry)

    @property
    def tags(self) -> Sequence[str]:
        """Its marks without the day, for where the day stands already."""
        return self.marks[:-1] if self.entry.statement.said else self.marks

    @property
    def because(self) -> Sequence[Evidence]:
        """Why it has the values it has."""
        return self.entry.statement.evidence

    @property
    def own(self) -> bool:
        """Whether the article tells it in its own voice."""
        return self.entry.statement.told is Told.NARRATED

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return self.passage.span


def line(entry: Entry, claims: Sequence[ClaimRow] = (), around: int = AROUND) -> ShownLine:
    """The statement as pages show it."""
    return ShownLine(
        entry,
        steps(entry),
        tuple(marks(entry.statement, said_on)),
        tuple(claims),
        excerpt(entry.article, standing(entry), around),
    )


def steps(entry: Entry) -> tuple[Step, ...]:
    """From the outlet, nameless where it is not known, to the origin; whoever is its own source stands there once."""
    name = entry.article.likely_outlet
    drawn = [Step(outlet(entry.article) if name else "", True, "outlet", "prints it")]
    own = canonical(name or "")
    spoken = entry.statement.told is Told.ATTRIBUTED
    for at, link in enumerate(entry.statement.chain):
        source, last = link.source, at == len(entry.statement.chain) - 1
        known = source.name != UNKNOWN
        step = Step(
            source.name if known else "origin not told",
            source.named and known,
            source.kind.value if known else "unknown",
            link.because,
            source.name if last and known and spoken else None,
        )
        if step.name == drawn[-1].name or (at == 0 and known and canonical(step.name) == own):
            drawn[-1] = replace(step, name=drawn[-1].name)
        else:
            drawn.append(step)
    return tuple(drawn)
