"""Where accounts differ: over the statements of a claim, and over what articles say of one source.

`passages.passage` reads a statement once; `differences` sets two side by side; here the pairs of a claim are put
together so that a claim shows a difference once, with all the passages on each side.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from accordingto.match.differences import differences
from accordingto.match.passages import Passage
from accordingto.match.roles import role_apart
from accordingto.records import Conflict, Differs, Side, Source, Span

__all__ = ["claim_conflicts", "differences", "source_conflicts"]


def claim_conflicts(members: Sequence[Passage], *, utterance: bool) -> list[Conflict]:
    """What the statements of one claim do not tell alike, one conflict a kind.

    `utterance`: they report one act of saying. Each conflict has the sides of the first pair that shows it, and of
    every further passage that agrees with neither.
    """
    found: dict[Differs, Conflict] = {}
    for left, right in combinations(members, 2):
        if left.article == right.article and (utterance or left.source == right.source):
            continue
        for conflict in differences(left, right, utterance=utterance):
            known = found.get(conflict.kind)
            found[conflict.kind] = _with_sides(known, conflict) if known else conflict
    return list(found.values())


def _with_sides(known: Conflict, more: Conflict) -> Conflict:
    passages = {(s.article, s.span) for s in known.sides}
    says = {s.says for s in known.sides}
    fresh = tuple(s for s in more.sides if (s.article, s.span) not in passages and s.says not in says)
    return Conflict(known.kind, known.on, known.what, known.sides + fresh)


def source_conflicts(mentions: Iterable[tuple[str, Source, Span]]) -> list[Conflict]:
    """One person in two posts: `mentions` are article, source and where it is named. One conflict a person."""
    distinct: dict[tuple[str, tuple[str, ...]], tuple[str, Source, Span]] = {}
    for mention in mentions:
        if mention[1].roles:
            distinct.setdefault((mention[1].name, mention[1].roles), mention)
    found: dict[str, Conflict] = {}
    for (one_article, one, a), (other_article, other, b) in combinations(distinct.values(), 2):
        roles = role_apart(one, other)
        if roles and one.name not in found:
            sides = (Side(one_article, a, roles[0]), Side(other_article, b, roles[1]))
            found[one.name] = Conflict(Differs.ROLE, "source", f"{one.name}: {roles[0]} / {roles[1]}", sides)
    return list(found.values())
