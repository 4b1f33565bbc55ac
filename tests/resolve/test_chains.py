"""Chains of sources: from the writer outward to the origin."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Agent, Article, Attribution, Chain, Span
from accordingto.resolve.chains import Chains
from accordingto.resolve.entities import Entities
from accordingto.text.doc import Doc
from tests.resolve.marked import article, attributions


def linked(of: Article, given: Sequence[Attribution]) -> list[Chain]:
    doc = Doc(of)
    entities = Entities(doc, [span for one in given for span in one.source])
    return Chains(doc, entities, given).of(given)


def chains(text, found, outlet=None, credits=()):
    made = linked(article(text, outlet, credits), attributions(text, found))
    return [" ← ".join(k.source.name for k in chain) for chain in made]


CASES = [
    pytest.param(
        "Rain is likely, Ada Quill said.", [("Ada Quill", "said", "Rain is likely,")], ["Ada Quill"], id="plain"
    ),
    pytest.param(
        "According to Varnish officials cited by The Harbour Gazette, the bridge is unsafe.",
        [("Varnish officials cited by The Harbour Gazette", "According to", "the bridge is unsafe")],
        ["The Harbour Gazette ← Varnish officials"],
        id="cited by an outlet",
    ),
    pytest.param(
        "The Harbour Gazette, citing two port workers, reported that the bridge is unsafe.",
        [("The Harbour Gazette", "reported", "that the bridge is unsafe")],
        ["The Harbour Gazette ← two port workers"],
        id="an outlet citing people",
    ),
    pytest.param(
        "The Harbour Gazette, citing concerns over cost, reported that the bridge will close.",
        [("The Harbour Gazette", "reported", "that the bridge will close")],
        ["The Harbour Gazette"],
        id="concerns are no source",
    ),
    pytest.param(
        "The bridge is unsafe, according to a report in The Harbour Gazette, which cited two clerks.",
        [("a report in The Harbour Gazette", "according to", "The bridge is unsafe")],
        ["a report in The Harbour Gazette ← two clerks"],
        id="an outlet's report cites people",
    ),
    pytest.param(
        "The Harbour Gazette cites two clerks as saying that the bridge is unsafe.",
        [("The Harbour Gazette", "cites", "that the bridge is unsafe")],
        ["The Harbour Gazette ← two clerks"],
        id="an outlet cites, today",
    ),
    pytest.param(
        "The Harbour Gazette has learned from two clerks that the bridge is unsafe.",
        [("The Harbour Gazette", "has learned from", "that the bridge is unsafe")],
        ["The Harbour Gazette ← two clerks"],
        id="an outlet has learned from",
    ),
    pytest.param(
        "The bridge is unsafe, says The Harbour Gazette, which spoke to two clerks.",
        [("The Harbour Gazette", "says", "The bridge is unsafe")],
        ["The Harbour Gazette ← two clerks"],
        id="an outlet spoke to people",
    ),
    pytest.param(
        "The Harbour Gazette spoke to two clerks who said the bridge is unsafe.",
        [("two clerks", "said", "the bridge is unsafe")],
        ["The Harbour Gazette ← two clerks"],
        id="people an outlet spoke to",
    ),
    pytest.param(
        "The Harbour Gazette’s sources say the bridge is unsafe.",
        [("The Harbour Gazette’s sources", "say", "the bridge is unsafe")],
        ["The Harbour Gazette ← sources"],
        id="an outlet's sources",
    ),
    pytest.param(
        "The Harbour Gazette's Ada Quill says the bridge is unsafe.",
        [("The Harbour Gazette's Ada Quill", "says", "the bridge is unsafe")],
        ["The Harbour Gazette ← Ada Quill"],
        id="an outlet's reporter",
    ),
    pytest.param(
        "The Harbour Gazette's survey says the bridge is unsafe.",
        [("The Harbour Gazette's survey", "says", "the bridge is unsafe")],
        ["The Harbour Gazette's survey"],
        id="an outlet's own product",
    ),
    pytest.param(
        "“The bridge is unsafe,” Ada Quill told The Harbour Gazette.",
        [("Ada Quill", "told", "“The bridge is unsafe,”")],
        ["The Harbour Gazette ← Ada Quill"],
        id="told an outlet",
    ),
    pytest.param(
        "In an interview with CNN on Monday, Ada Quill said the bridge was unsafe.",
        [("Ada Quill", "said", "the bridge was unsafe")],
        ["CNN ← Ada Quill"],
        id="interview at the head of the sentence",
    ),
    pytest.param(
        "“The bridge is unsafe,” Ada Quill told reporters.",
        [("Ada Quill", "told", "“The bridge is unsafe,”")],
        ["Ada Quill"],
        id="told reporters",
    ),
    pytest.param(
        "Ada Quill, in response to The Harbour Gazette’s report, said the bridge was safe.",
        [("Ada Quill", "said", "the bridge was safe")],
        ["Ada Quill"],
        id="a report that is answered is no relay",
    ),
    pytest.param(
        "At a debate hosted by CNN, Ada Quill said the bridge was safe.",
        [("Ada Quill", "said", "the bridge was safe")],
        ["Ada Quill"],
        id="a debate adds no link",
    ),
    pytest.param(
        "“The bridge is unsafe,” Ada Quill told the Ostrin news agency. She added that the pier would go too.",
        [("Ada Quill", "told", "“The bridge is unsafe,”"), ("She", "added", "that the pier would go too")],
        ["the Ostrin news agency ← Ada Quill", "the Ostrin news agency ← Ada Quill"],
        id="an outlet by the word that follows",
    ),
    pytest.param(
        "“The bridge is unsafe,” Ada Quill told Halsa Point.",
        [("Ada Quill", "told", "“The bridge is unsafe,”")],
        ["Ada Quill"],
        id="an unknown name is not taken for an outlet",
    ),
    pytest.param(
        "“The bridge is unsafe,” Ada Quill told CNN. She added that the pier would go too.",
        [("Ada Quill", "told", "“The bridge is unsafe,”"), ("She", "added", "that the pier would go too")],
        ["CNN ← Ada Quill", "CNN ← Ada Quill"],
        id="the same conversation goes on",
    ),
    pytest.param(
        "The Harbour Gazette reported that the bridge was unsafe.\nSources said that the pier would go too.\n"
        "Ivo Marn, the mayor, said he knew nothing.\nSources said that more was to come.",
        [
            ("The Harbour Gazette", "reported", "that the bridge was unsafe"),
            ("Sources", "said", "that the pier would go too"),
            ("Ivo Marn, the mayor,", "said", "he knew nothing"),
            ("Sources", "said", "that more was to come"),
        ],
        ["The Harbour Gazette", "The Harbour Gazette ← Sources", "Ivo Marn", "Sources"],
        id="a report's sources, until another source comes between",
    ),
    pytest.param(
        "Tides will rise, intelligence obtained by Tolmark suggested, according to Ada Quill.",
        [
            ("Ada Quill", "according to", "Tides will rise, intelligence obtained by Tolmark suggested"),
            ("intelligence obtained by Tolmark", "suggested", "Tides will rise"),
        ],
        ["Ada Quill", "Ada Quill ← Tolmark ← intelligence"],
        id="a source inside what another says",
    ),
    pytest.param(
        "Intelligence obtained by Tolmark suggested that tides will rise, according to Ms. Quill.",
        [("Ms. Quill", "according to", "Intelligence obtained by Tolmark suggested that tides will rise")],
        ["Quill ← Tolmark ← Intelligence"],
        id="what the speaker relies on",
    ),
    pytest.param(
        "Varnish and allied officials met. The officials said it rained. Two of the officials said it snowed.",
        [
            ("Varnish and allied officials", "met", "met"),
            ("The officials", "said", "it rained"),
            ("Two of the officials", "said", "it snowed"),
        ],
        ["Varnish and allied officials"] * 3,
        id="some of the officials are no fuller name",
    ),
    pytest.param(
        "John Marsh said the dam was safe. Mary Marsh denied that. Marsh said it was old.",
        [
            ("John Marsh", "said", "the dam was safe"),
            ("Mary Marsh", "denied", "that"),
            ("Marsh", "said it", "was old"),
        ],
        ["John Marsh", "Mary Marsh", "Marsh"],
        id="two of one surname: no guess",
    ),
    pytest.param(
        "Emails released by WikiLeaks show that the mayor knew.",
        [("Emails released by WikiLeaks", "show", "that the mayor knew")],
        ["WikiLeaks ← Emails"],
        id="leaked",
    ),
    pytest.param(
        "A Larkfield poll found that the mayor leads. Some 40 percent of voters said they trust her.",
        [
            ("A Larkfield poll", "found", "that the mayor leads"),
            ("Some 40 percent of voters", "said", "they trust her"),
        ],
        ["Larkfield poll", "Larkfield poll ← Some 40 percent of voters"],
        id="respondents of a poll",
    ),
    pytest.param(
        "Tolmark’s Defense Ministry denied the report. The ministry said the port was shut.",
        [("Tolmark’s Defense Ministry", "denied", "the report"), ("The ministry", "said", "the port was shut")],
        ["Tolmark’s Defense Ministry", "Tolmark’s Defense Ministry"],
        id="a ministry with its country",
    ),
    pytest.param(
        "The Corrow Sentinel reported on Tuesday that a lease was near. According to the newspaper, it runs ten years.",
        [
            ("The Corrow Sentinel", "reported", "that a lease was near"),
            ("the newspaper", "According to", "it runs ten years"),
        ],
        ["Corrow Sentinel", "Corrow Sentinel"],
        id="the newspaper",
    ),
    pytest.param(
        "A lease is near, according to officials cited by The Corrow Sentinel.\nThe port is old.\n"
        "The same officials said it runs ten years.",
        [
            ("officials cited by The Corrow Sentinel", "according to", "A lease is near"),
            ("The same officials", "said", "it runs ten years"),
        ],
        ["The Corrow Sentinel ← officials", "The Corrow Sentinel ← officials"],
        id="the same officials are the report's",
    ),
    pytest.param(
        "Ministers from Varnia and envoys met. Varnish and allied officials said the talks went well.",
        [("Varnish and allied officials", "said", "the talks went well")],
        ["Varnish and allied officials"],
        id="an adjective does not speak alone",
    ),
    pytest.param(
        "A Harbour Gazette article told of a debt. “He owed millions,” the Gazette wrote.",
        [("the Gazette", "wrote", "“He owed millions,”")],
        ["Harbour Gazette"],
        id="a short name for an outlet named before",
    ),
    pytest.param(
        "It was reported that the mayor had left.",
        [(None, "was reported", "that the mayor had left")],
        ["unknown"],
        id="no source at all",
    ),
    pytest.param(
        "No one thinks that the mayor left.", [("No one", "thinks", "that the mayor left")], ["unknown"], id="no one"
    ),
    pytest.param(
        "I saw the mayor leave, I think.", [("I", "think", "I saw the mayor leave,")], ["the writer"], id="the writer"
    ),
]


@pytest.mark.parametrize(("text", "found", "expected"), CASES)
def test_chain(text, found, expected):
    got = [
        re.sub(r"^(?:A|The) (?=Larkfield|Corrow Sentinel$|Harbour Gazette$)", "", name) for name in chains(text, found)
    ]
    assert got == [re.sub(r"^The (?=Harbour Gazette$)", "", name) for name in expected]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        pytest.param(
            "“We will not yield,” Ada Quill said, according to a translation by CNN.",
            [("a translation by CNN", "according to", "“We will not yield,” Ada Quill said")],
            ["a translation by CNN ← Ada Quill"],
            id="who speaks in a translation",
        ),
        pytest.param(
            "According to a transcript, Ada Quill said that the port would shut.",
            [(None, "According to", "Ada Quill said that the port would shut")],
            ["Ada Quill"],
            id="who speaks in a transcript",
        ),
        pytest.param(
            "Ada Quill said the port would shut, according to a letter.",
            [("a letter", "according to", "Ada Quill said the port would shut")],
            ["a letter"],
            id="a letter has words of its own",
        ),
        pytest.param(
            "Magistrates were told that Tom Reed had stolen the boat.",
            [("Magistrates", "were told", "that Tom Reed had stolen the boat")],
            ["unknown"],
            id="who was told is no source",
        ),
        pytest.param(
            "Magistrates were told by Tom Reed that it rained.",
            [("Tom Reed", "were told by", "that it rained")],
            ["Tom Reed"],
            id="told by somebody",
        ),
        pytest.param(
            "Rikka was told by the pilot, Jon Rask, that it rained.",
            [(None, "was told", "that it rained")],
            ["Jon Rask"],
            id="told by somebody with a role",
        ),
        pytest.param("Who live there say so.", [("Who live there", "say", "so")], ["unknown"], id="a clause alone"),
    ],
)
def test_who_is_meant_behind_the_words(text, found, expected):
    assert chains(text, found) == expected


@pytest.mark.parametrize("surname", ["King", "Banks", "Pope", "al-Sadri", "May", "Friday"])
def test_a_person_known_by_a_surname_that_is_a_word_is_named(surname):
    text = f"Mr. {surname} said it rained."
    given_ = attributions(text, [(f"Mr. {surname}", "said", "it rained")])
    ((link,),) = linked(article(text), given_)
    assert (link.source.name, link.source.kind, link.source.named) == (surname, Agent.PERSON, True)


def test_own_outlet_is_no_link():
    text = "“The bridge is unsafe,” Ada Quill told The Harbour Gazette."
    found = [("Ada Quill", "told", "“The bridge is unsafe,”")]
    assert chains(text, found, outlet="Harbour Gazette") == ["Ada Quill"]
    assert chains("“The bridge is unsafe,” Ada Quill told the Gazette.", found, outlet="Harbour Gazette") == [
        "Ada Quill"
    ]
    assert chains(text, found, outlet="Varn Daily") == ["The Harbour Gazette ← Ada Quill"]


def test_an_article_credited_to_another_outlet_is_that_outlet_s():
    text = "“The bridge is unsafe,” Ada Quill told The Harbour Gazette."
    found = [("Ada Quill", "told", "“The bridge is unsafe,”")]
    assert chains(text, found, outlet="Varn Daily", credits=("From The Harbour Gazette",)) == ["Ada Quill"]


def test_a_chain_that_cites_itself_is_one_link():
    text = "The Harbour Gazette, citing The Harbour Gazette, reported that the bridge will close."
    found = [("The Harbour Gazette", "reported", "that the bridge will close")]
    assert chains(text, found) == ["The Harbour Gazette"]


def test_each_link_keeps_the_words_that_show_it():
    text = "“The bridge is unsafe,” Ada Quill told CNN."
    given_ = attributions(text, [("Ada Quill", "told", "“The bridge is unsafe,”")])
    (chain,) = linked(article(text), given_)
    assert [text[k.span.start : k.span.end] for k in chain] == ["CNN", "Ada Quill"]
    assert chain[0].because == "told CNN"


def test_a_spokeswoman_s_body_and_role() -> None:
    text = "“No,” Council of State spokeswoman Lindis Farrow said."
    given_ = attributions(text, [("Council of State spokeswoman Lindis Farrow", "said", "“No,”")])
    ((link,),) = linked(article(text), given_)
    assert link.source.name == "Lindis Farrow"
    assert "spokeswoman" in " ".join(link.source.roles)
    assert link.source.body


@given(st.text(max_size=200), st.lists(st.tuples(*[st.integers(0, 200)] * 6), max_size=4))
def test_any_text_has_chains(text, places):
    def span(a, b):
        return (Span(min(a, b, len(text)), min(max(a, b), len(text))),)

    found = [Attribution(span(a, b), span(c, d), span(e, f), 0.5) for a, b, c, d, e, f in places]
    made = linked(article(text), found)
    assert len(made) == len(found)
    assert all(chain for chain in made)
    assert all(k.span is None or 0 <= k.span.start <= k.span.end <= len(text) for chain in made for k in chain)
