from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.match.stories import Placed, likeness
from accordingto.match.terms import terms, weighed
from accordingto.records import Judgement, Verdict
from tests.match.memory import Stories

# Numbers of their own: a test that moves with its constant would see nothing.
EVERYWHERE, GROWN, TERMS = 200, 24, 40

QUAKES = {
    "sarn 1": "An earthquake of magnitude 6.1 shook the island of Sarn on Monday, killing 34 people in the port of "
    "Brackwell, the governor, Ilse Marrow, said. Rescuers from Torvale dug through collapsed homes in Brackwell.",
    "sarn 2": "Rescue crews in Brackwell searched for survivors after a magnitude 6.1 earthquake killed at least 34 "
    "people on Sarn. Governor Marrow asked Torvale for tents and doctors. Homes in Brackwell collapsed within seconds.",
    "sarn 3": "Sarn buried its dead on Wednesday. The earthquake in Brackwell, of magnitude 6.1, left 41 people dead, "
    "Marrow said, and Torvale sent tents for those whose homes collapsed.",
    "kell 1": "An earthquake of magnitude 5.8 struck the Kell valley in Norrady early on Thursday, killing nine, "
    "said Hale Brandt of the civil guard. Rescuers reached Lower Ashby, where homes and a school collapsed.",
    "kell 2": "In Lower Ashby rescuers found two children alive after the magnitude 5.8 quake in Norrady. Brandt, "
    "of the civil guard, said nine people died when homes collapsed across the Kell valley.",
    "kell 3": "Norrady's civil guard ended its search of the Kell valley, where an earthquake of magnitude 5.8 killed "
    "nine people. Brandt said the school in Lower Ashby had collapsed for want of repairs.",
}


def clustered(names: list[str], days: dict[str, int] | None = None) -> list[list[str]]:
    stories = Stories()
    for name in names:
        stories.add(name, terms(QUAKES[name]), (days or {}).get(name))
    return groups(stories.clusters())


def groups(clusters: dict[str, str]) -> list[list[str]]:
    return sorted(sorted(name for name in clusters if clusters[name] == anchor) for anchor in set(clusters.values()))


def standing(joins: list[Judgement], names: list[str]) -> dict[str, str]:
    """The story of each article by the decisions alone, the last on each article standing."""
    parent = {join.left: join.right if join.verdict is Verdict.SAME_STORY else join.left for join in joins}

    def anchor(name: str) -> str:
        return name if parent.get(name, name) == name else anchor(parent[name])

    return {name: anchor(name) for name in names}


BOTH = [["kell 1", "kell 2", "kell 3"], ["sarn 1", "sarn 2", "sarn 3"]]


@pytest.mark.parametrize("order", list(permutations(QUAKES))[::37])
def test_two_earthquakes_are_two_stories_in_any_order(order: tuple[str, ...]) -> None:
    assert clustered(list(order)) == BOTH


def test_the_same_two_years_later_is_another_story() -> None:
    assert clustered(["sarn 1", "sarn 2"], {"sarn 1": 738_000, "sarn 2": 738_003}) == [["sarn 1", "sarn 2"]]
    assert clustered(["sarn 1", "sarn 2"], {"sarn 1": 738_000, "sarn 2": 738_730}) == [["sarn 1"], ["sarn 2"]]


def test_one_article_is_a_story_and_no_decision() -> None:
    stories = Stories()
    placed = stories.add("a", terms(QUAKES["sarn 1"]))
    assert placed.joins == () and placed.instead_of == ()
    assert stories.clusters() == {"a": "a"}


def test_a_decision_says_what_both_have() -> None:
    stories = Stories()
    stories.add("sarn 1", terms(QUAKES["sarn 1"]))
    (join,) = stories.add("sarn 2", terms(QUAKES["sarn 2"])).joins
    assert (join.left, join.right, join.verdict) == ("sarn 2", "sarn 1", Verdict.SAME_STORY)
    assert "brackwell" in join.because and 0.7 < join.score <= 1


def test_a_story_is_taken_apart_when_more_articles_show_that_it_was_two() -> None:
    stories = Stories()
    bag = {"quake": 3.0, "rescuer": 3.0}
    stories.add("a", bag | {"ashby": 4.0, "kell": 4.0})
    stories.add("b", bag | {"brackwell": 4.0, "sarn": 4.0})
    assert groups(stories.clusters()) == [["a", "b"]]
    joins: list[Judgement] = []
    for name in ("b2", "b3", "b4"):
        joins += stories.add(name, {"quake": 3.0, "brackwell": 9.0, "sarn": 9.0, "marrow": 9.0}).joins
        joins += stories.add(name.replace("b", "a"), {"quake": 3.0, "ashby": 9.0, "kell": 9.0, "brandt": 9.0}).joins
    assert groups(stories.clusters()) == [["a", "a2", "a3", "a4"], ["b", "b2", "b3", "b4"]]
    assert any(join.verdict is Verdict.DIFFERENT for join in joins)


