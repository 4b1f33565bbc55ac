"""Names, noun phrases and pronouns found on the surface."""

import pytest

from accordingto.records import Agent
from accordingto.resolve.coref_text import Mention, Words
from accordingto.resolve.mentions import mentions
from accordingto.text.doc import Doc
from tests.resolve.marked import article


def found(text: str) -> list[tuple[str, Mention]]:
    words = Words(Doc(article(text)))
    return [(text[words.starts[m.first] : words.ends[m.last]], m) for m in mentions(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Then Ada Quill left.", ["Ada Quill"], id="a name"),
        pytest.param("But Ada Quill left.", ["Ada Quill"], id="an opener is no name"),
        pytest.param("The rain fell on the roof.", [], id="nobody"),
        pytest.param("In Keldra, Mr. Quill left.", ["Keldra", "Mr. Quill"], id="a title"),
        pytest.param("It was Jan van der Berg.", ["It", "Jan van der Berg"], id="particles"),
        pytest.param("Then Anna K. Stroud left.", ["Anna K. Stroud"], id="an initial"),
        pytest.param("He met the Ministry of Water.", ["He", "the Ministry of Water"], id="of in a body's name"),
        pytest.param("He met Ada of Norrady.", ["He", "Ada", "Norrady"], id="of after a person"),
        pytest.param("Officials said so.", ["Officials"], id="a plural that opens"),
        pytest.param("But Western officials said so.", ["Western officials"], id="modifiers"),
        pytest.param("Some of the officials said so.", ["Some of the officials"], id="part of a group"),
        pytest.param("The tall senator left.", ["The tall senator"], id="noun phrase"),
        pytest.param("It is our premier issue.", ["It"], id="a noun before a noun is no head"),
        pytest.param("The ministry said so.", ["The ministry"], id="a body"),
        pytest.param("Keldra’s envoy left.", ["Keldra’s envoy", "Keldra"], id="possessor taken in"),
        pytest.param("Then spokesman Ilya Brandt left.", ["spokesman Ilya Brandt"], id="role before a name"),
        pytest.param("She became a writer. She won.", ["She", "a writer", "She"], id="no role over a full stop"),
        pytest.param("He saw Ada and Tom.", ["He", "Ada and Tom", "Ada", "Tom"], id="joined"),
        pytest.param("They’re late.", ["They"], id="contraction"),
        pytest.param("See #AdaQuill there.", [], id="hashtag"),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [words for words, _ in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "agent", "plural", "gender"),
    [
        pytest.param("Then Mrs. Quill left.", Agent.PERSON, False, "she", id="title"),
        pytest.param("Then Dmitry Vasin left.", Agent.PERSON, False, "he", id="first name"),
        pytest.param("The spokeswoman left.", Agent.PERSON, False, "she", id="noun"),
        pytest.param("The Harbour Council met.", Agent.ORGANISATION, False, None, id="body"),
        pytest.param("Republicans met.", Agent.GROUP, True, None, id="party's people"),
        pytest.param("The newspaper said so.", Agent.OUTLET, False, None, id="outlet"),
        pytest.param("The polls said so.", Agent.DOCUMENT, True, None, id="documents"),
    ],
)
def test_kind_number_gender(text: str, agent: Agent, plural: bool, gender: str | None) -> None:
    (_, mention), *_ = found(text)
    assert (mention.agent, mention.plural, mention.gender) == (agent, plural, gender)


@pytest.mark.parametrize(
    ("text", "subject", "speaker", "possessor", "governed"),
    [
        pytest.param("Ada Quill said no.", True, True, False, False, id="speaks"),
        pytest.param("Ada Quill, the mayor, said no.", True, True, False, False, id="over an apposition"),
        pytest.param("Ada Quill left.", True, False, False, False, id="acts"),
        pytest.param("No, said Ada Quill.", False, True, False, False, id="speaks, inverted"),
        pytest.param("No, according to Ada Quill.", False, True, False, True, id="according to"),
        pytest.param("Ada Quill’s hat.", False, False, True, False, id="owns"),
        pytest.param("A word with Ada Quill.", False, False, False, True, id="after a preposition"),
    ],
)
def test_place_in_the_clause(text: str, subject: bool, speaker: bool, possessor: bool, governed: bool) -> None:
    mention = next(m for _, m in found(text) if m.form == "name")
    assert (mention.subject, mention.speaker, mention.possessor, mention.governed) == (
        subject,
        speaker,
        possessor,
        governed,
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("“Go,” Quill said. “Stay.”", "01100000220", id="closed"),
        pytest.param("Quill said: “Go. Bell said: “Stay.”", "0000111111111", id="never closed"),
        pytest.param("Quill said: “Go.\n“Stay,” she said.", "0000110220000", id="to the end of a paragraph"),
    ],
)
def test_a_token_knows_its_quotation(text: str, quoted: str) -> None:
    words = Words(Doc(article(text)))
    assert "".join(map(str, words.quote)) == quoted
