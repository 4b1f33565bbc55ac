"""The words, the figures and the tree of an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pytest

from accordingto.ledger import ClaimEntry, MemberEntry
from accordingto.ledger.entries import entry
from accordingto.names.agents import canonical
from accordingto.records import (
    Agent,
    Article,
    Claim,
    Link,
    Origin,
    OriginCount,
    Provenance,
    Source,
    Stance,
    Verdict,
    Way,
)
from accordingto.views.answer import Answer, answer
from accordingto.views.phrases import written
from accordingto.views.tree import Node, notes
from tests.ledger.samples import article, chain, given, statement

TEXT = "It was said that the crane fell."
PRESS = Link(Source("The Orlin Press", Agent.OUTLET, True), None, "")


class Plain:
    """What an answer asks of a ledger in which no names are joined and nothing is copied."""

    def copied(self, articles: Iterable[str]) -> Mapping[str, str]:
        return {}

    def fullest(self, name: str) -> str:
        return name

    def newsroom(self, name: str) -> str:
        return canonical(name)


def of(number: int, **fields: object) -> Article:
    return article(f"n{number}", f"{TEXT} {number}", **fields)


def told(
    articles: Iterable[Article],
    origins: Iterable[tuple[str, Iterable[tuple[int, tuple[Link, ...]]]]],
    *,
    deny: Iterable[tuple[Article, str]] = (),
    count: tuple[int, int] = (1, 1),
    hardened: Sequence[tuple[int, int]] = (),
    none: Iterable[int] = (),
    rejected: Iterable[int] = (),
) -> Answer:
    """The answer for a claim that each article tells once; an origin has its ways, by article and chain."""
    known = list(articles)
    said = [statement(one, "", "said", "the crane fell", chain=()) for one in known]
    hedging = {left for left, _ in hardened}
    said = [replace(one, hedge=at in hedging) for at, one in enumerate(said)]
    members = [
        MemberEntry(entry(one, each, [0]), True, Stance.AFFIRM, 1.0, "") for one, each in zip(known, said, strict=True)
    ]
    for one, who in deny:
        against = statement(one, "", "said", "the crane fell", chain=chain(*who.split(" < ")), stance=Stance.DENY)
        members.append(MemberEntry(entry(one, against, [0]), True, Stance.DENY, 1.0, ""))
    ends = tuple(
        Origin(name, Agent.PERSON, name[0] != "(", tuple(Way(known[at].id, said[at].id, way) for at, way in ways))
        for name, ways in origins
    )
    pairs = tuple((said[left].id, said[right].id) for left, right in hardened)
    without, against = (tuple(known[at].id for at in some) for some in (none, rejected))
    found = Provenance(ends, no_source=without, hardened=pairs, rejected=against)
    counted = OriginCount(len(members), len(known), *count, 0)
    claim = Claim(said[0].id, Verdict.SAME_CLAIM, "the crane fell", tuple(one.id for one in said), counted, (), found)
    return answer(Plain(), ClaimEntry(claim, tuple(members), (), known[0].id))  # type: ignore[arg-type]


def line(found: Answer) -> str:
    return " ".join(map(written, found.line))


def nodes(found: Answer) -> list[Node]:
    return [node for lane in found.tree for root in lane.nodes for node in root]


QUILL = chain("Tobias Quill")


def test_who_tells_it_only_to_reject_it_stands_apart() -> None:
    found = told([of(1), of(2), of(3)], [("Tobias Quill", [(0, QUILL)])], rejected=[1, 2])
    assert line(found).startswith("It goes back to Tobias Quill. Two articles tell it only to reject it (")
    lanes = {lane.part: [one for root in lane.nodes for node in root for one in node.articles] for lane in found.tree}
    assert lanes == {"sources": [of(1).id], "rejected": [of(2).id, of(3).id]}
    found = told([of(1), of(2), of(3)], [("Tobias Quill", [(0, QUILL), (1, QUILL)])], rejected=[2])
    assert line(found).startswith(
        "Both that affirm it go back to Tobias Quill. One article tells it only to reject it ("
    )


@pytest.mark.parametrize(
    ("who", "says"),
    [
        pytest.param("Tobias Quill", "Both go back to Tobias Quill.", id="named"),
        pytest.param("(officials)", "Both go back to officials (not named).", id="unnamed"),
        pytest.param("(An unnamed envoy)", "Both go back to an unnamed envoy.", id="says so itself"),
        pytest.param("(The port officials)", "Both go back to the port officials (not named).", id="within a sentence"),
        pytest.param("The Vale Post", "Both go back to The Vale Post.", id="a name keeps its article"),
        pytest.param("The Vale port office", "Both go back to the Vale port office.", id="a name that describes"),
    ],
)
def test_where_it_goes_back_to(who: str, says: str) -> None:
    found = told([of(1), of(2)], [(who, [(0, chain(who)), (1, chain(who))])])
    assert found.sentence == "The crane fell."
    assert line(found) == says


def test_who_passes_on_what_nobody_could_look_up() -> None:
    way = (PRESS, *chain("(officials)"))
    found = told([of(1)], [("officials, through The Orlin Press", [(0, way)])])
    assert line(found) == "It goes back to The Orlin Press, which cites officials (not named)."


def test_not_all_go_back_to_one_of_two_that_pass_it_on() -> None:
    ways = [(0, (PRESS, *chain("(officials)"))), (1, (*chain("Velmar"), *chain("(officials)")))]
    found = told([of(1), of(2)], [("officials, through The Orlin Press", ways)])
    assert line(found) == "Both go back to officials (not named), through The Orlin Press and Velmar."
    post = replace(PRESS, source=replace(PRESS.source, name="The Vale Post"))
    ways[1] = (1, (post, *chain("(officials)")))
    found = told([of(1), of(2)], [("officials, through The Orlin Press", ways)])
    assert line(found) == "Both go back to officials (not named), cited by The Orlin Press and The Vale Post."


@pytest.mark.parametrize(
    ("count", "says"),
    [
        pytest.param((1, 2), "They may be one.", id="two"),
        pytest.param((1, 3), "They may all be one.", id="three"),
        pytest.param((2, 3), "At least two of them are different.", id="some"),
        pytest.param((2, 2), "", id="settled"),
    ],
)
def test_how_many_are_surely_others(count: tuple[int, int], says: str) -> None:
    ends = [(f"Quill {at}", [(0, chain(f"Quill {at}"))]) for at in range(count[1])]
    assert line(told([of(1)], ends, count=count)).partition(". ")[2] == says


def test_of_those_that_affirm_it_some_only_cite_reports_and_some_nobody() -> None:
    found = told([of(1), of(2), of(3)], [("Tobias Quill", [(0, QUILL)])], none=[1])
    assert line(found) == (
        "One of the three articles goes back to Tobias Quill. One article gives no source (“n2”)."
        " One article cites reports without saying whose."
    )
    assert [lane.title for lane in found.tree][1:] == ["Give no source", "Cite reports without saying whose"]


def test_of_those_that_affirm_it_not_all_say_where_it_comes_from() -> None:
    found = told([of(1), of(2)], [("Tobias Quill", [(0, QUILL)])], deny=[(of(1), "An envoy")])
    assert line(found).startswith("One of the two articles that affirm it goes back to Tobias Quill.")


@pytest.mark.parametrize(
    ("who", "says"),
    [
        pytest.param("An envoy", "an envoy", id="somebody"),
        pytest.param("Coast Wire < (a source)", "a source, cited by Coast Wire", id="not named, and through whom"),
        pytest.param("Coast Wire < Bo Sand", "Bo Sand", id="named, whoever cites"),
        pytest.param("The Vale embassy in Mavenna", "the Vale embassy in Mavenna", id="a name that describes"),
    ],
)
def test_who_denies_it_stands_in_a_sentence(who: str, says: str) -> None:
    one, other = of(1), of(2)
    found = told([one, other], [("Tobias Quill", [(0, QUILL), (1, QUILL)])], deny=[(one, who)])
    assert line(found) == f"Both that affirm it go back to Tobias Quill. Denied by {says}."
    assert [str(one) for one in found.figures] == ["2 articles", "1 source", "1 denies it"]


def test_a_lost_hedge_is_said_without_saying_who_was_first() -> None:
    found = told([of(1), of(2)], [("Tobias Quill", [(0, QUILL), (1, QUILL)])], hardened=[(0, 1)])
    assert "One article leaves out the hedge that the other has." in line(found)
    assert [node.marks for node in nodes(found)] == [(), (), ("without the hedge",)]


def test_where_few_hedge_they_are_marked_and_not_the_others() -> None:
    found = told([of(1), of(2), of(3)], [("Tobias Quill", [(at, QUILL) for at in range(3)])], hardened=[(0, 1), (0, 2)])
    assert "Only one article hedges it." in line(found)
    assert [(node.marks, node.lost) for node in nodes(found)[1:]] == [
        (("with a hedge",), False),
        ((), False),
        ((), False),
    ]


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        pytest.param([(0, 1), (2,)], "Two articles go back to Ada Marn and one to Bo Sand.", id="others"),
        pytest.param([(0, 1), (1,)], "Both go back to Ada Marn, one of them also to Bo Sand.", id="some"),
        pytest.param([(0, 1), (0, 1)], "Both go back to Ada Marn and also to Bo Sand.", id="the same"),
    ],
)
def test_an_article_that_goes_back_to_several_is_told_as_one(ways: Sequence[Sequence[int]], says: str) -> None:
    ends = [
        (who, [(at, chain(who)) for at in of_one]) for who, of_one in zip(("Ada Marn", "Bo Sand"), ways, strict=True)
    ]
    assert line(told([of(1), of(2), of(3)][: max(map(max, ways)) + 1], ends, count=(2, 2))).startswith(says)


def test_a_source_that_others_cite_for_another_is_one_box() -> None:
    state = Link(Source("United States", Agent.PERSON, True), None, "")
    ends = [("Tobias Quill", [(0, (state, *QUILL))]), ("US", [(0, chain("US"))])]
    found = told([of(1)], ends, count=(1, 2))
    assert [(node.name, node.kind) for node in nodes(found)] == [
        ("Tobias Quill", "origin"),
        ("US", "origin"),
        ("“n1”", "printed"),
    ]


def test_a_suggested_outlet_counts_and_says_what_it_is() -> None:
    suggested = {"inferred": (("outlet", given("Vale Weekly")),)}
    articles = [of(1, outlet=given("The Vale Post")), of(2, **suggested), of(3, **suggested), of(4)]
    found = told(articles, [("Tobias Quill", [(at, QUILL) for at in range(4)])])
    assert str(found.figures[1]) == "2 outlets and 1 not known"
    assert [node.name for node in nodes(found)] == ["Tobias Quill", "The Vale Post", "Vale Weekly (suggested)", "“n4”"]


def test_a_tree_has_days_where_they_are_known_and_one_box_for_one_name() -> None:
    long, short = (Link(Source(name, Agent.OUTLET, True), None, "") for name in ("The Associated Press", "AP"))
    ends = [("Tobias Quill", [(0, (short, *QUILL)), (1, (long, *QUILL))])]
    found = told([of(1, published=given("2031-08-12")), of(2)], ends)
    told_of = notes(found.tree)
    assert [(node.name, told_of[node.key]) for node in nodes(found)] == [
        ("Tobias Quill", ()),
        ("The Associated Press", ()),
        ("“n1”", ("12 August 2031",)),
        ("“n2”", ()),
    ]
