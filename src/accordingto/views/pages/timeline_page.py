"""What was said on a day, and what is told or planned with a date, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from accordingto.ledger import Moment
from accordingto.views.pages.excerpts import Excerpt, excerpt
from accordingto.views.pages.lines import ShownLine, line
from accordingto.views.phrases import days


@dataclass(frozen=True, slots=True)
class Happening:
    """A moment: a statement (`line`), or what an article tells itself, with its passage; `times` that it is told."""

    moment: Moment
    line: ShownLine | None
    passage: Excerpt
    times: int = 1


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or days, and what is told of it; `planned` where something lies ahead of the article that tells it."""

    when: str
    iso: str
    happenings: tuple[Happening, ...]

    @property
    def planned(self) -> bool:
        """Whether it lies ahead for one of the articles."""
        return any(one.moment.planned for one in self.happenings)


def timeline_page(moments: Iterable[Moment]) -> list[Day]:
    """The moments by day, earliest first; the same words of one day once."""
    found = []
    for (first, last), of_day in groupby(moments, key=lambda one: (one.first, one.last)):
        alike: dict[str, list[Moment]] = {}
        for one in of_day:
            alike.setdefault(" ".join(one.says.split()), []).append(one)
        told = tuple(_happening(group) for group in alike.values())
        found.append(Day(days(first.isoformat(), last.isoformat()), first.isoformat(), told))
    return found


def _happening(alike: list[Moment]) -> Happening:
    one = alike[0]
    return Happening(one, line(one.entry) if one.entry else None, excerpt(one.article, one.span), len(alike))
