"""Where accounts differ: over the statements of a claim, and over what articles say of one source.

`passages.passage` reads a statement once; `differences` sets two side by side; here what a claim's members tell
is put together so that a claim shows a difference once, with all the passages on each side.
"""

from collections.abc import Container, Iterable, Sequence
from itertools import combinations

from accordingto.match.differences import denial, differences
from accordingto.match.passages import Parsed
from accordingto.match.roles import role_apart
from accordingto.names.persons import keys
from accordingto.records import Agent, Conflict, Differs, Side, Source, Span


def claim_conflicts(
    exemplar: Parsed, members: Sequence[Parsed], *, utterance: bool, vague: Container[int] = ()
) -> list[Conflict]:
    """What the statements of one claim do not tell as its exemplar does, one conflict a kind.

    `utterance`: they report one act of saying. Each conflict has the sides of the first pair that shows it, and those
    of further pairs that say something else. Two other members may each say the same as the exemplar and yet not speak
    of one thing: of them only that one denies it is a conflict, and of the members numbered in `vague`, which hardly
    say the same. Of statements in the same words one is compared.
    """
    found: dict[Differs, Conflict] = {}
    doubtful = {id(one) for at, one in enumerate(members) if at in vague}
    for left, right in combinations((exemplar, *_distinct(members)), 2):
        if left.article == right.article and (utterance or _one_voice(left, right)):
            continue
        look = differences if left is exemplar and id(right) not in doubtful else denial
        for conflict in look(left, right, utterance=utterance):
            known = found.get(conflict.kind)
            found[conflict.kind] = _with_sides(known, conflict) if known else conflict
    return list(found.values())


def _one_voice(left: Parsed, right: Parsed) -> bool:
    """Whether one source tells both, or nobody but the outlet: two sentences without a cue."""
    return left.source == right.source or not (left.cue or right.cue)


def _distinct(members: Iterable[Parsed]) -> Iterable[Parsed]:
    """One of each: source, sentence and content."""
    found: dict[tuple[str | None, ...], Parsed] = {}
    for p in members:
        key = (p.source.name if p.source else None, p.words(p.span), *(p.words(s) for s in p.sentences))
        found.setdefault(key, p)
    return found.values()


def _with_sides(known: Conflict, more: Conflict) -> Conflict:
    passages = {(s.article, s.span) for s in known.sides}
    says = {s.says for s in known.sides}
    fresh = tuple(s for s in more.sides if (s.article, s.span) not in passages and s.says not in says)
    return Conflict(known.kind, known.on, known.what, known.sides + fresh)


def source_conflicts(mentions: Iterable[tuple[str, Source, Span]]) -> list[Conflict]:
    """One person in two posts: `mentions` are article, source and where it is named. One conflict a person."""
    distinct: dict[tuple[str, tuple[str, ...]], tuple[str, Source, Span]] = {}
    for mention in mentions:
        if mention[1].roles and mention[1].kind is Agent.PERSON:
            distinct.setdefault((mention[1].name, mention[1].roles), mention)
    by_name: dict[str, list[tuple[str, Source, Span]]] = {}
    for mention in distinct.values():
        for key in keys(mention[1].name):
            by_name.setdefault(key, []).append(mention)
    found: dict[str, Conflict] = {}
    for namesakes in by_name.values():
        for (one_article, one, a), (other_article, other, b) in combinations(namesakes, 2):
            roles = role_apart(one, other) if one.name not in found else None
            if roles:
                sides = (Side(one_article, a, roles[0]), Side(other_article, b, roles[1]))
                found[one.name] = Conflict(Differs.ROLE, "source", f"{one.name}: {roles[0]} / {roles[1]}", sides)
    return list(found.values())
