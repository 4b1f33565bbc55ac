"""Whom a source's words mean, in articles of a few sentences; the words asked for stand in double brackets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Span
from accordingto.resolve.entities import Entities
from accordingto.resolve.reference import Reference
from accordingto.text.doc import Doc
from tests.growth import LINEAR, growth
from tests.resolve.marked import article

ASKED = re.compile(r"\[\[(.*?)\]\]")


def asked(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and where they stood."""
    spans: list[Span] = []
    text = ""
    at = 0
    for found in ASKED.finditer(marked):
        text += marked[at : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + marked[at:], spans


def refer(marked: str) -> Reference | None:
    text, spans = asked(marked)
    return Entities(Doc(article(text)), spans).refer(spans[-1])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ada Quill arrived. [[She]] said it rained.", "Ada Quill", id="she"),
        pytest.param("Mara Stroud met Tom Reed. [[He]] said it rained.", "Tom Reed", id="gender decides"),
        pytest.param("Envoy Ilya Brandt spoke. The rain fell. “It is wet,” [[he]] said.", "Ilya Brandt", id="far"),
        pytest.param("Norrady officials met. [[They]] said it was late.", "Norrady officials", id="they"),
        pytest.param("The ministry closed. [[It]] said the rain was to blame.", "The ministry", id="it"),
        pytest.param("Tom Reed, [[who]] said it rained, left.", "Tom Reed", id="who"),
        pytest.param("[[He]] said it rained.", None, id="nobody before"),
        pytest.param("Ada Quill came. “[[I]] am late,” she said.", None, id="I is not settled here"),
        pytest.param("Norrady leader Pak Jun Ho spoke. [[Mr. Pak]] said no.", "Pak Jun Ho", id="surname first"),
        pytest.param("Pavel Orlov, a minister, left. [[Gen. Orlov]] said no.", "Pavel Orlov", id="another title"),
        pytest.param(
            "Ada Quill (left) Tom Reed and others spoke. [[Reed]] said no.", "Tom Reed", id="a word in brackets"
        ),
        pytest.param("Ada Quill came. [[Quill]] said no.", "Ada Quill", id="bare surname"),
        pytest.param("Quill spoke. Ada Quill, the mayor, left. [[Quill]] said no.", "Ada Quill", id="full name later"),
        pytest.param("[[Castle spokesman Dmitry Vasin]] said no.", "Dmitry Vasin", id="role before"),
        pytest.param(
            "[[Veteran ZBC correspondent Anna Vasin]] said no.", "Anna Vasin", id="an employer before the role"
        ),
        pytest.param("[[Keldra Tea dice maker Anna Vasin]] said no.", "Anna Vasin", id="a role of several words"),
        pytest.param("[[Keldra Radio 2 astronomer Sir Tom Reed]] said no.", "Tom Reed", id="a number in it"),
        pytest.param("[[The site Keldrapedia]] said no.", "Keldrapedia", id="what sort of thing it is before"),
        pytest.param(
            "[[Tom Reed and veteran ZBC correspondent Anna Vasin]] said no.",
            "Tom Reed and Anna Vasin",
            id="of two, one with an employer",
        ),
        pytest.param(
            "[[The Keldran version of the almanac]] said no.",
            "The Keldran version of the almanac",
            id="only an adjective",
        ),
        pytest.param(
            "[[An adviser with the tea board (KTB), Tom Reed,]] said no.", "Tom Reed", id="a name behind a comma"
        ),
        pytest.param(
            "[[A picture of the tea board, Tom Reed,]] said no.", "A picture of the tea board", id="of no person"
        ),
        pytest.param("[[Det. Tom Reed]] said no.", "Tom Reed", id="a rank cut short"),
        pytest.param("[[The Gazette]].Tom Reed left.", "The Gazette", id="no space after the full stop"),
        pytest.param(
            "The Associated Press was first. [[The AP]] said no.", "The Associated Press", id="an outlet's initials"
        ),
        pytest.param("The Keldra Tea Growers met. [[The KTG]] said no.", "Keldra Tea Growers", id="initials"),
        pytest.param("[[Anna Vasin, Norrady’s envoy to Keldra]], said no.", "Anna Vasin", id="role after"),
        pytest.param("[[Norrady’s envoy to Keldra, Anna Vasin]], said no.", "Anna Vasin", id="name after role"),
        pytest.param("[[Tom Reed, who was in Keldra,]] said no.", "Tom Reed", id="relative clause"),
        pytest.param(
            "[[The island's member of council, Anna Vasin,]] said no.",
            "Anna Vasin",
            id="a name behind a possessor's role",
        ),
        pytest.param(
            "The Gazette cited [[unnamed “harbour officials” who were in Keldra]].",
            "unnamed harbour officials",
            id="a quotation cut in two",
        ),
        pytest.param("Anna Vasin, Norrady’s envoy, left. [[The diplomat]] said no.", "Anna Vasin", id="the diplomat"),
        pytest.param("Ada Quill, the board’s envoy, left. [[The board]] said no.", "the board", id="a possessor"),
        pytest.param("[[Both the port and Norrady’s envoy]] said no.", "the port and Norrady’s envoy", id="both"),
        pytest.param("[[Both sides]] said no.", "Both sides", id="both alone"),
        pytest.param("Ada Quill, the mayor’s envoy, left. [[The mayor]] said no.", "the mayor", id="a person's envoy"),
        pytest.param("The mayor’s envoy, Ada Quill, left. [[The mayor]] said no.", "The mayor", id="possessor before"),
        pytest.param("Ada Quill is the mayor’s envoy. [[The mayor]] said no.", "the mayor", id="possessor, predicate"),
        pytest.param("Ada Quill, envoy of the mayor, left. [[The mayor]] said no.", "the mayor", id="behind of"),
        pytest.param(
            "Tom Reed, the trade minister, sat. Ada Quill, an aide to [[the port minister]], left.",
            "the port minister",
            id="of whom another is told",
        ),
        pytest.param("Board envoy Ada Quill left. [[The board]] said no.", "The board", id="a body in a title"),
        pytest.param("Ada Quill, the mayor’s envoy, left. [[The envoy]] said no.", "Ada Quill", id="a mayor's envoy"),
        pytest.param(
            "Ada Quill, head of a trust and mayor of Varn, left. [[The mayor]] said no.", "Ada Quill", id="second post"
        ),
        pytest.param("Senator Mara Stroud came. [[The senator]] said no.", "Mara Stroud", id="the senator"),
        pytest.param("Republican nominee Tom Reed won. [[The GOP nominee]] said so.", "Tom Reed", id="the GOP nominee"),
        pytest.param(
            "The Norrady Gazette wrote it. [[The newspaper]] said no.", "The Norrady Gazette", id="the newspaper"
        ),
        pytest.param(
            "Allied and local officials met. Rain fell. [[The unnamed officials]] said no.",
            "Allied and local officials",
            id="the unnamed officials",
        ),
        pytest.param(
            "The Gazette cited allied and local officials. [[The officials cited by The Gazette]] said no.",
            "allied and local officials",
            id="the officials cited by",
        ),
        pytest.param(
            "[[Two people familiar with the matter]] said no.", "Two people familiar with the matter", id="as worded"
        ),
        pytest.param("[[Critics, who had long waited,]] said no.", "Critics", id="without its clause"),
        pytest.param("A senior official came. [[The official]] said no.", "A senior official", id="the official"),
        pytest.param(
            "The National Harbour Council met. [[The NHC]] said no.", "National Harbour Council", id="initials"
        ),
        pytest.param("Ada Quill lost. [[Her campaign]] said no.", "Ada Quill’s campaign", id="her"),
        pytest.param("The Reed campaign paid. [[The campaign]] said no.", "The Reed campaign", id="the campaign"),
        pytest.param(
            "[[The North Keldran military]] said no.", "The North Keldran military", id="a name that only opens it"
        ),
        pytest.param(
            "[[The North Keldran military]] woke. [[It]] said no.", "The North Keldran military", id="it, of its name"
        ),
        pytest.param("[[North Keldran intelligence]] said no.", "North Keldran intelligence", id="without article"),
        pytest.param("[[The Reed entourage]] said no.", "The Reed entourage", id="a person's name opens it"),
        pytest.param("[[The Castle itself]] said no.", "Castle", id="itself"),
        pytest.param("[[Ada Quill herself]] said no.", "Ada Quill", id="herself"),
        pytest.param("[[Ada Quill and Tom Reed]] said no.", "Ada Quill and Tom Reed", id="two people"),
        pytest.param(
            "Data are rare. [[Data from the Harbour Survey]] show it.",
            "Data from the Harbour Survey",
            id="its head counts",
        ),
        pytest.param(
            "Thomas Bell and Mary Bell ran. [[Mrs. Bell]] said no.", "Mary Bell", id="a title tells two apart"
        ),
        pytest.param("Thomas Bell and Mary Bell ran. [[Mr. Bell]] said no.", "Thomas Bell", id="the other of two"),
        pytest.param("Mr. Orlov and Mary Bell ran. [[Mr. Orlov]] said no.", "Orlov", id="two surnames"),
        pytest.param("Thomas and Mary Bell ran. [[Mr. Bell]] said no.", "Thomas Bell", id="one surname for two"),
        pytest.param(
            "Mary Bell spoke. Mary Bell had won. Her brother Thomas Bell lost. Then it rained for days. It went on. "
            "[[Bell]] said no.",
            "Mary Bell",
            id="the one most named",
        ),
    ],
)
def test_name(text: str, name: str | None) -> None:
    found = refer(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "roles", "body"),
    [
        pytest.param("[[Castle spokesman Dmitry Vasin]] said no.", ("Castle spokesman",), "Castle", id="before"),
        pytest.param(
            "The Castle was shut, [[its spokesman Dmitry Vasin]] said.", ("its spokesman",), "Castle", id="its"
        ),
        pytest.param(
            "[[Dmitry Vasin, a spokesman for the Castle,]] said no.",
            ("spokesman for the Castle",),
            "Castle",
            id="after",
        ),
        pytest.param("[[Mr. Vasin]] said no.", (), None, id="courtesy is no role"),
        pytest.param(
            "Envoy Anna Vasin came. [[Anna Vasin, the chief negotiator,]] said no.",
            ("Envoy", "chief negotiator"),
            None,
            id="both kept",
        ),
    ],
)
def test_roles_and_body(text: str, roles: tuple[str, ...], body: str | None) -> None:
    found = refer(text)
    assert found
    assert (found.roles, found.body) == (roles, body)


