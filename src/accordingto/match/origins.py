"""How many independent origins stand behind a claim: an interval, each merge with the words that justify it.

At most: only what the texts show to be one is one (one named person, a body and who speaks for it, one report of a
third outlet, a copy). At least: whatever could be one is one besides (people not named, people of one camp).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from accordingto.names.agents import canonical, describe, reported
from accordingto.names.bodies import same_body
from accordingto.names.countries import country, side
from accordingto.names.persons import same_person
from accordingto.records import UNKNOWN, Agent, Link, OriginCount, Source, Stance, Statement, Verdict

_OWNED = re.compile(
    r"(?:the )?(?P<owner>[A-Z].*?)(?:['’]s)? (?:campaign|office|team|administration|camp|aides|advisers)$", re.I
)
"""What speaks for a person by its name: "the Quill campaign", "Ada Quill's office"."""
_NAMES = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_HELPS = r"(?:manager|chair(?:man|woman)?|advis[eo]r|strategist|aide|surrogate|lawyer|attorney|pollster|secretary)"
_SERVES = re.compile(
    rf"(?:[a-z]+ ){{0,2}}(?P<whose>{_NAMES}?)(?: [a-z]+){{0,3}} {_HELPS}$"
    rf"|.*{_HELPS} (?:to|for|of|on|in|with) (?:the )?(?P<whom>{_NAMES})"
)
"""Whom a role serves: "Ms. Quill's chief strategist", "Quill campaign manager", "senior adviser to Ada Quill"."""
_OWN = re.compile(r"['’]s?(?: campaign)?$")


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement as the count needs it: who printed it."""

    statement: Statement
    article: str
    outlet: str | None

    @property
    def origin(self) -> Source:
        """The end of its chain."""
        return self.statement.chain[-1].source


@dataclass(frozen=True, slots=True)
class Kin:
    """What is known of articles: whether one copies the other, whether their outlets are one newsroom."""

    copied: Callable[[str, str], str | None]
    affiliated: Callable[[str, str], str | None]
    text: Callable[[str], str] = str
    """The article that stands for all that are copies of one text."""


MOST = 120
"""Members, no three of them alike, that are compared with each other. Nothing is shown of further ones, so that the
count stays an interval: at most, each is an origin of its own; at least, none is."""


def count(members: Sequence[Carried], kind: Verdict, kin: Kin) -> OriginCount:
    """The origins behind the members of one claim."""
    statements, untraced = len(members), sum(_untraced(m.origin) for m in members)
    outlets = len({m.outlet or m.article for m in members})
    distinct = _distinct(members, kin)
    members = _without_pairs(distinct[:MOST])
    shown = _Union(len(members))
    because: list[str] = []
    for left, right in combinations(range(len(members)), 2):
        reason = _shown(members[left], members[right], kind, kin)
        if reason and shown.join(left, right):
            because.append(reason)
    because += _the_one_meant(members, shown)
    at_most = shown.parts() + len(distinct[MOST:])
    possible = shown.copy()
    _merge_what_could_be(members, possible)
    return OriginCount(statements, outlets, possible.parts(), at_most, untraced, tuple(dict.fromkeys(because)))


def _distinct(members: Sequence[Carried], kin: Kin) -> list[Carried]:
    """Two of each sort of member that would be merged anyway: one source by name, or one text's unnamed source."""
    seen: Counter[tuple[object, ...]] = Counter()
    found = []
    for member in members:
        source = member.origin
        text = "" if source.named else kin.text(member.article)
        reports = tuple(sorted({canonical(link.source.name) for link in _reports(member)}))
        sort = source.name, source.kind, source.body, text, reports, member.statement.stance is Stance.DENY
        seen[sort] += 1
        if seen[sort] <= 2:
            found.append(member)
    return found


