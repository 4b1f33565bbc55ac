"""Where a claim comes from: the ways that count, the origins, the interval, and who stopped saying whence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.provenance import Interval, Telling, provenance
from accordingto.names.agents import canonical
from accordingto.records import (
    UNKNOWN,
    Agent,
    Attribution,
    Link,
    Mode,
    Provenance,
    Source,
    Span,
    Stance,
    Statement,
    Told,
)
from tests.growth import LINEAR, growth
from tests.match.ways import body, document, group, outlet, person

# Numbers of their own: a test that moves with its constant would see nothing.
MOST = 150

ADA, BO = person("Ada Quill"), person("Bo Lind")
GAZETTE, WIRE = outlet("The Harbour Gazette"), outlet("Coast Wire")
OFFICIALS, REPORTS = group("officials"), document("reports")
NOBODY = Source(UNKNOWN, Agent.GROUP, False)


@pytest.fixture(autouse=True)
def _hand_made(networks: object) -> None:
    """One name is one origin, whoever is not named is none for certain."""


def telling(
    article: str,
    *chain: Source,
    printed: str | None = None,
    day: str | None = None,
    number: int = 1,
    told: Told | None = None,
    **found: object,
) -> Telling:
    links = tuple(Link(source, None, "") for source in chain)
    how = told or (Told.ATTRIBUTED if chain else Told.NARRATED)
    one = Statement(f"{article}{number}", article, Attribution((), (), (), 1.0), links, told=how, **found)  # type: ignore[arg-type]
    return Telling(one, printed, day)


def traced(*tellings: Telling, **asked: object) -> tuple[Provenance, Interval]:
    return provenance(tellings, **asked)  # type: ignore[arg-type]


def ways(found: Provenance) -> list[tuple[str, str]]:
    """Each way as its article and its links."""
    return [
        (way.article, " ← ".join(link.source.name for link in way.chain))
        for origin in found.origins
        for way in origin.ways
    ]


# Ways


@pytest.mark.parametrize(
    ("tellings", "found"),
    [
        pytest.param([telling("a", ADA)], [("a", "Ada Quill")], id="one"),
        pytest.param(
            [telling("a", GAZETTE), telling("a", GAZETTE, OFFICIALS, number=2)],
            [("a", "The Harbour Gazette ← officials")],
            id="of an article only the longest",
        ),
        pytest.param(
            [telling("a", OFFICIALS), telling("a", GAZETTE, OFFICIALS, number=2)],
            [("a", "The Harbour Gazette ← officials")],
            id="the end alone is part of the way to it",
        ),
        pytest.param(
            [telling("a", GAZETTE), telling("b", GAZETTE, OFFICIALS)],
            [("a", "The Harbour Gazette"), ("b", "The Harbour Gazette ← officials")],
            id="another article's longer way is its own",
        ),
        pytest.param([telling("a", ADA), telling("a", ADA, number=2)], [("a", "Ada Quill")], id="twice the same"),
        pytest.param(
            [telling("a", ADA), telling("a", BO, number=2)], [("a", "Ada Quill"), ("a", "Bo Lind")], id="two ways"
        ),
        pytest.param(
            [telling("a", GAZETTE, ADA, printed="the Harbour Gazette")], [("a", "Ada Quill")], id="its own outlet"
        ),
        pytest.param([telling("a", GAZETTE, printed="Harbour Gazette")], [], id="nothing but its own outlet"),
        pytest.param(
            [telling("a", WIRE, GAZETTE, printed="Harbour Gazette")],
            [("a", "Coast Wire ← The Harbour Gazette")],
            id="only the nearest link is the article's own",
        ),
        pytest.param([telling("a", WIRE, NOBODY)], [("a", "Coast Wire")], id="an end that is not known"),
        pytest.param([telling("a", NOBODY)], [], id="nobody known"),
        pytest.param([telling("a")], [], id="told as fact"),
        pytest.param(
            [telling("a", ADA, mode=Mode.PRIVATE_STATE), telling("b", BO)], [("b", "Bo Lind")], id="who only thinks it"
        ),
        pytest.param(
            [telling("a", ADA, mode=Mode.PRIVATE_STATE), telling("b")],
            [("a", "Ada Quill")],
            id="who only thinks it, where nobody says it",
        ),
        pytest.param(
            [telling("a", ADA, mode=Mode.PRIVATE_STATE, told=Told.NARRATED), telling("b", BO)],
            [("a", "Ada Quill"), ("b", "Bo Lind")],
            id="whom a reader would name for a sentence",
        ),
        pytest.param(
            [telling("a", ADA), telling("b", BO, stance=Stance.DENY), telling("c", BO, stance=Stance.DECLINE)],
            [("a", "Ada Quill")],
            id="who denies or declines is no source of it",
        ),
        pytest.param([telling("a", REPORTS), telling("b", ADA)], [("b", "Ada Quill")], id="reports and a source"),
        pytest.param([telling("a", REPORTS), telling("b", REPORTS)], [("a", "reports")], id="nothing but reports"),
        pytest.param(
            [telling("a", outlet("a newspaper", False)), telling("b", WIRE)], [("b", "Coast Wire")], id="a newspaper"
        ),
        pytest.param(
            [telling("a", WIRE, REPORTS), telling("b", ADA)],
            [("b", "Ada Quill"), ("a", "Coast Wire ← reports")],
            id="a wire that cites reports is named",
        ),
        pytest.param(
            [telling("a", GAZETTE, WIRE, GAZETTE)],
            [("a", "The Harbour Gazette ← Coast Wire ← The Harbour Gazette")],
            id="a ring",
        ),
    ],
)
def test_ways_that_count(tellings: Sequence[Telling], found: list[tuple[str, str]]) -> None:
    assert ways(traced(*tellings)[0]) == found


def test_a_copy_adds_no_way() -> None:
    tellings = [telling("a", OFFICIALS), telling("b", OFFICIALS), telling("c", OFFICIALS), telling("b", ADA, number=2)]
    found, interval = traced(*tellings, copied=lambda article: "a" if article in "ab" else article)
    assert sorted(ways(found)) == [("a", "officials"), ("b", "Ada Quill"), ("c", "officials")]
    assert (interval.at_least, interval.at_most) == (1, 3)


# Origins


@pytest.mark.parametrize(
    ("tellings", "least", "most"),
    [
        pytest.param([telling("a", ADA), telling("b", ADA)], 1, 1, id="one by name"),
        pytest.param([telling("a", ADA), telling("b", person("Ms. Quill"))], 1, 1, id="one, in short form"),
        pytest.param([telling("a", ADA), telling("b", BO)], 2, 2, id="two by name"),
        pytest.param([telling("a", OFFICIALS), telling("b", OFFICIALS)], 1, 2, id="unnamed in two articles"),
        pytest.param([telling("a", ADA), telling("b", OFFICIALS)], 1, 2, id="somebody, and people unnamed"),
        pytest.param(
            [telling("a", WIRE, OFFICIALS), telling("b", WIRE, group("an aide"))], 1, 1, id="one report of a third"
        ),
        pytest.param([telling("a"), telling("b", NOBODY)], 0, 0, id="no article says whence"),
        pytest.param([telling("a", ADA), telling("b")], 1, 1, id="one says whence"),
        pytest.param([telling(n, REPORTS) for n in "abcd"], 1, 1, id="all say reports"),
        pytest.param([telling("a", GAZETTE, WIRE), telling("b", WIRE, GAZETTE)], 2, 2, id="two cite each other"),
        pytest.param([], 0, 0, id="no telling"),
    ],
)
def test_origins_are_an_interval(tellings: Sequence[Telling], least: int, most: int) -> None:
    found, interval = traced(*tellings)
    assert (interval.at_least, interval.at_most) == (least, most)
    assert len(found.origins) == most
    if tellings and not most:
        assert interval.because == ("no article says where it has it from",)


def test_an_origin_has_its_fullest_name_its_articles_and_its_reasons() -> None:
    found, interval = traced(
        telling("a", person("Quill")), telling("b", WIRE, ADA), telling("c", OFFICIALS), telling("b", ADA, number=2)
    )
    quill, officials = found.origins
    assert (quill.who, quill.kind, quill.named, quill.articles) == ("Ada Quill", Agent.PERSON, True, ("a", "b"))
    assert quill.because == ("“Quill” and “Ada Quill”: one source under two descriptions",)
    assert interval.because == (f"Ada Quill: {quill.because[0]}",)
    assert (officials.who, officials.named, officials.because) == ("officials", False, ())


def test_an_origin_is_called_by_what_is_most_like_its_others() -> None:
    called = "Vale Post newspaper", "Vale Post", "Vale Post website"
    found, _ = traced(*(telling(f"a{n}", outlet(one)) for n, one in enumerate(called)))
    assert [origin.who for origin in found.origins] == ["Vale Post"]


def test_an_origin_is_not_called_by_who_only_passes_it_on() -> None:
    found, _ = traced(telling("a", WIRE), telling("b", WIRE), telling("c", WIRE, OFFICIALS), decided=lambda _, __: True)
    assert [origin.who for origin in found.origins] == ["officials, through Coast Wire"]


def test_people_who_are_not_named_are_told_with_whom_they_talked_to() -> None:
    found, _ = traced(telling("a", WIRE, group("sources")))
    assert found.origins[0].who == "sources, through Coast Wire"


def test_who_gives_no_source_widens_nothing_but_is_told() -> None:
    found, interval = traced(telling("a", ADA), telling("b"), telling("c"))
    assert (interval.at_least, interval.at_most) == (1, 1)
    assert interval.because == ("2 of the articles give no source",)
    assert found.no_source == ("b", "c")


def saying(*told: Telling) -> dict[str, Statement]:
    """The first that these say through each source, as an article's `around`."""
    found: dict[str, Statement] = {}
    for at, one in enumerate(told):
        placed = replace(one.statement, attribution=Attribution((), (), (Span(at, at + 1),), 1.0))
        for link in placed.chain:
            found.setdefault(canonical(link.source.name), placed)
    return found


