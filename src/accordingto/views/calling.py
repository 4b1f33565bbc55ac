"""What an origin is called in a sentence: a name, or who cites it where a reader could not look it up."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from accordingto.names.agents import canonical
from accordingto.records import Agent, Link, Origin, Source, Way
from accordingto.views.phrases import some, tells_nothing

NAMED = 3
"""Sources, outlets and deniers that a sentence names; the tree has the others."""


@dataclass(frozen=True, slots=True)
class Called:
    """What an origin is called; `through` is who cites it, `others` are those that do where `through` is not cited."""

    name: str
    named: bool
    through: Link | None = None
    others: tuple[Source, ...] = ()

    def __str__(self) -> str:
        if self.named:
            return self.name
        if self.through is None:
            return _as_unnamed(self.name)
        if self.others:
            by = [self.through.source, *self.others]
            how = "cited by" if all(one.kind is Agent.OUTLET for one in by) else "through"  # no government cites
            return f"{_as_unnamed(self.name)}, {how} {some([one.name for one in by], NAMED)}"
        which = "who" if self.through.source.kind is Agent.PERSON else "which"
        return f"{self.through.source.name}, {which} cites {_as_unnamed(self.name)}"


def _as_unnamed(name: str) -> str:
    return f"{name} (not named)" if tells_nothing(name) else name


def called(origin: Origin, fullest: Callable[[str], str] = str) -> Called:
    """An origin by the words of its longest way: who is cited on another way is not the source itself."""
    cited = cited_on(origin)
    ends = [way for way in origin.ways if canonical(way.chain[-1].source.name) not in cited] or list(origin.ways)
    name = origin.who.rpartition(", through ")[0] or origin.who
    way = max([one for one in ends if one.chain[-1].source.name == name] or ends, key=_telling)
    end = way.chain[-1].source
    through = way.chain[-2] if len(way.chain) > 1 else None
    if through and through.source.named:
        through = replace(through, source=replace(through.source, name=fullest(through.source.name)))
    others = _beside(origin, through, fullest) if through else ()
    return Called(within(fullest(end.name) if end.named else end.name, named=end.named), end.named, through, others)


def _beside(origin: Origin, through: Link, fullest: Callable[[str], str]) -> tuple[Source, ...]:
    """Who cites an origin in the articles that have nothing of it through that one."""
    by_article: dict[str, list[Source]] = defaultdict(list)
    for way in origin.ways:
        by_article[way.article] += [link.source for link in way.chain[-2:-1]]
    whom = [cites for cites in by_article.values() if through.source.name not in {fullest(one.name) for one in cites}]
    named = (replace(one, name=fullest(one.name)) for cites in whom for one in cites if one.named)
    return tuple({one.name: one for one in named}.values())


def within(name: str, *, named: bool = True) -> str:
    """As it stands within a sentence: "An envoy" is "an envoy", "The port office" "the port office"."""
    return (_ARTICLE if named else _ANY_ARTICLE).sub(lambda found: found[0].lower(), name)


def _telling(way: Way) -> tuple[bool, bool, int]:
    """How well a way tells who stands at its end."""
    end = way.chain[-1].source
    return end.named, len(way.chain) > 1, len(end.name)


_DESCRIBES = r"(?=(?:.* )?(?!(?:and|at|de|for|in|of|on|the|to)\b)[a-z])"  # "The port office", not "The Vale Post"
_ARTICLE, _ANY_ARTICLE = re.compile(rf"\A(?:An? |The {_DESCRIBES})"), re.compile(r"\A(?:An?|The) ")


def cited_on(origin: Origin) -> set[str]:
    """Who stands on a way to an origin without being its end, and so is not the source itself."""
    return {canonical(link.source.name) for way in origin.ways for link in way.chain[:-1]}
