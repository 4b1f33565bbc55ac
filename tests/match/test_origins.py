"""How many origins stand behind a claim: tables of who said it where, and laws."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.origins import MOST, Carried, Kin, count
from accordingto.records import Agent, Attribution, Link, Source, Stance, Statement, Verdict

ALONE = Kin(lambda a, b: None, lambda a, b: None)
CLAIM, UTTERANCE = Verdict.SAME_CLAIM, Verdict.SAME_UTTERANCE


def person(name: str, body: str | None = None, *roles: str) -> Source:
    return Source(name, Agent.PERSON, True, roles, body)


def body(name: str) -> Source:
    return Source(name, Agent.ORGANISATION, True)


def document(name: str) -> Source:
    return Source(name, Agent.DOCUMENT, True)


def outlet(name: str) -> Source:
    return Source(name, Agent.OUTLET, True)


def unnamed(name: str) -> Source:
    return Source(name, Agent.GROUP, False)


def carried(article: str, *chain: Source, printed: str | None = None, stance: Stance = Stance.AFFIRM) -> Carried:
    """A statement of that article with that chain; its outlet is the article's name, unless another is given."""
    links = tuple(Link(source, None, f"{source.name} in {article}") for source in chain)
    said = Statement(f"{article} {chain[-1].name}", article, Attribution((), (), (), 1.0), links, stance)
    return Carried(said, article, printed or article)


@pytest.mark.parametrize(
    ("kind", "members", "least", "most"),
    [
        pytest.param(CLAIM, [carried("a", person("Ada Quill"))], 1, 1, id="one"),
        pytest.param(CLAIM, [carried("a", person("Ada Quill")), carried("b", person("Quill"))], 1, 1, id="one by name"),
        pytest.param(
            CLAIM,
            [carried("a", document("the Kelder Institute's figures")), carried("b", body("Kelder Institute"))],
            1,
            1,
            id="a body and its figures",
        ),
        pytest.param(
            CLAIM,
            [carried("a", document("figures from the Marn Institute")), carried("b", body("Kelder Institute"))],
            2,
            2,
            id="a body and another's figures",
        ),
        pytest.param(
            CLAIM, [carried("a", person("Ada Quill")), carried("b", person("Ivo Marn"))], 2, 2, id="two by name"
        ),
        pytest.param(
            CLAIM, [carried("a", unnamed("officials")), carried("b", unnamed("officials"))], 1, 2, id="unnamed in two"
        ),
        pytest.param(
            CLAIM,
            [
                carried("a", outlet("Coast Wire"), unnamed("officials")),
                carried("b", outlet("Coast Wire"), unnamed("a clerk")),
            ],
            1,
            1,
            id="one report of a third outlet",
        ),
        pytest.param(
            CLAIM,
            [
                carried("a", unnamed("officials"), printed="Coast Wire"),
                carried("b", outlet("Coast Wire"), unnamed("officials")),
            ],
            1,
            1,
            id="a report and who cites it",
        ),
        pytest.param(
            CLAIM,
            [
                carried("a", person("Ada Quill"), printed="Coast Wire"),
                carried("b", outlet("Coast Wire"), unnamed("officials")),
            ],
            1,
            2,
            id="a report's named source need not be its officials",
        ),
        pytest.param(
            CLAIM,
            [carried("a", person("Ada Quill", "Vale council")), carried("b", body("Vale council"))],
            1,
            1,
            id="a body and who speaks for it",
        ),
        pytest.param(
            CLAIM,
            [carried("a", person("Ada Quill")), carried("b", body("the Quill campaign"))],
            1,
            1,
            id="a candidate and the campaign",
        ),
        pytest.param(
            CLAIM, [carried("a", body("US")), carried("a", unnamed("U.S. and allied officials"))], 1, 1, id="a headline"
        ),
        pytest.param(
            CLAIM, [carried("a", body("US")), carried("b", unnamed("U.S. officials"))], 1, 2, id="a country elsewhere"
        ),
        *(
            pytest.param(
                CLAIM,
                [carried("a", person("Ada Quill")), carried("b", person("Ivo Marn", None, role))],
                least,
                2,
                id=role,
            )
            for role, least in (
                ("senior adviser to Ms. Quill", 1),
                ("Ada Quill's chief strategist", 1),
                ("Quill campaign manager", 1),
                ("former adviser to Ms. Quill", 2),
                ("senior adviser to Mr. Tarn", 2),
                ("Interior Secretary", 2),
            )
        ),
        pytest.param(
            UTTERANCE, [carried("a", person("Ada Quill")), carried("b", unnamed("officials"))], 1, 2, id="rule 10"
        ),
        pytest.param(
            UTTERANCE,
            [carried("a", person("Ada Quill")), carried("b", body("The council"))],
            1,
            1,
            id="one act of saying",
        ),
        pytest.param(
            CLAIM,
            [carried("a", person("Ada Quill")), carried("b", unnamed("officials"), stance=Stance.DENY)],
            2,
            2,
            id="who denies is not who affirms",
        ),
    ],
)
def test_origins(kind: Verdict, members: Sequence[Carried], least: int, most: int) -> None:
    found = count(members, kind, ALONE)
    assert (found.statements, found.at_least, found.at_most) == (len(members), least, most)


