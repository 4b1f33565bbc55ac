"""By which attributions something is told: marked {source} <cue> [content] in invented sentences."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Attribution, Span
from accordingto.resolve import SURE
from accordingto.resolve.tells import telling
from accordingto.text.doc import Doc
from tests.resolve.marked import article

_MARK = re.compile(r"\{(?P<source>[^}]*)\}|<(?P<cue>[^>]*)>|\[(?P<content>[^]]*)\]")


def marked(sentence: str, score: float = 0.9) -> tuple[str, Attribution]:
    """The sentence without its marks, and the attribution that they show."""
    text, at = "", 0
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        role = str(mark.lastgroup)
        found[role].append(Span(len(text), len(text) + len(mark[role])))
        text, at = text + mark[role], mark.end()
    roles = {role: tuple(spans) for role, spans in found.items()}
    return text + sentence[at:], Attribution(roles["source"], roles["cue"], roles["content"], score)


def told(sentence: str) -> bool:
    text, one = marked(sentence)
    return bool(telling(Doc(article(text)), [one], 1.1))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("{Ada Quill} <said> [the dam broke].", id="said"),
        pytest.param("{Ada Quill} <has not spoken about> [the dam].", id="a topic"),
        pytest.param("{The mayor} <plans> [a new dam].", id="a plan"),
        pytest.param("{The mayor} <doubted> [its authenticity].", id="a doubt about a thing"),
        pytest.param("{The mayor} <blasted> [the report].", id="judged"),
        pytest.param("[The ferry] <is said> [to have sunk].", id="said by nobody in particular"),
        pytest.param("[The ferry] <is believed> [to have sunk].", id="believed by nobody in particular"),
        pytest.param("<It is understood> [that the ferry sank].", id="understood"),
        pytest.param("<The claim> [that the ferry sank] was false.", id="a noun"),
        pytest.param("{Ada Quill} <knew> [that the dam had broken].", id="knowledge of a fact"),
        pytest.param("{Ada Quill} <found> [the dam was broken].", id="found with a verb"),
        pytest.param("[The clerks warned the mayor], {Ada Quill} <found>.", id="found, at the end"),
        pytest.param("[Five of the boats have sunk], the harbour <tweeted>.", id="tweeted, at the end"),
        pytest.param("{The report} <quotes> [a waiter as saying that the dam broke].", id="quoted as saying"),
        pytest.param("{Ada Quill} <sees> [the dam as a threat].", id="seen as"),
        pytest.param("{The gazette} <published> [“a list of broken dams”].", id="published words"),
        pytest.param("[Mr. Olm] <was named> [as the driver].", id="named as"),
        pytest.param("{The footage} <shows> [two men on a raft].", id="a film shows"),
        pytest.param("{The study} <suggests> [that the dam is old].", id="a study suggests"),
        pytest.param("{She} <suggested> [a later date].", id="a person suggests"),
        pytest.param("{The mayor} <cited> [a lack of funds].", id="a reason cited"),
        pytest.param("{The mayor} <quoted> [“all is well”].", id="words quoted"),
        pytest.param("{No one} <could predict> [the flood].", id="said of nobody"),
        pytest.param("<In> {two polls} [the mayor is ahead].", id="in a poll"),
        pytest.param("[The builder] is <known> [to be fond of golf].", id="known to be"),
        pytest.param("{The mayor} <offered> [some good advice].", id="advice offered"),
        pytest.param("{One guest} <told> [that the dam broke].", id="one of them"),
        pytest.param("{The mayor} <must have said> [that the dam broke].", id="must have said"),
        pytest.param("{The mayor} <seemed to deny> [the claim].", id="seemed to deny"),
        pytest.param("{She} <ended her letter with:> [I will not go].", id="a colon"),
        pytest.param("[“All is well.”] <--> {Ada Quill}", id="a dash"),
    ],
)
def test_something_is_told(sentence: str) -> None:
    assert told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("{The station} <aired> [a tape].", id="aired"),
        pytest.param("{The mayor} <tweeted> [a photo of the dam].", id="a photo posted"),
        pytest.param("{The letter} <used> [her full name].", id="used"),
        pytest.param("{Ada Quill} <shows> [a sign at the dam].", id="a person shows a thing"),
        pytest.param("{Users} <love> [the machine].", id="loved"),
        pytest.param("{The divers} <noticed> [a raft].", id="perceived"),
        pytest.param("{A man} <was so fond of> [his goldfish].", id="fond of"),
        pytest.param("<It seems> [the dam will hold].", id="it seems"),
        pytest.param("[The raft] <appeared> [to be old].", id="appeared to be"),
        pytest.param("the dam, <also known as> [the Wall]", id="known as"),
        pytest.param("{The gazette} <quoted> [an eyewitness].", id="a speaker quoted"),
        pytest.param("{The gazette} reported, <citing> [two officials].", id="speakers cited"),
        pytest.param("What do {you} <think of> [the dam]?", id="the reader asked"),
        pytest.param("{The baker} <went to look for> [his hat].", id="an act"),
        pytest.param("{The report} <surfaced> [on Monday].", id="came up"),
    ],
)
def test_nothing_is_told(sentence: str) -> None:
    assert not told(sentence)


def test_what_tells_nothing_is_a_relation_where_it_is_sure() -> None:
    text, one = marked("{The station} <aired> [a tape].", score=SURE)
    doc = Doc(article(text))
    assert telling(doc, [one, replace(one, score=SURE - 0.1)], SURE) == [one]


@given(st.text("Ada said’s “that” it. -@", min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_any_words_are_judged(cue: str, content: str) -> None:
    text = f"Ada {cue} {content}"
    one = Attribution((Span(0, 3),), (Span(4, 4 + len(cue)),), (Span(5 + len(cue), len(text)),), 0.5)
    assert telling(Doc(article(text)), [one], 1.1) in ([], [one])
