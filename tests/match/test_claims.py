"""Groups of statements, from judgements of pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.claims import claims
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


def test_two_that_the_user_parted_never_meet_in_a_third_ones_claim() -> None:
    parted = judged("a1", "b1", APART, author="ada")
    groups = found(judged("a1", "b1"), judged("a1", "c1"), judged("b1", "c1"), parted)
    assert groups == {(SAID, ("a1", "c1")), (SAID, ("b1", "c1"))}


ids = st.sampled_from(sorted(PLACES))
some = st.builds(judged, ids, ids, st.sampled_from((SAID, SAME)), st.floats(0, 1))


@given(st.lists(some, max_size=12))
def test_every_join_is_in_a_claim_and_order_is_no_matter(judgements: list[Judgement]) -> None:
    distinct = list({frozenset((j.left, j.right)): j for j in judgements if j.left != j.right}.values())
    groups = claims(PLACES, distinct)
    for one in distinct:
        assert any({one.left, one.right} <= set(group.members) for group in groups)
    assert {g.members for g in claims(PLACES, reversed(distinct))} == {g.members for g in groups}