def test_a_list_gives_no_role() -> None:
    found = refer("[[Ada Quill]], her mother and her aunt left.")
    assert found
    assert found.roles == ()


def test_the_reason_names_the_mention_and_its_place() -> None:
    found = refer("Envoy Ilya Brandt spoke. [[He]] said it rained.")
    assert found
    assert found.because == "pronoun He -> Envoy Ilya Brandt, subject in the sentence before"


PIECES = st.sampled_from(
    """Ada Quill|Mr. Bell|he|She|they|the officials|said|,|. |“|”|
    's|of the|and|\n|who|its spokesman|U.S.|A|Ministry of|-|
    \u2028|é|a senior|(|  |0|Jan van|The Gazette|some of""".split("|")
)


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join)),
    st.integers(0, 300),
    st.integers(0, 300),
)
def test_nothing_raises_and_all_spans_lie_in_the_text(text: str, one: int, other: int) -> None:
    spans = [Span(min(one, other), max(one, other)), Span(0, len(text)), Span(0, 2)]
    entities = Entities(Doc(article(text)), spans)
    for span in spans:
        found = entities.refer(span)
        if found:
            assert found.name
            assert 0 <= found.span.start <= found.span.end <= len(text)
            assert 0 <= found.antecedent.start <= found.antecedent.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["The official said he ", "Ada Quill and ", "Bell said. Ada Bell said. Tom Bell said. ", "“", "of the "]
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    def read_all(times: int) -> None:
        text = piece * times
        Entities(Doc(article(text)), [Span(0, len(text))]).refer(Span(0, len(text)))

    assert growth(read_all, 120) < LINEAR