def test_each_merge_has_its_reason() -> None:
    members = [carried(name, person("Ada Quill")) for name in "abc"]
    assert count(members, CLAIM, ALONE).because == ("both name Ada Quill",)


def test_a_copy_adds_none_and_a_newsroom_has_one_unnamed_source() -> None:
    members = [carried("a", unnamed("officials")), carried("b", unnamed("officials"))]
    copied = Kin(lambda a, b: "80% of the words", lambda a, b: None, lambda a: "a")
    affiliated = Kin(lambda a, b: None, lambda a, b: "marked “From a”")
    for kin, because in ((copied, "80% of the words"), (affiliated, "marked “From a”")):
        found = count(members, CLAIM, kin)
        assert (found.at_least, found.at_most, found.because) == (1, 1, (because,))


def test_outlets_are_counted_once() -> None:
    members = [carried("a", person("Ada Quill"), printed="Vale Post"), carried("b", person("Bo"), printed="Vale Post")]
    assert count(members, CLAIM, ALONE).outlets == 1


def test_what_carries_no_lineage_takes_part_in_both() -> None:
    found = count([carried("a", unnamed("unknown")), carried("b", person("Ada Quill"))], CLAIM, ALONE)
    assert (found.at_least, found.at_most, found.untraced) == (1, 2, 1)


def test_five_thousand_copies_are_one_and_cost_little() -> None:
    members = [carried(str(number), unnamed("officials")) for number in range(5000)]
    began = time.perf_counter()
    found = count(members, CLAIM, Kin(lambda a, b: "copied", lambda a, b: None, lambda a: "0"))
    assert (found.statements, found.at_least, found.at_most) == (5000, 1, 1)
    assert time.perf_counter() - began < 2


def test_more_than_can_be_compared_widen_the_interval() -> None:
    members = [carried(str(number), unnamed("officials")) for number in range(MOST + 50)]
    found = count(members, CLAIM, ALONE)
    assert (found.at_least, found.at_most) == (1, MOST + 50)


SOURCES = st.sampled_from(
    [
        person("Ada Quill"),
        person("Quill"),
        person("Bo Lind", "Vale council"),
        body("Vale council"),
        unnamed("officials"),
        unnamed("unknown"),
        outlet("Coast Wire"),
        person("Ada Quill and Bo Lind"),
    ]
)
MEMBERS = st.lists(
    st.builds(
        lambda article, chain, stance: carried(article, *chain, stance=stance),
        st.sampled_from("abcd"),
        st.lists(SOURCES, min_size=1, max_size=3),
        st.sampled_from(Stance),
    ),
    min_size=1,
    max_size=9,
)


@given(members=MEMBERS, kind=st.sampled_from([CLAIM, UTTERANCE]))
def test_at_least_is_never_above_at_most(members: list[Carried], kind: Verdict) -> None:
    found = count(members, kind, ALONE)
    assert 1 <= found.at_least <= found.at_most <= len(members)
    turned = count(members[::-1], kind, ALONE)
    assert (found.at_least, found.at_most, found.untraced) == (turned.at_least, turned.at_most, turned.untraced)