def test_thousands_of_copies_are_one_story_and_cost_little() -> None:
    stories = Stories()
    bag = terms(QUAKES["sarn 1"])
    for number in range(1500):
        placed = stories.add(f"copy {number}", bag)
        assert len(placed.joins) <= 1
    assert len(stories.stories) == 1
    assert stories.add("other", terms(QUAKES["kell 1"])).joins == ()


def test_a_term_that_is_everywhere_finds_nothing() -> None:
    stories = Stories()
    for number in range(EVERYWHERE + 1):
        stories.add(str(number), {"weather": 5.0, f"place{number}": 9.0, f"name{number}": 9.0})
    assert stories.near({"weather": 1.0}) == []


LETTERS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.5, 9), min_size=1, max_size=5)
ARRIVALS = st.lists(st.tuples(LETTERS, st.none() | st.integers(1, 60)), min_size=1, max_size=2 * GROWN)


@given(ARRIVALS)
@settings(max_examples=60, deadline=None)
def test_the_decisions_alone_give_the_stories(arrivals: list[tuple[dict[str, float], int | None]]) -> None:
    stories = Stories()
    placed: list[Placed] = [stories.add(f"{n:03}", bag, day) for n, (bag, day) in enumerate(arrivals)]
    joins = [join for one in placed for join in one.joins]
    assert groups(standing(joins, list(stories.single))) == groups(stories.clusters())
    assert all(0 <= join.score <= 1 and join.left != join.right for join in joins)
    assert sum(story.count for story in stories.stories.values()) == len(arrivals)


@given(LETTERS, LETTERS)
@settings(deadline=None)
def test_likeness_is_symmetrical(one: dict[str, float], other: dict[str, float]) -> None:
    stories = Stories()
    stories.add("one", one)
    stories.add("other", other)
    pair = stories.single["one"], stories.single["other"]
    assert likeness(*pair) == likeness(*pair[::-1]) >= 0


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        pytest.param("the committee met in Brackwell and left Brackwell", "", "brackwell", id="a name"),
        pytest.param("it rained; the 4,210 bags were wet", "", "4210", id="a figure without its comma"),
        pytest.param("the ferry sank. the crew of the ferry swam", "Ferry sinks", "ferry", id="the title counts"),
        pytest.param("See https://example.org/zyxw/zyxw/zyxw/zyxw or ask Marrow.", "", "marrow", id="no address"),
        pytest.param("Marrow’s plan, Marrow's plan", "", "marrow", id="possessives"),
    ],
)
def test_the_first_term(text: str, title: str, first: str) -> None:
    found = terms(text, title)
    assert max(found, key=lambda term: found[term]) == first


def test_a_name_that_all_articles_of_the_ledger_have_tells_little() -> None:
    bag = {"vostrel": 9.0, "dredger": 9.0}
    assert weighed(bag, {}, 0)["vostrel"] == pytest.approx(2**-0.5)
    vector = weighed(bag, {"vostrel": 5000, "dredger": 2}, 5000)
    assert vector["vostrel"] < 0.1 < vector["dredger"]
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1)


@given(st.text(max_size=200), st.text(max_size=30))
@settings(deadline=None)
def test_any_text_has_terms(text: str, title: str) -> None:
    found = terms(text, title)
    assert len(found) <= TERMS
    assert all(weight > 0 for weight in found.values())
    assert list(found) == sorted(found, key=lambda term: (-found[term], term))


def test_a_join_names_the_five_strongest_terms_and_its_likeness_in_thousandths() -> None:
    stories = Stories()
    stories.add("one", {term: 9.0 - n for n, term in enumerate("abcdefg")})
    (join,) = stories.add("two", {term: 8.0 - n for n, term in enumerate("abcdefg")}).joins
    assert join.because == "both have a, b, c, d, e"
    assert join.score == round(join.score, 3) == 1.0


def test_a_story_keeps_two_hundred_terms() -> None:
    stories = Stories()
    common = {f"name{n}": 9.0 for n in range(30)}
    for number in range(9):
        stories.add(str(number), common | {f"word{number}{n}": 1.0 for n in range(30)})
    (story,) = stories.stories.values()
    assert story.count == 9 and len(story.terms) == 200


@pytest.mark.parametrize(
    ("days", "anchor"),
    [((5, 3), "two"), ((3, 5), "one"), ((None, 3), "two"), ((3, None), "one"), ((2**30, None), "one")],
)
def test_the_oldest_article_stands_for_its_story_and_one_without_a_day_last(
    days: tuple[int | None, int | None], anchor: str
) -> None:
    stories = Stories()
    for name, day in zip(("one", "two"), days, strict=True):
        stories.add(name, {"a": 9.0, "b": 8.0}, day)
    assert {*stories.clusters().values()} == {anchor}
