"""What speaks for two ends of ways being one origin, and how ends are put together."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.merging import (
    GROUP_FEATURES,
    MOST,
    PAIR_FEATURES,
    End,
    group_features,
    of_two_bodies,
    pair_features,
    reason,
    shipped,
)
from accordingto.records import Agent, Source
from tests.match.fakes import MERGING
from tests.match.ways import body, document, group, outlet, person, way


def end(article: str, *chain: Source) -> End:
    return End.of(way(article, *chain))


ADA, BO = person("Ada Quill"), person("Bo Lind")
GAZETTE, WIRE = outlet("The Harbour Gazette"), outlet("Coast Wire")


@pytest.mark.parametrize(
    ("one", "other", "have", "have_not"),
    [
        pytest.param(end("a", ADA), end("b", ADA), {"named", "one kind", "same person", "one spelling", "head"},
                     {"unnamed", "two people", "one link before"}, id="one person"),
        pytest.param(end("a", ADA), end("b", person("Ms. Quill")), {"same person", "a word in common"},
                     {"one spelling", "two people"}, id="short form"),
        pytest.param(end("a", ADA), end("b", BO), {"two people", "people by name"},
                     {"same person", "a word in common"}, id="two people"),
        pytest.param(end("a", ADA), end("b", group("officials")), {"one is named"},
                     {"named", "unnamed", "one kind"}, id="one is named"),
        pytest.param(end("a", group("two port officials")), end("b", group("officials")),
                     {"unnamed", "head, unnamed", "words within the other's", "people unnamed", "links before neither"},
                     {"named", "links before one"}, id="unnamed, one head"),
        pytest.param(end("a", GAZETTE, group("officials")), end("b", outlet("Harbour Gazette"), group("an aide")),
                     {"one link before", "one link before, unnamed"}, {"links before neither", "head"},
                     id="through one outlet"),
        pytest.param(end("a", GAZETTE, group("officials")), end("b", GAZETTE), {"links before one",
                     "one is a link before the other", "one is an outlet"}, {"one link before"},
                     id="a report and its source"),
        pytest.param(end("a", GAZETTE), end("b", WIRE), {"outlets", "links before neither"},
                     {"same body", "one is an outlet"}, id="two outlets"),
        pytest.param(end("a", body("Vale council")), end("b", ADA), {"person and body"}, {"one kind"}, id="a body"),
        pytest.param(end("a", document("a letter")), end("b", document("the report")), {"documents"},
                     {"one is a document"}, id="documents"),
        pytest.param(end("a", document("a letter")), end("b", ADA), {"one is a document"}, {"documents"},
                     id="one document"),
        pytest.param(end("a", ADA), end("a", BO), {"one article"}, set(), id="one article"),
        pytest.param(end("a", group("two aides")), end("b", group("people close to the talks")), {"people cited"},
                     {"head"}, id="whom a report cites"),
    ],
)  # fmt: skip
def test_what_speaks_for_two_being_one(one: End, other: End, have: set[str], have_not: set[str]) -> None:
    features = pair_features(one, other)
    found = {name for name, value in zip(PAIR_FEATURES, features, strict=True) if value}
    assert have <= found and not have_not & found
    assert "always" in found
    assert (pair_features(other, one) == features).all()


def test_what_speaks_for_an_origin_being_independent() -> None:
    ends = [end("a", ADA), end("b", ADA), end("b", group("officials")), end("c", outlet("reports", False))]
    groups = [[0, 1], [2], [3]]
    likely = np.full((4, 4), 0.2)
    likely[2, 3] = likely[3, 2] = 0.4
    rows = [dict(zip(GROUP_FEATURES, group_features(ends, groups, at, likely), strict=True)) for at in range(3)]
    assert rows[0]["named"] == rows[0]["several articles"] == rows[0]["largest"] == rows[0]["person by name"] == 1
    assert rows[0]["share of the articles"] == pytest.approx(2 / 3) and rows[0]["articles of its own"] == 0.5
    assert rows[0]["likest other"] == pytest.approx(0.2) and rows[1]["likest other"] == pytest.approx(0.4)
    assert rows[1]["groups"] == rows[2]["outlets"] == 1 and rows[1]["named"] == rows[1]["largest"] == 0
    assert rows[0]["origins"] == pytest.approx(np.log(3))


def test_the_two_likest_become_one_as_long_as_they_are_likely() -> None:
    likely = np.eye(5)
    for pair, value in {(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.7, (3, 4): 0.45, (2, 3): 0.2}.items():
        likely[pair] = likely[pair[::-1]] = value
    assert MERGING.groups(likely) == [[0, 1, 2], [3], [4]]  # of 0 and 1 together 2 is .55 like


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_groups_are_those_of_group_average_clustering(count: int, seed: int) -> None:
    draw = np.random.default_rng(seed).random((count, count)).round(3)
    likely = np.maximum(draw, draw.T)
    groups: list[list[int]] = [[at] for at in range(count)]
    while len(groups) > 1:
        pairs = combinations(range(len(groups)), 2)
        mean, i, j = max((likely[np.ix_(groups[i], groups[j])].mean(), -i, -j) for i, j in pairs)
        if mean < MERGING.threshold:
            break
        groups[-i] = sorted(groups[-i] + groups.pop(-j))
    assert MERGING.groups(likely) == groups


def test_as_many_are_certain_as_are_expected() -> None:
    ends = [end("a", ADA), end("b", BO), end("c", group("officials")), end("d", group("aides"))]
    likely = MERGING.likely(ends)
    assert MERGING.groups(likely) == [[0], [1], [2], [3]]
    assert MERGING.interval(ends, MERGING.groups(likely), likely) == (2, 4)
    assert MERGING.interval(ends[2:], [[0], [1]], likely[2:, 2:]) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        pytest.param(end("a", ADA), end("b", ADA), "both end at Ada Quill", id="one name"),
        pytest.param(
            end("a", GAZETTE, group("officials")), end("b", GAZETTE, group("an aide")),
            "both through The Harbour Gazette: “officials”, “an aide”", id="through one outlet",
        ),
        pytest.param(
            end("a", GAZETTE, group("officials")), end("b", GAZETTE),
            "“officials” and “The Harbour Gazette”: the one is told to rest on the other elsewhere", id="a report",
        ),
        pytest.param(
            end("a", document("a letter")), end("b", document("the report")),
            "one document, described twice: “a letter”, “the report”", id="documents",
        ),
        pytest.param(
            end("a", group("officials")), end("b", ADA),
            "“officials” and “Ada Quill”: one source under two descriptions", id="two descriptions",
        ),
    ],
)  # fmt: skip
def test_each_merge_has_its_reason(one: End, other: End, because: str) -> None:
    assert reason(one, other, MERGING.threshold) == because


def test_what_is_only_counted_as_one_is_not_said_to_be_one() -> None:
    unlikely = MERGING.threshold - 0.01
    told = "“officials” and “Ada Quill”: counted as one, since it is not clear that they are two"
    assert reason(end("a", group("officials")), end("b", ADA), unlikely) == told
    assert reason(end("a", document("a letter")), end("b", document("the report")), unlikely).endswith("are two")
    assert reason(end("a", ADA), end("b", ADA), unlikely) == "both end at Ada Quill", "what the texts show stays"


NAMES = st.sampled_from(
    ["Ada Quill", "Quill", "officials", "the Vale council", "reports", "", "A", "“x”", "Mr.", "é 漢"]
)
SOURCES = st.builds(Source, NAMES | st.text(max_size=20), st.sampled_from(Agent), st.booleans())
ENDS = st.builds(
    lambda article, chain: end(article, *chain),
    st.sampled_from("abc"),
    st.lists(SOURCES, min_size=1, max_size=3),
)


@given(st.lists(ENDS, min_size=1, max_size=5))
def test_features_and_probabilities_of_any_names_are_finite(ends: list[End]) -> None:
    weights = shipped()
    likely = weights.likely(ends)
    assert ((likely >= 0) & (likely <= 1)).all() and (likely == likely.T).all()
    groups = weights.groups(likely)
    assert sorted(at for one in groups for at in one) == list(range(len(ends)))
    for at in range(len(groups)):
        features = group_features(ends, groups, at, likely)
        assert features.shape == (len(GROUP_FEATURES),) and np.isfinite(features).all()
    for one, other in combinations(ends, 2):
        features = pair_features(one, other)
        assert features.shape == (len(PAIR_FEATURES),) and np.isfinite(features).all()
        assert reason(one, other, 1.0)
    at_least, at_most = weights.interval(ends, groups, likely)
    assert 1 <= at_least <= at_most <= len(groups)
    assert len(weights.groups(likely, at_most)) == at_most


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        pytest.param("figures from the Orre Institute", "figures from the Selby Institute", True, id="figures from"),
        pytest.param("a report by the Orre Institute", "data from the Coast Guard", True, id="report and data"),
        pytest.param("the Ministry of Health's data", "the Ministry of Water's data", True, id="possessive"),
        pytest.param("figures from the Orre Institute", "the Institute's figures", False, id="short form"),
        pytest.param("a report by the Orre Institute", "the report", False, id="nobody's"),
    ],
)
def test_products_of_two_bodies(one: str, other: str, two: bool) -> None:
    assert of_two_bodies(document(one, True), document(other, True)) is two
    assert of_two_bodies(document(other, True), document(one, True)) is two


def test_a_body_s_product_and_a_body() -> None:
    figures = document("figures from the Orre Institute", True)
    assert of_two_bodies(figures, body("Selby Institute"))
    assert not of_two_bodies(figures, body("Orre Institute")) and not of_two_bodies(figures, ADA)


def test_the_shipped_weights_fit_the_features() -> None:
    weights = shipped()
    assert weights.one.shape == (len(PAIR_FEATURES),)
    assert weights.certain.shape == weights.own.shape == (len(GROUP_FEATURES),)
    assert 0 < weights.threshold < 1


def test_all_that_can_be_merged_is_merged() -> None:
    assert MERGING.groups(np.ones((MOST, MOST))) == [list(range(MOST))]


def test_no_more_groups_than_there_are_origins_at_most_but_what_users_parted_stays_apart() -> None:
    likely = np.array([[1, 0.2, 0.1], [0.2, 1, -np.inf], [0.1, -np.inf, 1]])
    assert MERGING.groups(likely) == [[0], [1], [2]]
    assert MERGING.groups(likely, 2) == [[0, 1], [2]]
    assert MERGING.groups(likely, 1) == [[0, 1], [2]]