def _without_pairs(members: Sequence[Carried]) -> list[Carried]:
    """Leave out "Ada Quill and Ivo Marn" where each of them is a member alone: the pair is no third origin."""
    alone = [m.origin.name for m in members if " and " not in m.origin.name]

    def covered(name: str) -> bool:
        parts = name.split(" and ")
        return len(parts) > 1 and all(any(same_person(part, one).verdict == "same" for one in alone) for part in parts)

    return [m for m in members if not covered(m.origin.name)]


def _the_one_meant(members: Sequence[Carried], parts: "_Union") -> Iterator[str]:
    """Whom "the candidate" means: the only person named, since an article names first whom it then calls so."""
    named = [i for i, m in enumerate(members) if m.origin.named and m.origin.kind is Agent.PERSON]
    if not named or any(parts.part(i) != parts.part(named[0]) for i in named):
        return
    for i, member in enumerate(members):
        source = member.origin
        meant = not source.named and source.kind is Agent.PERSON and source.name.lower().startswith("the ")
        if meant and parts.join(i, named[0]):
            yield f"“{source.name}” is {members[named[0]].origin.name}, the only person named"


def _shown(left: Carried, right: Carried, kind: Verdict, kin: Kin) -> str | None:
    """Why the texts show these two to have one origin; None where they do not."""
    return _one_source(left.origin, right.origin, kind) or _one_report(left, right) or _one_text(left, right, kin)


def _one_source(left: Source, right: Source, kind: Verdict) -> str | None:
    if left.named and right.named and _same(left, right):
        return f"both name {left.name}"
    if left.named and right.named and (_speaks_for(left, right) or _speaks_for(right, left)):
        return f"{left.name} and {right.name}: one speaks for the other"
    if kind is Verdict.SAME_UTTERANCE and not (_of_a_report(left) or _of_a_report(right)):
        return f"one act of saying, told of {left.name} and of {right.name}"
    return None


def _of_a_report(source: Source) -> bool:
    """Unnamed people who pass on what somebody said: "officials", "a person familiar with the call"."""
    return not source.named and reported(source.name)


def _same(left: Source, right: Source) -> bool:
    """One person, one body, one outlet, one document."""
    people = left.kind is Agent.PERSON and right.kind is Agent.PERSON
    found = same_person(left.name, right.name) if people else same_body(left.name, right.name)
    return found.verdict == "same" or (left.kind is Agent.OUTLET and canonical(left.name) == canonical(right.name))


def _speaks_for(speaker: Source, principal: Source) -> bool:
    """A spokesman of a body or a person, or a person's own campaign or office."""
    owner = _OWNED.match(speaker.name)
    body = owner["owner"] if owner else speaker.body
    if not body:
        return False
    if principal.kind is Agent.PERSON:
        return same_person(principal.name, body).verdict == "same"
    return same_body(principal.name, body).verdict == "same"


def _one_report(left: Carried, right: Carried) -> str | None:
    """Both rest on the report of one third outlet, and neither names who told it that the other does not."""
    if left.origin.named and right.origin.named and not _outlet(left.origin) and not _outlet(right.origin):
        return None
    for mine in _reports(left):
        for other in _reports(right):
            if canonical(mine.source.name) == canonical(other.source.name):
                return f"both rest on the report of {mine.source.name}: “{mine.because}”, “{other.because}”"
    return _is_the_report(left, right) or _is_the_report(right, left)


def _is_the_report(one: Carried, other: Carried) -> str | None:
    """What `one` cites is the article of `other`: an outlet on its own people who are not named."""
    if not other.outlet or (other.origin.named and not _outlet(other.origin)):
        return None
    for link in _reports(one):
        if canonical(link.source.name) == canonical(other.outlet):
            return f"one cites {link.source.name}, the other is its own article"
    return None


def _outlet(source: Source) -> bool:
    return source.kind is Agent.OUTLET


def _reports(one: Carried) -> Iterator[Link]:
    """The links of outlets other than the one that printed it."""
    for link in one.statement.chain:
        if _outlet(link.source) and link.source.named and canonical(link.source.name) != canonical(one.outlet or ""):
            yield link


