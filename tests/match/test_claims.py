"""Groups of statements, from judgements of pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.claims import REPEATED, claims
from accordingto.records import Judgement, Verdict

SAID, SAME, APART = Verdict.SAME_UTTERANCE, Verdict.SAME_CLAIM, Verdict.DIFFERENT
PLACES = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c", "d1": "d"}


def judged(left: str, right: str, verdict: Verdict = SAID, score: float = 0.9, author: str = "program") -> Judgement:
    return Judgement(left, right, verdict, score, "because", author)


def found(*judgements: Judgement) -> set[tuple[Verdict, tuple[str, ...]]]:
    return {(group.kind, group.members) for group in claims(PLACES, judgements)}


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        pytest.param((), set(), id="none"),
        pytest.param((judged("a1", "b1"),), {(SAID, ("a1", "b1"))}, id="pair"),
        pytest.param(
            (judged("a1", "b1"), judged("b1", "c1"), judged("a1", "c1")), {(SAID, ("a1", "b1", "c1"))}, id="all agree"
        ),
        pytest.param(
            (judged("a1", "b1"), judged("b1", "c1", score=0.5), judged("c1", "d1", score=0.4)),
            {(SAID, ("a1", "b1")), (SAID, ("b1", "c1")), (SAID, ("c1", "d1"))},
            id="a chain is no claim",
        ),
        pytest.param(
            (judged("a1", "b1"), judged("a1", "c1", SAME), judged("b1", "c1", SAME)),
            {(SAID, ("a1", "b1")), (SAME, ("a1", "b1", "c1"))},
            id="an utterance inside a claim",
        ),
        pytest.param((judged("a1", "b1"), judged("a2", "b1")), {(SAID, ("a1", "a2", "b1"))}, id="twice in one"),
        pytest.param((judged("a1", "elsewhere"),), set(), id="statement that is not there"),
    ],
)  # fmt: skip
def test_groups(judgements: tuple[Judgement, ...], expected: set[tuple[Verdict, tuple[str, ...]]]) -> None:
    assert found(*judgements) == expected


def test_a_user_overrules_the_program_in_either_order() -> None:
    program, user = judged("a1", "b1"), judged("b1", "a1", APART, author="ada")
    assert found(program, user) == found(user, program) == set()


def test_the_opposite_undoes_what_the_user_said() -> None:
    first, second = judged("a1", "b1", APART, author="ada"), judged("a1", "b1", SAME, author="ada")
    assert found(judged("a1", "b1"), first, second) == {(SAME, ("a1", "b1"))}


def test_a_pair_that_the_user_joined_is_always_told() -> None:
    whole = [judged(a, b) for a, b in (("a1", "b1"), ("a1", "c1"), ("b1", "c1"))]
    asked = judged("c1", "b2", SAME, author="ada")
    assert any({"c1", "b2"} <= {*members} for _, members in found(*whole, asked))


def test_two_that_the_user_parted_never_meet_in_a_third_ones_claim() -> None:
    parted = judged("a1", "b1", APART, author="ada")
    groups = found(judged("a1", "b1"), judged("a1", "c1"), judged("b1", "c1"), parted)
    assert groups == {(SAID, ("a1", "c1")), (SAID, ("b1", "c1"))}


ids = st.sampled_from(sorted(PLACES))
some = st.builds(judged, ids, ids, st.sampled_from((SAID, SAME)), st.floats(0, 1))


@given(st.lists(some, max_size=12))
def test_claims_are_of_what_is_joined_and_order_is_no_matter(judgements: list[Judgement]) -> None:
    distinct = list({frozenset((j.left, j.right)): j for j in judgements if j.left != j.right}.values())
    groups = claims(PLACES, distinct)
    assert {m for group in groups for m in group.members} <= {m for j in distinct for m in (j.left, j.right)}
    assert bool(groups) == bool(distinct)
    assert all(any({j.left, j.right} <= {*group.members} for j in distinct) for group in groups)
    for one, other in combinations(groups, 2):
        both = {*one.members} & {*other.members}
        assert one.kind != other.kind or len(both) < REPEATED * min(len(one.members), len(other.members))
    assert {g.members for g in claims(PLACES, reversed(distinct))} == {g.members for g in groups}
