"""Claims among tellings, by likenesses that a table gives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.claims import (
    FOUNDED,
    JOINED,
    MOST_READ,
    PERHAPS,
    QUESTIONS,
    Graph,
    Group,
    Line,
    Pair,
    claims,
    ordered,
)

Likeness = Mapping[tuple[str, str], float]


def graph(
    glance: Likeness,
    decided: Mapping[tuple[str, str], bool] | None = None,
    wordings: Mapping[str, str] | None = None,
    others: Iterable[str] = (),
    standing: Mapping[str, float] | None = None,
) -> Graph:
    """Lines named "a1": the first letter is the article, and what is not said of a wording is its own."""
    names = {name for pair in [*glance, *(decided or {})] for name in pair} | {*others, *(wordings or {})}
    lines = [Line(n, n[0], (wordings or {}).get(n, n), (standing or {}).get(n, 0.0)) for n in sorted(names)]
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), likely in glance.items():
        near[one][other] = near[other][one] = likely
    return Graph(lines, near, {}, {ordered(*pair): same for pair, same in (decided or {}).items()})


def settled(asked: Graph, truth: Mapping[Pair, float]) -> tuple[list[Group], dict[Pair, float]]:
    """The claims once all that they want was read, and what was read; a pair reads as it looks unless told."""
    read: dict[Pair, float] = {}
    for _ in range(len(asked.lines) ** 2 + 2):
        draft = replace(asked, read=read, wanted=set())
        found = claims(draft)
        if not draft.wanted:
            return found, read
        read = read | {pair: truth.get(pair, asked.near[pair[0]][pair[1]]) for pair in draft.wanted}
    raise AssertionError("reading never ends")


def members(found: Iterable[Group]) -> list[tuple[str, str]]:
    """Each claim as its exemplar and its members."""
    return [(group.exemplar, " ".join(sorted(group.members))) for group in found]


def told(asked: Graph, truth: Likeness | None = None) -> list[tuple[str, str]]:
    return members(settled(asked, {ordered(*pair): likely for pair, likely in (truth or {}).items()})[0])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(graph({}, others=["a1", "b1"]), [], id="nothing alike"),
        pytest.param(graph({("a1", "b1"): 0.9}), [("a1", "a1 b1")], id="a pair"),
        pytest.param(graph({("a1", "b1"): PERHAPS / 2}), [], id="too little alike"),
        pytest.param(
            graph({("a1", "b1"): 0.9, ("b1", "c1"): 0.8}),
            [("b1", "a1 b1 c1")],
            id="who is like most others stands for them",
        ),
        pytest.param(
            graph({("a1", "b1"): 0.9}, standing={"b1": 0.5}), [("b1", "a1 b1")], id="of two, who better stands alone"
        ),
        pytest.param(
            graph({("a1", "b1"): 0.9, ("a1", "b2"): 0.9, ("c1", "d1"): 0.9, ("c1", "e1"): 0.9}),
            [("c1", "c1 d1 e1"), ("a1", "a1 b1 b2")],
            id="three articles before three lines of two",
        ),
        pytest.param(graph({("a1", "b1"): 0.9, ("c1", "d1"): 0.9}), [("a1", "a1 b1"), ("c1", "c1 d1")], id="two apart"),
        pytest.param(graph({("a1", "a2"): 0.9}), [("a1", "a1 a2")], id="twice in one article"),
    ],
)
def test_groups(asked: Graph, found: list[tuple[str, str]]) -> None:
    assert told(asked) == found


def test_reading_goes_before_the_glance() -> None:
    asked = graph({("a1", "b1"): 0.9, ("a1", "c1"): 0.3})
    assert told(asked, {("a1", "b1"): 0.0, ("a1", "c1"): 0.8}) == [("a1", "a1 c1")]


def test_what_an_earlier_claim_has_settled_is_not_read() -> None:
    """Taken at a glance, b1 would be an exemplar itself, and be compared with d1 and e1."""
    asked = graph({("a1", "b1"): 0.4, ("a1", "d1"): 0.9, ("a1", "e1"): 0.9, ("b1", "d1"): 0.3, ("b1", "e1"): 0.3})
    read: list[Pair] = []

    def reader(pairs: Mapping[Pair, float]) -> dict[Pair, float]:
        read.extend(pairs)
        return dict.fromkeys(pairs, 0.9)

    found = claims(replace(asked, reader=reader))
    assert members(found) == [("a1", "a1 b1 d1 e1")]
    assert sorted(read) == [("a1", "b1"), ("a1", "d1"), ("a1", "e1")]
    assert not asked.wanted


def test_what_may_be_is_offered_and_counts_nowhere() -> None:
    asked = graph({("a1", "b1"): 0.9, ("a1", "c1"): (JOINED + PERHAPS) / 2, ("a1", "d1"): PERHAPS / 2})
    (group,) = settled(asked, {})[0]
    assert (dict(group.members), dict(group.perhaps)) == ({"a1": 1.0, "b1": 0.9}, {"c1": (JOINED + PERHAPS) / 2})


def test_a_question_is_asked_once() -> None:
    asked = graph({("a1", "b1"): 0.4, ("b1", "c1"): 0.3})
    found = settled(asked, {})[0]
    assert [(group.exemplar, {*group.perhaps}) for group in found] == [("b1", {"a1", "c1"})]


def three_each(exemplars: str) -> dict[tuple[str, str], float]:
    """Claims that three articles tell: each letter that is given, and the two after it."""
    return {(f"{one}1", f"{chr(ord(one) + beyond)}1"): 0.9 for one in exemplars for beyond in (1, 2)}


def test_a_line_is_offered_to_the_claims_that_it_fits_best() -> None:
    offers = {(f"{one}1", "z1"): likely for one, likely in zip("adgjm", (0.2, 0.4, 0.1, 0.3, 0.12), strict=True)}
    found = settled(graph(three_each("adgjm") | offers), {})[0]
    assert {one.exemplar: dict(one.perhaps) for one in found} == {
        "a1": {"z1": 0.2},
        "d1": {"z1": 0.4},
        "g1": {},
        "j1": {"z1": 0.3},
        "m1": {},
    }


def test_a_line_alone_that_offers_nothing_any_more_is_no_claim() -> None:
    offers = {("a1", "z1"): 0.4, ("d1", "z1"): 0.3, ("g1", "z1"): 0.2}
    alone = {("x1", "z1"): 0.1}
    standing = {"x1": 1.0}
    found = settled(graph(three_each("adg") | offers | alone, standing=standing), {})[0]
    assert [one.exemplar for one in found] == ["a1", "d1", "g1"]


def replying(asked: Graph, denies: Mapping[str, str]) -> Graph:
    """Some of the lines only say of another that it is false."""
    return replace(asked, lines=[replace(line, denies=denies.get(line.id)) for line in asked.lines])


def test_a_reply_goes_where_goes_what_it_denies() -> None:
    asked = replying(graph({("a1", "b1"): 0.9}, others=["a2"]), {"a2": "a1"})
    (group,) = settled(asked, {})[0]
    assert (dict(group.members), group.denying) == ({"a1": 1.0, "b1": 0.9, "a2": 0.6}, {"a2"})


def test_a_reply_to_what_nobody_else_tells_makes_a_claim_of_the_two() -> None:
    (group,) = settled(replying(graph({}, others=["a1", "a2"]), {"a2": "a1"}), {})[0]
    assert (group.exemplar, {*group.members}, group.denying) == ("a1", {"a1", "a2"}, {"a2"})


def test_a_reply_is_like_nothing_by_its_few_words() -> None:
    """ "That is false" of two matters does not join them."""
    asked = replying(
        graph({("a1", "b1"): 0.9, ("c1", "d1"): 0.9, ("a2", "c2"): 1.0}, wordings={"a2": "w", "c2": "w"}),
        {"a2": "a1", "c2": "c1"},
    )
    assert told(asked) == [("a1", "a1 a2 b1"), ("c1", "c1 c2 d1")]


def test_a_reply_to_what_perhaps_belongs_is_no_member() -> None:
    asked = replying(graph({("a1", "b1"): 0.9, ("a1", "c1"): 0.3}, others=["c2"]), {"c2": "c1"})
    first = settled(asked, {})[0][0]
    assert ({*first.members}, {*first.perhaps}, first.denying) == ({"a1", "b1"}, {"c1"}, frozenset())


@pytest.mark.parametrize("same", [True, False])
def test_a_reply_that_a_user_decided_on_stands_for_itself(same: bool) -> None:
    asked = replying(graph({("a1", "b1"): 0.9}, {("a1", "a2"): same}), {"a2": "a1"})
    (group,) = settled(asked, {})[0]
    assert ({*group.members} >= {"a2"}, group.denying) == (same, frozenset())


def test_a_claim_does_not_drift_along_a_chain_of_neighbours() -> None:
    """Each is like the next; the first and the last have nothing in common."""
    names = [f"{letter}1" for letter in "abcdefgh"]
    found = settled(graph(dict.fromkeys(pairwise(names), 0.9)), {})[0]
    assert max(len(group.members) for group in found) == 3
    assert all(len(group.members) > 1 for group in found)


def test_lines_of_one_wording_are_one() -> None:
    """Only one of three copies is compared, and only with one of the others."""
    asked = graph({("b1", "d1"): 0.9}, wordings={"a1": "w", "b1": "w", "c1": "w"})
    groups, read = settled(asked, {})
    assert members(groups) == [("a1", "a1 b1 c1 d1")]
    assert groups[0].members == {"a1": 1.0, "b1": 1.0, "c1": 1.0, "d1": 0.9}
    assert list(read) == [("b1", "d1")]


def test_of_two_wordings_the_pair_that_is_likest_is_read() -> None:
    glance = {("a1", "c1"): 0.5, ("a1", "d1"): 0.8, ("b1", "c1"): 0.6}
    asked = graph(glance, wordings={"a1": "v", "b1": "v", "c1": "w", "d1": "w"})
    groups, read = settled(asked, {("a1", "d1"): 0.9, ("a1", "c1"): 0.0, ("b1", "c1"): 0.0})
    assert list(read) == [("a1", "d1")]
    assert members(groups) == [("a1", "a1 b1 c1 d1")]


@pytest.mark.parametrize(("likely", "joined"), [(FOUNDED, True), (FOUNDED - 0.001, False)], ids=["founds", "asks"])
def test_two_wordings_by_themselves_need_more_than_a_third_beside_them(likely: float, joined: bool) -> None:
    (alone,), _ = settled(graph({("a1", "b1"): likely}), {})
    assert (set(alone.members), set(alone.perhaps)) == (({"a1", "b1"}, set()) if joined else ({"a1"}, {"b1"}))
    glance = {("a1", "b1"): likely, ("a1", "c1"): JOINED, ("b1", "c1"): JOINED}
    (beside,), _ = settled(graph(glance), {})
    assert set(beside.members) == {"a1", "b1", "c1"}


def test_what_an_article_tells_apart_no_copy_of_it_joins() -> None:
    copies = {"a1": "v", "a2": "w", "b1": "v", "b2": "w"}
    assert told(graph({("a1", "b2"): 0.9, ("a2", "b1"): 0.9}, wordings=copies)) == [("a1", "a1 b1"), ("a2", "a2 b2")]
    near = graph({("a1", "b2"): 0.9, ("a2", "b1"): 0.9, ("a1", "a2"): 0.85}, wordings=copies)
    assert told(near) == [("a1", "a1 a2 b1 b2")]


def test_copies_alone_are_a_claim() -> None:
    assert told(graph({}, wordings={"a1": "w", "b1": "w"})) == [("a1", "a1 b1")]


def test_a_claim_that_has_little_new_is_not_told_again() -> None:
    glance = {("a1", other): 0.9 for other in ("b1", "c1", "d1", "e1")}
    glance |= {("f1", other): 0.9 for other in ("b1", "c1", "d1")}
    assert told(graph(glance)) == [("a1", "a1 b1 c1 d1 e1")]
    assert told(graph(glance, {("f1", "b1"): True}))[0] == ("a1", "a1 b1 c1 d1 e1 f1")


# Users


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(graph({("a1", "b1"): 0.9}, {("a1", "b1"): False}), [], id="parted"),
        pytest.param(graph({("a1", "b1"): 0.0}, {("a1", "b1"): True}), [("a1", "a1 b1")], id="joined"),
        pytest.param(graph({}, {("a1", "b1"): True}), [("a1", "a1 b1")], id="joined, never compared"),
        pytest.param(
            graph({("a1", "b1"): 0.9, ("a1", "c1"): 0.9, ("a1", "d1"): 0.9, ("b1", "c1"): 0.9}, {("b1", "c1"): False}),
            [("a1", "a1 b1 d1"), ("c1", "a1 c1")],
            id="parted in a third one's claim: the first of two that are as like stays",
        ),
        pytest.param(
            graph({("a1", "b1"): 0.8, ("a1", "c1"): 0.9, ("d1", "b1"): 0.9}, {("b1", "c1"): False}),
            [("a1", "a1 c1"), ("b1", "a1 b1 d1")],
            id="parted in a third one's claim: the likest stays",
        ),
        pytest.param(
            graph({("a1", "b1"): 0.9, ("a1", "c1"): 0.9}, {("c1", "x1"): True}),
            [("a1", "a1 b1 c1 x1")],
            id="who is the same as a member comes along",
        ),
        pytest.param(
            graph({("a1", "b1"): 0.9}, {("b1", "x1"): True, ("x1", "y1"): True}),
            [("b1", "a1 b1 x1 y1")],
            id="and who is the same as that one",
        ),
        pytest.param(
            graph({("a1", "b1"): 0.9, ("a1", "c1"): 0.9}, {("c1", "x1"): True, ("x1", "b1"): False}),
            [("a1", "a1 b1"), ("c1", "a1 c1 x1")],
            id="but not with one that was parted from it: of three, that one stays that is as like and first",
        ),
        pytest.param(
            graph({}, {("a2", "d1"): True}, {"a1": "w", "a2": "w", "b1": "w"}),
            [("a1", "a1 a2 b1 d1")],
            id="joined with one of three copies",
        ),
        pytest.param(
            graph({("a1", "d1"): 0.9}, {("b1", "d1"): False}, {"a1": "w", "b1": "w"}),
            [("a1", "a1 b1")],
            id="parted from one of two copies",
        ),
        pytest.param(
            graph({}, {("a1", "b1"): False}, {"a1": "w", "b1": "w"}), [], id="two in the same words are parted"
        ),
        pytest.param(
            graph({}, {("a1", "b1"): False}, {"a1": "w", "b1": "w", "c1": "w"}),
            [("a1", "a1 c1")],
            id="two of three in the same words are parted: one goes with the third",
        ),
    ],
)
def test_users_are_obeyed(asked: Graph, found: list[tuple[str, str]]) -> None:
    assert told(asked) == found


# Laws

NAMES = [f"{article}{number}" for article in "abc" for number in range(3)]
PAIRS = list(combinations(NAMES, 2))
LIKELY = st.sampled_from([0.1, 0.3, 0.45, 0.55, 0.7, 0.9])


@st.composite
def graphs(draw: st.DrawFn, users: bool = True) -> tuple[Graph, dict[Pair, float]]:
    """Lines with some likenesses, what reading would give, and what users decided."""
    lines = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True))
    wordings = {name: draw(st.sampled_from([name, name, "v", "w"])) for name in lines}
    pairs = [pair for pair in PAIRS if {*pair} <= {*lines}]
    glance = {pair: draw(LIKELY) for pair in pairs if draw(st.booleans())}
    decided = {pair: draw(st.booleans()) for pair in pairs if users and draw(st.integers(0, 5)) == 0}
    standing = {name: draw(st.sampled_from([0.0, 0.5, 1.0])) for name in lines}
    made = graph(glance, decided, wordings, lines, standing)
    return made, {pair: draw(LIKELY) for pair in glance}


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_lines_and_likenesses_does_not_matter(made: tuple[Graph, dict[Pair, float]], chance) -> None:
    asked, truth = made
    lines, near, decided = list(asked.lines), list(asked.near.items()), list(asked.decided.items())
    for each in (lines, near, decided):
        chance.shuffle(each)
    other = Graph(lines, dict(near), {}, dict(decided))
    assert settled(asked, truth)[0] == settled(other, truth)[0]


@given(graphs())
def test_what_was_read_before_does_not_matter(made: tuple[Graph, dict[Pair, float]]) -> None:
    asked, truth = made
    found, read = settled(asked, truth)
    assert claims(replace(asked, read=truth, wanted=set())) == found
    assert read.keys() <= truth.keys()


@given(graphs(), st.integers(1, 10))
def test_how_many_exemplars_are_read_at_once_does_not_matter(made: tuple[Graph, dict[Pair, float]], ahead: int) -> None:
    asked, truth = made

    def reader(pairs: Mapping[Pair, float]) -> dict[Pair, float]:
        return {pair: truth[pair] for pair in pairs}

    found = claims(replace(asked, read={}, reader=reader, ahead=ahead))
    assert found == claims(replace(asked, read={}, reader=reader))


@pytest.mark.parametrize(("ahead", "batches"), [(1, 2), (4, 1)])
def test_exemplars_that_are_not_alike_are_read_at_once(ahead: int, batches: int) -> None:
    """a1 and c1; what is like a1 may be a member of its claim, and is not read for itself."""
    read: list[set[Pair]] = []

    def reader(pairs: Mapping[Pair, float]) -> dict[Pair, float]:
        read.append({*pairs})
        return dict.fromkeys(pairs, 0.9)

    claims(replace(graph({("a1", "b1"): 0.9, ("c1", "d1"): 0.8}), reader=reader, ahead=ahead))
    assert len(read) == batches and set[Pair]().union(*read) == {("a1", "b1"), ("c1", "d1")}


@given(graphs())
def test_each_member_says_the_same_as_the_exemplar(made: tuple[Graph, dict[Pair, float]]) -> None:
    asked, truth = made
    found, _ = settled(asked, truth)
    wording = {line.id: line.wording for line in asked.lines}
    same = {pair for pair, alike in asked.decided.items() if alike}
    assert len({group.exemplar for group in found}) == len(found), "no two claims have one id"
    for group in found:
        assert group.members[group.exemplar] == 1.0
        assert len(group.members) + len(group.perhaps) > 1
        assert not group.members.keys() & group.perhaps.keys()
        assert all(likely >= JOINED for likely in group.members.values())
        assert all(sum(ident in one.perhaps for one in found) <= QUESTIONS for ident in group.perhaps)
        assert all(PERHAPS <= likely < FOUNDED for likely in group.perhaps.values())
        if not same:
            for ident, likely in group.members.items():
                both = {wording[ident], wording[group.exemplar]}
                assert likely in {1.0, *(truth[p] for p in truth if {wording[p[0]], wording[p[1]]} == both)}


@given(graphs())
def test_users_are_obeyed_everywhere(made: tuple[Graph, dict[Pair, float]]) -> None:
    asked, truth = made
    found, _ = settled(asked, truth)
    for pair, same in asked.decided.items():
        together = [group for group in found if group.members.keys() >= {*pair}]
        if not same:
            assert not together, pair
        elif all(asked.decided.values()):
            assert together, pair


@given(graphs(users=False))
def test_what_is_read_grows_with_the_claims(made: tuple[Graph, dict[Pair, float]]) -> None:
    asked, truth = made
    _, read = settled(asked, truth)
    assert len(read) <= len(asked.lines) * min(MOST_READ, len(asked.lines) - 1)


def test_time_grows_with_the_lines() -> None:
    """3,000 lines in bunches of ten, each like its bunch: what is read is a small part of all pairs."""
    names = [f"{chr(97 + number % 10)}{number}" for number in range(3000)]
    bunches: Sequence[Sequence[str]] = [names[at : at + 10] for at in range(0, len(names), 10)]
    groups, read = settled(graph({pair: 0.9 for bunch in bunches for pair in combinations(bunch, 2)}), {})
    assert len(groups) == 300 and len(read) == 9 * 300


def test_thousands_of_copies_are_one_node() -> None:
    copies = {f"a{number}": "w" for number in range(5000)}
    (group,) = settled(graph({("a7", "b1"): 0.9}, {("a0", "b2"): False}, copies), {})[0]
    assert len(group.members) == 5001