@pytest.mark.parametrize(
    ("around", "chain"),
    [
        pytest.param([telling("b", WIRE, OFFICIALS)], "Coast Wire ← officials", id="through whom others have it"),
        pytest.param(
            [telling("b", BO), telling("b", WIRE, BO), telling("b", WIRE)], "Coast Wire ← Bo Lind", id="first"
        ),
        pytest.param([telling("b", GAZETTE, printed="The Harbour Gazette")], "", id="through whom nobody has it"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_who_names_nobody_has_it_from_whom_others_have_it_and_he_cites(around: list[Telling], chain: str) -> None:
    found, _ = traced(telling("a", WIRE, ADA), replace(telling("b"), around=saying(*around)))
    assert [told for article, told in ways(found) if article == "b"] == ([chain] if chain else [])
    assert found.no_source == (() if chain else ("b",))
    assert {way.telling for origin in found.origins for way in origin.ways} <= {"a1", "b1"}


def test_an_article_that_only_rejects_it_counts_nowhere_else() -> None:
    tellings = [telling("a", ADA), telling("b", BO), telling("b", number=2), telling("c", GAZETTE)]
    found, interval = traced(*(replace(one, rejected=one.article != "a") for one in tellings))
    assert ways(found) == [("a", "Ada Quill")] and (interval.at_least, interval.at_most) == (1, 1)
    assert (found.rejected, found.no_source, found.first) == (("b", "c"), (), None)
    assert interval.because == ("2 of the articles tell it only to reject it",)


@pytest.mark.parametrize(
    ("said", "most"),
    [
        pytest.param({("Ada Quill", "Bo Lind"): True}, 1, id="one"),
        pytest.param({("Ada Quill", "Quill"): False}, 3, id="two"),
        pytest.param({}, 2, id="nothing"),
    ],
)
def test_users_go_before_what_is_likely(said: Mapping[tuple[str, str], bool], most: int) -> None:
    def decided(one: str, other: str) -> bool | None:
        return said.get((one, other), said.get((other, one)))

    quills = [telling(f"a{n}", ADA) for n in range(6)] + [telling(f"b{n}", person("Quill")) for n in range(6)]
    _, interval = traced(*quills, telling("c", BO), decided=decided)
    assert interval.at_most == most
    assert 1 <= interval.at_least <= most


# Who stopped saying whence


def test_who_dropped_the_source() -> None:
    tellings = [telling("a", ADA), telling("b"), telling("c", hedge=True), telling("d"), telling("d", BO, number=2)]
    found, _ = traced(*tellings)
    assert found.no_source == ("b", "c")
    assert found.dropped == ("b",), "who hedges does not tell it as fact"
    alone, _ = traced(telling("a"), telling("b"))
    assert (alone.no_source, alone.dropped) == (("a", "b"), ()), "nobody shows that it rests on somebody"


@pytest.mark.parametrize(
    ("tellings", "found"),
    [
        pytest.param([telling("a", hedge=True), telling("b")], (("a1", "b1"),), id="may, then will"),
        pytest.param([telling("a"), telling("b")], (), id="nobody hedges"),
        pytest.param([telling("a", hedge=True), telling("a", number=2)], (), id="the same article"),
        pytest.param(
            [telling("a", hedge=True), telling("b"), telling("b", number=2, hedge=True)], (), id="who hedges elsewhere"
        ),
        pytest.param(
            [telling("a", hedge=True, day="2031-04-02"), telling("b", day="2031-04-01")], (), id="the older is firm"
        ),
        pytest.param(
            [telling("a", hedge=True, day="2031-04-02"), telling("b", day="2031-04-02"), telling("c")],
            (("a1", "b1"), ("a1", "c1")),
            id="one day, and no day",
        ),
    ],
)
def test_a_hedge_that_became_a_fact(tellings: Sequence[Telling], found: tuple[tuple[str, str], ...]) -> None:
    assert traced(*tellings)[0].hardened == found


@pytest.mark.parametrize(
    ("days", "first"),
    [
        pytest.param(["2031-04-02", "2031-04-01"], "b", id="the earliest"),
        pytest.param(["2031-04-01", "2031-04-01"], None, id="two on one day"),
        pytest.param([None, "2031-04-01"], "b", id="of those that are dated"),
        pytest.param([None, None], None, id="no dates"),
    ],
)
def test_who_told_it_first(days: Sequence[str | None], first: str | None) -> None:
    found, _ = traced(*(telling(name, ADA, day=day) for name, day in zip("ab", days, strict=True)))
    assert found.first == first


# Bad input


def test_two_hundred_articles_that_all_say_reports() -> None:
    found, interval = traced(*(telling(str(n), REPORTS, hedge=True) for n in range(200)))
    assert (interval.at_least, interval.at_most, len(found.origins)) == (1, 1, 1)
    assert not found.no_source and not found.hardened


FIRST = "Ada Bo Cleo Dov Erland Fenn Gus Hale Ines Jory Kit Lor Mara Ned Oda Pia Quin Rhea Sol Tove Una Vic Wyn Xan"
LAST = "Lind Marlowe Brandt Stroud Orlov Vasin Reed Holt Calder Okoro Tarn Farrow Moor Weld Hask Ivory Dray Novak"
LAST += " Sallow Teague Umber Penrose Zell Quill Gant"
PEOPLE = [f"{first} {last}" for last in LAST.split() for first in FIRST.split()]


def test_figures_of_two_bodies_are_two_origins() -> None:
    names = ("figures from the Orre Institute", "figures from the Selby Institute")
    found, interval = traced(*(telling(at, document(name, True)) for at, name in zip("ab", names, strict=True)))
    assert len(found.origins) == interval.at_most == 2


@pytest.mark.parametrize(
    ("source", "most"),
    [
        pytest.param(lambda n: ADA, 1, id="all name one"),
        pytest.param(lambda n: person(PEOPLE[n]), 600, id="each its own"),
        pytest.param(lambda n: OFFICIALS, MOST, id="all name nobody"),
    ],
)
def test_hundreds_of_articles_take_work_in_proportion(source, most: int) -> None:
    def trace_all(count: int) -> None:
        _, interval = traced(*(telling(str(n), source(n)) for n in range(count)))
        assert interval.at_most == min(most, count)

    assert growth(trace_all, 75) < LINEAR


SOURCES = st.sampled_from([ADA, person("Quill"), BO, body("Vale council"), OFFICIALS, REPORTS, GAZETTE, WIRE, NOBODY,
                           document("a letter"), person("Ada Quill and Bo Lind")])  # fmt: skip
TELLINGS = st.lists(
    st.builds(
        lambda article, chain, number, **found: telling(article, *chain, number=number, **found),
        st.sampled_from("abcde"),
        st.lists(SOURCES, max_size=3),
        st.integers(1, 99),
        stance=st.sampled_from(Stance),
        mode=st.sampled_from(Mode),
        hedge=st.booleans(),
        told=st.sampled_from(Told),
        day=st.sampled_from([None, "2031-04-01", "2031-04-02"]),
        printed=st.sampled_from([None, "Coast Wire", "The Vale Post"]),
    ),
    max_size=9,
)
DECIDED = st.dictionaries(st.sampled_from([("Ada Quill", "Bo Lind"), ("Quill", "Ada Quill")]), st.booleans())


@given(tellings=TELLINGS, said=DECIDED, copies=st.sets(st.sampled_from("abcde")))
def test_laws(tellings: list[Telling], said: dict[tuple[str, str], bool], copies: set[str]) -> None:
    found, interval = provenance(
        tellings,
        lambda article: min(copies) if article in copies else article,
        lambda one, other: said.get((one, other), said.get((other, one))),
    )
    affirming = {one.article for one in tellings if one.statement.stance is Stance.AFFIRM}
    assert 0 <= interval.at_least <= interval.at_most == len(found.origins)
    assert bool(interval.at_least) == bool(found.origins)
    assert {*found.dropped} <= {*found.no_source} <= affirming
    reached = {article for origin in found.origins for article in origin.articles}
    assert reached <= affirming and not reached & {*found.no_source}
    told = {one.statement.id for one in tellings}
    assert {way.telling for origin in found.origins for way in origin.ways} <= told
    for hedged, firm in found.hardened:
        assert {hedged, firm} <= told and hedged != firm
    assert found.first is None or found.first in affirming
    assert all(way.chain and way.chain[-1].source.name != UNKNOWN for origin in found.origins for way in origin.ways)