def _one_text(left: Carried, right: Carried, kin: Kin) -> str | None:
    """A copy adds no origin, and one newsroom's unnamed sources are one newsroom's."""
    if left.article == right.article:
        return _one_description(left.origin, right.origin) or _one_nation(left.origin, right.origin)
    copied = kin.copied(left.article, right.article)
    if copied:
        return copied
    if left.origin.named or right.origin.named or not (left.outlet and right.outlet):
        return None
    return kin.affiliated(left.outlet, right.outlet)


def _one_description(left: Source, right: Source) -> str | None:
    """Two unnamed sources of one article under one head noun: "rabbis", "a group of rabbis"."""
    heads = [describe(source.name).head.lower() for source in (left, right) if not source.named]
    same = len(heads) == 2 and heads[0] == heads[1]
    return f"one article's {heads[0]}: “{left.name}”, “{right.name}”" if same else None


def _one_nation(left: Source, right: Source) -> str | None:
    """A country, in a headline as a rule, and the officials of it that the article means: "US", "U.S. officials"."""
    for nation, people in ((left, right), (right, left)):
        found = side(nation.name) if nation.named else None
        first = people.name.removeprefix("the ").partition(" ")[0]
        if found and not people.named and people.kind is Agent.GROUP and country(first) == found.country:
            return f"one article's “{nation.name}” and “{people.name}”"
    return None


def _merge_what_could_be(members: Sequence[Carried], parts: "_Union") -> None:
    """Unnamed sources could be anyone of like stance; named ones of one camp could be one voice."""
    for left, right in combinations(range(len(members)), 2):
        one, other = members[left], members[right]
        if one.origin.named and other.origin.named:
            if _one_camp(one.origin, other.origin):
                parts.join(left, right)
        elif _alike(one.statement, other.statement) and not _two_named(members, parts, left, right):
            parts.join(left, right)


def _one_camp(left: Source, right: Source) -> bool:
    """Two who speak for one body or serve one person, one who serves the other, or of whom a role names the body."""
    if any(_one_principal(one, other) for one in _principals(left) for other in _principals(right)):
        return True
    bodies = [source.body for source in (left, right) if source.body]
    return any(
        body.lower() in role.lower() for body in bodies for source in (left, right) for role in source.roles
    ) and (bool(left.roles) and bool(right.roles))


def _principals(source: Source) -> Iterator[str]:
    """Itself, and whomever it speaks for or serves."""
    yield source.name
    if source.body:
        yield source.body
    owner = _OWNED.match(source.name)
    if owner:
        yield owner["owner"]
    for role in source.roles:
        found = _SERVES.match(role)
        if found and "former" not in role.lower():
            yield _OWN.sub("", found["whose"] or found["whom"])


def _one_principal(one: str, other: str) -> bool:
    return same_person(one, other).verdict == "same" or same_body(one, other).verdict == "same"


def _alike(left: Statement, right: Statement) -> bool:
    """Not one that denies what the other affirms."""
    return (left.stance is Stance.DENY) == (right.stance is Stance.DENY)


def _two_named(members: Sequence[Carried], parts: "_Union", left: int, right: int) -> bool:
    """Whether joining these would put two different named origins into one part."""
    named = [{i for i in parts.part(at) if members[i].origin.named} for at in (left, right)]
    return bool(named[0] and named[1])


def _untraced(origin: Source) -> bool:
    return origin.name == UNKNOWN


class _Union:
    """Parts of 0 … n-1 that are merged (union-find)."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))

    def copy(self) -> "_Union":
        other = _Union(0)
        other._of = list(self._of)
        return other

    def join(self, left: int, right: int) -> bool:
        """Merge two parts; whether they were two."""
        old, new = self._of[left], self._of[right]
        self._of = [new if part == old else part for part in self._of]
        return old != new

    def part(self, at: int) -> list[int]:
        return [i for i, part in enumerate(self._of) if part == self._of[at]]

    def parts(self) -> int:
        return len(set(self._of))
