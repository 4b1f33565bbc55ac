"""What was said on a day, and what is told with a date, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from accordingto.ledger import Moment
from accordingto.views.pages.excerpts import Excerpt, excerpt
from accordingto.views.pages.lines import Line, line
from accordingto.views.pages.phrases import days


@dataclass(frozen=True, slots=True)
class Happening:
    """A moment: a statement (`line`), or what an article tells itself, with its passage."""

    moment: Moment
    line: Line | None
    passage: Excerpt


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or days, and what is told of it."""

    when: str
    iso: str
    happenings: tuple[Happening, ...]


def timeline_page(moments: Iterable[Moment]) -> list[Day]:
    """The moments by day, earliest first."""
    found = []
    for (first, last), of_day in groupby(moments, key=lambda one: (one.first, one.last)):
        when = days(first.isoformat(), last.isoformat())
        found.append(Day(when, first.isoformat(), tuple(_happening(one) for one in of_day)))
    return found


def _happening(moment: Moment) -> Happening:
    return Happening(moment, line(moment.entry) if moment.entry else None, excerpt(moment.article, moment.span))
