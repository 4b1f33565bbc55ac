"""Placeholder seam until `pairs.judge` and `claims.claims` are in the tree."""

from collections.abc import Iterator, Sequence, Set

from accordingto.match.pairs import Told, _overlap, speakers
from accordingto.records import Judgement, Verdict


def compared(left: Told, right: Told) -> Iterator[Judgement]:
    """The statements of two articles that say the same."""
    for i, one in enumerate(left.lines):
        for j, other in enumerate(right.lines):
            words = _overlap(left.words[i], right.words[j])[0]
            meaning = float(left.vectors[i, 0] @ right.vectors[j, 0])
            who = speakers(one.origin, other.origin)
            score = (meaning + words) / 2
            if score > (0.4 if who else 0.5):
                verdict = Verdict.SAME_UTTERANCE if who else Verdict.SAME_CLAIM
                yield Judgement(one.id, other.id, verdict, round(min(1.0, score), 3), f"like {score:.2f}")


Pair = tuple[str, str]


def groups(joins: Sequence[Judgement], apart: Set[Pair]) -> list[tuple[Verdict, list[str]]]:
    """The claims that these decisions make, surest first; no two of `apart` are ever put into one.

    An utterance inside a wider claim is a claim of its own.
    """
    surest = sorted(joins, key=lambda one: (-one.score, pair(one)))
    utterances = _united([one for one in surest if one.verdict is Verdict.SAME_UTTERANCE], apart)
    claims = _united(surest, apart)
    found = [(Verdict.SAME_UTTERANCE, group) for group in utterances]
    return [(Verdict.SAME_CLAIM, group) for group in claims if group not in utterances] + found


def pair(one: Judgement) -> Pair:
    """The two it is on, in a fixed order."""
    return min(one.left, one.right), max(one.left, one.right)


def _united(joins: Sequence[Judgement], apart: Set[Pair]) -> list[list[str]]:
    parts: dict[str, list[str]] = {}
    for one in joins:
        left, right = (parts.setdefault(each, [each]) for each in pair(one))
        barred = apart and any((min(a, b), max(a, b)) in apart for a in left for b in right)
        if left is not right and not barred:
            left += right
            parts.update(dict.fromkeys(right, left))
    return [sorted(group) for group in {id(group): group for group in parts.values()}.values() if len(group) > 1]
